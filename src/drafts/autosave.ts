import type { Attachment } from '../engine/answer.ts';
import { createId } from '../engine/create-id.ts';
import type { SessionChange, SessionRecord } from '../engine/session-types.ts';
import { sameStatus, type Autosave, type AutosaveOptions, type AutosaveStatus } from './autosave-types.ts';
import { createDraft, draftKey, type Draft } from './draft.ts';
import { FileQueue } from './file-queue.ts';
import { StaleDraft, StoreFailure, type Durability, type FailureReason } from './store-types.ts';
import { atMost, inSight } from './waiting.ts';

/** The first pause after a failure, in milliseconds; each further one is twice as long, up to a minute. */
const FIRST_PAUSE = 2_000;
const LONGEST_PAUSE = 60_000;

/** How long what is typed waits for more, in milliseconds. With a slow write after it, less than two seconds are at risk. */
const USUAL_DELAY = 700;
const LONGEST_DELAY = 1_000;

/**
 * How long a write may take before it is said that nothing is kept, in milliseconds: the answers, and a file of so many
 * bytes. Together with the delay before, the respondent knows within three seconds. The write itself goes on.
 */
const PATIENCE = { answers: 1_500, file: (size: number) => 2_000 + size / 1_000 };

/** Starts keeping a session. Nothing is written before something changes. */
export function createAutosave(options: AutosaveOptions): Autosave {
  return new Keeper(options);
}

class Keeper implements Autosave {
  readonly #options: AutosaveOptions;
  readonly #listeners = new Set<(status: AutosaveStatus) => void>();
  readonly #unsubscribe: () => void;
  readonly #files: FileQueue;
  #status: AutosaveStatus = { state: 'idle' };
  readonly #writer: string;
  #base: Draft | undefined;
  #revision: number;
  #durability: Durability;
  #isDirty = false;
  #isStopped = false;
  #isAskedAgain = false;
  #writing: Promise<void> | undefined;
  #timer: unknown;
  #retry: unknown;
  #pause = FIRST_PAUSE;

  constructor(options: AutosaveOptions) {
    this.#options = options;
    this.#writer = options.writer ?? createId();
    this.#base = options.base;
    this.#revision = Math.max(options.revision ?? 0, options.base?.revision ?? 0);
    this.#durability = options.first ?? 'relaxed';
    this.#files = new FileQueue(options.keptFiles);
    this.#unsubscribe = options.session.subscribe((change) => this.#note(change));
    if (options.previous) this.#writing = this.#follow(options.previous);
  }

  get status(): AutosaveStatus {
    return this.#status;
  }

  get base(): Draft | undefined {
    return this.#base;
  }

  get revision(): number {
    return this.#revision;
  }

  draft(): Draft {
    return this.#draftOf(this.#options.session.record());
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
    const delay = Math.min(this.#options.delay ?? USUAL_DELAY, LONGEST_DELAY);
    this.#timer ??= this.#options.clock.setTimeout(() => void this.#write(), delay);
  }

  flush(durability?: Durability): Promise<void> {
    this.#files.retry();
    if (durability === 'strict') this.#durability = durability;
    const isDone = !this.#isDirty && this.#status.state !== 'failed' && durability !== 'strict';
    return isDone ? (this.#writing ?? Promise.resolve()) : this.#write();
  }

  stop(): Promise<void> {
    this.#isStopped = true;
    this.#unsubscribe();
    this.#cancel();
    return this.#writing ?? Promise.resolve();
  }

  #note({ attached }: SessionChange): void {
    this.#files.add(attached);
    this.touch();
    if (attached.length === 0) return;
    this.#files.retry();
    void this.#write();
  }

  /** Goes on where another one of the same draft ends, which may be in the middle of a write. */
  async #follow(previous: Autosave): Promise<void> {
    const { base } = previous;
    await previous.stop();
    if (previous.base !== base) this.#base = previous.base;
    this.#revision = Math.max(this.#revision, previous.revision);
    await this.#writeOn();
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

  /** Files first, each once, so that answers seldom name a file that is not kept. */
  async #writeOnce(): Promise<AutosaveStatus> {
    try {
      let record = this.#newest();
      for (let file = this.#files.next(record); file && !this.#isStopped; file = this.#files.next(record)) {
        await this.#keepAnswersBeside(this.#writeFile(file));
        record = this.#newest();
      }
      if (this.#isStopped) return this.#status;
      await this.#makeRoomFor(record);
      this.#files.settle();
      const { refused } = this.#files;
      if (refused[0]) return { state: 'failed', reason: refused[0].reason, fileNames: refused.map(({ name }) => name) };
      return { state: 'saved', at: this.#base?.savedAt ?? 0, revision: this.#revision };
    } catch (error) {
      return this.#outcomeOf(error);
    }
  }

  #outcomeOf(error: unknown): AutosaveStatus {
    if (!(error instanceof StaleDraft)) return { state: 'failed', reason: reasonOf(error) };
    void this.stop();
    return { state: 'overtaken', base: this.#base, mine: this.draft(), theirs: error.newer };
  }

  /** Answers do not wait for a file that takes long: what is typed meanwhile is kept beside it. */
  async #keepAnswersBeside(file: Promise<void>): Promise<void> {
    let [isDone, isOwed] = [false, true];
    const done = file.then(() => void (isDone = true));
    while (!isDone) {
      await atMost(this.#options.clock, done, LONGEST_DELAY);
      if (isDone || this.#isStopped || !(isOwed || this.#isDirty)) continue;
      isOwed = false;
      await this.#writeAnswers(this.#newest()).catch((error: unknown) => {
        this.#show(this.#outcomeOf(error));
      });
    }
  }

  /** Answers come first: where there is no room for them, files that were just kept go again, and are named. */
  async #makeRoomFor(record: SessionRecord): Promise<void> {
    for (;;) {
      try {
        return await this.#writeAnswers(record);
      } catch (error) {
        const file = reasonOf(error) === 'quota' ? this.#files.giveWay() : undefined;
        if (!file) throw error;
        await this.#options.store.deleteFiles(this.#key, [file.ref]);
      }
    }
  }

  async #writeAnswers(record: SessionRecord): Promise<void> {
    const { store, clock } = this.#options;
    const durability = this.#durability;
    // Never the same number for two contents: a commit whose report got lost may have been read by another page.
    this.#revision += 1;
    const draft = this.#draftOf(record);
    await inSight(clock, store.save(draft, durability), PATIENCE.answers, () => this.#late());
    this.#base = draft;
    if (durability === this.#durability) this.#durability = 'relaxed';
  }

  #draftOf(record: SessionRecord): Draft {
    const { session, clock, draftFields } = this.#options;
    const { questionnaire } = session.snapshot;
    const { revision: from = 0, writer: by } = this.#base ?? {};
    const base = { revision: from, ...(by !== undefined && { writer: by }) };
    const [revision, writer, savedAt] = [this.#revision, this.#writer, Math.trunc(clock.now())];
    return createDraft({ ...draftFields(), questionnaire, revision, writer, base, savedAt, record });
  }

  get #key(): string {
    const { session, draftFields } = this.#options;
    return draftKey(session.snapshot.questionnaire, draftFields().contextId);
  }

  #newest(): SessionRecord {
    this.#isDirty = false;
    const record = this.#options.session.record();
    this.#files.follow(record);
    return record;
  }

  async #writeFile(meta: Attachment): Promise<void> {
    const { session, store, clock } = this.#options;
    const { ref, name } = meta;
    try {
      const bytes = this.#files.bytes(ref) ?? (await session.file(ref)?.arrayBuffer());
      const late = () => this.#late({ fileNames: [name] });
      if (bytes) await inSight(clock, store.putFile(this.#key, ref, { meta, bytes }), PATIENCE.file(meta.size), late);
      this.#files.keep(meta);
    } catch (error) {
      this.#files.refuse(meta, reasonOf(error));
    }
  }

  /** It takes longer than anybody should believe in it; it goes on all the same. */
  #late(what: { readonly fileNames?: readonly string[] } = {}): void {
    if (!this.#isStopped) this.#show({ state: 'failed', reason: 'blocked', ...what });
  }

  #settle(outcome: AutosaveStatus): void {
    if (outcome.state === 'overtaken') return this.#show(outcome);
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
