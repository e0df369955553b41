/**
 * Calendar dates without a time or a zone, as `YYYY-MM-DD` text (RFC 3339 full-date). The text compares in date
 * order, so `before` and `after` are plain string comparisons. All arithmetic is on integers; the machine's clock
 * and time zone are never read.
 */
export type PlainDate = string;

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether the text is a real calendar date between the years 0001 and 9999: `2026-02-29` is not. */
export function isPlainDate(text: string): text is PlainDate {
  const match = SHAPE.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** The date `days` later (earlier when negative); undefined outside the years 0001 to 9999. */
export function addDays(date: PlainDate, days: number): PlainDate | undefined {
  return fromDayNumber(dayNumber(date) + days);
}

/** The same day of the month `months` later, or that month's last day: 31 January plus one month is 28 February. */
export function addMonths(date: PlainDate, months: number): PlainDate | undefined {
  const [year, month, day] = partsOf(date);
  const count = year * 12 + (month - 1) + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  return toText(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** Days from one date to another: positive when `to` is later. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Builds a date from its parts; undefined when there is no such day. */
export function plainDate(year: number, month: number, day: number): PlainDate | undefined {
  const text = toText(year, month, day);
  return text !== undefined && isPlainDate(text) ? text : undefined;
}

/** Year, month (1 to 12) and day of a valid date. */
export function partsOf(date: PlainDate): [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

// Counting years from March puts the leap day at the year's end, which makes both directions closed formulas.
function dayNumber(date: PlainDate): number {
  const [year, month, day] = partsOf(date);
  const marchYear = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  return (
    365 * marchYear + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400) + dayOfYear
  );
}

function fromDayNumber(count: number): PlainDate | undefined {
  const era = Math.floor(count / 146_097);
  const dayOfEra = count - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = ((monthFromMarch + 2) % 12) + 1;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return toText(year, month, dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1);
}

function toText(year: number, month: number, day: number): PlainDate | undefined {
  // Asked this way round so that NaN is outside too.
  if (!(year >= 1 && year <= 9999)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
