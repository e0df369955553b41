import { getMany, keys, promisifyRequest, type UseStore } from 'idb-keyval';
import { draftStoreIn } from './cabinet-store.ts';
import { systemClock, type Clock } from './clock.ts';
import { askToStay } from './persistence.ts';
import {
  StoreFailure,
  type Cabinet,
  type DraftStore,
  type Drawer,
  type Durability,
  type FailureReason,
} from './store-types.ts';
import { browserWitness, witnessed } from './witness.ts';

export type { DraftStore } from './store-types.ts';

const DATABASE = 'questionnaire-form';
const DRAWERS: readonly Drawer[] = ['drafts', 'files'];

/** How long the device may take, in milliseconds: to open, for records of drafts, and for files. */
const PATIENCE = { open: 2_000, drafts: 10_000, files: 60_000 };

type Timers = Pick<Clock, 'setTimeout' | 'clearTimeout'>;

/**
 * The drafts kept in this browser. Opens its database when it is first asked for something; every call that the
 * device refuses, or does not answer in time, rejects with a `StoreFailure`, and the next call tries afresh. All
 * questionnaires of an origin share one database; another `name` gives one apart. What is kept is noted outside the
 * database too, so that one that was emptied is noticed. The browser is asked not to delete it when the first file
 * comes: from then on there is something to lose, and some browsers ask the respondent.
 */
export function openDeviceStore(clock: Timers = systemClock, name = DATABASE): DraftStore {
  const store = draftStoreIn(deviceCabinet(new Connection(clock, name)));
  const putFile: DraftStore['putFile'] = (...file) => {
    askToStay();
    return store.putFile(...file);
  };
  return witnessed({ ...store, putFile }, browserWitness(name));
}

function deviceCabinet(connection: Connection): Cabinet {
  const drawerOf =
    (drawer: Drawer, durability: Durability = 'relaxed'): UseStore =>
    (mode, work) =>
      connection.run([drawer], mode, durability, async (transaction) => work(transaction.objectStore(drawer)));
  return {
    kind: 'device',
    read: (drawer, wanted) => getMany<unknown>([...wanted], drawerOf(drawer)),
    keys: async (drawer, prefix) => {
      const all = await keys(drawerOf(drawer));
      return all.filter((key): key is string => typeof key === 'string' && key.startsWith(prefix));
    },
    change: (drawer, durability, wanted, decide) =>
      drawerOf(drawer, durability)('readwrite', async (store) => {
        const values = await Promise.all(wanted.map((key) => promisifyRequest<unknown>(store.get(key))));
        const { put = [], remove = [] } = decide(values);
        for (const key of remove) store.delete(key);
        for (const [key, value] of put) store.put(value, key);
        await promisifyRequest(store.transaction);
      }),
    clear: (prefix) =>
      connection.run(DRAWERS, 'readwrite', 'strict', async (transaction) => {
        const range = IDBKeyRange.bound(prefix, `${prefix}\uffff`);
        for (const drawer of DRAWERS) transaction.objectStore(drawer).delete(range);
        await promisifyRequest(transaction);
      }),
    close: () => connection.close(),
  };
}

/** One connection to the database, opened again when it dies. */
class Connection {
  readonly #clock: Timers;
  readonly #name: string;
  #opening: Promise<IDBDatabase> | undefined;

  constructor(clock: Timers, name: string) {
    this.#clock = clock;
    this.#name = name;
  }

  /**
   * Runs one transaction. Browsers close connections under memory pressure and tell only the next user; that one is
   * therefore tried once more on a new connection.
   */
  async run<T>(
    drawers: readonly Drawer[],
    mode: IDBTransactionMode,
    durability: Durability,
    work: (transaction: IDBTransaction) => Promise<T>,
  ): Promise<T> {
    for (let isFirst = true; ; isFirst = false) {
      const opening = this.#opening ?? this.#open();
      const database = await this.#inTime(opening, PATIENCE.open).catch((error: unknown) => {
        this.#forget(opening);
        throw failureOf(error, 'unavailable');
      });
      try {
        const patience = drawers.includes('files') ? PATIENCE.files : PATIENCE.drafts;
        return await this.#inTime(transact(database, drawers, mode, durability, work), patience);
      } catch (error) {
        const failure = failureOf(error, 'unknown');
        if (failure.reason === 'quota') throw failure;
        this.#forget(opening);
        database.close();
        if (!isFirst || failure.reason === 'blocked') throw failure;
      }
    }
  }

  close(): void {
    void this.#opening?.then(
      (database) => database.close(),
      () => undefined,
    );
    this.#opening = undefined;
  }

  #open(): Promise<IDBDatabase> {
    const opening = openDatabase(this.#name, () => this.#forget(opening));
    this.#opening = opening;
    void opening.then(
      (database) => {
        // It came after everybody had given up on it: of use only if no other has been opened meanwhile.
        this.#opening ??= opening;
        if (this.#opening !== opening) database.close();
      },
      () => undefined,
    );
    return opening;
  }

  #forget(opening: Promise<IDBDatabase>): void {
    if (this.#opening === opening) this.#opening = undefined;
  }

  #inTime<T>(promise: Promise<T>, milliseconds: number): Promise<T> {
    return new Promise((resolve, reject) => {
      const timer = this.#clock.setTimeout(() => reject(new StoreFailure('blocked')), milliseconds);
      void promise.then(resolve, reject).finally(() => this.#clock.clearTimeout(timer));
    });
  }
}

/** Async, because where storage is refused the call itself throws. */
async function openDatabase(name: string, closed: () => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => {
    for (const drawer of DRAWERS) request.result.createObjectStore(drawer);
  };
  const database = await promisifyRequest(request);
  database.onclose = closed;
  // Another tab wants to change or delete the database; holding on would block it.
  database.onversionchange = () => {
    database.close();
    closed();
  };
  return database;
}

async function transact<T>(
  database: IDBDatabase,
  drawers: readonly Drawer[],
  mode: IDBTransactionMode,
  durability: Durability,
  work: (transaction: IDBTransaction) => Promise<T>,
): Promise<T> {
  const transaction = database.transaction(drawers, mode, { durability });
  try {
    return await work(transaction);
  } catch (error) {
    const reason = transaction.error ?? error;
    abort(transaction);
    throw reason;
  }
}

/** Half a change must not be committed; a transaction that is over already cannot be aborted. */
function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // It is over, which is what was wanted.
  }
}

function failureOf(error: unknown, otherwise: FailureReason): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') return new StoreFailure('quota', error);
  if (name === 'NotFoundError') return new StoreFailure('unavailable', error);
  // A transaction that dies with its connection aborts without an error of its own.
  const isClosed = !error || name === 'InvalidStateError' || name === 'AbortError';
  return new StoreFailure(isClosed && otherwise === 'unknown' ? 'closed' : otherwise, error);
}
