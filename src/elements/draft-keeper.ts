import { type Autosave, createAutosave } from '../drafts/autosave.ts';
import type { AutosaveFields, AutosaveStatus } from '../drafts/autosave-types.ts';
import { type Clock, systemClock } from '../drafts/clock.ts';
import { draftKey, type Draft } from '../drafts/draft.ts';
import { type RestoredFiles, restoreFiles } from '../drafts/restore-files.ts';
import { lookAgain } from '../drafts/second-look.ts';
import { type DraftStore, type Durability, type FailureReason, StoreFailure } from '../drafts/store-types.ts';
import { atMost } from '../drafts/waiting.ts';
import { browserPorts, type Writer, WriterLock } from '../drafts/writer-lock.ts';
import type { Attachment } from '../engine/answer.ts';
import { createId } from '../engine/create-id.ts';
import type { Session } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { type DraftSearch, findDraft, findOther, type FoundDraft, lossOf, type ResumedDraft } from './found-draft.ts';
import type { FormElement } from './form-element.ts';
import { isBegun } from './begun.ts';
import { StoreChoice } from './store-choice.ts';

/** Where keeping the draft stands; `off` when nothing is kept at all. */
export type KeepingStatus = AutosaveStatus | { readonly state: 'off' };

/** What a draft keeps besides the answers. */
type Seen = Omit<AutosaveFields, 'contextId' | 'createdAt' | 'setAside'>;

/** How long the respondent waits for a store to give a draft or to remove it, in milliseconds. */
const PATIENCE = { find: 2_500, discard: 3_000 };

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
  #store: DraftStore | undefined;
  #autosave: Autosave | undefined;
  readonly #writer = createId();
  readonly #lock: WriterLock;
  #key = '';
  #revision = 0;
  /** The newest revision that this page kept or came from. */
  #base: Draft | undefined;
  #unreadable: FailureReason | undefined;
  #search: (() => Promise<DraftSearch>) | undefined;
  #stopLooking: () => void = () => undefined;
  #noteLast: () => void = () => undefined;
  #status: KeepingStatus = { state: 'idle' };

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
    this.#lock = new WriterLock(browserPorts(), { ...writer, yielding: () => this.#yield(writer) });
  }

  get status(): KeepingStatus {
    return this.#status;
  }

  /** Looks for the draft of a filling. Never rejects: a store that cannot be read in time is a status. */
  async find(questionnaire: Questionnaire, contextId: string): Promise<DraftSearch> {
    this.#stopLooking();
    const store = (this.#store = this.#choice.store());
    const key = draftKey(questionnaire, contextId);
    [this.#key, this.#unreadable, this.#revision, this.#search] = [key, undefined, 0, undefined];
    this.#base = undefined;
    if (!store) return { revision: 0 };
    this.#search = async () => {
      const search = await atMost(this.#clock, findDraft(store, questionnaire, key), PATIENCE.find);
      if (!search) throw new StoreFailure('blocked');
      // Of less weight than this edition's own draft, so it may fail without a word.
      const looked = atMost(this.#clock, findOther(store, questionnaire, contextId), PATIENCE.find);
      const other = await looked.catch(() => undefined);
      return other ? { ...search, other } : search;
    };
    try {
      const search = await this.#search();
      [this.#revision, this.#base] = [search.revision, search.found?.draft];
      return search;
    } catch (error) {
      // Keeping on here could write over a draft that is merely out of reach.
      this.#unreadable = error instanceof StoreFailure ? error.reason : 'unknown';
      const noted = store.noted?.(key);
      return { revision: noted?.revision ?? 0, ...(noted && { loss: lossOf('unread', noted) }) };
    }
  }

  /** Asks to be the only page that writes this draft; resolves to whether it is. Where nothing is shared it always is. */
  async hold(): Promise<boolean> {
    return !this.#choice.isShared(this.#store) || this.#lock.hold(this.#key);
  }

  /** Asks the page that writes to give way; resolves to whether it did. */
  async takeOver(): Promise<boolean> {
    return !this.#choice.isShared(this.#store) || this.#lock.takeOver(this.#key);
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
  async newer(): Promise<Draft | undefined> {
    const loaded = await this.#store?.load(this.#key).catch(() => undefined);
    const draft = loaded?.status === 'ok' ? loaded.draft : undefined;
    const isKnown =
      draft?.writer === this.#writer ||
      (draft?.writer === this.#base?.writer && draft?.revision === this.#base?.revision);
    return isKnown ? undefined : draft;
  }

  /** The newest revision that this page kept or came from. */
  get base(): Draft | undefined {
    return this.#base;
  }

  /** From now on this draft, which is what the store holds, is what comes next is based on. */
  rebase(draft: Draft): void {
    this.#base = draft;
  }

  /** Keeps a session from now on, going on with the draft that it came from. */
  keep(session: Session, contextId: string, resumed: ResumedDraft | undefined): void {
    this.#stopLooking();
    void this.#autosave?.stop();
    this.#autosave = undefined;
    if (!this.#store) return this.#show({ state: 'off' });
    if (this.#unreadable) return this.#waitFor(session, contextId, this.#unreadable);
    this.#begin(this.#store, session, contextId, resumed);
    this.#show({ state: 'idle' });
    // So that it stands in this edition too, before anything is changed.
    if (resumed?.isOther) this.touch();
    if (!resumed?.merged) return;
    this.touch();
    void this.flush('strict');
  }

  /** The open filling as a draft; undefined when nothing is kept. */
  mine(): Draft | undefined {
    return this.#autosave?.draft();
  }

  /** Reads files that belong to this draft out of the store. */
  restore(attachments: Readonly<Record<string, Attachment>>): Promise<RestoredFiles> {
    return this.#store
      ? restoreFiles(this.#store, this.#key, attachments)
      : Promise.reject(new StoreFailure('unavailable'));
  }

  /** Keeps files that only answers set aside name. Never rejects: what cannot be kept is told missing when it returns. */
  async keepFiles(files: readonly Parameters<DraftStore['putFile']>[2][]): Promise<void> {
    for (const file of files) await this.#store?.putFile(this.#key, file.meta.ref, file).catch(() => undefined);
  }

  /** What is still to be written of the filling that is left is as it is at this moment. */
  noteLast(): void {
    this.#noteLast();
  }

  /** Keeps the filling although no answer changed. */
  touch(): void {
    this.#autosave?.touch();
  }

  /** Keeps where the respondent is and what they saw, if there is a draft at all. */
  turned(): void {
    if (this.#status.state !== 'idle') this.#autosave?.touch();
  }

  /** Whether something typed a moment ago is not kept yet, or cannot be. */
  get isBehind(): boolean {
    return ['pending', 'saving', 'failed', 'overtaken'].includes(this.#status.state);
  }

  /** Whether nothing outlives the page. */
  get isForgetful(): boolean {
    return this.#store?.kind !== 'device';
  }

  /** Keeps what is not kept yet; resolves when that is done or has failed. `strict` outlives a power failure. */
  async flush(durability?: Durability): Promise<void> {
    await this.#autosave?.flush(durability);
  }

  /** Stops keeping and removes what is kept. Resolves to whether it is really gone, without waiting for ever. */
  async discard(): Promise<boolean> {
    this.#stopLooking();
    const [store, autosave, key] = [this.#store, this.#autosave, this.#key];
    this.#autosave = undefined;
    const isGone = await this.#remove(store, key, autosave);
    if (key === this.#key) this.#base = undefined;
    this.#show({ state: 'idle' });
    return isGone;
  }

  /** A way to remove the draft of this filling later, when another may be open; resolves to whether it is gone. */
  forgetting(): () => Promise<boolean> {
    const [store, key] = [this.#store, this.#key];
    // The same key again is a filling begun anew.
    return async () => key === this.#key || this.#remove(store, key);
  }

  /** The bytes of a file that is kept with the draft although no answer names it any more; undefined when it is gone. */
  async file(file: Attachment): Promise<Blob | undefined> {
    if (!this.#store) return undefined;
    const restored = await restoreFiles(this.#store, this.#key, { [file.ref]: file }).catch(() => undefined);
    return restored?.files.get(file.ref);
  }

  /** Stops keeping without removing anything: another questionnaire comes, or (`isOurs`) this one goes on later. */
  async release(isOurs = false): Promise<void> {
    if (!isOurs) this.#lock.release();
    this.#stopLooking();
    const autosave = this.#autosave;
    this.#autosave = undefined;
    await autosave?.flush();
    await autosave?.stop();
  }

  async #remove(store: DraftStore | undefined, key: string, autosave?: Autosave): Promise<boolean> {
    const gone = async () => {
      await autosave?.stop();
      if (key) await store?.discard(key);
      return true;
    };
    return (await atMost(this.#clock, gone(), PATIENCE.discard).catch(() => false)) ?? false;
  }

  /** Gives way to another page, unless something cannot be kept: what is only in this page must stay open in it. */
  async #yield(writer: Pick<Writer, 'lost'>): Promise<boolean> {
    do await this.flush();
    while (this.#status.state === 'pending');
    const isKept = this.#status.state !== 'failed' && this.#status.state !== 'overtaken';
    if (isKept) writer.lost();
    return isKept;
  }

  #begin(store: DraftStore, session: Session, contextId: string, resumed: ResumedDraft | undefined): void {
    const createdAt = resumed?.draft.createdAt ?? this.#clock.now();
    let seen = this.#seen;
    this.#noteLast = () => {
      const last = this.#seen();
      seen = () => last;
    };
    const autosave = createAutosave({
      session,
      store,
      draftFields: () => ({ contextId, createdAt, ...seen(), setAside: resumed?.carried.archive ?? [] }),
      clock: this.#clock,
      revision: Math.max(this.#revision, resumed?.isOther ? 0 : (resumed?.draft.revision ?? 0)),
      base: this.#base,
      writer: this.#writer,
      keptFiles: resumed?.isOther ? [] : (resumed?.merged?.keptFiles ?? resumed?.files.keys() ?? []),
      first: resumed && !resumed.carried.isSame ? 'strict' : 'relaxed',
    });
    this.#autosave = autosave;
    autosave.subscribe((status) => {
      if (autosave.base && draftKey(autosave.base.questionnaire, autosave.base.contextId) === this.#key)
        this.#base = autosave.base;
      this.#show(status);
    });
  }

  /** Goes on in memory, and looks again and again whether the store can be read. */
  #waitFor(session: Session, contextId: string, reason: FailureReason): void {
    const look = lookAgain(this.#clock, this.#search!, (search) => {
      this.#stopLooking();
      this.#unreadable = undefined;
      [this.#revision, this.#base] = [search.revision, search.found?.draft];
      if (search.found) return this.#returned(search.found);
      this.#begin(this.#store!, session, contextId, undefined);
      if (isBegun(session)) this.#autosave?.touch();
      else this.#show({ state: 'idle' });
    });
    const unsubscribe = session.subscribe(() => look.now());
    this.#stopLooking = () => {
      look.stop();
      unsubscribe();
    };
    this.#show({ state: 'failed', reason });
  }

  #show(status: KeepingStatus): void {
    const before = this.#status;
    if (status.state === 'saved') this.#revision = status.revision;
    this.#status = status;
    this.#changed(status, before);
  }
}
