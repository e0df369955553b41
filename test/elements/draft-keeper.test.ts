import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draftKey, type Flags } from '../../src/drafts/draft.ts';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { type DraftStore, StoreFailure, type WitnessNote } from '../../src/drafts/store-types.ts';
import type { Witness } from '../../src/drafts/witness.ts';
import { DraftKeeper } from '../../src/elements/draft-keeper.ts';
import type { FoundDraft } from '../../src/elements/found-draft.ts';
import type { FormElement } from '../../src/elements/form-element.ts';
import { openSession } from '../../src/engine/session.ts';
import { FakeClock } from '../drafts/fake-clock.ts';
import { draftOf } from '../drafts/sample-draft.ts';
import { questionnaireOf } from '../drafts/sample-questionnaire.ts';
import { WatchedStore } from '../drafts/watched-store.ts';

const questionnaire = questionnaireOf({ contacts: [{ id: 'legalName', kind: 'text' }] });
const contextId = 'sponsor-1';
const key = draftKey(questionnaire, contextId);

/** A form whose host gives this store, and a keeper that goes by a clock of its own. */
function begin(store: DraftStore, draftWitness?: Witness) {
  const clock = new FakeClock();
  const statuses: string[] = [];
  const returned: FoundDraft[] = [];
  const seen: { place: string | null; amounts: Record<string, never>; flags: Flags } = {
    place: null,
    amounts: {},
    flags: {},
  };
  const settings = { draft: 'device', mode: 'fill' };
  const form = {
    settings,
    draftStore: store,
    draftWitness,
    now: () => new Date(clock.now()),
  } as unknown as FormElement;
  const keeper = new DraftKeeper(
    form,
    () => ({ ...seen }),
    (status) => statuses.push(status.state === 'failed' ? `failed ${status.reason}` : status.state),
    (found) => returned.push(found),
    { lost: () => undefined, freed: () => undefined },
    clock,
  );
  const session = openSession(questionnaire, { context: { contextId }, today: '2026-03-01' });
  return { clock, keeper, session, statuses, returned, seen };
}

/** A store that cannot be read while `isAway`; what it keeps is in `inner`. */
function away(inner = openMemoryStore(), noted?: WitnessNote) {
  const state = { isAway: true, saves: 0 };
  const store: DraftStore = {
    ...inner,
    kind: 'device',
    ...(noted && { noted: () => noted }),
    load: (name) => (state.isAway ? Promise.reject(new StoreFailure('unavailable')) : inner.load(name)),
    save: (draft) => {
      state.saves += 1;
      return inner.save(draft);
    },
  };
  return { store, state, inner };
}

/** Lets the promises behind a call settle. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) await Promise.resolve();
}

describe('a respondent whose browser gives no drafts out', () => {
  it('is told at once, goes on in memory, and what was typed is kept as soon as it can be', async () => {
    const { store, state, inner } = away();
    const { clock, keeper, session, statuses } = begin(store);
    assert.deepEqual(await keeper.find(questionnaire, contextId), { revision: 0 });
    keeper.keep(session, contextId, undefined);
    assert.deepEqual(statuses, ['failed unavailable']);
    session.answer('legalName', 'Sample Training Provider');
    clock.advance(2_000);
    await settled();
    assert.deepEqual([statuses, state.saves], [['failed unavailable'], 0]);
    state.isAway = false;
    clock.advance(4_000);
    await settled();
    clock.advance(1_000);
    await settled();
    assert.equal(statuses.at(-1), 'saved');
    const loaded = await inner.load(key);
    assert.equal(loaded.status === 'ok' && loaded.draft.record.answers['legalName'], 'Sample Training Provider');
  });

  it('is told within three seconds when the browser never answers', async () => {
    const { store } = away();
    const { clock, keeper, session, statuses } = begin({ ...store, load: () => new Promise(() => undefined) });
    const search = keeper.find(questionnaire, contextId);
    clock.advance(2_500);
    assert.deepEqual(await search, { revision: 0 });
    keeper.keep(session, contextId, undefined);
    assert.deepEqual(statuses, ['failed blocked']);
  });

  it('reads that there is a draft from then and then, when that was noted elsewhere', async () => {
    const { store } = away(openMemoryStore(), { revision: 7, savedAt: 1_700_000_000_000 });
    const { keeper } = begin(store);
    assert.deepEqual(await keeper.find(questionnaire, contextId), {
      revision: 7,
      loss: { reason: 'unread', savedAt: 1_700_000_000_000 },
    });
  });

  it('loses nothing of the draft that comes back: nothing is written before it was decided', async () => {
    const { store, state, inner } = away();
    const draft = draftOf({ revision: 7 });
    await inner.save({ ...draft, questionnaire: { ...draft.questionnaire, id: questionnaire.id } });
    const { clock, keeper, session, statuses, returned } = begin(store);
    await keeper.find(questionnaire, contextId);
    keeper.keep(session, contextId, undefined);
    session.answer('legalName', 'Typed meanwhile');
    state.isAway = false;
    clock.advance(2_000);
    await settled();
    clock.advance(600_000);
    await keeper.flush();
    assert.deepEqual([returned.length, returned[0]?.draft.revision, state.saves], [1, 7, 0]);
    assert.deepEqual(statuses, ['failed unavailable']);
  });

  it('has flags and place in the draft that is put together with the one that comes back', async () => {
    const { store } = away();
    const { keeper, session, seen } = begin(store);
    await keeper.find(questionnaire, contextId);
    keeper.keep(session, contextId, undefined);
    session.answer('legalName', 'Typed meanwhile');
    [seen.flags, seen.place] = [{ legalName: 'ask accounting' }, 'contacts'];
    const mine = keeper.mine();
    assert.deepEqual(
      [mine?.record.answers['legalName'], mine?.flags, mine?.place],
      ['Typed meanwhile', { legalName: 'ask accounting' }, 'contacts'],
    );
  });

  it('gets an answer about removing it, even when the browser gives none', async () => {
    const { store } = away();
    const { clock, keeper } = begin({ ...store, discard: () => new Promise(() => undefined) });
    await keeper.find(questionnaire, contextId);
    const gone = keeper.discard();
    await settled();
    clock.advance(3_000);
    assert.equal(await gone, false);
  });
});

describe('a host that changes what the page is about while somebody types', () => {
  const typed = (loaded: Awaited<ReturnType<DraftStore['load']>>) =>
    loaded.status === 'ok' ? loaded.draft.record.answers['legalName'] : loaded.status;

  it('does not take the last words from the filling that is left', async () => {
    const store = openMemoryStore();
    const { clock, keeper, session, seen } = begin(store);
    await keeper.find(questionnaire, contextId);
    keeper.keep(session, contextId, undefined);
    session.answer('legalName', 'Typed a moment ago');
    seen.place = 'contacts';
    const other = openSession(questionnaire, { context: { contextId: 'sponsor-2' }, today: '2026-03-01' });
    await keeper.find(questionnaire, 'sponsor-2');
    keeper.noteLast();
    seen.place = 'elsewhere';
    keeper.keep(other, 'sponsor-2', undefined);
    await settled();
    const left = await store.load(key);
    assert.equal(typed(left), 'Typed a moment ago');
    assert.equal(left.status === 'ok' && left.draft.place, 'contacts');
    other.answer('legalName', 'The other sponsor');
    clock.advance(1_000);
    await settled();
    assert.equal(typed(await store.load(draftKey(questionnaire, 'sponsor-2'))), 'The other sponsor');
    assert.equal(typed(await store.load(key)), 'Typed a moment ago');
  });

  it('goes on with the same draft, even in the middle of a write, and is not refused as somebody else', async () => {
    const store = new WatchedStore();
    const { clock, keeper, session, statuses } = begin(store);
    await keeper.find(questionnaire, contextId);
    keeper.keep(session, contextId, undefined);
    session.answer('legalName', 'First');
    store.isHeld = true;
    const arrived = store.arrival();
    clock.advance(1_000);
    await arrived;
    session.answer('legalName', 'Second');
    const again = openSession(questionnaire, {
      context: { contextId },
      today: '2026-03-02',
      record: session.record(),
    });
    keeper.keep(again, contextId, undefined);
    clock.advance(1_000);
    await settled();
    store.release();
    await settled();
    store.release();
    await keeper.flush();
    assert.equal(typed(await store.load(key)), 'Second');
    assert.deepEqual([store.log, store.mostAtOnce], [['draft 1', 'draft 2'], 1]);
    assert.deepEqual([statuses.at(-1), statuses.includes('overtaken')], ['saved', false]);
  });
});

describe('a host that remembers drafts too', () => {
  it('lets the respondent know of one that the browser has lost', async () => {
    const notes = new Map<string, WitnessNote>();
    const witness: Witness = {
      read: (name) => notes.get(name),
      note: (name, note) => void notes.set(name, note),
      forget: (name) => void notes.delete(name),
    };
    const { store, state } = away();
    state.isAway = false;
    const first = begin(store, witness);
    await first.keeper.find(questionnaire, contextId);
    first.keeper.keep(first.session, contextId, undefined);
    first.session.answer('legalName', 'Sample Training Provider');
    await first.keeper.flush();
    const savedAt = first.clock.now();
    assert.deepEqual([...notes], [[key, { revision: 1, savedAt }]]);
    await store.discard(key);
    const second = begin(store, witness);
    assert.deepEqual(await second.keeper.find(questionnaire, contextId), {
      revision: 1,
      loss: { reason: 'missing', savedAt },
    });
    second.keeper.keep(second.session, contextId, undefined);
    assert.equal(await second.keeper.discard(), true);
    assert.equal(notes.size, 0);
  });
});
