import type { AutosaveFields } from '../drafts/autosave-types.ts';
import { createDraft, type Draft } from '../drafts/draft.ts';
import type { Session } from '../engine/session-types.ts';
import type { ResumedDraft } from './found-draft.ts';

/** What a draft keeps besides the answers: where the respondent is, and what they saw. */
export type Seen = Omit<AutosaveFields, 'contextId' | 'createdAt' | 'setAside'>;

/** The open filling as what a draft is made of, whether or not it can be kept at the moment. */
export class KeptFilling {
  readonly session: Session;
  readonly resumed: ResumedDraft | undefined;
  readonly #contextId: string;
  readonly #createdAt: number;
  #seen: () => Seen;

  /** `now` is when it is begun, unless it goes on with a draft. */
  constructor(session: Session, contextId: string, resumed: ResumedDraft | undefined, seen: () => Seen, now: number) {
    this.session = session;
    this.resumed = resumed;
    this.#contextId = contextId;
    this.#createdAt = resumed?.draft.createdAt ?? now;
    this.#seen = seen;
  }

  /** What belongs into the draft at this moment, besides the answers. */
  get fields(): AutosaveFields {
    const setAside = this.resumed?.carried.archive ?? [];
    return { contextId: this.#contextId, createdAt: this.#createdAt, ...this.#seen(), setAside };
  }

  /** The respondent leaves it: where they are from now on is no more to do with it. */
  noteLast(): void {
    const last = this.#seen();
    this.#seen = () => last;
  }

  /** The draft that it would make. */
  draft(revision: number, savedAt: number): Draft {
    const { questionnaire } = this.session.snapshot;
    return createDraft({ ...this.fields, questionnaire, revision, savedAt, record: this.session.record() });
  }
}
