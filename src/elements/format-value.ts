import { formatExact, parseExact, type Exact } from '../questionnaire/exact.ts';
import { readPercent } from '../questionnaire/literal.ts';
import { partsOf, type PlainDate } from '../questionnaire/plain-date.ts';
import type { Money } from '../engine/answer.ts';
import { currencyDigits } from '../questionnaire/currency.ts';

// Making a formatter costs far more than using one.
const numberFormats = new Map<string, Intl.NumberFormat>();
const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The locale's formatter, made once. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return kept(numberFormats, locale, options, () => new Intl.NumberFormat(locale, options));
}

/** The locale's formatter for plain dates (in UTC), made once. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(
    dateFormats,
    locale,
    options,
    () => new Intl.DateTimeFormat(locale, { ...options, calendar: 'gregory', timeZone: 'UTC' }),
  );
}

/** A plain number such as `"1234.5"` as the locale writes it, every decimal place kept. */
export function formatNumber(plain: string, locale: string, options?: Intl.NumberFormatOptions): string {
  const known = options ? undefined : wholeNumber(plain, locale);
  if (known !== undefined) return known;
  const places = { maximumFractionDigits: 20, ...options };
  // Text is formatted exactly; a number would pass through a binary float.
  return numberFormat(locale, places).format(plain as Intl.StringNumericLiteral);
}

// Between thousands, and how many figures have to stand before the first mark.
const THOUSANDS: Readonly<Record<string, readonly [mark: string, least: number]>> = {
  en: [',', 1],
  'en-US': [',', 1],
  es: ['.', 2],
  'es-ES': ['.', 2],
};

// A page's very first formatter costs the browser as much as dozens of questions, so usual figures do without.
function wholeNumber(plain: string, locale: string): string | undefined {
  const [mark, least] = THOUSANDS[locale] ?? [];
  if (mark === undefined || least === undefined || !/^(?:0|[1-9]\d{0,14})$/.test(plain)) return undefined;
  return plain.length < 3 + least ? plain : plain.replace(/\B(?=(?:\d{3})+$)/g, mark);
}

/** An amount as the locale writes it, with its currency's sign unless `bare`. */
export function formatMoney({ minor, currency }: Money, locale: string, bare = false): string {
  const digits = currencyDigits(currency);
  const plain = formatExact({ units: BigInt(minor), scale: digits });
  const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return formatNumber(plain, locale, bare ? places : { style: 'currency', currency, ...places });
}

/** Basis points as a percentage: 1250 is `12.5%`; `bare` leaves the sign out. */
export function formatPercent(basisPoints: number, locale: string, bare = false): string {
  const fraction = { units: BigInt(basisPoints), scale: bare ? 2 : 4 };
  return formatNumber(formatExact(fraction), locale, { style: bare ? 'decimal' : 'percent', maximumFractionDigits: 2 });
}

/** A plain date in words: `March 1, 2026`. */
export function formatDate(date: PlainDate, locale: string): string {
  const [year, month, day] = partsOf(date);
  const moment = new Date(Date.UTC(2000, month - 1, day));
  moment.setUTCFullYear(year, month - 1, day);
  return dateFormat(locale, { dateStyle: 'long' }).format(moment);
}

/** A size in the unit that suits it; 1 MB is 1,000,000 bytes. Rounds up, so that what does not fit never looks so. */
export function formatBytes(bytes: number, locale: string): string {
  const [unit, size] = bytes < 1000 ? (['byte', 1] as const) : bytes < 1e6 ? (['kilobyte', 1e3] as const) : MEGABYTE;
  const tenths = Math.ceil((bytes / size) * 10) / 10;
  return numberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
  }).format(unit === 'megabyte' ? tenths : Math.ceil(bytes / size));
}

/** The sign of a currency in a locale, and whether it stands before the amount. */
export function currencySign(currency: string, locale: string): { readonly sign: string; readonly leads: boolean } {
  const parts = numberFormat(locale, { style: 'currency', currency }).formatToParts(1);
  const at = parts.findIndex(({ type }) => type === 'currency');
  return { sign: parts[at]?.value ?? currency, leads: at < parts.findIndex(({ type }) => type === 'integer') };
}

/** A limit of a question of this kind in words: a date, an amount, a percentage or a number. */
export function formatLimit(
  limit: Exact | PlainDate,
  kind: string,
  locale: string,
  currency: string | undefined,
): string {
  if (typeof limit === 'string') return formatDate(limit, locale);
  const plain = formatExact(limit);
  if (kind === 'percent') return formatNumber(plain, locale, { style: 'percent' });
  if (kind !== 'money' || currency === undefined) return formatNumber(plain, locale);
  return formatNumber(plain, locale, { style: 'currency', currency, maximumFractionDigits: currencyDigits(currency) });
}

/** The same for a limit that arrives as plain text, such as `"875.00"`, `"50%"` or `"2026-03-01"`; other text stays as it is. */
export function formatPlain(plain: string, kind: string, locale: string, currency: string | undefined): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(plain)) return formatDate(plain, locale);
  const percent = readPercent(plain);
  if (typeof percent === 'object' && 'units' in percent) return formatLimit(percent, 'percent', locale, currency);
  const number = parseExact(plain);
  return number ? formatLimit(number, kind, locale, currency) : plain;
}

const MEGABYTE = ['megabyte', 1e6] as const;

function kept<Format>(formats: Map<string, Format>, locale: string, options: object, make: () => Format): Format {
  const key = `${locale} ${JSON.stringify(options)}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = make()));
  return format;
}
