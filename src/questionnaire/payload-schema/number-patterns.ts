import { formatExact, type Exact } from '../exact.ts';

/** How a value stands to a limit. */
export type Comparison = 'above' | 'atLeast' | 'below' | 'atMost';

/** A decimal number as a payload holds it: the shortest plain form. */
export const DECIMAL = '^(?:0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\\.[0-9]*[1-9])$';

/** A pattern for dates as `YYYY-MM-DD` that stand so to a date. The texts are known to be dates. */
export function datePattern(comparison: Comparison, date: string): string {
  const up = comparison === 'above' || comparison === 'atLeast';
  const found = digitsBeyond(date, up).map((start) => `${start}[0-9-]*`);
  if (comparison === 'atLeast' || comparison === 'atMost') found.push(date);
  return anyOf(found);
}

/** A pattern for decimals in shortest form that stand so to a number. */
export function decimalPattern(comparison: Comparison, limit: Exact): string {
  const text = formatExact(limit);
  const isNegative = text.startsWith('-');
  const figures = isNegative ? text.slice(1) : text;
  const up = comparison === 'above' || comparison === 'atLeast';
  const withLimit = comparison === 'atLeast' || comparison === 'atMost';
  const sign = isNegative ? '-' : '';
  // Below zero, the larger figures are the smaller number.
  const found = (up !== isNegative ? larger(figures) : smaller(figures)).map((one) => `${sign}${one}`);
  if (withLimit) found.push(`${sign}${escaped(figures)}`);
  if (up && isNegative) found.push('[0-9.]+');
  if (!up && !isNegative) found.push('-[0-9.]+');
  return anyOf(found);
}

/** A pattern for decimals in shortest form that are multiples of a step; undefined where no short one is known. */
export function stepPattern(step: Exact): string | undefined {
  const [whole = '0', fraction = ''] = formatExact(step).split('.');
  if (whole === '1' && fraction === '') return '^-?[0-9]+$';
  if (whole === '0' && /^0*1$/.test(fraction)) return `^-?[0-9]+(?:\\.[0-9]{1,${fraction.length}})?$`;
  const scale = 10n ** BigInt(fraction.length);
  const units = BigInt(`${whole}${fraction}`);
  if (units === 0n || scale % units !== 0n || scale / units > 50n) return undefined;
  const ends: string[] = [];
  for (let at = units; at < scale; at += units) {
    ends.push(at.toString().padStart(fraction.length, '0').replace(/0+$/, ''));
  }
  return `^-?[0-9]+(?:\\.(?:${ends.join('|')}))?$`;
}

function larger(figures: string): string[] {
  const [whole = '0', fraction = ''] = figures.split('.');
  const more = digitsBeyond(fraction, true).map((start) => `${whole}\\.${start}[0-9]*`);
  const longer = fraction === '' ? `${whole}\\.[0-9]+` : `${whole}\\.${fraction}[0-9]+`;
  return [`[1-9][0-9]{${whole.length},}(?:\\.[0-9]+)?`, ...wholesBeyond(whole, true), ...more, longer];
}

function smaller(figures: string): string[] {
  const [whole = '0', fraction = ''] = figures.split('.');
  const shorter = Array.from(fraction, (_, i) => (i === 0 ? whole : `${whole}\\.${fraction.slice(0, i)}`));
  const less = digitsBeyond(fraction, false).map((start) => `${whole}\\.${start}[0-9]*`);
  const fewer = whole.length > 1 ? [`[0-9]{1,${whole.length - 1}}(?:\\.[0-9]+)?`] : [];
  return [...fewer, ...wholesBeyond(whole, false), ...less, ...shorter];
}

function wholesBeyond(whole: string, up: boolean): string[] {
  return digitsBeyond(whole, up, whole.length > 1).map((start) => {
    const rest = whole.length - start.replace(/\[.*\]/, '0').length;
    return `${start}${rest > 0 ? `[0-9]{${rest}}` : ''}(?:\\.[0-9]+)?`;
  });
}

/** Beginnings that differ from the text at one figure, which is higher or lower there. */
function digitsBeyond(text: string, up: boolean, noLeadingZero = false): string[] {
  return Array.from(text).flatMap((figure, i) => {
    const lowest = noLeadingZero && i === 0 ? '1' : '0';
    if (!/[0-9]/.test(figure) || figure === (up ? '9' : lowest)) return [];
    const range = up ? `[${Number(figure) + 1}-9]` : `[${lowest}-${Number(figure) - 1}]`;
    return [`${text.slice(0, i)}${range}`];
  });
}

function anyOf(alternatives: readonly string[]): string {
  return alternatives.length === 0 ? '^[^\\s\\S]' : `^(?:${alternatives.join('|')})$`;
}

function escaped(text: string): string {
  return text.replace('.', '\\.');
}
