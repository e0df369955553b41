import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draftStoreIn } from '../../src/drafts/cabinet-store.ts';
import { draftKey } from '../../src/drafts/draft.ts';
import { type Cabinet, type Drawer, StoreFailure } from '../../src/drafts/store-types.ts';
import { attachmentOf, draftOf, recordOf } from './sample-draft.ts';

const contextId = 'sponsor-1';
const key = draftKey({ id: 'sample', edition: '2026' }, contextId);

/** A device with room for so many bytes; what is put in the place of something else counts once. */
function deviceWith(room: number) {
  const drawers: Record<Drawer, Map<string, unknown>> = { drafts: new Map(), files: new Map() };
  const sizeOf = (value: unknown): number => {
    if (value instanceof ArrayBuffer) return value.byteLength;
    const { bytes } = value as { bytes?: ArrayBuffer };
    return bytes ? bytes.byteLength : JSON.stringify(value).length;
  };
  const used = () =>
    [...drawers.drafts.values(), ...drawers.files.values()].reduce<number>((sum, value) => sum + sizeOf(value), 0);
  const cabinet: Cabinet = {
    kind: 'device',
    read: (drawer, wanted) => Promise.resolve(wanted.map((name) => drawers[drawer].get(name))),
    keys: (drawer, prefix) => Promise.resolve([...drawers[drawer].keys()].filter((name) => name.startsWith(prefix))),
    change: (drawer, _durability, wanted, decide) => {
      const { put = [], remove = [] } = decide(wanted.map((name) => drawers[drawer].get(name)));
      const before = new Map(drawers[drawer]);
      for (const name of remove) drawers[drawer].delete(name);
      for (const [name, value] of put) drawers[drawer].set(name, value);
      if (used() <= room || put.length === 0) return Promise.resolve();
      drawers[drawer] = before;
      return Promise.reject(new StoreFailure('quota'));
    },
    clear: (prefix) => {
      for (const drawer of Object.values(drawers)) {
        for (const name of [...drawer.keys()]) if (name.startsWith(prefix)) drawer.delete(name);
      }
      return Promise.resolve();
    },
    close: () => undefined,
  };
  return {
    store: draftStoreIn(cabinet),
    files: () => [...drawers.files.keys()].map((name) => name.replace(`${key}/`, '')),
  };
}

const file = (ref: string, size: number) => ({ meta: attachmentOf(ref), bytes: new ArrayBuffer(size) });
const draft = (revision: number, words = '') =>
  draftOf({ contextId, revision, record: recordOf({ legalName: words }) });

describe('a device that files have filled', () => {
  it('still has room for answers, and none for a further file', async () => {
    const { store, files } = deviceWith(1_000_000);
    await store.save(draft(1));
    await store.putFile(key, 'a1', file('a1', 400_000));
    await store.putFile(key, 'a2', file('a2', 98_000));
    assert.deepEqual(files(), ['reserve', 'a1', 'a2']);
    await assert.rejects(store.putFile(key, 'a3', file('a3', 90_000)), { reason: 'quota' });
    await store.save(draft(2, 'x'.repeat(20_000)));
    const loaded = await store.load(key);
    assert.equal(loaded.status === 'ok' && loaded.draft.revision, 2);
    assert.deepEqual(files(), ['a1', 'a2']);
    await assert.rejects(store.putFile(key, 'a3', file('a3', 90_000)), { reason: 'quota' });
  });

  it('says so when the reserve is used up too', async () => {
    const { store } = deviceWith(600_000);
    await store.putFile(key, 'a1', file('a1', 50_000));
    await assert.rejects(store.save(draft(1, 'x'.repeat(700_000))), { reason: 'quota' });
  });

  it('keeps nothing once the last draft with files is gone', async () => {
    const { store, files } = deviceWith(1_000_000);
    await store.save(draft(1));
    assert.deepEqual(files(), [], 'who attaches nothing needs no reserve');
    await store.putFile(key, 'a1', file('a1', 1_000));
    await store.discard(key);
    assert.deepEqual(files(), []);
  });
});
