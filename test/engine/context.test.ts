import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readContext } from '../../src/engine/context.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

function read(context: object, given: object, more: object = {}) {
  const loaded = loadQuestionnaire({
    format: 1,
    id: 'sample',
    edition: '2026',
    version: 1,
    title: 'Sample',
    language: 'en',
    currency: 'USD',
    context,
    sections: [{ id: 'only', title: 'Only', questions: [{ id: 'a', kind: 'text', label: 'A' }] }],
    ...more,
  });
  assert.deepEqual(loaded.status === 'rejected' ? loaded.issues : [], []);
  assert.ok(loaded.status === 'ready');
  return readContext(loaded.questionnaire, { contextId: 'c', ...given });
}

const issuesOf = (result: ReturnType<typeof read>) =>
  result.status === 'unfit' ? result.issues.map(({ code, pointer }) => `${code} ${pointer}`) : [];

const fees = {
  fees: {
    kind: 'group',
    facts: {
      bands: { kind: 'bands', default: { table: 'fees' } },
      rate: { kind: 'percent', default: '50%' },
      note: { kind: 'text', optional: true },
    },
  },
};
const table = { tables: { fees: [{ from: 1, fee: '10.00' }] } };

test('a group of facts that all have defaults may be left out, whole or in part', () => {
  for (const given of [{}, { fees: {} }, { fees: { note: 'x' } }]) {
    const result = read(fees, given, table);
    assert.ok(result.status === 'ready');
    assert.deepEqual(result.context.values.get('fees.rate'), { units: 50n, scale: 2 });
    assert.equal(result.context.bands.get('fees.bands')?.length, 1);
  }
});

test('a group in which a fact must be supplied must be supplied', () => {
  const contact = { kind: 'group', facts: { name: { kind: 'text', optional: true }, email: { kind: 'email' } } };
  assert.deepEqual(issuesOf(read({ contact }, {})), ['missing-fact /contact']);
  assert.deepEqual(issuesOf(read({ contact }, { contact: {} })), ['missing-fact /contact/email']);
  const nameless = { kind: 'group', facts: { name: { kind: 'text', optional: true } } };
  assert.deepEqual(issuesOf(read({ contact: nameless }, {})), ['missing-fact /contact']);
});

test('bands of the page that overlap, leave a gap or end before they begin are refused at their place', () => {
  const band = (from: number, to?: number) => ({ from, fee: 100, ...(to === undefined ? {} : { to }) });
  const cases: readonly (readonly [bands: readonly object[], issues: readonly string[]])[] = [
    [[band(1, 15), band(16)], []],
    [[band(1, 15), band(15, 25)], ['band-gap /fees/bands/1']],
    [[band(501, 1000), band(1000)], ['band-gap /fees/bands/1']],
    [[band(1, 15), band(17)], ['band-gap /fees/bands/1']],
    [[band(1), band(16)], ['band-gap /fees/bands/1']],
    [[band(15, 1)], ['empty-band /fees/bands/0']],
    [[{ from: 1, to: 15 }], ['bad-band /fees/bands/0']],
    [[{ from: 1, fee: 8.75 }], ['bad-band /fees/bands/0']],
    [[], ['unfit-fact /fees/bands']],
  ];
  for (const [bands, issues] of cases) assert.deepEqual(issuesOf(read(fees, { fees: { bands } }, table)), issues);
});

test('a link of another edition does not fit', () => {
  const year = { questionnaireYear: { kind: 'text', isEdition: true } };
  assert.deepEqual(issuesOf(read(year, { questionnaireYear: '2026' })), []);
  assert.deepEqual(issuesOf(read(year, { questionnaireYear: 2026 })), []);
  assert.deepEqual(issuesOf(read(year, { questionnaireYear: '2025' })), ['other-edition /questionnaireYear']);
  assert.deepEqual(issuesOf(read(year, {})), ['missing-fact /questionnaireYear']);
});

test('a period that ends before it begins does not fit', () => {
  const period = { period: { kind: 'dateRange' } };
  const from = '2026-06-01';
  assert.deepEqual(issuesOf(read(period, { period: { from, to: from } })), []);
  assert.deepEqual(issuesOf(read(period, { period: { from, to: '2026-05-31' } })), ['range-reversed /period']);
});

test('only a text can name the edition', () => {
  const loaded = loadQuestionnaire({
    format: 1,
    id: 'sample',
    edition: '2026',
    version: 1,
    title: 'Sample',
    language: 'en',
    context: { year: { kind: 'integer', isEdition: true } },
    sections: [{ id: 'only', title: 'Only', questions: [{ id: 'a', kind: 'text', label: 'A' }] }],
  });
  assert.ok(loaded.status === 'rejected');
  assert.deepEqual(
    loaded.issues.map(({ code, pointer }) => `${code} ${pointer}`),
    ['not-here /context/year/isEdition'],
  );
});
