import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draftStoreIn } from '../../src/drafts/cabinet-store.ts';
import { draftKey } from '../../src/drafts/draft.ts';
import { memoryCabinet, openMemoryStore } from '../../src/drafts/memory-store.ts';
import { StoreFailure } from '../../src/drafts/store-types.ts';
import { browserWitness, type NoteStorage, witnessed } from '../../src/drafts/witness.ts';
import { draftOf, recordOf } from './sample-draft.ts';

const key = draftKey({ id: 'sample', edition: '2026' }, 'sponsor-1');

/** What a browser keeps beside its databases. */
function notes() {
  const kept = new Map<string, string>();
  const storage: NoteStorage = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
  return { kept, witness: browserWitness('sample database', () => storage) };
}

describe('a draft that a witness knows of', () => {
  it('is told missing when the database was emptied, with its time, until another is kept', async () => {
    const { witness } = notes();
    const before = witnessed(openMemoryStore(), witness);
    await before.save(draftOf({ revision: 7, savedAt: 1_700_000_000_000 }));
    const emptied = witnessed(openMemoryStore(), witness);
    const missing = { revision: 7, savedAt: 1_700_000_000_000 };
    assert.deepEqual(await emptied.load(key), { status: 'none', missing });
    assert.deepEqual(await emptied.load(key), { status: 'none', missing });
    await emptied.save(draftOf({ revision: 8 }));
    assert.deepEqual(await emptied.load(key), { status: 'ok', draft: draftOf({ revision: 8 }) });
  });

  it('is told when the database went back to an earlier revision', async () => {
    const { witness } = notes();
    const cabinet = memoryCabinet();
    await draftStoreIn(cabinet).save(draftOf({ revision: 3 }));
    await witnessed(openMemoryStore(), witness).save(draftOf({ revision: 9, savedAt: 5 }));
    assert.deepEqual(await witnessed(draftStoreIn(cabinet), witness).load(key), {
      status: 'ok',
      draft: draftOf({ revision: 3 }),
      missing: { revision: 9, savedAt: 5 },
    });
  });

  it('is known before it can be read, and forgotten with it', async () => {
    const { witness, kept } = notes();
    const store = witnessed(openMemoryStore(), witness);
    assert.equal(store.noted?.(key), undefined);
    await store.save(draftOf({ revision: 2, savedAt: 5 }));
    assert.deepEqual(store.noted?.(key), { revision: 2, savedAt: 5 });
    await store.discard(key);
    assert.deepEqual([kept.size, store.noted?.(key), await store.load(key)], [0, undefined, { status: 'none' }]);
  });

  it('is noted only after it was committed, and stays noted when it could not be removed', async () => {
    const { witness, kept } = notes();
    const refusing = { ...openMemoryStore(), save: () => Promise.reject(new StoreFailure('quota')) };
    await assert.rejects(witnessed(refusing, witness).save(draftOf()), StoreFailure);
    assert.equal(kept.size, 0);
    const stuck = { ...openMemoryStore(), discard: () => Promise.reject(new StoreFailure('closed')) };
    const store = witnessed(stuck, witness);
    await store.save(draftOf());
    await assert.rejects(store.discard(key), StoreFailure);
    assert.equal(kept.size, 1);
  });

  it('leaves no answer in the note', async () => {
    const { witness, kept } = notes();
    const record = recordOf({ legalName: 'Sample Training Provider' });
    await witnessed(openMemoryStore(), witness).save(draftOf({ record, revision: 4, savedAt: 12 }));
    assert.deepEqual([...kept], [['sample database:sample@2026/sponsor-1', '4 12']]);
  });

  it('may also be known to the host, whose note counts where the browser has lost its own', async () => {
    const [own, hosts] = [notes(), notes()];
    const store = witnessed(witnessed(openMemoryStore(), own.witness), hosts.witness);
    await store.save(draftOf({ revision: 4, savedAt: 12 }));
    own.kept.clear();
    const emptied = witnessed(witnessed(openMemoryStore(), own.witness), hosts.witness);
    assert.deepEqual(await emptied.load(key), { status: 'none', missing: { revision: 4, savedAt: 12 } });
  });
});

describe('a witness that is of no use', () => {
  const broken = () => {
    throw new DOMException('Refused.', 'SecurityError');
  };
  const useless: Record<string, () => NoteStorage> = {
    'because the browser refuses it': broken,
    'because it refuses every call': () => ({ getItem: broken, setItem: broken, removeItem: broken }),
    'because somebody wrote over it': () => ({ getItem: () => '7 x', setItem: () => undefined, removeItem: broken }),
  };
  for (const [why, storage] of Object.entries(useless)) {
    it(`${why}, harms no draft and reports none`, async () => {
      const store = witnessed(openMemoryStore(), browserWitness('sample database', storage));
      await store.save(draftOf());
      assert.deepEqual([await store.load(key), store.noted?.(key)], [{ status: 'ok', draft: draftOf() }, undefined]);
      await store.discard(key);
      assert.deepEqual(await store.load(key), { status: 'none' });
    });
  }
});
