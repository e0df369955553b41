import { isObject } from '../../../src/questionnaire/json-object.ts';
import { questions } from './document-places.ts';
import { added, type Ground, instead, type Operator, type Placed, type Slip } from './planting.ts';

const PLACES = ['relevantWhen', 'requiredWhen', 'when'];

function conditions({ all }: Ground): readonly Placed[] {
  return all.filter(({ key, pointer }) => PLACES.includes(key) || /^\/conditions\/\w+$/.test(pointer));
}

function written({ text }: Ground, { span }: Placed): string {
  return text.slice(span.start, span.end);
}

/** A subject of a condition that is compared with one literal. */
function literalTests(ground: Ground): readonly Placed[] {
  return ground.all.filter(({ key, value, holder, pointer }) => {
    const within = PLACES.some((place) => pointer.includes(`/${place}/`)) || /^\/conditions\/\w+\/./.test(pointer);
    const named = ['template', 'list', 'context', 'answer', 'value', 'is', 'isNot', 'includes', 'if', 'not'].includes(
      key,
    );
    return within && typeof value === 'string' && !named && !/^\d+$/.test(key) && isObject(ground.at(holder)?.value);
  });
}

/** The other values with which the same subject is compared somewhere. */
function rivals(ground: Ground, { key, value }: Placed): readonly string[] {
  if (value === 'yes' || value === 'no') return [value === 'yes' ? 'no' : 'yes'];
  return literalTests(ground).flatMap((other) =>
    other.key === key && other.value !== value ? [String(other.value)] : [],
  );
}

function twoValues(ground: Ground): readonly Slip[] {
  return literalTests(ground).flatMap((placed) => {
    const [rival] = rivals(ground, placed);
    const holder = ground.at(placed.holder);
    if (rival === undefined || !holder || !isObject(holder.value)) return [];
    const both = `{ "all": [${written(ground, holder)}, { "${placed.key}": "${rival}" }] }`;
    return [{ edits: [instead(holder, both)] }];
  });
}

// `any` of two values of one choice becomes `all` of them.
function anyToAll(ground: Ground): readonly Slip[] {
  return ground.all.flatMap((list) => {
    if (list.key !== 'any' || !Array.isArray(list.value) || !list.span.name) return [];
    const tests = list.value.map((item) => (typeof item === 'string' ? named(ground, item) : (item as unknown)));
    const subjects = tests.map((test) =>
      isObject(test) && typeof Object.values(test)[0] === 'string' ? Object.entries(test)[0] : undefined,
    );
    const [first] = subjects;
    if (!first || subjects.some((subject) => subject?.[0] !== first[0])) return [];
    return [{ edits: [{ ...list.span.name, text: '"all"' }] }];
  });
}

function named(ground: Ground, name: string): unknown {
  const { conditions: all } = ground.json;
  return isObject(all) ? all[name] : undefined;
}

function against(ground: Ground): readonly Slip[] {
  return questions(ground).flatMap((question) => {
    const section = ground.at(question.pointer.replace(/\/questions\/.*$/, '/relevantWhen'));
    const own = ground.at(`${question.pointer}/relevantWhen`);
    if (!section || own) return [];
    const condition = `{ "not": ${written(ground, section)} }`;
    return [{ edits: [added(question, 'relevantWhen', condition)], others: () => [section.span.start] }];
  });
}

const TEST_WORDS =
  'is isNot oneOf noneOf includes includesAny onlyFrom answered above atLeast below atMost before after onOrBefore onOrAfter'.split(
    ' ',
  );

// The test of another sort of answer: what is chosen among several is not "is" one of them, a number is not "before".
const CONFUSED: Readonly<Record<string, string>> = {
  includes: 'is',
  includesAny: 'oneOf',
  onlyFrom: 'noneOf',
  oneOf: 'includesAny',
  above: 'after',
  atLeast: 'onOrAfter',
  atMost: 'onOrBefore',
  before: 'below',
  after: 'above',
  onOrBefore: 'atMost',
  onOrAfter: 'atLeast',
};

/** Conditions that cannot hold, or that always do. */
export const conditionOperators: readonly Operator[] = [
  {
    name: 'condition that contradicts itself',
    slips: (ground) =>
      conditions(ground).map((placed) => ({
        edits: [instead(placed, `{ "all": [${written(ground, placed)}, { "not": ${written(ground, placed)} }] }`)],
      })),
  },
  { name: 'two values of one choice at once', slips: twoValues },
  { name: 'any became all', slips: anyToAll },
  { name: 'question against the condition of its section', slips: against },
  {
    name: 'condition that never says no',
    slips: (ground) =>
      conditions(ground).map((placed) => ({
        edits: [instead(placed, `{ "any": [${written(ground, placed)}, { "not": ${written(ground, placed)} }] }`)],
      })),
  },
  {
    name: 'test of another sort of answer',
    slips: (ground) =>
      ground.all.flatMap((placed) => {
        const other = CONFUSED[placed.key];
        return other !== undefined && TEST_WORDS.includes(placed.key) && placed.span.name
          ? [{ edits: [{ ...placed.span.name, text: `"${other}"` }] }]
          : [];
      }),
  },
];
