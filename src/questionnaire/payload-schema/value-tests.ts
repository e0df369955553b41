import type { Exact } from '../exact.ts';
import { isExact } from '../exact.ts';
import type { RuleType, RuleValue, TestName } from '../expression.ts';
import type { Gap } from './coverage.ts';
import type { Schema } from './formula.ts';
import { type Comparison, datePattern, decimalPattern } from './number-patterns.ts';

/** Decimal places of the amounts, where the document itself names the currency. */
export type Digits = number | undefined;

/** What a value must be to pass a test against a literal, or why no schema can say it. */
export type ValueTest = { readonly fits: Schema } | { readonly gap: Gap };

const COMPARISONS: Readonly<Partial<Record<TestName, Comparison>>> = {
  above: 'above',
  after: 'above',
  atLeast: 'atLeast',
  onOrAfter: 'atLeast',
  below: 'below',
  before: 'below',
  atMost: 'atMost',
  onOrBefore: 'atMost',
};

/** A value of a type that passes one of the tests on single values against a literal. */
export function valueTest(type: RuleType, test: TestName, literal: RuleValue, digits: Digits): ValueTest {
  if (test === 'isNot') {
    const same = valueTest(type, 'is', literal, digits);
    return 'gap' in same ? same : { fits: { not: same.fits } };
  }
  const comparison = COMPARISONS[test];
  if (test !== 'is' && !comparison) return { gap: 'comparison' };
  if (isExact(literal)) return numberTest(type, comparison ?? 'is', literal, digits);
  if (comparison) return type.type === 'date' ? { fits: text(datePattern(comparison, String(literal))) } : COMPARED;
  return typeof literal === 'string' || literal === true ? { fits: { const: literal } } : { fits: false };
}

const COMPARED: ValueTest = { gap: 'comparison' };

/** A number of a type within limits, or one number. */
export function numberTest(type: RuleType, test: Comparison | 'is', limit: Exact, digits: Digits): ValueTest {
  switch (type.type) {
    case 'integer':
      return wholeTest(test, limit, 0);
    case 'percent':
      return wholeTest(test, limit, 4);
    case 'money': {
      if (digits === undefined && limit.units !== 0n) return { gap: 'currency' };
      const minor = wholeTest(test, limit, digits ?? 0);
      if ('gap' in minor) return minor;
      return { fits: { type: 'object', properties: { minor: minor.fits }, required: ['minor'] } };
    }
    case 'decimal':
      if (test !== 'is') return { fits: text(decimalPattern(test, limit)) };
      return { fits: { allOf: [text(decimalPattern('atLeast', limit)), text(decimalPattern('atMost', limit))] } };
    default:
      return COMPARED;
  }
}

function wholeTest(test: Comparison | 'is', limit: Exact, places: number): ValueTest {
  const { low, isWhole } = scaled(limit, places);
  const high = isWhole ? low : low + 1n;
  if (!isSafe(low) || !isSafe(high)) return { gap: 'number' };
  const fits = (words: object): ValueTest => ({ fits: { type: 'integer', ...words } });
  switch (test) {
    case 'is':
      return isWhole ? { fits: { const: Number(low) } } : { fits: false };
    case 'atLeast':
      return fits({ minimum: Number(high) });
    case 'atMost':
      return fits({ maximum: Number(low) });
    case 'above':
      return fits({ minimum: Number(low) + 1 });
    case 'below':
      return fits({ maximum: Number(high) - 1 });
  }
}

/** A number in units of so many decimal places: the whole units at or below it. */
export function scaled({ units, scale }: Exact, places: number): { readonly low: bigint; readonly isWhole: boolean } {
  if (scale <= places) return { low: units * 10n ** BigInt(places - scale), isWhole: true };
  const divisor = 10n ** BigInt(scale - places);
  const isWhole = units % divisor === 0n;
  const towardsZero = units / divisor;
  return { low: isWhole || units > 0n ? towardsZero : towardsZero - 1n, isWhole };
}

function isSafe(units: bigint): boolean {
  return units > BigInt(Number.MIN_SAFE_INTEGER) && units < BigInt(Number.MAX_SAFE_INTEGER);
}

function text(pattern: string): Schema {
  return { type: 'string', pattern };
}
