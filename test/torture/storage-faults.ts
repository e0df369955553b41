/** What may be wrong with a browser's database. */
export interface StorageFault {
  readonly name: string;
  /** Runs in the page before its scripts; uses nothing from outside itself, and works until `mend` is called. */
  readonly plant: () => void;
  /** Whether it can be hidden from the respondent by trying once more; otherwise it must be told. */
  readonly isHidden?: boolean;
  /** Whether it shows only to who opens the database, so that one that is open has to be closed for it. */
  readonly isOpening?: boolean;
}

declare global {
  /** Ends the fault. */
  var mend: () => void;
}

/** The ten that reliability demands. */
export const storageFaults: readonly StorageFault[] = [
  {
    name: 'there is no database at all',
    isOpening: true,
    plant: () => {
      const real = indexedDB;
      Object.defineProperty(globalThis, 'indexedDB', { value: undefined, configurable: true });
      globalThis.mend = () => void Object.defineProperty(globalThis, 'indexedDB', { value: real, configurable: true });
    },
  },
  {
    name: 'opening throws',
    isOpening: true,
    plant: () => {
      const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
      IDBFactory.prototype.open = () => {
        throw new TypeError('Not here.');
      };
      globalThis.mend = () => void Object.defineProperty(IDBFactory.prototype, 'open', open);
    },
  },
  {
    name: 'opening is a SecurityError',
    isOpening: true,
    plant: () => {
      const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
      IDBFactory.prototype.open = () => {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      };
      globalThis.mend = () => void Object.defineProperty(IDBFactory.prototype, 'open', open);
    },
  },
  { name: 'opening reports an error', isOpening: true, plant: () => failing('UnknownError') },
  { name: 'a later version is there', isOpening: true, plant: () => failing('VersionError') },
  {
    name: 'opening is blocked',
    isOpening: true,
    plant: () => {
      const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
      IDBFactory.prototype.open = () => {
        const request = new EventTarget() as IDBOpenDBRequest;
        setTimeout(() => void request.onblocked?.(new Event('blocked') as IDBVersionChangeEvent));
        return request;
      };
      globalThis.mend = () => void Object.defineProperty(IDBFactory.prototype, 'open', open);
    },
  },
  {
    name: 'nothing is ever answered',
    plant: () => {
      const names = ['get', 'getAll', 'getAllKeys', 'put', 'delete'] as const;
      const real = names.map((name) => Object.getOwnPropertyDescriptor(IDBObjectStore.prototype, name)!);
      for (const name of names) {
        IDBObjectStore.prototype[name] = () => new EventTarget() as never;
      }
      globalThis.mend = () => {
        for (const [i, name] of names.entries()) Object.defineProperty(IDBObjectStore.prototype, name, real[i]!);
      };
    },
  },
  {
    name: 'the connection closes after two writes',
    isHidden: true,
    plant: () => {
      const begin = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')!;
      const real = begin.value as IDBDatabase['transaction'];
      const writes = new WeakMap<IDBDatabase, number>();
      IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given: Parameters<typeof real>) {
        const before = writes.get(this) ?? 0;
        if (before === 2) this.close();
        if (given[1] === 'readwrite') writes.set(this, before + 1);
        return real.apply(this, given);
      };
      globalThis.mend = () => void Object.defineProperty(IDBDatabase.prototype, 'transaction', begin);
    },
  },
  {
    name: 'every third transaction is aborted',
    isHidden: true,
    plant: () => {
      const begin = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')!;
      const real = begin.value as IDBDatabase['transaction'];
      let count = 0;
      IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given: Parameters<typeof real>) {
        const transaction = real.apply(this, given);
        if ((count += 1) % 3 === 0) {
          queueMicrotask(() => {
            try {
              transaction.abort();
            } catch {
              // It is over already.
            }
          });
        }
        return transaction;
      };
      globalThis.mend = () => void Object.defineProperty(IDBDatabase.prototype, 'transaction', begin);
    },
  },
  { name: 'an unknown error comes five times in a row', isOpening: true, plant: () => failing('UnknownError', 5) },
];

declare global {
  /** Has opening report an error, so many times. */
  function failing(name: string, times?: number): void;
}

/** Runs in the page, before a fault is planted. */
export function prepareFaults(): void {
  globalThis.failing = (name, times = Infinity) => {
    const open = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
    const real = open.value as IDBFactory['open'];
    let left = times;
    IDBFactory.prototype.open = function (this: IDBFactory, ...given: Parameters<typeof real>) {
      if ((left -= 1) < 0) return real.apply(this, given);
      const request = { error: new DOMException('Internal error.', name) } as unknown as IDBOpenDBRequest;
      setTimeout(() => void request.onerror?.(new Event('error')));
      return request;
    };
    globalThis.mend = () => void Object.defineProperty(IDBFactory.prototype, 'open', open);
  };
}

/** Runs in the page, before a fault of opening is planted in one that has its database open. */
export function loseConnection(): void {
  const begin = Object.getOwnPropertyDescriptor(IDBDatabase.prototype, 'transaction')!;
  const real = begin.value as IDBDatabase['transaction'];
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given: Parameters<typeof real>) {
    Object.defineProperty(IDBDatabase.prototype, 'transaction', begin);
    this.close();
    return real.apply(this, given);
  };
}
