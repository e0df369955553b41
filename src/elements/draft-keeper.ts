import { createAutosave } from '../drafts/autosave.ts';
import type { Autosave, AutosaveStatus } from '../drafts/autosave-types.ts';
import { type Clock, systemClock } from '../drafts/clock.ts';
import type { Draft } from '../drafts/draft.ts';
import { endOf } from '../drafts/lifetime.ts';
import { openMemoryStore } from '../drafts/memory-store.ts';
import type { RestoredFiles } from '../drafts/restore-files.ts';
import { lookAgain } from '../drafts/second-look.ts';
import type { DraftStore, Durability, FailureReason, KeptFile } from '../drafts/store-types.ts';
import { browserPorts, type Writer, WriterLock } from '../drafts/writer-lock.ts';
import type { Attachment } from '../engine/answer.ts';
import { createId } from '../engine/create-id.ts';
import type { Session } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { isBegun } from './begun.ts';
import { DraftShelf } from './draft-shelf.ts';
import type { DraftSearch, FoundDraft, ResumedDraft } from './found-draft.ts';
import type { FormElement } from './form-element.ts';
import { KeptFilling, type Seen } from './kept-filling.ts';
import { StoreChoice } from './store-choice.ts';

/** Where keeping the draft stands; `off` when nothing is kept at all. */
export type KeepingStatus = AutosaveStatus | { readonly state: 'off' };

/**
 * Keeps the filling that is open, in the host's store or on this device. It never stands in the way: what cannot be
 * kept or read is a status, and the form goes on in memory.
 */
export class DraftKeeper {
  readonly #seen: () => Seen;
  readonly #changed: (status: KeepingStatus, before: KeepingStatus) => void;
  readonly #returned: (found: FoundDraft) => void;
  readonly #clock: Clock;
  readonly #choice: StoreChoice;
  readonly #writer = createId();
  readonly #lock: WriterLock;
  #shelf: DraftShelf;
  /** What is open, whether or not it can be kept. */
  #filling: KeptFilling | undefined;
  #kept: { readonly autosave: Autosave; readonly shelf: DraftShelf } | undefined;
  #stopLooking: () => void = () => undefined;
  #status: KeepingStatus = { state: 'idle' };
  #isRefused = false;

  /**
   * `seen` tells where the respondent is and what they saw; `changed` is called whenever the status is another, and
   * `returned` when a store that could not be read gives a draft after all: nothing is kept before it was decided what
   * becomes of it. `writer` hears that another page writes from now on, or that this one may.
   */
  constructor(
    form: FormElement,
    seen: () => Seen,
    changed: (status: KeepingStatus, before: KeepingStatus) => void,
    returned: (found: FoundDraft) => void,
    writer: Pick<Writer, 'lost' | 'freed'>,
    clock: Clock = { ...systemClock, now: () => form.now().getTime() },
  ) {
    this.#choice = new StoreChoice(form);
    this.#seen = seen;
    this.#changed = changed;
    this.#returned = returned;
    this.#clock = clock;
    this.#shelf = new DraftShelf(clock);
    this.#lock = new WriterLock(browserPorts(), { ...writer, yielding: () => this.#yield(writer) });
  }

  get status(): KeepingStatus {
    return this.#status;
  }

  /** Where it is kept; undefined when nothing is to be kept. */
  get store(): DraftStore | undefined {
    return this.#shelf.store;
  }

  /** Whether the respondent wants nothing to be kept, and nothing is. */
  get isRefused(): boolean {
    return this.#isRefused && this.#shelf.store?.kind !== 'device';
  }

  /** Looks for the draft of a filling. Never rejects: a store that cannot be read in time is a status. */
  find(questionnaire: Questionnaire, contextId: string): Promise<DraftSearch> {
    this.#stopLooking();
    this.#shelf = new DraftShelf(
      this.#clock,
      this.#isRefused ? undefined : this.#choice.store(),
      questionnaire,
      contextId,
    );
    return this.#shelf.find();
  }

  /** Asks to be the only page that writes this draft; resolves to whether it is. Where nothing is shared it always is. */
  async hold(): Promise<boolean> {
    return !this.#choice.isShared(this.#shelf.store) || this.#lock.hold(this.#shelf.key);
  }

  /** Asks the page that writes to give way; resolves to whether it did. */
  async takeOver(): Promise<boolean> {
    return !this.#choice.isShared(this.#shelf.store) || this.#lock.takeOver(this.#shelf.key);
  }

  /** Whether pages are kept apart here at all; where they are not, only the store refuses what is stale. */
  get isGuarded(): boolean {
    return this.#lock.isGuarding;
  }

  /** Another page may write this draft, until `hold` is called again. What is not kept yet is kept now. */
  leave(): void {
    void this.flush();
    this.#lock.release();
  }

  /** What another page kept after the newest revision that this one knows; undefined when there is no such thing. */
  newer(): Promise<Draft | undefined> {
    return this.#shelf.newer(this.#writer);
  }

  /** The newest revision that this page kept or came from. */
  get base(): Draft | undefined {
    return this.#shelf.base;
  }

  /** From now on this draft, which is what the store holds, is what comes next is based on. */
  rebase(draft: Draft): void {
    this.#shelf.base = draft;
  }

  /** Keeps a session from now on, going on with the draft that it came from. */
  keep(session: Session, contextId: string, resumed: ResumedDraft | undefined): void {
    this.#stopLooking();
    const [shelf, last] = [this.#shelf, this.#kept];
    // Another filling may have been open until now. One of the same draft hands over all that it holds.
    if (last?.shelf !== shelf) void this.#finish();
    const isOwed = last?.shelf === shelf && this.isBehind;
    this.#filling = new KeptFilling(session, contextId, resumed, this.#seen, this.#clock.now());
    this.#kept = undefined;
    if (!shelf.store || this.#isRefused) return this.#show({ state: 'off' });
    if (shelf.unreadable) return this.#waitFor(this.#filling, shelf.unreadable);
    this.#begin(this.#filling, last?.shelf === shelf ? last.autosave : undefined);
    this.#show({ state: 'idle' });
    // So that it stands in this edition too, or its life begins anew, before anything is changed.
    if (resumed?.isOther || isOwed || (resumed && endOf(resumed.draft, this.#clock.now()))) this.touch();
    if (!resumed?.merged) return;
    this.touch();
    void this.flush('strict');
  }

  /** The open filling as a draft, also where nothing is kept (any more); undefined when none is open. */
  mine(): Draft | undefined {
    return this.#kept?.autosave.draft() ?? this.#filling?.draft(this.#shelf.revision, Math.trunc(this.#clock.now()));
  }

  /** Reads files that belong to this draft out of the store. */
  restore(attachments: Readonly<Record<string, Attachment>>): Promise<RestoredFiles> {
    return this.#shelf.restore(attachments);
  }

  /** Keeps files that only answers set aside name. Never rejects: what cannot be kept is told missing when it returns. */
  keepFiles(files: readonly KeptFile[]): Promise<void> {
    return this.#shelf.keepFiles(files);
  }

  /** What is still to be written of the filling that is left is as it is at this moment. */
  noteLast(): void {
    this.#filling?.noteLast();
  }

  /** Keeps the filling although no answer changed. */
  touch(): void {
    this.#kept?.autosave.touch();
  }

  /** Keeps where the respondent is and what they saw, if there is a draft at all. */
  turned(): void {
    if (this.#status.state !== 'idle') this.touch();
  }

  /** Whether something typed a moment ago is not kept yet, or cannot be. */
  get isBehind(): boolean {
    return ['pending', 'saving', 'failed', 'overtaken'].includes(this.#status.state);
  }

  /** Whether nothing outlives the page. */
  get isForgetful(): boolean {
    return this.#isRefused || this.#shelf.store?.kind !== 'device';
  }

  /** Keeps what is not kept yet; resolves when that is done or has failed. `strict` outlives a power failure. */
  async flush(durability?: Durability): Promise<void> {
    await this.#kept?.autosave.flush(durability);
  }

  /** Stops keeping and removes what is kept. Resolves to whether it is really gone, without waiting for ever. */
  async discard(): Promise<boolean> {
    this.#stopLooking();
    const [shelf, kept] = [this.#shelf, this.#kept];
    this.#kept = undefined;
    const isGone = await shelf.remove(async () => kept?.autosave.stop());
    shelf.base = undefined;
    this.#show({ state: 'idle' });
    return isGone;
  }

  /**
   * Keeps nothing any more, in this page and whatever it shows, and removes what is kept; resolves to whether it is
   * gone. Files that only answers set aside name (`aside`, by reference) stay in memory.
   */
  async refuse(aside: readonly string[]): Promise<boolean> {
    const shelf = this.#shelf;
    const files = await shelf.store?.getFiles(shelf.key, aside).catch(() => undefined);
    this.#isRefused = true;
    const isGone = await this.discard();
    this.#show({ state: 'off' });
    // What could not be removed can be removed by a second try.
    if (!isGone) return false;
    this.#lock.release();
    shelf.store = openMemoryStore();
    await this.keepFiles([...(files?.values() ?? [])]);
    return true;
  }

  /** A way to remove the draft of this filling later, when another may be open; resolves to whether it is gone. */
  forgetting(): () => Promise<boolean> {
    const shelf = this.#shelf;
    // The same key again is a filling begun anew.
    return async () => shelf.key === this.#shelf.key || shelf.remove();
  }

  /** The bytes of a file that is kept with the draft although no answer names it any more; undefined when it is gone. */
  async file(file: Attachment): Promise<Blob | undefined> {
    const restored = await this.#shelf.restore({ [file.ref]: file }).catch(() => undefined);
    return restored?.files.get(file.ref);
  }

  /** Stops keeping without removing anything: another questionnaire comes, or (`isOurs`) this one goes on later. */
  async release(isOurs = false): Promise<void> {
    if (!isOurs) this.#lock.release();
    this.#stopLooking();
    const finished = this.#finish();
    this.#filling = this.#kept = undefined;
    await finished;
  }

  /** Keeps what is not kept yet of what has been open, for the last time. */
  async #finish(): Promise<void> {
    const autosave = this.#kept?.autosave;
    await autosave?.flush();
    await autosave?.stop();
  }

  /** Gives way to another page, unless something cannot be kept: what is only in this page must stay open in it. */
  async #yield(writer: Pick<Writer, 'lost'>): Promise<boolean> {
    do await this.flush();
    while (this.#status.state === 'pending');
    const isKept = this.#status.state !== 'failed' && this.#status.state !== 'overtaken';
    if (isKept) writer.lost();
    return isKept;
  }

  #begin(filling: KeptFilling, previous?: Autosave): void {
    const [shelf, { session, resumed }] = [this.#shelf, filling];
    const autosave = createAutosave({
      session,
      store: shelf.store!,
      draftFields: () => filling.fields,
      clock: this.#clock,
      revision: Math.max(shelf.revision, resumed?.isOther ? 0 : (resumed?.draft.revision ?? 0)),
      base: shelf.base,
      previous,
      writer: this.#writer,
      keptFiles: resumed?.isOther ? [] : (resumed?.merged?.keptFiles ?? resumed?.files.keys() ?? []),
      first: resumed && !resumed.carried.isSame ? 'strict' : 'relaxed',
    });
    this.#kept = { autosave, shelf };
    autosave.subscribe((status) => {
      shelf.base = autosave.base;
      if (status.state === 'saved') shelf.revision = status.revision;
      if (shelf === this.#shelf) this.#show(status);
    });
  }

  /** Goes on in memory, and looks again and again whether the store can be read. */
  #waitFor(filling: KeptFilling, reason: FailureReason): void {
    const shelf = this.#shelf;
    const look = lookAgain(
      this.#clock,
      () => shelf.look(),
      (search) => {
        this.#stopLooking();
        if (search.found) return this.#returned(search.found);
        this.#begin(filling);
        if (isBegun(filling.session)) this.touch();
        else this.#show({ state: 'idle' });
      },
    );
    const unsubscribe = filling.session.subscribe(() => look.now());
    this.#stopLooking = () => {
      look.stop();
      unsubscribe();
    };
    this.#show({ state: 'failed', reason });
  }

  #show(status: KeepingStatus): void {
    const before = this.#status;
    this.#status = status;
    this.#changed(status, before);
  }
}
