import type { Session } from '../engine/session-types.ts';
import type { Clock } from './clock.ts';
import type { Draft, DraftFields } from './draft.ts';
import type { DraftStore, Durability, FailureReason } from './store-types.ts';

/** Where keeping stands. Times are milliseconds since 1970. */
export type AutosaveStatus =
  | { readonly state: 'idle' }
  /** Something changed that is not kept yet. */
  | { readonly state: 'pending' }
  | { readonly state: 'saving' }
  /** Everything up to this moment is committed. */
  | { readonly state: 'saved'; readonly at: number; readonly revision: number }
  /**
   * Not everything could be kept, or the device takes so long that it may come to that; stays until it is. With
   * `fileNames` it is these files which were not, and the answers are safe.
   */
  | { readonly state: 'failed'; readonly reason: FailureReason; readonly fileNames?: readonly string[] }
  | Overtaken;

/**
 * Somebody else kept a newer revision: nothing is written any more, and nothing was lost. Merge `mine` and `theirs`
 * against `base`, and keep what comes of it with a new `Autosave` based on `theirs`.
 */
export interface Overtaken {
  readonly state: 'overtaken';
  /** What both came from, as far as this page knows. */
  readonly base: Draft | undefined;
  readonly mine: Draft;
  readonly theirs: Draft;
}

/** Keeps a session in a store while it lives. */
export interface Autosave {
  readonly status: AutosaveStatus;
  /** The newest revision that this page kept or came from. */
  readonly base: Draft | undefined;
  /** The highest number that a revision was given; it may not have arrived in the store. */
  readonly revision: number;
  /** The draft as it would be kept at this moment. */
  draft(): Draft;
  /** Calls back whenever the status is another; returns the way to stop. */
  subscribe(listener: (status: AutosaveStatus) => void): () => void;
  /** Keeps the draft although no answer changed, because one of `draftFields` did. */
  touch(): void;
  /**
   * Keeps now what is not kept yet. Resolves when that is done or has failed: look at `status`. Never rejects.
   * `strict` writes in any case, and outlives a power failure.
   */
  flush(durability?: Durability): Promise<void>;
  /** Keeps nothing any more. Resolves when nothing is being written. */
  stop(): Promise<void>;
}

/** What a draft needs besides the session, as it is at the moment of keeping. */
export type AutosaveFields = Pick<
  DraftFields,
  'contextId' | 'createdAt' | 'place' | 'setAside' | 'amounts' | 'flags' | 'sendingSince' | 'title' | 'label'
>;

/** What keeping needs. */
export interface AutosaveOptions {
  readonly session: Session;
  readonly store: DraftStore;
  /** Asked each time a draft is made. */
  readonly draftFields: () => AutosaveFields;
  readonly clock: Clock;
  /** Milliseconds from a change to its being kept, 1000 at most; by default 700. */
  readonly delay?: number;
  /** The highest revision that is known of, 0 for a new draft: counting goes on from there. */
  readonly revision?: number;
  /** The draft that the session goes on from, as it was loaded; none for a new one. */
  readonly base?: Draft | undefined;
  /** Kept the same draft until now, and is stopped by it: nothing is written before its last write has ended. */
  readonly previous?: Autosave | undefined;
  /** The page's random id; one of its own by default. */
  readonly writer?: string;
  /** References of the files that came out of this store whole, so that they need no second writing. */
  readonly keptFiles?: Iterable<string>;
  /** How sure the first write must be: `strict` after a draft was carried over, because it replaces one that fits no more. */
  readonly first?: Durability;
}

/** Whether there is nothing new to tell; every keeping is told. */
export function sameStatus(a: AutosaveStatus, b: AutosaveStatus): boolean {
  if (a.state !== b.state || a.state === 'saved') return false;
  if (a.state !== 'failed' || b.state !== 'failed') return true;
  return a.reason === b.reason && a.fileNames?.join('/') === b.fileNames?.join('/');
}
