import type { Money, Unparsed } from '../../engine/answer.ts';
import { currencyDigits } from '../../questionnaire/currency.ts';
import { parseExact, toInteger } from '../../questionnaire/exact.ts';
import { currencyOf, type Reader } from '../answer-text.ts';
import { currencySign } from '../format-value.ts';
import { readNumber } from './read-number.ts';

/**
 * Reads a typed integer, decimal, money or percent into payload shape; `{ raw }` when it is none, or has more decimal
 * places or figures than its kind holds, undefined when nothing is typed.
 */
export function readAmount(kind: string, text: string, reader: Reader): string | number | Money | Unparsed | undefined {
  if (text.trim() === '') return undefined;
  const currency = currencyOf(reader) ?? 'USD';
  const bare =
    kind === 'money' ? text.replace(currency, '').replace(currencySign(currency, reader.locale).sign, '') : text;
  const plain = readNumber(bare, reader.locale);
  const number = plain === undefined ? undefined : parseExact(plain);
  if (plain === undefined || number === undefined) return { raw: text };
  if (kind === 'decimal') return plain;
  const digits = kind === 'money' ? currencyDigits(currency) : kind === 'percent' ? 2 : 0;
  const units = toInteger({ units: number.units * 10n ** BigInt(digits), scale: number.scale });
  if (units === undefined) return { raw: text };
  return kind === 'money' ? { minor: units, currency } : units;
}
