import type { Questionnaire } from '../questionnaire/compiled.ts';
import { isPlainDate, plainDate, type PlainDate } from '../questionnaire/plain-date.ts';
import { warnOnce } from './element-errors.ts';
import type { FormElement } from './form-element.ts';
import { contextOf } from './given-context.ts';

/** The calendar day that counts: the host's word, else the day it is in the questionnaire's time zone. */
export function todayFor(
  form: Element & Pick<FormElement, 'today' | 'now' | 'context'>,
  questionnaire: Questionnaire,
): PlainDate {
  const { today, now } = form;
  if (today !== undefined && isPlainDate(today)) return today;
  if (today !== undefined) warnOnce('today', '"today" must be a date as "YYYY-MM-DD"; the clock is used instead.');
  return todayIn(timeZoneOf(questionnaire, contextOf(form)), now());
}

/** Facts by which a host may move the zone that decides what day it is, the first one declared wins. */
const zoneFacts = ['deadlineTimeZone', 'timeZone'];

/**
 * The zone that decides what day it is for this respondent: a declared fact of the context, else the document's,
 * else (undefined) the machine's own.
 */
export function timeZoneOf(
  questionnaire: Questionnaire,
  context: Readonly<Record<string, unknown>> | undefined,
): string | undefined {
  for (const name of zoneFacts) {
    const fact = questionnaire.facts.get(name);
    const zone = fact && (context?.[name] ?? fact.fallback);
    if (typeof zone === 'string' && zone !== '') return zone;
  }
  return questionnaire.timeZone;
}

/** The calendar day at an instant in a time zone. A zone that the browser does not know counts as the machine's. */
export function todayIn(timeZone: string | undefined, now: Date): PlainDate {
  const formatter = timeZone === undefined ? undefined : formatterFor(timeZone);
  if (!formatter) return plainDate(now.getFullYear(), now.getMonth() + 1, now.getDate())!;
  const parts = new Map(formatter.formatToParts(now).map(({ type, value }) => [type, Number(value)]));
  return plainDate(parts.get('year')!, parts.get('month')!, parts.get('day')!)!;
}

function formatterFor(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
  } catch {
    warnOnce(
      `time-zone ${timeZone}`,
      `"${timeZone}" is no time zone that this browser knows; its own is used instead.`,
    );
    return undefined;
  }
}
