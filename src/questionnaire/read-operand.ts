import type { RuleType } from './expression.ts';
import { pointerTo } from './issue.ts';
import { isObject } from './json-object.ts';
import { didYouMean } from './near-miss.ts';
import { readTypedLiteral, wrongCount } from './operand-basics.ts';
import { readAggregate } from './read-aggregate.ts';
import { readBandOf, readLookup, readPercentOf, readProduct, readRound, readSum } from './read-arithmetic.ts';
import type { ReadCalculation, RuleReader, Typed } from './rule-reader.ts';
import { fits, inWords, unify } from './rule-types.ts';

const WORDS: Readonly<Record<string, { readonly read: ReadCalculation; readonly also?: readonly string[] }>> = {
  answer: { read: (reader, json, pointer) => reader.answer(String(json['answer']), pointerTo(pointer, 'answer')) },
  context: { read: (reader, json, pointer) => reader.fact(String(json['context']), pointerTo(pointer, 'context')) },
  value: { read: (reader, json, pointer) => reader.value(String(json['value']), pointerTo(pointer, 'value')) },
  today: { read: (reader) => reader.today() },
  sum: { read: readAggregate('sum'), also: ['where'] },
  count: { read: readAggregate('count'), also: ['where'] },
  min: { read: readAggregate('min'), also: ['where'] },
  max: { read: readAggregate('max'), also: ['where'] },
  add: { read: readSum('add') },
  subtract: { read: readSum('subtract') },
  multiply: { read: readProduct },
  percentOf: { read: readPercentOf },
  round: { read: readRound, also: ['to'] },
  lookup: { read: readLookup, also: ['at'] },
  bandOf: { read: readBandOf, also: ['at'] },
  if: { read: readIf, also: ['then', 'else'] },
  addDays: { read: readDateShift('addDays') },
  addMonths: { read: readDateShift('addMonths') },
  daysBetween: { read: readDaysBetween },
  normalise: { read: readNormalise },
};

/**
 * Reads an operand; undefined when it has an issue (which is reported). With `expected`, literals are read as that
 * type and anything else must fit it; `hint` only helps to read literals inside calculations.
 */
export function readOperand(
  reader: RuleReader,
  json: unknown,
  pointer: string,
  expected: RuleType | undefined,
  hint?: RuleType,
): Typed | undefined {
  const typed = isObject(json)
    ? readCalculation(reader, json, pointer, expected ?? hint)
    : readTypedLiteral(reader, json, pointer, expected);
  if (!typed || !expected || fits(typed.type, expected)) return typed;
  return reader.issue(
    'type-mismatch',
    pointer,
    `${inWords(expected)} is needed here, and this is ${inWords(typed.type)}.`.replace(/^./, (letter) =>
      letter.toUpperCase(),
    ),
    'Use a value of the right sort; nothing is converted.',
  );
}

function readCalculation(reader: RuleReader, json: Record<string, unknown>, pointer: string, expected?: RuleType) {
  const keys = Object.keys(json);
  const word = keys.find((key) => Object.hasOwn(WORDS, key) && key !== 'then' && key !== 'else');
  const rule = word === undefined ? undefined : WORDS[word];
  if (!rule) {
    return reader.issue(
      'unknown-operator',
      pointer,
      keys.length === 0 ? 'This value is empty.' : `There is no calculation "${keys[0]}".`,
      didYouMean(keys[0] ?? '', Object.keys(WORDS), `Use one of ${Object.keys(WORDS).join(', ')}.`),
    );
  }
  const stray = keys.find((key) => key !== word && !rule.also?.includes(key));
  const missing = rule.also?.find((key) => key !== 'where' && !keys.includes(key));
  if (stray !== undefined || missing !== undefined) {
    return reader.issue(
      'malformed-operand',
      pointer,
      stray === undefined ? `"${word}" needs "${missing}" beside it.` : `"${stray}" cannot stand beside "${word}".`,
      stray === undefined ? `Add "${missing}".` : 'Put one calculation inside the other.',
    );
  }
  return rule.read(reader, json, pointer, expected);
}

function readIf(
  reader: RuleReader,
  json: Record<string, unknown>,
  pointer: string,
  expected?: RuleType,
): Typed | undefined {
  const when = reader.condition(json['if'], pointerTo(pointer, 'if'));
  const branches = readBranches(reader, json, pointer, expected);
  if (!when || !branches) return undefined;
  const type = unify(branches.then.type, branches.else.type);
  if (!type) {
    const message = `"then" gives ${inWords(branches.then.type)}, "else" gives ${inWords(branches.else.type)}.`;
    return reader.issue('type-mismatch', pointer, message, 'Let both give the same sort of value.');
  }
  return { operand: { op: 'if', when, then: branches.then.operand, else: branches.else.operand }, type };
}

function readBranches(reader: RuleReader, json: Record<string, unknown>, pointer: string, expected?: RuleType) {
  const read = (word: 'then' | 'else', hint: RuleType | undefined) =>
    reader.operand(json[word], pointerTo(pointer, word), isObject(json[word]) ? undefined : hint, hint);
  // A literal branch takes the type of the other one when nothing else says what is expected.
  const literalFirst = !isObject(json['then']);
  const first = read(literalFirst ? 'else' : 'then', expected);
  const second = read(literalFirst ? 'then' : 'else', expected ?? first?.type);
  if (!first || !second) return undefined;
  return literalFirst ? { then: second, else: first } : { then: first, else: second };
}

function readDateShift(op: 'addDays' | 'addMonths'): ReadCalculation {
  return (reader, json, pointer) => {
    const at = pointerTo(pointer, op);
    const list = json[op];
    if (!Array.isArray(list) || list.length !== 2) return wrongCount(reader, at, 'a date and a whole number');
    const date = reader.operand(list[0], pointerTo(at, 0), { type: 'date' });
    const by = reader.operand(list[1], pointerTo(at, 1), { type: 'integer' });
    return date && by && { operand: { op, date: date.operand, by: by.operand }, type: { type: 'date' } };
  };
}

function readDaysBetween(reader: RuleReader, json: Record<string, unknown>, pointer: string): Typed | undefined {
  const at = pointerTo(pointer, 'daysBetween');
  const list = json['daysBetween'];
  if (!Array.isArray(list) || list.length !== 2) return wrongCount(reader, at, 'two dates');
  const from = reader.operand(list[0], pointerTo(at, 0), { type: 'date' });
  const to = reader.operand(list[1], pointerTo(at, 1), { type: 'date' });
  return (
    from && to && { operand: { op: 'daysBetween', from: from.operand, to: to.operand }, type: { type: 'integer' } }
  );
}

function readNormalise(reader: RuleReader, json: Record<string, unknown>, pointer: string): Typed | undefined {
  const of = reader.operand(json['normalise'], pointerTo(pointer, 'normalise'), { type: 'text' });
  return of && { operand: { op: 'normalise', of: of.operand }, type: { type: 'text' } };
}
