import { assert } from 'chai';
import { openDeviceStore } from '../../src/drafts/draft-store.ts';
import { draftKey } from '../../src/drafts/draft.ts';
import { restoreFiles } from '../../src/drafts/restore-files.ts';
import type { DraftStore, FailureReason } from '../../src/drafts/store-types.ts';
import { sha256Of } from '../../src/engine/attachments.ts';
import { filler } from '../fixtures/files/samples.ts';
import { FakeClock } from './fake-clock.ts';
import { attachmentOf, draftOf, recordOf } from './sample-draft.ts';
import { storeSuite } from './store-suite.ts';

/** Apart from everybody else's, because it is deleted after each test. */
const DATABASE = 'device store under test';
const browserDatabase = indexedDB;
const key = draftKey({ id: 'sample', edition: '2026' }, 'sponsor-1');

function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('No reason given.'));
  });
}

/** The drafts as they lie in the database, with no code of ours in between. */
async function raw<T>(work: (drafts: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await done(indexedDB.open(DATABASE));
  const result = await done(work(database.transaction('drafts', 'readwrite').objectStore('drafts')));
  database.close();
  return result;
}

/** Puts another `indexedDB` in place of the browser's until the test ends. */
function replaceDatabase(replacement: unknown): void {
  Object.defineProperty(globalThis, 'indexedDB', { value: replacement, configurable: true });
}

function restoreDatabase(): void {
  replaceDatabase(browserDatabase);
}

/** The browser's database, with every connection it gives out shown to `seen` first. */
function watched(seen: (database: IDBDatabase) => void): unknown {
  const real = indexedDB;
  return {
    open: (name: string) => {
      const request = real.open(name);
      request.addEventListener('success', () => seen(request.result));
      return request;
    },
  };
}

/** A request that reports this error, or nothing ever. */
function answering(error?: DOMException) {
  return {
    open: () => {
      const request: { error?: DOMException; onerror?: () => void } = {};
      if (error) {
        request.error = error;
        queueMicrotask(() => request.onerror?.());
      }
      return request;
    },
  };
}

async function failure(promise: Promise<unknown>): Promise<FailureReason | 'none'> {
  return promise.then(
    () => 'none' as const,
    (error: { name: string; reason: FailureReason }) => {
      assert.equal(error.name, 'StoreFailure');
      return error.reason;
    },
  );
}

describe('the device store', () => {
  let stores: DraftStore[] = [];
  const openStore = (clock?: FakeClock) => {
    const store = openDeviceStore(clock, DATABASE);
    stores.push(store);
    return store;
  };

  afterEach(async () => {
    restoreDatabase();
    for (const store of stores) store.close();
    stores = [];
    await done(indexedDB.deleteDatabase(DATABASE));
  });

  storeSuite(
    it,
    () =>
      Promise.resolve({
        store: openStore(),
        reopen: () => openStore(),
        tamper: async (name, value) => {
          await raw(
            (drafts) => (value === undefined ? drafts.delete(name) : drafts.put(value, name)) as IDBRequest<unknown>,
          );
        },
        keys: () => raw((drafts) => drafts.getAllKeys() as IDBRequest<string[]>),
      }),
    assert,
  );

  it('20 MB of files come back byte for byte, and the answers beside them stay small', async () => {
    const bytes = filler(20_000_000);
    const meta = attachmentOf('a1', { size: bytes.length, sha256: await sha256Of(bytes.buffer) });
    const store = openStore();
    await store.putFile(key, 'a1', { meta, bytes: bytes.buffer });
    await store.save(draftOf({ record: recordOf({ policy: ['a1'] }, [meta]) }));
    store.close();
    const { files, lost } = await restoreFiles(openStore(), key, { a1: meta });
    const back = new Uint8Array((await files.get('a1')?.arrayBuffer()) ?? []);
    assert.equal(back.length, bytes.length);
    assert.isTrue(back.every((byte, at) => byte === bytes[at]));
    assert.deepEqual(lost, []);
    const records = await raw((drafts) => drafts.getAll() as IDBRequest<unknown[]>);
    assert.isBelow(JSON.stringify(records).length, 2_000);
  });

  it('says saved only after the transaction is complete, and asks for strict writing where it must', async () => {
    const log: string[] = [];
    replaceDatabase(
      watched((database) => {
        const begin = database.transaction.bind(database);
        database.transaction = (names, mode, options) => {
          const transaction = begin(names, mode, options);
          if (mode === 'readwrite') {
            const name = [...transaction.objectStoreNames].join('+');
            transaction.addEventListener('complete', () => log.push(`${name} ${transaction.durability}`));
          }
          return transaction;
        };
      }),
    );
    const store = openStore();
    await store.save(draftOf()).then(() => log.push('saved'));
    await store.putFile(key, 'a1', { meta: attachmentOf('a1'), bytes: new ArrayBuffer(3) }).then(() => log.push('put'));
    await store.deleteFiles(key, ['a1']).then(() => log.push('deleted'));
    await store.discard(key).then(() => log.push('discarded'));
    // Where nothing is noted of a draft, the records themselves are looked at before the first one is written.
    const kept = ['drafts relaxed', 'drafts relaxed', 'saved', 'files relaxed', 'files strict', 'put'];
    // The room that is reserved for answers comes before the first file and goes with the last.
    assert.deepEqual(log, [
      ...kept,
      ...['files strict', 'deleted'],
      ...['drafts+files strict', 'files relaxed', 'discarded'],
    ]);
  });

  it('lets another tab delete or upgrade the database, and goes on afterwards', async () => {
    const store = openStore();
    await store.save(draftOf());
    await done(indexedDB.deleteDatabase(DATABASE));
    const { revision, savedAt } = draftOf();
    assert.deepEqual(await store.load(key), { status: 'none', missing: { revision, savedAt } });
    await store.save(draftOf());
    assert.equal((await openStore().load(key)).status, 'ok');
  });

  it('opens again when the browser closed the connection under it', async () => {
    const open: IDBDatabase[] = [];
    replaceDatabase(watched((database) => open.push(database)));
    const store = openStore();
    await store.save(draftOf());
    open[0]?.close();
    await store.save(draftOf({ revision: 2 }));
    assert.deepEqual(await store.load(key), { status: 'ok', draft: draftOf({ revision: 2 }) });
    assert.equal(open.length, 2);
  });

  it('tries once more when a transaction is lost, and not for ever', async () => {
    let left = 1;
    replaceDatabase(
      watched((database) => {
        const begin = database.transaction.bind(database);
        database.transaction = (names, mode, options) => {
          const transaction = begin(names, mode, options);
          if ((left -= 1) >= 0) queueMicrotask(() => transaction.abort());
          return transaction;
        };
      }),
    );
    const store = openStore();
    assert.equal(await failure(store.save(draftOf())), 'none');
    left = 2;
    assert.equal(await failure(store.save(draftOf({ revision: 2 }))), 'closed');
    assert.deepEqual(await store.load(key), { status: 'ok', draft: draftOf() });
  });

  it('keeps nothing of a file that cannot be stored, and goes on', async () => {
    const store = openStore();
    const broken = {
      meta: { ...attachmentOf('a1'), name: (() => 'code') as unknown as string },
      bytes: new ArrayBuffer(3),
    };
    assert.equal(await failure(store.putFile(key, 'a1', broken)), 'unknown');
    assert.equal((await store.getFiles(key, ['a1'])).size, 0);
    assert.equal(await failure(store.save(draftOf())), 'none');
  });

  it('finds a database that is not its own unavailable', async () => {
    const request = indexedDB.open(DATABASE);
    request.onupgradeneeded = () => void request.result.createObjectStore('other');
    (await done(request)).close();
    assert.equal(await failure(openStore().load(key)), 'unavailable');
  });

  describe('where the browser refuses storage', () => {
    const calls: Record<string, (store: DraftStore) => Promise<unknown>> = {
      load: (store) => store.load(key),
      save: (store) => store.save(draftOf()),
      discard: (store) => store.discard(key),
      putFile: (store) => store.putFile(key, 'a1', { meta: attachmentOf('a1'), bytes: new ArrayBuffer(3) }),
      getFiles: (store) => store.getFiles(key, ['a1']),
      deleteFiles: (store) => store.deleteFiles(key, ['a1']),
      list: (store) => store.list(),
    };
    const refusals: Record<string, () => unknown> = {
      'there is none': () => undefined,
      'opening throws': () => ({
        open: () => {
          throw new DOMException('', 'SecurityError');
        },
      }),
      'a newer release has been here': () => answering(new DOMException('', 'VersionError')),
      'the disk is broken': () => answering(new DOMException('', 'UnknownError')),
    };
    for (const [what, refusal] of Object.entries(refusals)) {
      it(`because ${what}, every call says unavailable, and the next may succeed`, async () => {
        const store = openStore();
        replaceDatabase(refusal());
        for (const [name, call] of Object.entries(calls)) {
          assert.equal(await failure(call(store)), 'unavailable', name);
        }
        restoreDatabase();
        assert.equal(await failure(store.save(draftOf())), 'none');
      });
    }

    it('because the disk is full, it says quota', async () => {
      replaceDatabase(answering(new DOMException('', 'QuotaExceededError')));
      assert.equal(await failure(openStore().save(draftOf())), 'quota');
    });

    it('by never answering, every call gives up by the clock', async () => {
      const clock = new FakeClock();
      const store = openStore(clock);
      replaceDatabase(answering());
      for (const [name, call] of Object.entries(calls)) {
        const outcome = failure(call(store));
        clock.advance(2_500);
        assert.equal(await outcome, 'blocked', name);
        assert.equal(clock.waiting, 0);
      }
      restoreDatabase();
      assert.equal(await failure(store.save(draftOf())), 'none');
    });

    it('for longer than anybody waits, the connection is used when it comes after all', async () => {
      const clock = new FakeClock();
      const store = openStore(clock);
      const request = indexedDB.open(DATABASE);
      const late: { result?: IDBDatabase; onsuccess?: () => void; onupgradeneeded?: () => void } = {};
      let opened = 0;
      replaceDatabase({ open: () => ((opened += 1), late) });
      const outcome = failure(store.load(key));
      clock.advance(2_500);
      assert.equal(await outcome, 'blocked');
      request.onupgradeneeded = () => {
        late.result = request.result;
        late.onupgradeneeded?.();
      };
      late.result = await done(request);
      late.onsuccess?.();
      // The news passes through a few promises before the store has it.
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
      assert.equal(await failure(store.save(draftOf())), 'none');
      assert.equal(opened, 1);
    });
  });
});
