import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { english } from '../../src/elements/messages-en.ts';
import { violationText } from '../../src/elements/violation-text.ts';
import type { AnswerValue, Unparsed } from '../../src/engine/answer.ts';
import type { ViolationCode } from '../../src/engine/violation.ts';
import { reading } from './reading.ts';

function messageOf(question: object, answer?: AnswerValue | Unparsed, locale = 'en'): string | undefined {
  const reader = reading([{ id: 'asked', label: 'Asked', ...question }], { locale });
  if (answer !== undefined) reader.answer('asked', answer);
  const { violations, warnings } = reader.snapshot;
  const found = [...violations, ...warnings][0];
  return found && violationText(found, reader.snapshot.question(found.path), reader).text;
}

describe('what the respondent reads', () => {
  const cases: readonly [
    question: object,
    answer: AnswerValue | Unparsed | undefined,
    text: string,
    locale?: string,
  ][] = [
    [{ kind: 'text' }, undefined, 'Enter an answer'],
    [{ kind: 'integer' }, undefined, 'Enter a whole number, like 24'],
    [{ kind: 'integer' }, { raw: 'many' }, 'Enter a whole number, like 24'],
    [{ kind: 'integer', minimum: 1000 }, 3, 'Enter 1,000 or more'],
    [{ kind: 'integer', maximum: 10 }, 11, 'Enter 10 or less'],
    [{ kind: 'decimal', step: '0.1' }, { raw: '1;5' }, 'Enter a number, like 12.5'],
    [{ kind: 'decimal', step: '0.1' }, { raw: '1;5' }, 'Enter a number, like 12,5', 'de'],
    [{ kind: 'decimal', step: '0.1' }, '1.25', 'Enter a number in steps of 0.1'],
    [{ kind: 'money', minimum: '5.00' }, { minor: 100, currency: 'USD' }, 'Enter $5.00 or more'],
    [{ kind: 'money' }, { raw: 'x' }, 'Enter an amount, like 1,234.50'],
    [{ kind: 'percent', maximum: '100%' }, 10_001, 'Enter 100% or less'],
    [{ kind: 'date' }, undefined, 'Enter a date'],
    [{ kind: 'date' }, { raw: '2026/mar/' }, 'Add the day'],
    [{ kind: 'date' }, { raw: '2026//' }, 'Add the month and day'],
    [{ kind: 'date' }, { raw: '2026//' }, 'Add the day and month', 'en-GB'],
    [{ kind: 'date' }, { raw: '26/3/1' }, 'Enter the year with four figures'],
    [{ kind: 'date' }, { raw: '2026/2/31' }, 'Enter a real date, like March 27, 2025'],
    [{ kind: 'date', minimum: '2026-01-31' }, '2025-12-31', 'Enter a date on or after January 31, 2026'],
    [{ kind: 'date', maximum: '2026-01-31' }, '2026-12-31', 'Enter a date on or before January 31, 2026'],
    [{ kind: 'email' }, 'info', 'Enter an email address, like name@example.org'],
    [
      { kind: 'email', refuseMailboxes: ['info'] },
      'info@example.org',
      'Enter a personal email address, not a shared one',
    ],
    [{ kind: 'url' }, 'example', 'Enter a web address, like https://example.org'],
    [{ kind: 'phone' }, 'call me', 'Enter a phone number with digits, like +1 312 555 0100'],
    [{ kind: 'longText', maxLength: 3 }, 'four', 'Shorten this to 3 characters or fewer'],
    [{ kind: 'text', minLength: 2 }, 'a', 'Enter at least 2 characters'],
    [{ kind: 'text', pattern: '[A-Z]+', patternMessage: 'Type capitals' }, 'abc', 'Type capitals'],
    [{ kind: 'text', pattern: '[A-Z]+' }, 'abc', 'Enter the answer in the form that is asked for'],
    [{ kind: 'choice', options: [{ value: 'a', label: 'A' }] }, undefined, 'Choose one option'],
    [{ kind: 'choices', options: [{ value: 'a', label: 'A' }] }, undefined, 'Choose at least one option'],
    [{ kind: 'yesNo' }, undefined, 'Choose an answer'],
    [{ kind: 'files' }, undefined, 'Attach a file'],
    [{ kind: 'accept' }, undefined, 'Tick the box to agree'],
    [{ kind: 'rows', columns: [{ id: 'c', kind: 'text', label: 'C' }] }, undefined, 'Add at least one'],
  ];
  for (const [question, answer, text, locale] of cases) {
    test(`${JSON.stringify(question)} ${answer === undefined ? 'left blank' : 'with a wrong answer'}${locale ? ` in ${locale}` : ''}: ${text}`, () =>
      assert.equal(messageOf(question, answer, locale), text));
  }

  test('of the last day before the first is said at the whole range', () =>
    assert.equal(
      messageOf({ kind: 'dateRange' }, { from: '2026-02-01', to: '2026-01-01' }),
      'The last day is before the first. Change one of them',
    ));

  test('has a sentence for every code', () => {
    const codes: Record<ViolationCode, true> = {
      valueMissing: true,
      badInput: true,
      typeMismatch: true,
      patternMismatch: true,
      tooShort: true,
      tooLong: true,
      rangeUnderflow: true,
      rangeOverflow: true,
      stepMismatch: true,
      tooFew: true,
      tooMany: true,
      notOffered: true,
      notTogether: true,
      notUnique: true,
      rangeReversed: true,
      mailboxRefused: true,
      mailboxUnusual: true,
      domainUnusual: true,
      numberUnusual: true,
      nameMismatch: true,
      fileMissing: true,
      filesTooLarge: true,
      fileTypeRefused: true,
      sameFile: true,
      submissionTooLarge: true,
      notCalculated: true,
      stopped: true,
      ruleBroken: true,
      refusedByHost: true,
    };
    const missing = Object.keys(codes).filter((code) => !(code in english) && !(`${code}.other` in english));
    assert.deepEqual(missing, []);
  });

  test('never repeats what was typed', () => {
    for (const kind of ['integer', 'decimal', 'money', 'percent', 'date']) {
      const step = kind === 'decimal' ? { step: '0.1' } : {};
      assert.doesNotMatch(messageOf({ kind, ...step }, { raw: 'S3CRET/S3CRET/S3CRET' })!, /S3CRET/);
    }
  });
});
