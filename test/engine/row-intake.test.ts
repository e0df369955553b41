import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openSession } from '../../src/engine/session.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

function session(rows: object = {}, rules: readonly object[] = []) {
  const loaded = loadQuestionnaire({
    format: 1,
    id: 'sample',
    edition: '2026',
    version: 1,
    title: 'Sample',
    language: 'en',
    sections: [
      {
        id: 'only',
        title: 'Only',
        questions: [
          {
            id: 'programs',
            kind: 'rows',
            label: 'Programs',
            columns: [
              { id: 'name', kind: 'text', label: 'Name', maxLength: 10 },
              { id: 'hours', kind: 'integer', label: 'Hours', minimum: 1 },
              { id: 'ok', kind: 'yesNo', label: 'Fine?', explain: { on: 'no', label: 'Why not?' } },
            ],
            unique: ['name'],
            rules,
            ...rows,
          },
          {
            id: 'total',
            kind: 'calculated',
            result: 'integer',
            label: 'Total',
            calculate: { sum: 'programs/*/hours' },
          },
        ],
      },
    ],
  });
  if (loaded.status !== 'ready') throw new Error(JSON.stringify(loaded.issues));
  return openSession(loaded.questionnaire, { today: '2026-05-04' });
}

describe('rows brought from a spreadsheet', () => {
  test('are added in one change, and the rest comes back with its reasons', () => {
    const open = session();
    let changes = 0;
    open.subscribe(() => (changes += 1));
    const { accepted, rejected } = open.addRows('programs', [
      { name: 'Ethics', hours: 3 },
      { name: 'Ethics of a long name', hours: { raw: 'many' } },
      { name: 'Tax', hours: 4, ok: 'no' },
      { name: 'ethics', hours: 0 },
    ]);
    assert.equal(changes, 1);
    assert.deepEqual(open.snapshot.question('programs').keys, accepted);
    assert.equal(open.snapshot.calculated('total'), 7);
    const told = rejected.map(({ index, violations }) => [index, violations.map(({ code }) => code)]);
    assert.deepEqual(told, [
      [1, ['tooLong', 'badInput']],
      [3, ['notUnique', 'rangeUnderflow']],
    ]);
  });

  test('may leave out columns that the spreadsheet does not have, but not cells of those it has', () => {
    const { accepted, rejected } = session().addRows('programs', [
      { name: 'Ethics' },
      { name: 'Tax', hours: undefined },
    ]);
    assert.equal(accepted.length, 1);
    assert.deepEqual(
      rejected[0]?.violations.map(({ code, path }) => [code, path.split('/').at(-1)]),
      [['valueMissing', 'hours']],
    );
  });

  test('are no more than the questionnaire takes, beside those that are there', () => {
    const open = session({ maxItems: 2 });
    open.addRow('programs');
    const { accepted, rejected } = open.addRows('programs', [
      { name: 'A', hours: 1 },
      { hours: 0 },
      { name: 'B', hours: 1 },
    ]);
    assert.equal(accepted.length, 1);
    assert.deepEqual(
      rejected.map(({ index, violations }) => [index, violations[0]?.code]),
      [
        [1, 'rangeUnderflow'],
        [2, 'tooMany'],
      ],
    );
  });

  test('are held to the rules within a row', () => {
    const open = session({}, [
      { id: 'short', require: { hours: { atMost: 8 } }, at: 'hours', message: 'A day has 8 hours.' },
    ]);
    const { rejected } = open.addRows('programs', [{ name: 'A', hours: 9 }]);
    assert.equal(rejected[0]?.violations[0]?.ruleId, 'short');
    assert.deepEqual(open.snapshot.question('programs').keys, []);
  });

  test('change nothing when none of them fits', () => {
    const open = session();
    const before = open.snapshot;
    open.addRows('programs', [{ hours: 0 }]);
    assert.equal(open.snapshot, before);
  });

  test('are looked at first: a preview changes nothing', () => {
    const open = session();
    const before = open.snapshot;
    const after = open.preview('programs', [{ rowId: 'r1', name: 'Ethics', hours: 3 }]);
    assert.equal(after.calculated('total'), 3);
    assert.equal(open.snapshot, before);
    assert.equal(before.calculated('total'), undefined);
  });
});
