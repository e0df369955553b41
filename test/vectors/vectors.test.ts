import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { AnswerValue } from '../../src/engine/answer.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import type { Violation } from '../../src/engine/violation.ts';
import { canonicalJson } from '../../src/questionnaire/canonical.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import {
  documentOf,
  load,
  openCase,
  vectorFiles,
  type Expectation,
  type VectorCase,
  type VectorFile,
} from './vector.ts';

for (const [name, file] of vectorFiles()) {
  describe(`Vectors of ${name}`, () => {
    for (const vector of file.cases) it(vector.name, () => run(file, vector));
  });
}

describe('The vectors as a whole', () => {
  it('have a name of their own in each file', () => {
    for (const [name, { cases }] of vectorFiles()) {
      assert.equal(new Set(cases.map((vector) => vector.name)).size, cases.length, name);
    }
  });

  it('use every test, every calculation and every combination of the language', () => {
    const text = JSON.stringify(vectorFiles());
    const tests = 'is isNot oneOf noneOf includes includesAny onlyFrom answered above atLeast below atMost';
    const dates = 'before after onOrBefore onOrAfter addDays addMonths daysBetween today';
    const sums = 'sum count min max where add subtract multiply percentOf round to lookup at if then else normalise';
    for (const word of `${tests} ${dates} ${sums} all any not fires answer context value`.split(' ')) {
      assert.ok(text.includes(`"${word}":`), word);
    }
  });
});

function run(file: VectorFile, vector: VectorCase): void {
  const loaded = load(documentOf(file, vector));
  if (vector.issue !== undefined) {
    assert.equal(loaded.status, 'rejected', 'the document is refused');
    const found = loaded.issues.map(({ code, pointer }) => (vector.at === undefined ? code : `${code} ${pointer}`));
    // Where no place is given, one slip may close several circles.
    const expected = vector.at === undefined ? vector.issue : `${vector.issue} ${vector.at}`;
    assert.deepEqual(vector.at === undefined ? [...new Set(found)] : found, [expected]);
    return;
  }
  assert.deepEqual(loaded.status === 'rejected' ? loaded.issues : [], [], 'the document has no issue');
  if (loaded.status === 'ready') check(loaded.questionnaire, file, vector);
}

function check(questionnaire: Questionnaire, file: VectorFile, vector: VectorCase): void {
  const session = openCase(questionnaire, file, vector);
  const { snapshot } = session;
  if (vector.condition !== undefined) assert.equal(verdict(snapshot), vector.gives, 'the verdict');
  if (vector.calculate !== undefined) assert.deepEqual(snapshot.answer('vectorResult') ?? null, vector.gives);
  if (vector.expect) checkExpectation(snapshot, vector.expect);
  const result = session.payload();
  assert.equal(result.status, snapshot.violations.length === 0 ? 'valid' : 'invalid');
  if (result.status === 'valid') {
    assert.deepEqual(result.payload.answers, answersOf(snapshot));
    assert.deepEqual(JSON.parse(canonicalJson(result.payload)), result.payload);
  }
}

/** The two notices of an injected condition: one is shown when it is true, the other when it is false. */
function verdict(snapshot: Snapshot): boolean | null {
  const [yes, no] = [snapshot.isRelevant('vectorTrue'), snapshot.isRelevant('vectorFalse')];
  assert.ok(!(yes && no), 'never both');
  return yes ? true : no ? false : null;
}

function checkExpectation(snapshot: Snapshot, expected: Expectation): void {
  for (const path of expected.shown ?? []) assert.equal(snapshot.isRelevant(path), true, `${path} is shown`);
  for (const path of expected.hidden ?? []) assert.equal(snapshot.isRelevant(path), false, `${path} is hidden`);
  for (const path of expected.required ?? []) assert.equal(snapshot.isRequired(path), true, `${path} is required`);
  for (const path of expected.notRequired ?? [])
    assert.equal(snapshot.isRequired(path), false, `${path} may stay blank`);
  for (const [path, values] of Object.entries(expected.options ?? {})) {
    assert.deepEqual(
      snapshot.options(path).map(({ value }) => value),
      values,
      `options of ${path}`,
    );
  }
  same(snapshot.violations.map(shortForm), expected.violations, 'violations');
  same(snapshot.warnings.map(shortForm), expected.warnings, 'warnings');
  same(snapshot.needsReview, expected.needsReview, 'needsReview');
  same(snapshot.confirmed, expected.confirmed, 'confirmed');
  if (expected.payload) assert.deepEqual(answersOf(snapshot), expected.payload, 'payload');
}

/** Order is no part of the vectors: a verifier may find violations in its own. */
function same(found: readonly string[], expected: readonly string[] | undefined, what: string): void {
  if (expected) assert.deepEqual([...found].sort(), [...expected].sort(), what);
}

function shortForm({ path, section, code }: Violation): string {
  return `${path === '' ? `#${section}` : path} ${code}`;
}

function answersOf(snapshot: Snapshot): Record<string, AnswerValue> {
  const questions = snapshot.questionnaire.sections.flatMap((section) => section.questions);
  const answers = questions.map(({ pattern }) => [pattern, snapshot.answer(pattern)] as const);
  return Object.fromEntries(answers.flatMap(([id, answer]) => (answer === undefined ? [] : [[id, answer]])));
}
