/** What a calendar is to say, and when. */
export interface Reminder {
  /** Names the entry: the same id again replaces it. */
  readonly id: string;
  /** When the file is made and when the calendar is to ring, in milliseconds since 1970. */
  readonly madeAt: number;
  readonly at: number;
  readonly title: string;
  readonly text: string;
}

/** Octets of a line without its end, at most (RFC 5545, section 3.1). */
const LINE = 75;

/** A calendar file (`text/calendar`, RFC 5545) with one entry that rings when it begins. */
export function reminderFile({ id, madeAt, at, title, text }: Reminder): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//questionnaire-form//reminder//EN',
    'BEGIN:VEVENT',
    `UID:${escaped(id)}`,
    `DTSTAMP:${instant(madeAt)}`,
    `DTSTART:${instant(at)}`,
    'DURATION:PT15M',
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:PT0S',
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20260312T150000Z` */
function instant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/[-:]|\.\d+/g, '');
}

function escaped(text: string): string {
  return (
    text
      .replace(/\r\n?/g, '\n')
      // Calendars refuse a whole file because of one such character.
      .replace(/[^\P{Cc}\n\t]/gu, '')
      .replace(/[\\;,]/g, '\\$&')
      .replaceAll('\n', '\\n')
  );
}

/** Breaks a line between characters, never within one. */
function folded(line: string): string {
  let [done, octets] = ['', 0];
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > LINE) {
      done += '\r\n ';
      octets = 1;
    }
    done += character;
    octets += size;
  }
  return done;
}
