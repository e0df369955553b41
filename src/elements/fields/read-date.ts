import { plainDate, partsOf, type PlainDate } from '../../questionnaire/plain-date.ts';

/** What stands in the three boxes of a date, as typed. */
export interface DateParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** The name of one box. */
export type DatePart = keyof DateParts;

/** What is the matter with a date that cannot be read. */
export interface DateFault {
  readonly code: 'missing' | 'year' | 'unreal';
  /** The boxes that are wrong, in the order day, month, year. */
  readonly parts: readonly DatePart[];
}

/** The three boxes in the order in which the locale writes a date. */
export function dateOrder(locale: string): readonly DatePart[] {
  let order = orders.get(locale);
  if (!order) {
    order = new Intl.DateTimeFormat(locale, { ...GREGORIAN, year: 'numeric', month: '2-digit', day: '2-digit' })
      .formatToParts(0)
      .map(({ type }) => type)
      .filter((type): type is DatePart => type === 'day' || type === 'month' || type === 'year');
    orders.set(locale, order);
  }
  return order;
}

// Making a formatter takes longer than showing a question, and the first of a page as long as showing dozens.
const orders = new Map<string, readonly DatePart[]>([
  ['en', ['month', 'day', 'year']],
  ['en-US', ['month', 'day', 'year']],
  ['es', ['day', 'month', 'year']],
  ['es-ES', ['day', 'month', 'year']],
]);

/**
 * Reads a date from its boxes: figures in any digits, or the month's name or a clear beginning of it, in the locale or
 * in English. Gives the date, or what is wrong with it; undefined when all boxes are empty.
 */
export function readDate(parts: DateParts, locale: string): PlainDate | DateFault | undefined {
  const boxes = ['day', 'month', 'year'] as const;
  const missing = boxes.filter((part) => parts[part].trim() === '');
  if (missing.length === 3) return undefined;
  if (missing.length > 0) return { code: 'missing', parts: missing };
  const year = readFigures(parts.year);
  if (year === undefined || parts.year.trim().length !== 4) return { code: 'year', parts: ['year'] };
  const month = readMonth(parts.month, locale);
  if (month === undefined || month < 1 || month > 12) return { code: 'unreal', parts: ['month'] };
  const day = readFigures(parts.day);
  const date = day === undefined ? undefined : plainDate(year, month, day);
  return date ?? { code: 'unreal', parts: ['day'] };
}

/** The boxes' content as one text that `splitParts` takes apart again; what could not be read is kept this way. */
export function joinParts({ day, month, year }: DateParts): string {
  return [year, month, day].join('/');
}

/** The boxes for a stored date or for kept text. A month stands as a number. */
export function splitParts(stored: PlainDate | { readonly raw: string } | undefined): DateParts {
  if (stored === undefined) return { day: '', month: '', year: '' };
  if (typeof stored === 'string') {
    const [year, month, day] = partsOf(stored);
    return { day: `${day}`, month: `${month}`, year: `${year}`.padStart(4, '0') };
  }
  const [year = '', month = '', ...day] = stored.raw.split('/');
  return { day: day.join('/'), month, year };
}

const GREGORIAN = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const;

function readFigures(typed: string): number | undefined {
  const figures = typed
    .normalize('NFKC')
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => `${digit.charCodeAt(0) & 15}`);
  return /^\d{1,4}$/.test(figures) ? Number(figures) : undefined;
}

function readMonth(typed: string, locale: string): number | undefined {
  const figures = readFigures(typed);
  if (figures !== undefined) return figures;
  const name = plainName(typed);
  if (name.length < 3) return undefined;
  const months = new Set([locale, 'en'].flatMap((language) => monthsBeginningWith(name, language)));
  return months.size === 1 ? [...months][0] : undefined;
}

const names = new Map<string, readonly (readonly string[])[]>();

function monthsBeginningWith(name: string, locale: string): number[] {
  let months = names.get(locale);
  if (!months) {
    const styles = (['long', 'short'] as const).map(
      (month) => new Intl.DateTimeFormat(locale, { ...GREGORIAN, month, day: 'numeric' }),
    );
    months = [...Array(12).keys()].map((i) =>
      styles.map((style) => {
        const parts = style.formatToParts(Date.UTC(2000, i, 1));
        return plainName(parts.find(({ type }) => type === 'month')?.value ?? '');
      }),
    );
    names.set(locale, months);
  }
  return months.flatMap((forms, i) => (forms.some((form) => form === name || forms[0]!.startsWith(name)) ? i + 1 : []));
}

function plainName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{M}.\s]/gu, '')
    .toLowerCase();
}
