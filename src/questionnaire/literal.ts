import { parseExact } from './exact.ts';
import type { RuleType, RuleValue } from './expression.ts';
import { isPlainDate } from './plain-date.ts';

/** A literal that could be read: what it is and its value inside the rules. */
export interface Literal {
  readonly type: RuleType;
  readonly value: RuleValue;
}

/**
 * Reads a literal where a certain type is expected; undefined when it is not one. Integers stand as JSON numbers,
 * decimals and money as text (`"0.5"`, `"875.00"`), percents as `"50%"`, dates as `"2026-03-01"`. Nothing is
 * converted, except that an integer may stand where a decimal is expected.
 */
export function readLiteral(literal: unknown, expected: RuleType): Literal | undefined {
  const value = valueOf(literal, expected);
  return value === undefined ? undefined : { type: expected, value };
}

/** Reads a literal where nothing is expected, by its look. */
export function guessLiteral(literal: unknown): Literal | undefined {
  if (typeof literal === 'boolean') return { type: { type: 'flag' }, value: literal };
  if (typeof literal === 'number') return readLiteral(literal, { type: 'integer' });
  for (const type of ['percent', 'date', 'decimal'] as const) {
    const guessed = readLiteral(literal, { type });
    if (guessed) return guessed;
  }
  return readLiteral(literal, { type: 'text' });
}

/** Reads a percent such as `"12.5%"` as the exact fraction. */
export function readPercent(text: string): RuleValue {
  if (!text.endsWith('%')) return undefined;
  const number = parseExact(text.slice(0, -1));
  return number && { units: number.units, scale: number.scale + 2 };
}

function valueOf(literal: unknown, expected: RuleType): RuleValue {
  if (typeof literal === 'number') {
    if (!Number.isSafeInteger(literal)) return undefined;
    return expected.type === 'integer' || expected.type === 'decimal'
      ? { units: BigInt(literal), scale: 0 }
      : undefined;
  }
  if (typeof literal === 'boolean') return expected.type === 'flag' ? literal : undefined;
  if (typeof literal !== 'string') return undefined;
  switch (expected.type) {
    case 'text':
      return literal;
    case 'decimal':
    case 'money':
      return parseExact(literal);
    case 'percent':
      return readPercent(literal);
    case 'date':
      return isPlainDate(literal) ? literal : undefined;
    case 'option':
      return expected.values.includes(literal) ? literal : undefined;
    default:
      return undefined;
  }
}
