import { type Autosave, type AutosaveFields, type AutosaveStatus, createAutosave } from '../drafts/autosave.ts';
import { type Clock, systemClock } from '../drafts/clock.ts';
import { openDeviceStore } from '../drafts/draft-store.ts';
import { draftKey } from '../drafts/draft.ts';
import { openMemoryStore } from '../drafts/memory-store.ts';
import { lookAgain } from '../drafts/second-look.ts';
import { type DraftStore, type Durability, type FailureReason, StoreFailure } from '../drafts/store-types.ts';
import { atMost } from '../drafts/waiting.ts';
import { witnessed } from '../drafts/witness.ts';
import type { Session } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { type DraftSearch, findDraft, type FoundDraft, lossOf, type ResumedDraft } from './found-draft.ts';
import type { FormElement } from './form-element.ts';

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
  readonly #form: FormElement;
  readonly #seen: () => Seen;
  readonly #changed: (status: KeepingStatus, before: KeepingStatus) => void;
  readonly #returned: (found: FoundDraft) => void;
  readonly #clock: Clock;
  readonly #own: { device?: DraftStore; session?: DraftStore } = {};
  #store: DraftStore | undefined;
  #autosave: Autosave | undefined;
  #key = '';
  #revision = 0;
  #unreadable: FailureReason | undefined;
  #search: (() => Promise<DraftSearch>) | undefined;
  #stopLooking: () => void = () => undefined;
  #status: KeepingStatus = { state: 'idle' };

  /**
   * `seen` tells where the respondent is and what they saw; `changed` is called whenever the status is another, and
   * `returned` when a store that could not be read gives a draft after all: nothing is kept before it was decided what
   * becomes of it.
   */
  constructor(
    form: FormElement,
    seen: () => Seen,
    changed: (status: KeepingStatus, before: KeepingStatus) => void,
    returned: (found: FoundDraft) => void,
    clock: Clock = { ...systemClock, now: () => form.now().getTime() },
  ) {
    this.#form = form;
    this.#seen = seen;
    this.#changed = changed;
    this.#returned = returned;
    this.#clock = clock;
  }

  get status(): KeepingStatus {
    return this.#status;
  }

  /** Looks for the draft of a filling. Never rejects: a store that cannot be read in time is a status. */
  async find(questionnaire: Questionnaire, contextId: string): Promise<DraftSearch> {
    this.#stopLooking();
    const store = this.#choose();
    const key = draftKey(questionnaire, contextId);
    [this.#key, this.#unreadable, this.#revision, this.#search] = [key, undefined, 0, undefined];
    if (!store) return { revision: 0 };
    this.#search = async () => {
      const search = await atMost(this.#clock, findDraft(store, questionnaire, key), PATIENCE.find);
      if (!search) throw new StoreFailure('blocked');
      return search;
    };
    try {
      const search = await this.#search();
      this.#revision = search.revision;
      return search;
    } catch (error) {
      // Keeping on here could write over a draft that is merely out of reach.
      this.#unreadable = error instanceof StoreFailure ? error.reason : 'unknown';
      const noted = store.noted?.(key);
      return { revision: noted?.revision ?? 0, ...(noted && { loss: lossOf('unread', noted) }) };
    }
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
    return ['pending', 'saving', 'failed'].includes(this.#status.state);
  }

  /** Whether nothing outlives the page. */
  get isForgetful(): boolean {
    return this.#store?.kind !== 'device';
  }

  /** Keeps what is not kept yet; resolves when that is done or has failed. `strict` outlives a power failure. */
  async flush(durability?: Durability): Promise<void> {
    await this.#autosave?.flush(durability);
  }

  /** The draft that came back waits for the respondent's word. */
  ask(): void {
    this.#show({ state: 'failed', reason: 'earlier' });
  }

  /** Stops keeping and removes what is kept. Resolves to whether it is really gone, without waiting for ever. */
  async discard(): Promise<boolean> {
    this.#stopLooking();
    const [store, autosave, key] = [this.#store, this.#autosave, this.#key];
    this.#autosave = undefined;
    const isGone = await this.#remove(store, key, autosave);
    this.#show({ state: 'idle' });
    return isGone;
  }

  /** A way to remove the draft of this filling later, when another may be open; resolves to whether it is gone. */
  forgetting(): () => Promise<boolean> {
    const [store, key] = [this.#store, this.#key];
    // The same key again is a filling begun anew.
    return async () => key === this.#key || this.#remove(store, key);
  }

  /** Stops keeping without removing anything: another questionnaire comes. */
  async release(): Promise<void> {
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

  #begin(store: DraftStore, session: Session, contextId: string, resumed: ResumedDraft | undefined): void {
    const createdAt = resumed?.draft.createdAt ?? this.#clock.now();
    this.#autosave = createAutosave({
      session,
      store,
      draftFields: () => ({ contextId, createdAt, ...this.#seen(), setAside: resumed?.carried.archive ?? [] }),
      clock: this.#clock,
      revision: Math.max(this.#revision, resumed?.draft.revision ?? 0),
      keptFiles: resumed?.files.keys() ?? [],
      first: resumed && !resumed.carried.isSame ? 'strict' : 'relaxed',
    });
    this.#autosave.subscribe((status) => this.#show(status));
  }

  /** Goes on in memory, and looks again and again whether the store can be read. */
  #waitFor(session: Session, contextId: string, reason: FailureReason): void {
    const look = lookAgain(this.#clock, this.#search!, (search) => {
      this.#stopLooking();
      this.#unreadable = undefined;
      this.#revision = search.revision;
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

  #choose(): DraftStore | undefined {
    const { draft, mode } = this.#form.settings;
    const given = mode === 'print-blank' ? undefined : this.#form.draftStore;
    const store = given ?? (draft === 'none' ? undefined : this.#ownStore(draft));
    const witness = this.#form.draftWitness;
    this.#store = store && witness && store.kind === 'device' ? witnessed(store, witness) : store;
    return this.#store;
  }

  #ownStore(place: 'device' | 'session'): DraftStore {
    return (this.#own[place] ??= place === 'device' ? openDeviceStore() : openMemoryStore());
  }

  #show(status: KeepingStatus): void {
    const before = this.#status;
    if (status.state === 'saved') this.#revision = status.revision;
    this.#status = status;
    this.#changed(status, before);
  }
}

/** Whether something was filled in. */
export function isBegun(session: Session): boolean {
  const { answers, attachments } = session.record();
  return Object.keys(answers).length + Object.keys(attachments).length > 0;
}
