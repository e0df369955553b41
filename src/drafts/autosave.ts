import type { Attachment } from '../engine/answer.ts';
import type { Session, SessionChange, SessionRecord } from '../engine/session-types.ts';
import type { Clock } from './clock.ts';
import { createDraft, draftKey, type DraftFields } from './draft.ts';
import { StoreFailure, type DraftStore, type FailureReason } from './store-types.ts';

/** Where keeping stands. Times are milliseconds since 1970. */
export type AutosaveStatus =
  | { readonly state: 'idle' }
  /** Something changed that is not kept yet. */
  | { readonly state: 'pending' }
  | { readonly state: 'saving' }
  /** Everything up to this moment is committed. */
  | { readonly state: 'saved'; readonly at: number; readonly revision: number }
  /**
   * Not everything could be kept; stays until it is. With `fileName` it is that file which was not, and the answers
   * are safe.
   */
  | { readonly state: 'failed'; readonly reason: FailureReason; readonly fileName?: string };

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
  /** Milliseconds from a change to its being kept, 1000 at most (and by default). */
  readonly delay?: number;
  /** The loaded draft's revision, 0 for a new one. */
  readonly revision?: number;
  /** References of the files that came out of this store whole, so that they need no second writing. */
  readonly keptFiles?: Iterable<string>;
}

/** Keeps a session in a store while it lives. */
export interface Autosave {
  readonly status: AutosaveStatus;
  /** Calls back whenever the status is another; returns the way to stop. */
  subscribe(listener: (status: AutosaveStatus) => void): () => void;
  /** Keeps the draft although no answer changed, because one of `draftFields` did. */
  touch(): void;
  /** Keeps now what is not kept yet. Resolves when that is done or has failed: look at `status`. Never rejects. */
  flush(): Promise<void>;
  /** Keeps nothing any more. Resolves when nothing is being written. */
  stop(): Promise<void>;
}

/** The first pause after a failure, in milliseconds; each further one is twice as long, up to a minute. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;
const LONGEST_DELAY = 1_000;

/** Starts keeping a session. Nothing is written before something changes. */
export function createAutosave(options: AutosaveOptions): Autosave {
  return new Keeper(options);
}

class Keeper implements Autosave {
  readonly #options: AutosaveOptions;
  readonly #listeners = new Set<(status: AutosaveStatus) => void>();
  readonly #unsubscribe: () => void;
  /** Files that the store has, and bytes of those it is still to get. */
  readonly #kept: Set<string>;
  readonly #bytes = new Map<string, ArrayBuffer>();
  /** Files that did not fit: tried again after a pause or when files change, not at every key. */
  readonly #refused = new Map<string, AutosaveStatus & { state: 'failed' }>();
  #status: AutosaveStatus = { state: 'idle' };
  #revision: number;
  #isDirty = false;
  #isStopped = false;
  #isAskedAgain = false;
  #writing: Promise<void> | undefined;
  #timer: unknown;
  #retry: unknown;
  #pause = FIRST_PAUSE;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#revision = options.revision ?? 0;
    this.#kept = new Set(options.keptFiles);
    this.#unsubscribe = options.session.subscribe((change) => this.#note(change));
  }

  get status(): AutosaveStatus {
    return this.#status;
  }

  subscribe(listener: (status: AutosaveStatus) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  touch(): void {
    if (this.#isStopped) return;
    this.#isDirty = true;
    this.#tell({ state: 'pending' });
    // Not begun anew by each key, or somebody who types on and on would never be kept.
    const delay = Math.min(this.#options.delay ?? LONGEST_DELAY, LONGEST_DELAY);
    this.#timer ??= this.#options.clock.setTimeout(() => void this.#write(), delay);
  }

  flush(): Promise<void> {
    this.#refused.clear();
    const isDone = !this.#isDirty && this.#status.state !== 'failed';
    return isDone ? (this.#writing ?? Promise.resolve()) : this.#write();
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    this.#unsubscribe();
    this.#cancel();
    return this.#writing ?? Promise.resolve();
  }

  #note({ attached }: SessionChange): void {
    for (const { attachment, bytes } of attached) this.#bytes.set(attachment.ref, bytes);
    this.touch();
    if (attached.length === 0) return;
    this.#refused.clear();
    void this.#write();
  }

  /** One write at a time; whatever is asked for meanwhile is one more after it, with the newest answers. */
  #write(): Promise<void> {
    this.#options.clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#isStopped) return this.#writing ?? Promise.resolve();
    this.#isAskedAgain = true;
    // Not at once, so that a listener that asks for a write while being told of one does not start a second.
    this.#writing ??= Promise.resolve().then(() => this.#writeOn());
    return this.#writing;
  }

  async #writeOn(): Promise<void> {
    while (this.#isAskedAgain && !this.#isStopped) {
      this.#isAskedAgain = false;
      this.#tell({ state: 'saving' });
      this.#settle(await this.#writeOnce());
    }
    this.#writing = undefined;
  }

  /** Files first, each once, so that no kept answer names a file that was never kept. */
  async #writeOnce(): Promise<AutosaveStatus> {
    const { session, store, clock, draftFields } = this.#options;
    try {
      let record = this.#newest();
      for (let file = this.#nextFile(record); file && !this.#isStopped; file = this.#nextFile(record)) {
        await this.#writeFile(file);
        record = this.#newest();
      }
      if (this.#isStopped) return this.#status;
      const [at, revision] = [Math.trunc(clock.now()), this.#revision + 1];
      const { questionnaire } = session.snapshot;
      await store.save(createDraft({ ...draftFields(), questionnaire, revision, savedAt: at, record }));
      this.#revision = revision;
      const [refused] = this.#refused.values();
      return refused ?? { state: 'saved', at, revision };
    } catch (error) {
      return { state: 'failed', reason: reasonOf(error) };
    }
  }

  #newest(): SessionRecord {
    this.#isDirty = false;
    const record = this.#options.session.record();
    for (const ref of [...this.#kept, ...this.#refused.keys()]) {
      if (ref in record.attachments) continue;
      // The store may sweep it away from now on; should it come back by undo, it is written again.
      if (!this.#kept.delete(ref)) this.#refused.delete(ref);
    }
    return record;
  }

  #nextFile(record: SessionRecord): Attachment | undefined {
    return Object.values(record.attachments).find(({ ref }) => !this.#kept.has(ref) && !this.#refused.has(ref));
  }

  async #writeFile(meta: Attachment): Promise<void> {
    const { session, store, draftFields } = this.#options;
    const { ref, name } = meta;
    try {
      const bytes = this.#bytes.get(ref) ?? (await session.file(ref)?.arrayBuffer());
      const key = draftKey(session.snapshot.questionnaire, draftFields().contextId);
      if (bytes) await store.putFile(key, ref, { meta, bytes });
      this.#kept.add(ref);
      this.#bytes.delete(ref);
    } catch (error) {
      this.#refused.set(ref, { state: 'failed', reason: reasonOf(error), fileName: name });
    }
  }

  #settle(outcome: AutosaveStatus): void {
    if (this.#isStopped) return;
    if (outcome.state === 'failed') {
      this.#retry ??= this.#options.clock.setTimeout(() => {
        this.#retry = undefined;
        this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE);
        void this.flush();
      }, this.#pause);
    } else {
      this.#options.clock.clearTimeout(this.#retry);
      this.#retry = undefined;
      this.#pause = FIRST_PAUSE;
    }
    this.#show(outcome.state !== 'failed' && this.#isDirty ? { state: 'pending' } : outcome);
  }

  /** What is under way is not told after a failure: until it has succeeded, the failure is what counts. */
  #tell(status: AutosaveStatus): void {
    if (this.#status.state !== 'failed') this.#show(status);
  }

  #show(status: AutosaveStatus): void {
    if (sameStatus(this.#status, status)) return;
    this.#status = status;
    for (const listener of [...this.#listeners]) {
      try {
        listener(status);
      } catch (error) {
        // Whoever listens must not stop the keeping, nor hide what went wrong.
        queueMicrotask(() => {
          throw error;
        });
      }
    }
  }

  #cancel(): void {
    this.#options.clock.clearTimeout(this.#timer);
    this.#options.clock.clearTimeout(this.#retry);
    this.#timer = this.#retry = undefined;
  }
}

function reasonOf(error: unknown): FailureReason {
  return error instanceof StoreFailure ? error.reason : 'unknown';
}

function sameStatus(a: AutosaveStatus, b: AutosaveStatus): boolean {
  if (a.state !== b.state || a.state === 'saved') return false;
  return a.state !== 'failed' || (b.state === 'failed' && a.reason === b.reason && a.fileName === b.fileName);
}
