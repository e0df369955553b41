import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { openSession } from '../../src/engine/session.ts';
import type { SessionOptions } from '../../src/engine/session-types.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

const bound = { agreement: { context: 'terms' } };

function load(questions: readonly object[]) {
  return loadQuestionnaire({
    format: 1,
    id: 'sample',
    edition: '2026',
    version: 1,
    title: 'Sample',
    language: 'en',
    context: { terms: { kind: 'text' } },
    sections: [{ id: 'only', title: 'Only', questions }],
  });
}

const questions = [
  { id: 'agree', kind: 'accept', label: 'I agree', ...bound },
  {
    id: 'duties',
    kind: 'yesNo',
    label: 'Duties?',
    reviewWhen: 'no',
    explain: { on: 'no', label: 'Why?', optional: true },
    ...bound,
  },
];

function open(terms: string, more: Partial<SessionOptions> = {}) {
  const loaded = load(questions);
  assert.ok(loaded.status === 'ready');
  return openSession(loaded.questionnaire, { context: { contextId: 'c', terms }, today: '2026-05-28', ...more });
}

const hashOf = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const text = 'We keep records for five years. – Ärger e\u0301';

test('an answer to an agreement carries the hash of the text just as the page gave it', () => {
  const session = open(text);
  session.answer('agree', true);
  session.answer('duties', 'no');
  session.answer('duties/explanation', 'Not yet.');
  const result = session.payload();
  assert.ok(result.status === 'valid');
  assert.deepEqual(result.payload.answers, {
    agree: { answer: true, sha256: hashOf(text) },
    duties: { answer: 'no', explanation: 'Not yet.', sha256: hashOf(text) },
  });
});

test('a draft that agreed to another text is asked again, and only once', () => {
  const before = open('Text of last month.');
  before.answer('agree', true);
  before.answer('duties', 'yes');
  const session = open(text, { record: before.record() });
  const codes = () => session.snapshot.violations.map(({ path, code }) => `${path} ${code}`);
  assert.deepEqual(codes(), ['agree valueMissing', 'duties valueMissing']);
  assert.equal(session.snapshot.question('agree').stored, undefined);
  session.answer('agree', true);
  session.answer('duties', 'yes');
  assert.deepEqual(codes(), []);
  assert.equal(session.payload().status, 'valid');
});

test('a draft that agreed to this very text is not asked again', () => {
  const before = open(text);
  before.answer('agree', true);
  before.answer('duties', 'no');
  const session = open(text, { record: before.record() });
  assert.deepEqual(session.snapshot.violations, []);
  assert.deepEqual(session.snapshot.needsReview, ['duties']);
});

test('what was sent can be opened again, and is asked again when the text has changed since', () => {
  const first = open(text);
  first.answer('agree', true);
  first.answer('duties', 'yes');
  const sent = first.payload();
  assert.ok(sent.status === 'valid');
  const { answers } = sent.payload;
  assert.deepEqual(open(text, { answers }).snapshot.violations, []);
  assert.equal(open('Another text.', { answers }).snapshot.violations.length, 2);
});

test('answers without a hash count for the text of the day', () => {
  const session = open(text, { answers: { agree: true, duties: { answer: 'yes' } } });
  assert.deepEqual(session.snapshot.violations, []);
});

test('an answer that is taken back leaves no agreement behind', () => {
  const session = open(text);
  session.answer('agree', true);
  session.answer('agree', undefined);
  assert.deepEqual(
    session.snapshot.violations.map(({ path }) => path),
    ['agree', 'duties'],
  );
  assert.deepEqual(
    Object.values(session.record().answers).filter((stored) => stored !== null),
    [],
  );
});

test('an agreement that the page does not supply is an issue', () => {
  const loaded = load([{ id: 'agree', kind: 'accept', label: 'I agree', agreement: 'We agree.' }]);
  assert.ok(loaded.status === 'rejected');
  assert.deepEqual(
    loaded.issues.map(({ code, pointer }) => `${code} ${pointer}`),
    ['type-mismatch /sections/0/questions/0/agreement'],
  );
});
