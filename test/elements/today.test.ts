import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeZoneOf, todayIn } from '../../src/elements/today.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

const instant = new Date('2026-03-01T05:30:00Z');

for (const [zone, day] of [
  ['America/Chicago', '2026-02-28'],
  ['Europe/Berlin', '2026-03-01'],
  ['Pacific/Kiritimati', '2026-03-01'],
  ['Pacific/Pago_Pago', '2026-02-28'],
] as const) {
  test(`in ${zone} it is ${day}`, () => assert.equal(todayIn(zone, instant), day));
}

test('the day changes at midnight there, summer or winter', () => {
  assert.equal(todayIn('America/New_York', new Date('2026-07-01T03:59:59Z')), '2026-06-30');
  assert.equal(todayIn('America/New_York', new Date('2026-07-01T04:00:00Z')), '2026-07-01');
  assert.equal(todayIn('America/New_York', new Date('2026-12-01T04:59:59Z')), '2026-11-30');
  assert.equal(todayIn('America/New_York', new Date('2026-12-01T05:00:00Z')), '2026-12-01');
});

test('a renewal date ends at midnight of the registry, on the day clocks changed as well as in summer', () => {
  for (const [last, first, day, next] of [
    ['2025-06-03T04:59:59Z', '2025-06-03T05:00:00Z', '2025-06-02', '2025-06-03'],
    ['2025-11-04T05:59:59Z', '2025-11-04T06:00:00Z', '2025-11-03', '2025-11-04'],
    ['2025-11-02T04:59:59Z', '2025-11-02T05:00:00Z', '2025-11-01', '2025-11-02'],
    ['2026-03-08T05:59:59Z', '2026-03-08T06:00:00Z', '2026-03-07', '2026-03-08'],
  ] as const) {
    assert.equal(todayIn('America/Chicago', new Date(last)), day);
    assert.equal(todayIn('America/Chicago', new Date(first)), next);
  }
});

test('half past eleven in the evening in Honolulu is the next day in Chicago', () => {
  const instant = new Date('2026-09-02T09:30:00Z');
  assert.equal(todayIn('Pacific/Honolulu', instant), '2026-09-01');
  assert.equal(todayIn('America/Chicago', instant), '2026-09-02');
});

test('a zone that nobody knows counts as the one of this machine', (context) => {
  context.mock.method(console, 'warn', () => undefined);
  const here = `${instant.getFullYear()}-${String(instant.getMonth() + 1).padStart(2, '0')}-${String(instant.getDate()).padStart(2, '0')}`;
  assert.equal(todayIn('Mars/Olympus', instant), here);
  assert.equal(todayIn(undefined, instant), here);
});

test('the host may move the zone by a fact that the document declares, and by no other', () => {
  const document = (context: object) => {
    const loaded = loadQuestionnaire({
      format: 1,
      id: 'sample',
      edition: '2026',
      version: 1,
      title: 'Sample',
      language: 'en',
      timeZone: 'America/Chicago',
      context,
      sections: [{ id: 'one', title: 'One', questions: [{ id: 'a', kind: 'text', label: 'A' }] }],
    });
    assert.ok(loaded.status === 'ready');
    return loaded.questionnaire;
  };
  const plain = document({});
  assert.equal(timeZoneOf(plain, undefined), 'America/Chicago');
  assert.equal(timeZoneOf(plain, { deadlineTimeZone: 'Europe/Berlin' }), 'America/Chicago');
  const declared = document({ deadlineTimeZone: { kind: 'text', default: 'Asia/Tokyo' } });
  assert.equal(timeZoneOf(declared, undefined), 'Asia/Tokyo');
  assert.equal(timeZoneOf(declared, { deadlineTimeZone: 'Europe/Berlin' }), 'Europe/Berlin');
});
