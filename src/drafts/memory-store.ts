import { draftStoreIn } from './cabinet-store.ts';
import type { Cabinet, DraftStore, Drawer } from './store-types.ts';

/** A store that forgets everything with the page: for when the device cannot keep drafts, and for tests. */
export function openMemoryStore(): DraftStore {
  return draftStoreIn(memoryCabinet());
}

/** The cabinet of a memory store. Values are copied on the way in and out, as a database does. */
export function memoryCabinet(): Cabinet {
  const drawers: Record<Drawer, Map<string, unknown>> = { drafts: new Map(), files: new Map() };
  const read = (drawer: Drawer, keys: readonly string[]) =>
    keys.map((key) => structuredClone(drawers[drawer].get(key)));
  const keysOf = (drawer: Drawer, prefix: string) =>
    [...drawers[drawer].keys()].filter((key) => key.startsWith(prefix));
  return {
    kind: 'memory',
    read: (drawer, keys) => promised(() => read(drawer, keys)),
    keys: (drawer, prefix) => promised(() => keysOf(drawer, prefix)),
    change: (drawer, _durability, keys, decide) =>
      promised(() => {
        const { put = [], remove = [] } = decide(read(drawer, keys));
        const copies = put.map(([key, value]) => [key, structuredClone(value)] as const);
        for (const key of remove) drawers[drawer].delete(key);
        for (const [key, value] of copies) drawers[drawer].set(key, value);
      }),
    clear: (prefix) =>
      promised(() => {
        for (const drawer of ['drafts', 'files'] as const) {
          for (const key of keysOf(drawer, prefix)) drawers[drawer].delete(key);
        }
      }),
    close: () => undefined,
  };
}

/** What is thrown on the way becomes a rejection. */
function promised<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => resolve(work()));
}
