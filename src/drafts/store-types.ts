import type { Attachment } from '../engine/answer.ts';
import type { Draft } from './draft.ts';

/**
 * Where drafts are kept. Whatever fails rejects with a `StoreFailure`; a promise that resolves means that it is
 * committed, not merely on its way.
 */
export interface DraftStore {
  /** `memory` is gone when the page is: say so. */
  readonly kind: 'device' | 'memory';
  /** What is kept under a key (`draftKey`). Damaged records are put away under another key, never shown as good. */
  load(key: string): Promise<LoadedDraft>;
  /**
   * What is known of a draft without reading it, for when it cannot be read; undefined when it is not known, or there
   * is none.
   */
  noted?(key: string): WitnessNote | undefined;
  /**
   * Keeps a draft as the newest; the one before it stays as the previous revision. `strict` outlives a power failure,
   * and is asked for where more than a few keystrokes hang on it: after carrying over, and before sending. Rejects with
   * a `StaleDraft`, and leaves everything as it is, when the newest is neither the draft's `base` nor by its `writer`.
   */
  save(draft: Draft, durability?: Durability): Promise<void>;
  /** Removes everything kept under a key: the draft, earlier revisions, put-away records and files. */
  discard(key: string): Promise<void>;
  /** Keeps a file's bytes, apart from the draft that names it. */
  putFile(key: string, ref: string, file: KeptFile): Promise<void>;
  /** The files found among these references; those not found are not in the map. Bytes are not checked here. */
  getFiles(key: string, refs: readonly string[]): Promise<ReadonlyMap<string, KeptFile>>;
  deleteFiles(key: string, refs: readonly string[]): Promise<void>;
  /** Every draft that can be read, in no particular order. */
  list(): Promise<readonly DraftSummary[]>;
  /** Lets go of the device's database; a later call opens it again. */
  close(): void;
}

/** What a key held. */
export type LoadedDraft =
  | {
      readonly status: 'ok';
      readonly draft: Draft;
      /** A newer revision than this one was kept here, and is gone. */
      readonly missing?: WitnessNote;
    }
  /** The newest record was not what had been written; the revision before it is offered instead, if that is whole. */
  | { readonly status: 'damaged'; readonly draft: Draft | undefined }
  /** Written by a later release of this software. It is left alone, and a copy survives a save over it. */
  | { readonly status: 'foreign' }
  | {
      readonly status: 'none';
      /** A draft was kept here, and is gone: the database was emptied behind our back. */
      readonly missing?: WitnessNote;
    };

/** What is noted of a draft outside the place where it is kept: that there was one, and how far. Never an answer. */
export interface WitnessNote {
  readonly revision: number;
  /** Milliseconds since 1970, by the respondent's clock. */
  readonly savedAt: number;
}

/** A file as kept: facts and bytes. No Blob, because private windows of some browsers refuse to store one. */
export interface KeptFile {
  readonly meta: Attachment;
  readonly bytes: ArrayBuffer;
}

/** One line of `list`. */
export interface DraftSummary extends Pick<
  Draft,
  'questionnaire' | 'contextId' | 'revision' | 'savedAt' | 'title' | 'label' | 'removeAfter'
> {
  readonly key: string;
  /** How many files it names, and their bytes together. */
  readonly files: number;
  readonly bytes: number;
}

/** How sure a commit is: `relaxed` outlives a crash of the browser, `strict` a power failure too. */
export type Durability = 'relaxed' | 'strict';

/**
 * Why nothing was kept: no room, no answer in time, the connection broke, no storage here at all, somebody else's is
 * newer, or none of these.
 */
export type FailureReason = 'quota' | 'blocked' | 'closed' | 'unavailable' | 'stale' | 'unknown';

/** The device did not keep, or did not give back, what it was asked to. Holds no answer. */
export class StoreFailure extends Error {
  override name = 'StoreFailure';
  readonly reason: FailureReason;

  constructor(reason: FailureReason, cause?: unknown) {
    super(`Drafts cannot be kept here: ${reason}.`, { cause });
    this.reason = reason;
  }
}

/** Somebody else kept a newer revision than the one that a draft was made from: the two have to be merged. */
export class StaleDraft extends StoreFailure {
  override name = 'StaleDraft';
  readonly newer: Draft;

  constructor(newer: Draft) {
    super('stale');
    this.newer = newer;
  }
}

/** The two drawers of a cabinet: records of drafts, and files. */
export type Drawer = 'drafts' | 'files';

/** What one transaction changes in a drawer. */
export interface DrawerChange {
  readonly put?: readonly (readonly [key: string, value: unknown])[];
  readonly remove?: readonly string[];
}

/**
 * The little that a place to keep things must be able to do. Every call is one transaction: all of it happens, or
 * nothing, and it resolves only once it is committed. Failures reject with `StoreFailure`.
 */
export interface Cabinet {
  readonly kind: 'device' | 'memory';
  read(drawer: Drawer, keys: readonly string[]): Promise<readonly unknown[]>;
  /** All keys that begin with `prefix`. */
  keys(drawer: Drawer, prefix: string): Promise<readonly string[]>;
  /** Reads `keys`, lets `decide` say what follows from them, and changes that. `strict` outlives a power failure. */
  change(
    drawer: Drawer,
    durability: Durability,
    keys: readonly string[],
    decide: (values: readonly unknown[]) => DrawerChange,
  ): Promise<void>;
  /** Empties both drawers of the keys that begin with `prefix`. */
  clear(prefix: string): Promise<void>;
  close(): void;
}
