import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { readNumber } from '../../../src/elements/fields/read-number.ts';
import { formatNumber } from '../../../src/elements/format-value.ts';

describe('a respondent types a number', () => {
  const read: readonly [typed: string, locale: string, plain: string][] = [
    ['24', 'en', '24'],
    [' 24 ', 'en', '24'],
    ['1,234.5', 'en', '1234.5'],
    ['1 234.5', 'en', '1234.5'],
    ["1'234.5", 'de-CH', '1234.5'],
    ['1’234.5', 'de-CH', '1234.5'],
    ['1.234,5', 'de', '1234.5'],
    ['1.234', 'de', '1234'],
    ['1 234,5', 'fr', '1234.5'],
    ['1\u202f234,5', 'fr', '1234.5'],
    ['1234,5', 'es', '1234.5'],
    ['12.345,60', 'es', '12345.60'],
    ['1,23,456', 'hi', '123456'],
    ['.5', 'en', '0.5'],
    ['5.', 'en', '5'],
    ['007', 'en', '7'],
    ['0', 'en', '0'],
    ['-3', 'en', '-3'],
    ['\u22123', 'en', '-3'],
    ['+3', 'en', '3'],
    ['$1,234.00', 'en', '1234.00'],
    ['-$5', 'en', '-5'],
    ['12 %', 'en', '12'],
    ['%12', 'tr', '12'],
    ['\u0661\u0662\u0663', 'en', '123'],
    ['\u0661\u066c\u0662\u0663\u0664\u066b\u0665', 'ar-EG', '1234.5'],
    ['\u06f1\u06f2', 'fa', '12'],
    ['\uff11\uff12', 'ja', '12'],
    ['\u200e24\u200f', 'ar', '24'],
  ];
  for (const [typed, locale, plain] of read) {
    test(`"${typed}" in ${locale} is ${plain}`, () => assert.equal(readNumber(typed, locale), plain));
  }

  const refused: readonly [typed: string, locale: string][] = [
    ['', 'en'],
    ['-', 'en'],
    ['.', 'en'],
    ['$', 'en'],
    ['twelve', 'en'],
    ['12a', 'en'],
    ['1e5', 'en'],
    ['0x10', 'en'],
    ['1.5', 'de'],
    ['1.5', 'es'],
    ['1,5', 'en'],
    ['12,34', 'en'],
    ['1,,234', 'en'],
    ['1,234,56', 'en'],
    ['1.2.3', 'en'],
    ['--5', 'en'],
    ['5-', 'en'],
    ['2-5', 'en'],
    ['Infinity', 'en'],
    ['NaN', 'en'],
    ['٣٫٥', 'en'],
  ];
  for (const [typed, locale] of refused) {
    test(`"${typed}" in ${locale} is no number, rather than a guess`, () =>
      assert.equal(readNumber(typed, locale), undefined));
  }
});

describe('what the form writes', () => {
  for (const locale of ['en', 'en-US', 'es', 'es-ES', 'es-MX', 'de']) {
    test(`is what the platform writes in ${locale}, also where it is asked only for what is out of the ordinary`, () => {
      const platform = new Intl.NumberFormat(locale, { maximumFractionDigits: 20 });
      const usual = ['0', '7', '42', '999', '1000', '9999', '10000', '123456', '1000000', '999999999999999'];
      for (const plain of [...usual, '-1', '-1000', '0.5', '1234.5', '007', '1000000000000000000'])
        assert.equal(formatNumber(plain, locale), platform.format(plain as Intl.StringNumericLiteral), plain);
    });
  }

  for (const locale of ['en', 'es', 'de', 'de-CH', 'fr', 'hi', 'ar-EG', 'fa', 'ja', 'pt-BR', 'sv']) {
    test(`can be read again in ${locale}`, () => {
      fc.assert(
        fc.property(
          fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }),
          fc.integer({ min: 0, max: 4 }),
          (units, scale) => {
            const figures = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
            const plain = scale === 0 ? figures : `${figures.slice(0, -scale)}.${figures.slice(-scale)}`;
            const signed = `${units < 0n ? '-' : ''}${plain}`;
            const again = readNumber(formatNumber(signed, locale), locale);
            assert.equal(Number(again), Number(signed));
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (typed) => {
        const plain = readNumber(typed, 'en');
        assert.ok(plain === undefined || /^-?\d+(\.\d+)?$/.test(plain));
      }),
    );
  });
});
