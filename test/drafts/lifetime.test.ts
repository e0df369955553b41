import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draftKey, type Draft } from '../../src/drafts/draft.ts';
import { annotate, endOf, LIFE, lookThrough, NOTICE, passOver } from '../../src/drafts/lifetime.ts';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { attachmentOf, draftOf, recordOf } from './sample-draft.ts';

const DAY = 24 * 60 * 60 * 1_000;
const savedAt = Date.UTC(2026, 0, 1);
const key = draftKey({ id: 'sample', edition: '2026' }, 'sponsor-1');

/** A device with these drafts, and a form for `sponsor-9` of the questionnaire `id` that is opened on it. */
async function device(drafts: readonly Partial<Draft>[], id = 'sample') {
  const store = openMemoryStore();
  const state = { now: savedAt, openElsewhere: '' };
  for (const changes of drafts) await store.save(draftOf({ savedAt, writer: 'page', ...changes }));
  const guarded = async (name: string, work: () => Promise<void>) => {
    if (name === state.openElsewhere) return false;
    await work();
    return true;
  };
  const mine = [draftKey({ id, edition: '2026' }, 'sponsor-9')];
  return {
    store,
    state,
    loaded: async () => {
      const loaded = await store.load(key);
      return loaded.status === 'ok' ? loaded.draft : undefined;
    },
    /** Opens the form, and reads what stands there. */
    visit: async (now: number) => {
      state.now = now;
      const { kept, removed } = await lookThrough(store, { id, mine, now }, guarded);
      for (const one of kept)
        if (one.removeAfter !== undefined) await annotate(store, one.key, { removeAfter: one.removeAfter });
      const named = (list: typeof kept) => list.map(({ contextId, removeAfter }) => [contextId, removeAfter]);
      return { kept: named(kept), removed: named(removed) };
    },
  };
}

describe('the end of a draft', () => {
  it('is not spoken of for a year and five months, then with its date, and the draft goes after that date', async () => {
    const { visit, loaded } = await device([{}]);
    const end = savedAt + LIFE;
    assert.equal(Math.round(LIFE / DAY / 30.44), 18);
    assert.deepEqual(await visit(end - NOTICE - 1), { kept: [['sponsor-1', undefined]], removed: [] });
    assert.deepEqual(await visit(end - NOTICE), { kept: [['sponsor-1', end]], removed: [] });
    assert.equal((await loaded())?.removeAfter, end);
    assert.deepEqual(await visit(end), { kept: [['sponsor-1', end]], removed: [] });
    assert.deepEqual(await visit(end + 1), { kept: [], removed: [['sponsor-1', end]] });
    assert.equal(await loaded(), undefined);
  });

  it('is never sooner than 30 days after it was told, however old the draft is', async () => {
    const { visit } = await device([{}]);
    const late = savedAt + 10 * LIFE;
    assert.deepEqual(await visit(late), { kept: [['sponsor-1', late + NOTICE]], removed: [] });
    assert.deepEqual(await visit(late + NOTICE), { kept: [['sponsor-1', late + NOTICE]], removed: [] });
    assert.deepEqual(await visit(late + NOTICE + 1), { kept: [], removed: [['sponsor-1', late + NOTICE]] });
  });

  it('takes nothing away when the clock of the device was wrong for a day', async () => {
    const { visit } = await device([{}]);
    const year3000 = Date.UTC(3000, 0, 1);
    const told = [['sponsor-1', year3000 + NOTICE]];
    assert.deepEqual(await visit(year3000), { kept: told, removed: [] });
    assert.deepEqual(await visit(savedAt + DAY), { kept: told, removed: [] });
    assert.equal(endOf({ savedAt: year3000 }, savedAt), undefined);
  });

  it('is put off by going on with it', async () => {
    const { store, visit, loaded } = await device([{ record: recordOf({ policy: ['a'] }, [attachmentOf('a')]) }]);
    const now = savedAt + LIFE;
    const before = await loaded();
    await visit(now - NOTICE);
    assert.deepEqual(await loaded(), { ...before, removeAfter: now });
    await store.save({ ...before!, revision: 2, savedAt: now });
    assert.deepEqual(await visit(now + 1), { kept: [['sponsor-1', undefined]], removed: [] });
    assert.deepEqual(await loaded(), { ...before, revision: 2, savedAt: now });
  });

  it('waits while another page has the draft open, and while its own form is', async () => {
    const { state, visit, store } = await device([
      { removeAfter: savedAt },
      { contextId: 'sponsor-9', removeAfter: savedAt },
    ]);
    state.openElsewhere = key;
    assert.deepEqual(await visit(savedAt + 1), { kept: [['sponsor-1', savedAt]], removed: [] });
    state.openElsewhere = '';
    assert.deepEqual(await visit(savedAt + 1), { kept: [], removed: [['sponsor-1', savedAt]] });
    assert.deepEqual(await visit(savedAt + 1), { kept: [], removed: [] });
    assert.deepEqual(
      (await store.list()).map(({ contextId }) => contextId),
      ['sponsor-9'],
    );
  });
});

describe('a later edition that was sent', () => {
  it('is noted in the drafts before it of the same filling only, and nothing else in them changes', async () => {
    const sample = { id: 'sample', version: 1, sha256: 'ef'.repeat(32) };
    const drafts = ['2025', '2026', '2027'].map((edition) => draftOf({ questionnaire: { ...sample, edition } }));
    const { store } = await device([...drafts, { ...drafts[0]!, contextId: 'sponsor-2' }]);
    const always = (_: string, work: () => Promise<void>) => work().then(() => true);
    await passOver(store, { id: 'sample', edition: '2027' }, 'sponsor-1', always);
    const passed: string[] = [];
    for (const { key: name } of await store.list()) {
      const found = await store.load(name);
      if (found.status === 'ok' && found.draft.isPassed) passed.push(name);
    }
    assert.deepEqual(passed.sort(), ['sample@2025/sponsor-1', 'sample@2026/sponsor-1']);
    const loaded = await store.load('sample@2025/sponsor-1');
    const expected = { ...drafts[0], savedAt, writer: 'page', isPassed: true };
    // The device above keeps its own times.
    assert.deepEqual(loaded.status === 'ok' && { ...loaded.draft, savedAt }, expected);
  });
});

describe('the list of other drafts', () => {
  it('has those of the same questionnaire, the latest first; of others, those near their end', async () => {
    const other = { id: 'other', edition: '2026', version: 1, sha256: 'ef'.repeat(32) };
    const { visit } = await device([
      { contextId: 'old', savedAt: savedAt - 5 },
      { contextId: 'new' },
      { contextId: 'sponsor-9' },
      { contextId: 'last year', questionnaire: { ...other, id: 'sample', edition: '2025' }, savedAt: savedAt - 9 },
      { contextId: 'elsewhere', questionnaire: other },
      { contextId: 'elsewhere and told', questionnaire: other, removeAfter: savedAt + 7, savedAt: savedAt - 10 },
    ]);
    const expected = [
      ['new', undefined],
      ['old', undefined],
      ['last year', undefined],
      ['elsewhere and told', savedAt + 7],
    ];
    assert.deepEqual(await visit(savedAt), { kept: expected, removed: [] });
  });
});
