import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { openSession } from '../../src/engine/session.ts';
import type { Session } from '../../src/engine/session-types.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

function open(more: object): Session {
  const wholes = [
    { id: 'period', kind: 'dateRange', label: 'Period', ...more },
    { id: 'home', kind: 'address', label: 'Address', ...more },
    { id: 'signed', kind: 'signature', label: 'Signature', ...more },
  ];
  const column = { id: 'days', kind: 'dateRange', label: 'Days', optional: true };
  const loaded = loadQuestionnaire({
    format: 1,
    id: 'begun-wholes',
    edition: '2026',
    version: 1,
    title: 'Wholes',
    language: 'en',
    sections: [
      {
        id: 'only',
        title: 'Only',
        questions: [
          { id: 'flag', kind: 'yesNo', label: 'Flag', optional: true },
          ...wholes,
          { id: 'stays', kind: 'rows', label: 'Stays', optional: true, columns: [column] },
        ],
      },
    ],
  });
  assert.ok(loaded.status === 'ready');
  return openSession(loaded.questionnaire, { today: '2026-05-28' });
}

const missing = (session: Session) => session.snapshot.violations.map(({ path, code }) => `${path} ${code}`);

const allParts = [
  'period/from valueMissing',
  'period/to valueMissing',
  'home/street valueMissing',
  'home/city valueMissing',
  'home/postalCode valueMissing',
  'home/country valueMissing',
  'signed/name valueMissing',
  'signed/date valueMissing',
];

suite('Ranges of dates, addresses and signatures', () => {
  test('each missing part is told once, and the whole is not told besides', () => {
    assert.deepEqual(missing(open({})), allParts);
  });

  test('nothing is missed while an optional one is not begun', () => {
    assert.deepEqual(missing(open({ optional: true })), []);
  });

  test('an optional one that was begun is asked in full, until it is blank again', () => {
    const session = open({ optional: true });
    session.answer('period/from', '2026-01-01');
    session.answer('home/city', 'Sampleton');
    session.answer('signed/date', '2026-05-28');
    assert.deepEqual(missing(session), [
      'period/to valueMissing',
      'home/street valueMissing',
      'home/postalCode valueMissing',
      'home/country valueMissing',
      'signed/name valueMissing',
    ]);
    session.answer('period/from', undefined);
    session.answer('home/city', undefined);
    session.answer('signed/date', undefined);
    assert.deepEqual(missing(session), []);
  });

  test('a condition that requires one requires its parts, only while it holds', () => {
    const session = open({ requiredWhen: { flag: 'yes' } });
    assert.deepEqual(missing(session), []);
    session.answer('flag', 'yes');
    assert.deepEqual(missing(session), allParts);
    session.answer('flag', 'no');
    assert.deepEqual(missing(session), []);
  });

  test('in a row they are asked once they are begun there', () => {
    const session = open({ optional: true });
    const row = session.addRow('stays');
    assert.deepEqual(missing(session), []);
    session.answer(`stays/${row}/days/from`, '2026-01-01');
    assert.deepEqual(missing(session), [`stays/${row}/days/to valueMissing`]);
  });
});
