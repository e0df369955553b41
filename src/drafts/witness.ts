import { draftKey } from './draft.ts';
import type { DraftStore, LoadedDraft, WitnessNote } from './store-types.ts';

/**
 * Remembers that a draft was kept, apart from where it is kept: a database that was emptied or damaged opens without
 * any error and looks as if nobody had ever been here. It may lag behind, and what it throws counts for nothing.
 *
 * A host may give one of its own (`draftWitness`), for instance in a cookie that its server sets, because some browsers
 * clear everything that scripts have stored at once.
 */
export interface Witness {
  /** What was noted under a draft's key (see `draftKey`). */
  read(key: string): WitnessNote | undefined;
  /** Notes a revision; called only after it was committed. */
  note(key: string, note: WitnessNote): void;
  /** The draft is gone for good, as the respondent wished or because it was sent. */
  forget(key: string): void;
}

/** The little of `Storage` that a witness needs. */
export type NoteStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/**
 * Keeps the notes in `localStorage`, which no browser empties together with a damaged database. `space` keeps the notes
 * of different databases apart.
 */
export function browserWitness(space: string, storage: () => NoteStorage = () => localStorage): Witness {
  const name = (key: string) => `${space}:${key}`;
  return {
    read(key) {
      const [, revision, savedAt] = /^(\d+) (\d+)$/.exec(storage().getItem(name(key)) ?? '') ?? [];
      return revision === undefined ? undefined : { revision: Number(revision), savedAt: Number(savedAt) };
    },
    note: (key, { revision, savedAt }) => storage().setItem(name(key), `${revision} ${savedAt}`),
    forget: (key) => storage().removeItem(name(key)),
  };
}

/** The same store, whose drafts are noted by a witness, and which tells what the witness knows of and it has not. */
export function witnessed(store: DraftStore, witness: Witness): DraftStore {
  const noted = (key: string) =>
    newer(
      attempt(() => witness.read(key)),
      store.noted?.(key),
    );
  return {
    ...store,
    noted,
    load: async (key) => withMissing(await store.load(key), noted(key)),
    save: async (draft, durability) => {
      await store.save(draft, durability);
      const { questionnaire, contextId, revision, savedAt } = draft;
      attempt(() => witness.note(draftKey(questionnaire, contextId), { revision, savedAt }));
    },
    discard: async (key) => {
      await store.discard(key);
      attempt(() => witness.forget(key));
    },
  };
}

function withMissing(loaded: LoadedDraft, note: WitnessNote | undefined): LoadedDraft {
  if (!note || (loaded.status !== 'ok' && loaded.status !== 'none')) return loaded;
  const revision = loaded.status === 'ok' ? loaded.draft.revision : 0;
  return note.revision > revision ? { ...loaded, missing: note } : loaded;
}

function newer(a: WitnessNote | undefined, b: WitnessNote | undefined): WitnessNote | undefined {
  return a && b ? (a.revision >= b.revision ? a : b) : (a ?? b);
}

/** Where notes are refused there are none, and the drafts are kept all the same. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
