import { FACTS, LETTERS, type Ground } from './ground.ts';
import { makeCondition, makeOperand, type Known, type SubjectType } from './rule-maker.ts';

/** A generated question. */
export interface MadeQuestion {
  readonly id: string;
  readonly [word: string]: unknown;
}

type Words = Record<string, unknown>;
type Prefilled = readonly [fact: string, type: SubjectType];

const YES_NO = ['yes', 'no'] as const;
const YES_NO_OR_NOT = ['yes', 'no', 'notApplicable'] as const;
const CHOSEN = ['text', 'integer', 'yesNo', 'choice', 'choices'] as const;
const SIMPLE = [...CHOSEN, 'decimal', 'money', 'percent', 'date', 'accept', 'calculated'] as const;
const COMPOSITE = [
  'group',
  'rows',
  'rows',
  'matrix',
  'files',
  'evidence',
  'dateRange',
  'rank',
  'email',
  'longText',
] as const;
const SHOWN = ['notice', 'prefilled', 'stop', 'address', 'signature'] as const;
const WITHOUT_ANSWER: readonly string[] = ['notice', 'stop', 'prefilled', 'calculated'];
const RESULTS = ['integer', 'decimal', 'money', 'date', 'text'] as const;
const PREFILLED: readonly [Prefilled, ...Prefilled[]] = [
  ['since', 'date'],
  ['limit', 'integer'],
  ['alias', 'text'],
  ['approved', 'options'],
];

/** Makes a question of any kind, or of a simple one where questions stand within questions. */
export function makeQuestion(ground: Ground, letter: string, prefix?: string): MadeQuestion {
  const { tape } = ground;
  const id = ground.id(letter);
  const kinds = prefix === undefined ? [...SIMPLE, ...SIMPLE, ...COMPOSITE, ...SHOWN] : SIMPLE;
  const kind = tape.pick(kinds) ?? 'text';
  const words: Words = {};
  if (tape.once(3)) words['relevantWhen'] = makeCondition(tape, ground.known);
  if (!WITHOUT_ANSWER.includes(kind)) {
    if (tape.once(4)) words['requiredWhen'] = makeCondition(tape, ground.known, 1);
    else if (tape.once(2)) words['optional'] = true;
  }
  return { id, kind, label: id, ...words, ...specifics(ground, kind, `${prefix ?? ''}${id}`) };
}

/** Makes a rule that shows at one of some questions; `known` when it stands within rows. */
export function makeRule(ground: Ground, at: readonly string[], known: Known = ground.known): Words {
  const { tape } = ground;
  const id = ground.id('rule');
  const rule = {
    id,
    ...(tape.once(3) ? { when: makeCondition(tape, known, 1) } : {}),
    require: makeCondition(tape, known),
    ...(tape.once(4) ? {} : { at: [tape.pick(at) ?? at[0], at[0]] }),
    severity: tape.pick(['error', 'warning', 'confirm']),
    message: 'Sample message.',
  };
  ground.rules.push(id);
  return rule;
}

function specifics(ground: Ground, kind: string, path: string): Words {
  switch (kind) {
    case 'calculated':
      return calculated(ground, path);
    case 'choice':
    case 'choices':
    case 'rank': {
      const options = optionSource(ground);
      ground.add(path, kind === 'choice' ? 'option' : 'options', LETTERS);
      return { options };
    }
    case 'yesNo':
      return yesNo(ground, path);
    case 'accept':
      ground.add(path, 'flag');
      return {};
    case 'prefilled': {
      const [from, type] = ground.tape.pick(PREFILLED);
      ground.add(path, type, type === 'options' ? LETTERS : undefined);
      return { from };
    }
    case 'notice':
      return { text: 'Sample text.' };
    case 'stop':
      return { text: 'Sample text.', relevantWhen: makeCondition(ground.tape, ground.known) };
    case 'group':
    case 'rows':
    case 'matrix':
    case 'files':
    case 'evidence':
    case 'dateRange':
    case 'address':
    case 'signature':
      return composite(ground, kind, path);
    default:
      return plain(ground, kind, path);
  }
}

function plain(ground: Ground, kind: string, path: string): Words {
  const { tape } = ground;
  const amounts: readonly string[] = ['integer', 'decimal', 'money', 'percent', 'date'];
  const type = amounts.includes(kind) ? (kind as SubjectType) : 'text';
  const words: Words = {};
  if (ground.initial && tape.once(4)) words['initial'] = makeOperand(tape, ground.known, type, 1);
  if (kind === 'decimal') words['step'] = '0.1';
  if (kind === 'percent') words['step'] = '0.01%';
  if (kind === 'integer' && tape.once(3)) Object.assign(words, { minimum: 1, maximum: 9 });
  ground.add(path, type);
  return words;
}

function calculated(ground: Ground, path: string): Words {
  const { tape } = ground;
  const result = tape.pick(RESULTS);
  const calculate = makeOperand(tape, ground.known, result);
  ground.add(path, result);
  return { result, calculate, ...(tape.once(2) ? { optional: true } : {}) };
}

function yesNo(ground: Ground, path: string): Words {
  const { tape } = ground;
  const words: Words = {};
  if (tape.once(4)) words['notApplicable'] = tape.once(2) ? makeCondition(tape, ground.known, 1) : true;
  const explained = tape.once(2);
  ground.add(path, 'option', 'notApplicable' in words ? YES_NO_OR_NOT : YES_NO);
  if (!explained) return words;
  ground.add(`${path}/explanation`, 'text');
  const optional = tape.below(2) === 0;
  words['explain'] = { on: tape.pick(YES_NO), label: 'Why?', optional, files: { optional: true } };
  words['reviewWhen'] = tape.pick(YES_NO);
  return words;
}

function optionSource({ tape, subjects }: Ground): unknown {
  if (!tape.once(2)) return 'letters';
  const lists = subjects.filter(
    ({ type, values, name }) => type === 'options' && values === LETTERS && !name.includes('/'),
  );
  return { list: 'letters', only: (tape.pick(lists) ?? FACTS[0]).operand };
}

function composite(ground: Ground, kind: string, path: string): Words {
  switch (kind) {
    case 'group': {
      const questions = ground.tape.many(1, 3, () => makeQuestion(ground, 'g', `${path}/`));
      ground.add(path, 'composite');
      return { questions };
    }
    case 'rows':
      return rows(ground, path);
    case 'matrix':
      return matrix(ground, path);
    case 'evidence':
      ground.add(path, 'composite');
      ground.add(`${path}/text`, 'text');
      ground.add(`${path}/byEmail`, 'flag');
      return { files: {}, byEmail: true };
    case 'files':
      ground.add(path, 'files');
      return {};
    case 'address':
      ground.add(`${path}/city`, 'text');
      return {};
    default:
      ground.add(`${path}/${kind === 'dateRange' ? 'from' : 'date'}`, 'date');
      return {};
  }
}

function rows(ground: Ground, path: string): Words {
  const { tape } = ground;
  const columns = ground.inside(path, () => tape.many(1, 4, () => makeQuestion(ground, 'c', '')));
  const words: Words = { columns: columns.made };
  const ids = columns.made.map(({ id }) => id);
  if (tape.once(3)) words['rules'] = ground.within(columns.subjects, () => [makeRule(ground, ids)]);
  if (tape.once(4)) Object.assign(words, { minItems: 1, maxItems: 2 });
  if (tape.once(4)) words['unique'] = ids.slice(0, 1);
  ground.add(path, 'rows');
  return words;
}

function matrix(ground: Ground, path: string): Words {
  const { tape } = ground;
  const rows = optionSource(ground);
  if (tape.once(2)) {
    const { made } = ground.inside(path, () => tape.many(1, 3, () => makeQuestion(ground, 'm', '')));
    return { rows, columns: made };
  }
  ground.columns.push({ name: `${path}/*`, operand: {}, type: 'integer', over: `${path}/*` });
  ground.add(`${path}/b`, 'integer');
  return { rows, cell: { kind: 'integer', ...(tape.once(2) ? { optional: true } : {}) } };
}
