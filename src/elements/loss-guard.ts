import type { AnswerValue, Unparsed } from '../engine/answer.ts';
import { type AnswersLost, answersLost } from '../engine/answers-lost.ts';
import type { Session } from '../engine/session-types.ts';

/** An answer that waits for the respondent's word, because others would go with it. */
export interface PendingAnswer {
  readonly path: string;
  readonly lost: AnswersLost;
}

/**
 * Stands between the fields and the session: an answer that would take other given answers out of the payload waits
 * until the respondent agrees. Asks once for each option in a session, and never where nothing was filled in.
 */
export class LossGuard {
  readonly #changed: () => void;
  readonly #asked = new Set<string>();
  #session: Session | undefined;
  #pending: (PendingAnswer & { readonly value: AnswerValue | Unparsed | undefined }) | undefined;

  /** `changed` is called when something begins or ceases to wait. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** What waits for the respondent's word. */
  get pending(): PendingAnswer | undefined {
    return this.#pending;
  }

  /** Answers, at once or after asking. */
  answer(session: Session, path: string, value: AnswerValue | Unparsed | undefined): void {
    if (session !== this.#session) this.#asked.clear();
    this.#session = session;
    const lost = this.#asks(session, path, value);
    if (!lost) return session.answer(path, value);
    this.#pending = { path, value, lost };
    this.#changed();
  }

  /** The respondent decided. `true` gives the answer after all. */
  decide(goesOn: boolean): void {
    const pending = this.#pending;
    if (!pending) return;
    this.#pending = undefined;
    if (goesOn) this.#session?.answer(pending.path, pending.value);
    this.#changed();
  }

  #asks(session: Session, path: string, value: AnswerValue | Unparsed | undefined): AnswersLost | undefined {
    const { question, stored } = session.snapshot.question(path);
    const { kind } = question;
    if (kind !== 'choices' && kind !== 'choice' && kind !== 'yesNo') return undefined;
    const left = [value].flat();
    const given = ([stored].flat() as readonly unknown[]).filter((option) => typeof option === 'string');
    const fresh = given.filter((option) => !left.includes(option)).map((option) => `${path}=${option}`);
    if (fresh.every((key) => this.#asked.has(key))) return undefined;
    const lost = answersLost(session.record(), session.snapshot, session.preview(path, value), path);
    const matters = lost.answers + lost.files > 0 && (kind === 'choices' || lost.sections.length > 0);
    if (!matters) return undefined;
    for (const key of fresh) this.#asked.add(key);
    return lost;
  }
}
