import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openSession } from '../../src/engine/session.ts';
import type { SessionOptions } from '../../src/engine/session-types.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

const optional = true;
const loaded = loadQuestionnaire({
  format: 1,
  id: 'whole-answers',
  edition: '2026',
  version: 1,
  title: 'Whole answers',
  language: 'en',
  currency: 'USD',
  sections: [
    {
      id: 'all',
      title: 'All',
      questions: [
        {
          id: 'programs',
          kind: 'rows',
          label: 'Programs',
          optional,
          columns: [
            { id: 'name', kind: 'text', label: 'Name', optional },
            { id: 'hours', kind: 'integer', label: 'Hours', optional },
          ],
        },
        { id: 'paid', kind: 'money', label: 'Paid', optional },
        { id: 'mission', kind: 'yesNo', label: 'Changed?', optional, explain: { on: 'yes', label: 'What?', optional } },
      ],
    },
  ],
});
assert.ok(loaded.status === 'ready');
const { questionnaire } = loaded;

function open(options: Partial<SessionOptions> = {}) {
  let count = 0;
  return openSession(questionnaire, { today: '2026-03-01', createId: () => `id${(count += 1)}`, ...options });
}

describe('Rows given whole', () => {
  it('forget what stood in them before and is not given again', () => {
    const session = open();
    session.answer('programs', [{ rowId: 'r1', name: 'Old', hours: 5 }, { name: 'Second' }]);
    session.answer('programs', [{ rowId: 'r1', name: 'New' }]);
    assert.deepEqual(session.snapshot.answer('programs'), [{ rowId: 'r1', name: 'New' }]);
    assert.deepEqual(session.record().answers, { programs: ['r1'], 'programs/r1/name': 'New' });
  });

  it('keep a cell that is given again with the same value', () => {
    const session = open();
    session.answer('programs', [{ rowId: 'r1', name: 'Same', hours: 5 }]);
    session.answer('programs', [{ rowId: 'r1', name: 'Same', hours: 6 }]);
    assert.deepEqual(session.snapshot.answer('programs'), [{ rowId: 'r1', name: 'Same', hours: 6 }]);
  });

  it('leave nothing behind when they are cleared', () => {
    const session = open();
    session.answer('programs', [{ name: 'Old', hours: 5 }, { name: 'Second' }]);
    session.answer('programs', undefined);
    assert.equal(session.snapshot.answer('programs'), undefined);
    session.answer('programs', [{ name: 'New' }, {}]);
    assert.deepEqual(session.snapshot.answer('programs'), [{ rowId: 'r1', name: 'New' }]);
  });

  it('get an id each, whatever ids they come with', () => {
    const session = open();
    const given = [{ name: 'A' }, { rowId: 'r1', name: 'B' }, { rowId: 'r1', name: 'C' }, { rowId: 'a/b', name: 'D' }];
    session.answer('programs', given);
    const rows = session.snapshot.answer('programs') as { rowId: string; name: string }[];
    assert.deepEqual(
      rows.map(({ name }) => name),
      ['A', 'B', 'C', 'D'],
    );
    assert.equal(new Set(rows.map(({ rowId }) => rowId)).size, 4);
    assert.equal(rows[1]?.rowId, 'r1', 'an id that can be used is kept');
    assert.ok(rows.every(({ rowId }) => /^[\w-]+$/.test(rowId)));
  });

  it('may be reordered by their ids', () => {
    const session = open();
    session.answer('programs', [{ name: 'A' }, { name: 'B' }]);
    session.answer('programs', ['r2', 'r1']);
    assert.deepEqual(session.snapshot.answer('programs'), [
      { rowId: 'r2', name: 'B' },
      { rowId: 'r1', name: 'A' },
    ]);
  });
});

describe('An answer given in parts or whole', () => {
  it('keeps the explanation when only yes and no are given', () => {
    const session = open();
    session.answer('mission', { answer: 'yes', explanation: 'Sample.' });
    session.answer('mission', 'no');
    assert.deepEqual(session.snapshot.answer('mission'), { answer: 'no' });
    session.answer('mission', { answer: 'yes' });
    assert.deepEqual(session.snapshot.answer('mission'), { answer: 'yes', explanation: 'Sample.' });
  });

  it('is no amount in another currency than the questionnaire has', () => {
    const session = open({ answers: { paid: { minor: 500, currency: 'EUR' } } });
    assert.equal(session.snapshot.answer('paid'), undefined);
    assert.deepEqual(
      session.snapshot.violations.map(({ path, code }) => `${path} ${code}`),
      ['paid badInput'],
    );
    session.answer('paid', { minor: 500, currency: 'USD' });
    assert.deepEqual(session.payload().status, 'valid');
  });
});
