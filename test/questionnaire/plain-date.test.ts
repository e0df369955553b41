import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  isPlainDate,
  partsOf,
  plainDate,
} from '../../src/questionnaire/plain-date.ts';

const MS_PER_DAY = 86_400_000;

/** The oracle: the platform's own calendar, in UTC. `Date.UTC` takes years below 100 for 19xx, hence the setter. */
const instant = (year: number, month: number, day: number) => new Date(0).setUTCFullYear(year, month - 1, day);
const textOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const [first, last] = [instant(1, 1, 1), instant(9999, 12, 31)];

const anyDay = fc
  .integer({ min: 0, max: (last - first) / MS_PER_DAY })
  .map((days) => textOf(first + days * MS_PER_DAY));
const timeOf = (date: string) => instant(...partsOf(date));
const inRange = (time: number) => time >= first && time <= last;

describe('What a date is', () => {
  it('takes real days of the years 0001 to 9999 and nothing else', () => {
    for (const date of ['2026-03-01', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])
      assert.ok(isPlainDate(date));
    const unreal = ['2026-02-29', '1900-02-29', '2100-02-29', '2026-02-30', '2026-04-31', '2026-13-01', '2026-00-10'];
    const shapes = [
      '2026-3-1',
      '26-03-01',
      '2026-03-01T00:00',
      ' 2026-03-01',
      '2026-03-01\n',
      '2026/03/01',
      '+2026-03-01',
      '',
    ];
    for (const date of [...unreal, ...shapes, '0000-01-01', '2026-01-00', '２０２６-03-01', '20260301']) {
      assert.ok(!isPlainDate(date), JSON.stringify(date));
    }
  });

  it('agrees with the calendar about every day that can be written', () => {
    const digits = (length: number) => fc.integer({ min: 0, max: 10 ** length - 1 });
    fc.assert(
      fc.property(digits(4), fc.integer({ min: 0, max: 14 }), fc.integer({ min: 0, max: 33 }), (year, month, day) => {
        const text = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join(
          '-',
        );
        const exists = year > 0 && month > 0 && day > 0 && textOf(instant(year, month, day)) === text;
        assert.equal(isPlainDate(text), exists, text);
        assert.equal(plainDate(year, month, day), exists ? text : undefined);
      }),
      { numRuns: 500 },
    );
  });

  it('builds no date from parts that are no whole numbers', () => {
    const partLists: [number, number, number][] = [
      [2026.5, 1, 1],
      [2026, 1.5, 1],
      [NaN, 1, 1],
      [2026, Infinity, 1],
      [2026, 1, -1],
    ];
    for (const parts of partLists) {
      assert.equal(plainDate(...parts), undefined, String(parts));
    }
  });
});

describe('Days', () => {
  it('crosses leap days, month ends and year ends', () => {
    assert.equal(addDays('2024-02-28', 1), '2024-02-29');
    assert.equal(addDays('2025-02-28', 1), '2025-03-01');
    assert.equal(addDays('1900-02-28', 1), '1900-03-01');
    assert.equal(addDays('2000-02-28', 1), '2000-02-29');
    assert.equal(addDays('2100-02-28', 1), '2100-03-01');
    assert.equal(addDays('2025-12-31', 1), '2026-01-01');
    assert.equal(addDays('2026-03-01', 0), '2026-03-01');
  });

  it('finds the day ninety days before an anniversary', () => {
    const windows = [
      ['2024-03-15', '2023-12-16'],
      ['2025-03-15', '2024-12-15'],
      ['2024-05-29', '2024-02-29'],
      ['2024-05-30', '2024-03-01'],
      ['2025-05-30', '2025-03-01'],
      ['2026-01-15', '2025-10-17'],
      ['2025-01-01', '2024-10-03'],
    ] as const;
    for (const [anniversary, opens] of windows) {
      assert.equal(addDays(anniversary, -90), opens);
      assert.equal(daysBetween(opens, anniversary), 90);
      assert.equal(daysBetween(anniversary, opens), -90);
    }
  });

  it('agrees with the calendar on every distance, and gives no date outside its years', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.oneof(fc.integer({ min: -800, max: 800 }), fc.integer({ min: -4e6, max: 4e6 })),
        (date, days) => {
          const expected = timeOf(date) + days * MS_PER_DAY;
          const moved = addDays(date, days);
          assert.equal(moved, inRange(expected) ? textOf(expected) : undefined);
          if (moved !== undefined) assert.equal(daysBetween(date, moved), days);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('agrees with the calendar on the distance of any two days, and with the order of their text', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        assert.equal(daysBetween(a, b), (timeOf(b) - timeOf(a)) / MS_PER_DAY);
        assert.equal(Math.sign(daysBetween(a, b)), a < b ? 1 : a > b ? -1 : 0);
      }),
    );
  });

  it('counts every day of four centuries once', () => {
    let date = '1999-12-31';
    for (let day = 1; day <= 146_097; day += 1) {
      const next = addDays(date, 1);
      assert.ok(next !== undefined && next > date && isPlainDate(next));
      date = next;
    }
    assert.equal(date, '2399-12-31');
  });

  it('gives no date for absurd distances', () => {
    for (const days of [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER, 1e300, -1e300, Infinity, -Infinity, NaN]) {
      assert.equal(addDays('2026-03-01', days), undefined, String(days));
      assert.equal(addMonths('2026-03-01', days), undefined, String(days));
    }
  });
});

describe('Months', () => {
  it('keeps the day, or takes the last of a shorter month', () => {
    assert.equal(addMonths('2026-01-31', 1), '2026-02-28');
    assert.equal(addMonths('2024-01-31', 1), '2024-02-29');
    assert.equal(addMonths('2026-03-31', -1), '2026-02-28');
    assert.equal(addMonths('2026-08-31', 1), '2026-09-30');
    assert.equal(addMonths('2024-02-29', 12), '2025-02-28');
    assert.equal(addMonths('2024-02-29', 48), '2028-02-29');
    assert.equal(addMonths('2000-02-29', 1200), '2100-02-28');
    assert.equal(addMonths('2025-12-15', 1), '2026-01-15');
    assert.equal(addMonths('2026-01-15', -1), '2025-12-15');
    assert.equal(addMonths('0001-01-31', -1), undefined);
    assert.equal(addMonths('9999-12-01', 1), undefined);
  });

  it('agrees with the calendar for every month count', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -3000, max: 3000 }), (date, months) => {
        const [year, month, day] = partsOf(date);
        const target = year * 12 + month - 1 + months;
        const [newYear, newMonth] = [Math.floor(target / 12), (((target % 12) + 12) % 12) + 1];
        const lastDay = new Date(instant(newYear, newMonth + 1, 0)).getUTCDate();
        const expected = instant(newYear, newMonth, Math.min(day, lastDay));
        assert.equal(addMonths(date, months), inRange(expected) ? textOf(expected) : undefined);
      }),
      { numRuns: 1000 },
    );
  });
});
