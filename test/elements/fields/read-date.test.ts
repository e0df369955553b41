import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  dateOrder,
  joinParts,
  readDate,
  splitParts,
  type DateFault,
  type DateParts,
} from '../../../src/elements/fields/read-date.ts';

const of = (day: string, month: string, year: string): DateParts => ({ day, month, year });

describe('a respondent fills in the three boxes of a date', () => {
  const read: readonly [parts: DateParts, locale: string, date: string][] = [
    [of('1', '3', '2026'), 'en', '2026-03-01'],
    [of('01', '03', '2026'), 'en', '2026-03-01'],
    [of(' 1 ', ' March ', ' 2026 '), 'en', '2026-03-01'],
    [of('1', 'MARCH', '2026'), 'en', '2026-03-01'],
    [of('1', 'mar', '2026'), 'en', '2026-03-01'],
    [of('1', 'Sept.', '2026'), 'en', '2026-09-01'],
    [of('1', 'marzo', '2026'), 'es', '2026-03-01'],
    [of('1', 'septiembre', '2026'), 'es', '2026-09-01'],
    [of('1', 'March', '2026'), 'es', '2026-03-01'],
    [of('1', 'février', '2026'), 'fr', '2026-02-01'],
    [of('1', 'fevrier', '2026'), 'fr', '2026-02-01'],
    [of('1', 'März', '2026'), 'de', '2026-03-01'],
    [of('29', '2', '2024'), 'en', '2024-02-29'],
    [of('\u0661', '\u0663', '\u0662\u0660\u0662\u0666'), 'ar', '2026-03-01'],
  ];
  for (const [parts, locale, date] of read) {
    test(`${joinParts(parts)} in ${locale} is ${date}`, () => assert.equal(readDate(parts, locale), date));
  }

  const wrong: readonly [parts: DateParts, fault: DateFault][] = [
    [of('', '3', '2026'), { code: 'missing', parts: ['day'] }],
    [of('', '3', ''), { code: 'missing', parts: ['day', 'year'] }],
    [of('31', '2', '2026'), { code: 'unreal', parts: ['day'] }],
    [of('29', '2', '2025'), { code: 'unreal', parts: ['day'] }],
    [of('0', '1', '2026'), { code: 'unreal', parts: ['day'] }],
    [of('1', '13', '2026'), { code: 'unreal', parts: ['month'] }],
    [of('1', '0', '2026'), { code: 'unreal', parts: ['month'] }],
    [of('1', 'ma', '2026'), { code: 'unreal', parts: ['month'] }],
    [of('1', 'mayhem', '2026'), { code: 'unreal', parts: ['month'] }],
    [of('first', '1', '2026'), { code: 'unreal', parts: ['day'] }],
    [of('1', '1', '26'), { code: 'year', parts: ['year'] }],
    [of('1', '1', '20266'), { code: 'year', parts: ['year'] }],
    [of('1', '1', 'MMXX'), { code: 'year', parts: ['year'] }],
    [of('1', '1', '0000'), { code: 'unreal', parts: ['day'] }],
  ];
  for (const [parts, fault] of wrong) {
    test(`${joinParts(parts)} is not a date: ${fault.code} ${fault.parts.join()}`, () =>
      assert.deepEqual(readDate(parts, 'en'), fault));
  }

  test('three empty boxes are no answer and no mistake', () =>
    assert.equal(readDate(of('', ' ', ''), 'en'), undefined));

  test('a beginning that fits two months is not guessed at', () =>
    assert.deepEqual(readDate(of('1', 'jui', '2026'), 'fr'), { code: 'unreal', parts: ['month'] }));
});

describe('the boxes', () => {
  test('stand in the order of the locale', () => {
    assert.deepEqual(dateOrder('en'), ['month', 'day', 'year']);
    assert.deepEqual(dateOrder('en-GB'), ['day', 'month', 'year']);
    assert.deepEqual(dateOrder('es'), ['day', 'month', 'year']);
    assert.deepEqual(dateOrder('ja'), ['year', 'month', 'day']);
    assert.deepEqual(dateOrder('fa'), ['year', 'month', 'day']);
    assert.deepEqual(dateOrder('en-US'), dateOrder('en-US-u-nu-latn'));
    assert.deepEqual(dateOrder('es-ES'), dateOrder('es-ES-u-nu-latn'));
  });

  for (const parts of [of('1', 'mar', '2026'), of('', 'mar', ''), of('31', '', ''), of('1/2', 'x', '2026')]) {
    test(`bring back ${joinParts(parts)} as it was typed`, () =>
      assert.deepEqual(splitParts({ raw: joinParts(parts) }), parts));
  }

  test('show a stored date', () => {
    assert.deepEqual(splitParts('2026-03-01'), of('1', '3', '2026'));
    assert.deepEqual(splitParts('0099-12-31'), of('31', '12', '0099'));
    assert.deepEqual(splitParts(undefined), of('', '', ''));
  });

  test('take text from elsewhere without losing any of it', () =>
    assert.equal(Object.values(splitParts({ raw: 'next spring' })).join(''), 'next spring'));
});
