import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { reminderFile } from '../../src/drafts/reminder.ts';

const sample = {
  id: 'sample-renewal@2026/sponsor-1',
  madeAt: Date.parse('2026-03-12T15:00:00.123Z'),
  at: Date.parse('2026-03-17T15:00:00Z'),
  title: 'Go on with “Sponsor renewal”',
  text: 'You began it in this browser; open it again, here:\nforms.example',
};

/** What a calendar reads: properties after unfolding, in order. */
function read(file: string): [name: string, value: string][] {
  const lines = file.replaceAll('\r\n ', '').split('\r\n').filter(Boolean);
  return lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]);
}

function unescaped(value: string): string {
  return value.replace(/\\(.)/gs, (_, one: string) => (one === 'n' ? '\n' : one));
}

describe('a reminder for the calendar', () => {
  it('says when, what and rings at its beginning', () => {
    const lines = read(reminderFile(sample));
    const entry = Object.fromEntries(lines.slice(3, 11));
    assert.deepEqual(lines.slice(0, 2), [
      ['BEGIN', 'VCALENDAR'],
      ['VERSION', '2.0'],
    ]);
    assert.deepEqual(
      [entry['UID'], entry['DTSTAMP'], entry['DTSTART'], entry['SUMMARY'], entry['DESCRIPTION']],
      [
        sample.id,
        '20260312T150000Z',
        '20260317T150000Z',
        sample.title,
        'You began it in this browser\\; open it again\\, here:\\nforms.example',
      ],
    );
    assert.deepEqual(lines.at(-4), ['TRIGGER', 'PT0S']);
    assert.deepEqual(
      lines.slice(-3).map(([name]) => name),
      ['END', 'END', 'END'],
    );
  });

  it('stays a calendar file whatever the title is: short lines, whole characters, nothing slipped in', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom('\r', '\n', ';', ',', '\\', ':', 'é', '漢', '😀', '\u0007'),
        fc.string({ maxLength: 30 }),
      ),
    });
    fc.assert(
      fc.property(text, text, (title, description) => {
        const file = reminderFile({ ...sample, title, text: description });
        assert.ok(file.endsWith('\r\n'));
        assert.equal(file.replaceAll('\r\n', '').search(/[^\P{Cc}\t]/u), -1);
        for (const line of file.split('\r\n')) {
          const octets = new TextEncoder().encode(line);
          assert.ok(octets.length <= 75, line);
          assert.equal(new TextDecoder('utf-8', { fatal: true }).decode(octets), line);
        }
        const lines = read(file);
        assert.equal(lines.length, 18);
        const plain = (one: string) => one.replace(/\r\n?/g, '\n').replace(/[^\P{Cc}\n\t]/gu, '');
        assert.equal(unescaped(lines[8]![1]), plain(title));
        assert.equal(unescaped(lines[9]![1]), plain(description));
      }),
      { numRuns: 300 },
    );
  });
});
