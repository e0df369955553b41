import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSession } from '../../src/engine/session.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

const loaded = loadQuestionnaire({
  format: 1,
  id: 'page-order',
  edition: '2026',
  version: 1,
  title: 'Order of the page',
  language: 'en',
  sections: [
    {
      id: 'only',
      title: 'Only',
      questions: [
        { id: 'name', kind: 'text', label: 'Before' },
        {
          id: 'methods',
          kind: 'matrix',
          label: 'Methods',
          rows: [
            { value: 'live', label: 'Live' },
            { value: 'online', label: 'Online' },
          ],
          columns: [
            { id: 'programs', kind: 'integer', label: 'Programs' },
            { id: 'checked', kind: 'yesNo', label: 'Checked?' },
          ],
        },
        {
          id: 'reviewed',
          kind: 'rows',
          label: 'Findings',
          columns: [
            { id: 'first', kind: 'integer', label: 'From' },
            { id: 'last', kind: 'integer', label: 'To' },
          ],
          rules: [
            { id: 'inOrder', require: { last: { atLeast: { answer: 'first' } } }, at: 'first', message: 'In order.' },
          ],
        },
        { id: 'note', kind: 'text', label: 'After' },
      ],
    },
  ],
});

test('what is wrong is listed as the page is read: row by row, each from left to right', () => {
  assert.ok(loaded.status === 'ready');
  const answers = {
    reviewed: [
      { rowId: 'r1', first: 5, last: 3 },
      { rowId: 'r2', first: 1 },
      { rowId: 'r3', first: 9, last: 8 },
    ],
  };
  const session = openSession(loaded.questionnaire, { today: '2026-05-28', answers });
  assert.deepEqual(
    session.snapshot.violations.map(({ path }) => path),
    [
      'name',
      'methods/live/programs',
      'methods/live/checked',
      'methods/online/programs',
      'methods/online/checked',
      'reviewed/r1/first',
      'reviewed/r2/last',
      'reviewed/r3/first',
      'note',
    ],
  );
});
