import type { PlainDate } from '../questionnaire/plain-date.ts';

/** The calendar day it is now in a time zone; without one, the machine's own. */
export function todayIn(timeZone: string | undefined, now: Date = new Date()): PlainDate {
  // Of Sweden's format because that is the one written YYYY-MM-DD.
  return new Intl.DateTimeFormat('sv-SE', { ...(timeZone !== undefined && { timeZone }), dateStyle: 'short' }).format(
    now,
  );
}
