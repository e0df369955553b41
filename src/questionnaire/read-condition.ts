import type { Question } from './compiled.ts';
import { exact } from './exact.ts';
import type { Condition, Operand, RuleType, TestName } from './expression.ts';
import { pointerTo } from './issue.ts';
import { isObject } from './json-object.ts';
import { didYouMean } from './near-miss.ts';
import type { RuleReader, Typed } from './rule-reader.ts';
import { familyOf, inWords, unify, type Family } from './rule-types.ts';

const SCALAR: readonly Family[] = ['text', 'number', 'money', 'percent', 'date', 'option', 'flag'];
const AMOUNT: readonly Family[] = ['number', 'money', 'percent'];

/** Each test: what its subject may be, and whether it takes one value or a list of them. */
const TESTS: Readonly<Record<TestName, { readonly on: readonly Family[]; readonly takes: 'one' | 'list' }>> = {
  is: { on: SCALAR, takes: 'one' },
  isNot: { on: SCALAR, takes: 'one' },
  oneOf: { on: SCALAR, takes: 'list' },
  noneOf: { on: SCALAR, takes: 'list' },
  includes: { on: ['options'], takes: 'one' },
  includesAny: { on: ['options'], takes: 'list' },
  onlyFrom: { on: ['options'], takes: 'list' },
  above: { on: AMOUNT, takes: 'one' },
  atLeast: { on: AMOUNT, takes: 'one' },
  below: { on: AMOUNT, takes: 'one' },
  atMost: { on: AMOUNT, takes: 'one' },
  before: { on: ['date'], takes: 'one' },
  after: { on: ['date'], takes: 'one' },
  onOrBefore: { on: ['date'], takes: 'one' },
  onOrAfter: { on: ['date'], takes: 'one' },
};

const ALWAYS: Condition = { op: 'all', of: [] };

/**
 * Reads a condition of the document; undefined when it has an issue (which is reported). A condition that could not
 * be read is never taken for true: the document is refused.
 */
export function readCondition(reader: RuleReader, json: unknown, pointer: string): Condition | undefined {
  if (typeof json === 'string') {
    const node = reader.named(json, pointer);
    return node === undefined ? undefined : { op: 'named', node };
  }
  if (!isObject(json)) {
    return reader.issue(
      'malformed-condition',
      pointer,
      'This is not a condition.',
      'Write a name or { "question": test }.',
    );
  }
  const keys = Object.keys(json);
  const word = keys.find((key) => key === 'all' || key === 'any' || key === 'not' || key === 'fires');
  if (keys.length === 0 || (word !== undefined && keys.length > 1)) {
    return reader.issue(
      'malformed-condition',
      pointer,
      word ? `"${word}" cannot stand beside other words.` : 'The condition is empty.',
      'Join several conditions with "all" or "any".',
    );
  }
  if (word !== undefined) return readCombination(reader, word, json[word], pointerTo(pointer, word));
  return together(keys.map((key) => readSubject(reader, key, json[key], pointerTo(pointer, key))));
}

function readCombination(reader: RuleReader, word: string, json: unknown, pointer: string): Condition | undefined {
  if (word === 'not') {
    const of = reader.condition(json, pointer);
    return of && { op: 'not', of };
  }
  if (!Array.isArray(json) || json.length === 0) {
    return reader.issue('malformed-condition', pointer, `"${word}" needs a list.`, `Write "${word}": [ … ].`);
  }
  if (word === 'fires') {
    const rules = json.map((id, i) => reader.rule(String(id), pointerTo(pointer, i)));
    return rules.every((node) => node !== undefined) ? { op: 'fires', rules } : undefined;
  }
  const of = json.map((part, i) => reader.condition(part, pointerTo(pointer, i)));
  return of.every((part) => part !== undefined) ? { op: word as 'all' | 'any', of } : undefined;
}

function together(parts: readonly (Condition | undefined)[]): Condition | undefined {
  if (!parts.every((part) => part !== undefined)) return undefined;
  return parts.length === 1 ? (parts[0] ?? ALWAYS) : { op: 'all', of: parts };
}

function readSubject(reader: RuleReader, name: string, json: unknown, pointer: string): Condition | undefined {
  const answered =
    isObject(json) && 'answered' in json ? readAnswered(reader, name, json['answered'], pointer) : undefined;
  if (answered && Object.keys(json as object).length === 1) return answered.condition;
  const subject = reader.subject(name, pointer);
  if (!subject) return undefined;
  if (!isObject(json)) return readTest(reader, 'is', subject, json, pointer);
  const names = Object.keys(json);
  if (names.length === 0) {
    return reader.issue(
      'malformed-condition',
      pointer,
      'The test is empty.',
      'Write a value, or a test such as { "is": … }.',
    );
  }
  return together(
    names.map((test) =>
      test === 'answered' ? answered?.condition : readTest(reader, test, subject, json[test], pointerTo(pointer, test)),
    ),
  );
}

// A composite has no value of its own, but it can be asked whether anything was answered in it.
function readAnswered(
  reader: RuleReader,
  name: string,
  expected: unknown,
  pointer: string,
): { condition: Condition | undefined } {
  if (typeof expected !== 'boolean') {
    const at = pointerTo(pointer, 'answered');
    return { condition: reader.issue('type-mismatch', at, '"answered" is true or false.', 'Write true or false.') };
  }
  const isPath = name !== 'today' && !name.startsWith('context.') && !name.startsWith('value.');
  const question = isPath ? reader.place(name, pointer)?.question : undefined;
  if (isPath && !question) return { condition: undefined };
  if (question && !question.ruleType && question.parts.length > 0 && !question.repeatedBy) {
    const of = question.parts.map((part): Condition => {
      reader.note(part.node);
      return part.repeatedBy
        ? anyOf(part)
        : { op: 'answered', subject: { op: 'answer', node: part.node }, expected: true };
    });
    return { condition: expected ? { op: 'any', of } : { op: 'not', of: { op: 'any', of } } };
  }
  const subject = reader.subject(name, pointer);
  return { condition: subject && { op: 'answered', subject: subject.operand, expected } };
}

/** Whether a repeated part is answered in some row. */
function anyOf(part: Question): Condition {
  const one: Operand = { op: 'literal', value: exact(1) };
  return { op: 'test', test: 'atLeast', subject: { op: 'count', over: { node: part.node } }, to: one };
}

function readTest(
  reader: RuleReader,
  test: string,
  subject: Typed,
  json: unknown,
  pointer: string,
): Condition | undefined {
  const rule = Object.hasOwn(TESTS, test) ? TESTS[test as TestName] : undefined;
  if (!rule) {
    const tests = [...Object.keys(TESTS), 'answered'];
    return reader.issue(
      'unknown-test',
      pointer,
      `There is no test "${test}".`,
      didYouMean(test, tests, `Use one of ${tests.join(', ')}.`),
    );
  }
  if (!rule.on.includes(familyOf(subject.type))) {
    return reader.issue(
      'type-mismatch',
      pointer,
      `"${test}" cannot be asked of ${inWords(subject.type)}.`,
      remedyFor(test as TestName, subject.type),
    );
  }
  const to =
    rule.takes === 'one'
      ? readOther(reader, subject.type, json, pointer)
      : readList(reader, subject.type, json, pointer);
  return to && { op: 'test', test: test as TestName, subject: subject.operand, to };
}

function readList(
  reader: RuleReader,
  subject: RuleType,
  json: unknown,
  pointer: string,
): Operand | Operand[] | undefined {
  if (Array.isArray(json)) {
    if (json.length === 0)
      return reader.issue('malformed-condition', pointer, 'The list is empty.', 'Name at least one value.');
    const items = json.map((item, i) => readOther(reader, subject, item, pointerTo(pointer, i)));
    return items.every((item) => item !== undefined) ? items : undefined;
  }
  const list = reader.operand(json, pointer, undefined);
  if (!list) return undefined;
  if (list.type.type === 'options' && (subject.type === 'option' || subject.type === 'options')) return list.operand;
  return reader.issue('type-mismatch', pointer, `This is ${inWords(list.type)}, not a list.`, 'Write a list: [ … ].');
}

/** The other side of a comparison: one value of the subject's family. */
function readOther(reader: RuleReader, subject: RuleType, json: unknown, pointer: string): Operand | undefined {
  const expected: RuleType = subject.type === 'options' ? { type: 'option', values: subject.values } : subject;
  // A whole number may be compared with a fraction of the same family.
  const wanted: RuleType = expected.type === 'integer' && isFraction(json) ? { type: 'decimal' } : expected;
  const other = reader.operand(json, pointer, isObject(json) ? undefined : wanted, expected);
  if (!other) return undefined;
  if (unify(other.type, expected)) return other.operand;
  return reader.issue(
    'type-mismatch',
    pointer,
    `${capital(inWords(expected))} cannot be compared with ${inWords(other.type)}.`,
    'Compare two of the same sort.',
  );
}

function remedyFor(test: TestName, subject: RuleType): string {
  if (subject.type === 'options') return 'Use "includes", "includesAny" or "onlyFrom".';
  if (subject.type === 'date') return 'Use "before", "after", "onOrBefore" or "onOrAfter".';
  if (test.startsWith('includes') || test === 'onlyFrom') return 'Use "is" or "oneOf".';
  if (subject.type === 'files' || subject.type === 'rows') return 'Use "answered", or take a count.';
  return 'Use a test that fits the answer.';
}

/** A number with decimal places, which cannot stand as a JSON number. */
function isFraction(json: unknown): boolean {
  return typeof json === 'string' && json.includes('.');
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
