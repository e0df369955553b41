import { type Autosave, type AutosaveFields, type AutosaveStatus, createAutosave } from '../drafts/autosave.ts';
import { systemClock } from '../drafts/clock.ts';
import { openDeviceStore } from '../drafts/draft-store.ts';
import { draftKey } from '../drafts/draft.ts';
import { openMemoryStore } from '../drafts/memory-store.ts';
import { type DraftStore, type FailureReason, StoreFailure } from '../drafts/store-types.ts';
import type { Session } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { type DraftSearch, findDraft, type ResumedDraft } from './found-draft.ts';
import type { FormElement } from './form-element.ts';

/** Where keeping the draft stands; `off` when nothing is kept at all. */
export type KeepingStatus = AutosaveStatus | { readonly state: 'off' };

/** What a draft keeps besides the answers. */
type Seen = Required<Pick<AutosaveFields, 'place' | 'amounts'>>;

const nothingFound: DraftSearch = { found: undefined, isLost: false };

/**
 * Keeps the filling that is open, in the host's store or on this device. It never stands in the way: what cannot be
 * kept or read is a status, and the form goes on in memory.
 */
export class DraftKeeper {
  readonly #form: FormElement;
  readonly #seen: () => Seen;
  readonly #changed: (status: KeepingStatus, before: KeepingStatus) => void;
  readonly #own: { device?: DraftStore; session?: DraftStore } = {};
  #store: DraftStore | undefined;
  #autosave: Autosave | undefined;
  #key = '';
  #revision = 0;
  #unreadable: FailureReason | undefined;
  #status: KeepingStatus = { state: 'idle' };

  /** `seen` tells where the respondent is and what they saw; `changed` is called whenever the status is another. */
  constructor(form: FormElement, seen: () => Seen, changed: (status: KeepingStatus, before: KeepingStatus) => void) {
    this.#form = form;
    this.#seen = seen;
    this.#changed = changed;
  }

  get status(): KeepingStatus {
    return this.#status;
  }

  /** Looks for the draft of a filling. Never rejects: a store that cannot be read is a status. */
  async find(questionnaire: Questionnaire, contextId: string): Promise<DraftSearch> {
    const store = this.#choose();
    this.#key = draftKey(questionnaire, contextId);
    this.#unreadable = undefined;
    this.#revision = 0;
    if (!store) return nothingFound;
    try {
      const search = await findDraft(store, questionnaire, this.#key);
      this.#revision = search.found?.draft.revision ?? 0;
      return search;
    } catch (error) {
      // Keeping on here could write over a draft that is merely out of reach.
      this.#unreadable = error instanceof StoreFailure ? error.reason : 'unknown';
      return nothingFound;
    }
  }

  /** Keeps a session from now on, going on with the draft that it came from. */
  keep(session: Session, contextId: string, resumed: ResumedDraft | undefined): void {
    void this.#autosave?.stop();
    this.#autosave = undefined;
    const store = this.#store;
    if (!store) return this.#show({ state: 'off' });
    if (this.#unreadable) return this.#show({ state: 'failed', reason: this.#unreadable });
    const createdAt = resumed?.draft.createdAt ?? this.#form.now().getTime();
    this.#autosave = createAutosave({
      session,
      store,
      draftFields: () => ({ contextId, createdAt, ...this.#seen(), setAside: resumed?.carried.archive ?? [] }),
      clock: { ...systemClock, now: () => this.#form.now().getTime() },
      revision: Math.max(this.#revision, resumed?.draft.revision ?? 0),
      keptFiles: resumed?.files.keys() ?? [],
    });
    this.#autosave.subscribe((status) => this.#show(status));
    this.#show({ state: 'idle' });
  }

  /** Keeps where the respondent is and what they saw, if there is a draft at all. */
  turned(): void {
    if (this.#status.state !== 'idle') this.#autosave?.touch();
  }

  /** Keeps what is not kept yet; resolves when that is done or has failed. */
  async flush(): Promise<void> {
    await this.#autosave?.flush();
  }

  /** Stops keeping and removes what is kept. Resolves to whether it is really gone. */
  async discard(): Promise<boolean> {
    await this.#autosave?.stop();
    this.#autosave = undefined;
    this.#show({ state: 'idle' });
    if (!this.#store || !this.#key) return true;
    try {
      await this.#store.discard(this.#key);
      return true;
    } catch {
      return false;
    }
  }

  /** Stops keeping without removing anything: another questionnaire comes. */
  async release(): Promise<void> {
    const autosave = this.#autosave;
    this.#autosave = undefined;
    await autosave?.flush();
    await autosave?.stop();
  }

  #choose(): DraftStore | undefined {
    const { draft, mode } = this.#form.settings;
    const given = mode === 'print-blank' ? undefined : this.#form.draftStore;
    this.#store = given ?? (draft === 'none' ? undefined : this.#ownStore(draft));
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
