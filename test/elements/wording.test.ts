import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { answerText } from '../../src/elements/answer-text.ts';
import { localised } from '../../src/elements/localised-text.ts';
import { quotesAnswers, say } from '../../src/elements/wording.ts';
import { reading } from './reading.ts';

describe('a text in several languages', () => {
  const text = { en: 'Hello', es: 'Hola', 'pt-BR': 'Olá' };
  const cases: readonly [locale: string, text: string, lang: string | undefined][] = [
    ['es', 'Hola', undefined],
    ['es-MX', 'Hola', undefined],
    ['pt-BR', 'Olá', undefined],
    ['pt-PT', 'Olá', undefined],
    ['EN-us', 'Hello', undefined],
    ['fr', 'Hello', 'en'],
  ];
  for (const [locale, expected, lang] of cases) {
    test(`is "${expected}" for ${locale}, ${lang ? 'marked as foreign' : 'as asked'}`, () =>
      assert.deepEqual(localised(text, locale, 'en'), { text: expected, lang }));
  }

  test('that is one string is marked when the reader reads another language', () =>
    assert.deepEqual(localised('Hello', 'es', 'en'), { text: 'Hello', lang: 'en' }));
});

describe('figures in braces', () => {
  const reader = reading(
    [
      { id: 'events', kind: 'integer', label: 'Events' },
      { id: 'name', kind: 'text', label: 'Name' },
      { id: 'method', kind: 'choice', label: 'Method', options: [{ value: 'live', label: 'Group live' }] },
      { id: 'score', kind: 'percent', label: 'Score', minimum: '12.5%', step: '0.5%' },
      { id: 'price', kind: 'money', label: 'Price', maximum: '1234.50' },
      { id: 'day', kind: 'date', label: 'Day', minimum: '2026-01-31' },
      { id: 'docs', kind: 'files', label: 'Docs', maxItems: 3, maxPerQuestion: '2.5 MB', accept: ['.pdf', '.docx'] },
    ],
    {
      document: {
        files: { maxPerSubmission: '20 MB' },
        context: {
          sponsorName: { kind: 'text' },
          renewalDate: { kind: 'date' },
          fee: { kind: 'money', default: '875.00' },
          rate: { kind: 'percent', default: '50%' },
          phone: { kind: 'text', optional: true },
        },
      },
      session: { context: { contextId: 'c', sponsorName: 'Sample & **Sons**', renewalDate: '2026-07-01' } },
    },
  );
  const question = (path: string) => reader.snapshot.question(path).question;
  const cases: readonly [text: string, said: string, at?: string][] = [
    ['As of {today}.', 'As of May 4, 2026.'],
    ['For {context.sponsorName}', 'For Sample & **Sons**'],
    ['Due {context.renewalDate}', 'Due July 1, 2026'],
    ['{context.fee} or {context.rate}', '$875.00 or 50%'],
    ['Call {context.phone}', 'Call …'],
    ['{answer.name}', '…'],
    ['At least {minimum}', 'At least 12.5%', 'score'],
    ['In steps of {step}', 'In steps of 0.5%', 'score'],
    ['Up to {maximum}', 'Up to $1,234.50', 'price'],
    ['From {minimum}', 'From January 31, 2026', 'day'],
    ['{maxItems} files, {files.maxPerQuestion} of {files.maxPerSubmission}', '3 files, 2.5 MB of 20 MB', 'docs'],
    ['{files.accept}', '.pdf and .docx', 'docs'],
    ['{nonsense} stays', '{nonsense} stays'],
    ['**Bold** and [a link](https://example.org)', 'Bold and a link'],
    ['{{braces}}', '{braces}'],
  ];
  for (const [text, said, at] of cases) {
    test(`"${text}" says "${said}"`, () =>
      assert.equal(say(text, reader, at === undefined ? undefined : question(at)).text, said));
  }

  test('follow the answers', () => {
    reader.answer('events', 1234);
    reader.answer('name', '{today}');
    reader.answer('method', 'live');
    assert.equal(
      say('{answer.events} events, {answer.method}, {answer.name}', reader).text,
      '1,234 events, Group live, {today}',
    );
  });

  test('follow the locale', () => {
    const spanish = { ...reader, snapshot: reader.snapshot, locale: 'es' };
    assert.equal(say('{context.renewalDate}', spanish).text, '1 de julio de 2026');
  });

  test('tell which texts an answer may change', () => {
    assert.equal(quotesAnswers('{answer.name}'), true);
    assert.equal(quotesAnswers({ en: 'x', es: '{today}' }), true);
    assert.equal(quotesAnswers('{context.name} {minimum} {{today}}'), false);
    assert.equal(quotesAnswers(undefined), false);
  });
});

describe('a named value in a text', () => {
  const reader = reading(
    [
      {
        id: 'method',
        kind: 'choice',
        label: 'Method',
        options: [{ value: 'live', label: 'Group live' }],
        optional: true,
      },
      { id: 'fee', kind: 'money', label: 'Fee', optional: true },
    ],
    {
      document: {
        context: { due: { kind: 'date', default: '2026-06-30' } },
        values: {
          half: { percentOf: [{ answer: 'fee' }, '50%'] },
          way: { if: { method: { answered: true } }, then: { answer: 'method' }, else: { answer: 'method' } },
          grace: { addDays: [{ context: 'due' }, 30] },
        },
      },
      session: { context: { contextId: 'c' } },
    },
  );

  test('shows as a gap while it is blank', () => assert.equal(say('{value.half}', reader).text, '…'));

  test('is written as the locale does, options by their labels', () => {
    reader.answer('fee', { minor: 87500, currency: 'USD' });
    reader.answer('method', 'live');
    assert.equal(say('{value.half}, {value.way}, {value.grace}', reader).text, '$437.50, Group live, July 30, 2026');
    assert.deepEqual(reader.snapshot.value('half'), { minor: 43750, currency: 'USD' });
    assert.equal(reader.snapshot.value('noSuchValue'), undefined);
  });
});

describe('a fact of the host', () => {
  const reader = reading(
    [
      { id: 'period', kind: 'prefilled', label: 'Period', from: 'period' },
      { id: 'contact', kind: 'prefilled', label: 'Contact', from: 'contact' },
      { id: 'online', kind: 'prefilled', label: 'Online', from: 'online' },
      { id: 'ways', kind: 'prefilled', label: 'Ways', from: 'ways' },
      { id: 'main', kind: 'prefilled', label: 'Main way', from: 'main' },
    ],
    {
      document: {
        context: {
          period: { kind: 'dateRange' },
          contact: { kind: 'group', facts: { name: { kind: 'text' }, phone: { kind: 'text', optional: true } } },
          online: { kind: 'yesNo' },
          ways: { kind: 'choices', options: 'ways' },
          main: { kind: 'choice', options: 'ways' },
        },
        optionLists: {
          ways: [
            { value: 'live', label: { en: 'Group live', es: 'En grupo' } },
            { value: 'self', label: 'Self study' },
          ],
        },
      },
      session: {
        context: {
          contextId: 'c',
          period: { from: '2025-09-01', to: '2026-08-31' },
          contact: { name: 'Sample Person' },
          online: 'no',
          ways: ['live', 'self'],
          main: 'self',
        },
      },
    },
  );
  const cases: readonly [path: string, text: string][] = [
    ['period', 'September 1, 2025 – August 31, 2026'],
    ['contact', 'Sample Person'],
    ['online', 'No'],
    ['ways', 'Group live and Self study'],
    ['main', 'Self study'],
  ];
  for (const [path, text] of cases) {
    test(`reads "${text}"`, () => assert.equal(answerText(reader.snapshot.question(path), reader), text));
  }
});
