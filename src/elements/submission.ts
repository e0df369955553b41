import { systemClock } from '../drafts/clock.ts';
import { atMost } from '../drafts/waiting.ts';
import type { Session } from '../engine/session-types.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Violation } from '../engine/violation.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';
import { amountLines } from './amount-lines.ts';
import type { AmountWatch } from './amount-watch.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Flow } from './flow.ts';
import type { FormElement } from './form-element.ts';
import { handOver, type Refusal, type Verdict } from './hand-over.ts';
import type { HostReply } from './host-reply.ts';
import { QuestionnaireSubmitFailedEvent, QuestionnaireSubmittedEvent } from './public-events.ts';
import type { SessionController } from './session-controller.ts';
import type { SendState } from './send-state.ts';
import { isPageSound } from './sound-page.ts';

/** One handing over. */
interface Attempt {
  readonly submissionId: string;
  readonly snapshot: Snapshot;
  readonly answers: string;
  /** Removes the draft of it, whatever is open by then. */
  readonly forget: () => Promise<boolean>;
}

/** Milliseconds that a device may take to note that something is being sent; a broken one must not prevent it. */
const notePatience = 5_000;

/** Sends a filling: at most once at a time, and nothing is given up before the host said yes. */
export class Submission {
  readonly #form: FormElement;
  readonly #sessions: SessionController;
  readonly #flow: Flow;
  readonly #keeper: DraftKeeper;
  readonly #amounts: AmountWatch;
  readonly #changed: (state: SendState) => void;
  readonly #taken = new Set<string>();
  #state: SendState = { status: 'idle' };
  #since: number | undefined;
  #pending: Promise<boolean> | undefined;

  /** `changed` is called whenever the state is another. */
  constructor(
    form: FormElement,
    sessions: SessionController,
    flow: Flow,
    keeper: DraftKeeper,
    amounts: AmountWatch,
    changed: (state: SendState) => void,
  ) {
    this.#form = form;
    this.#sessions = sessions;
    this.#flow = flow;
    this.#keeper = keeper;
    this.#amounts = amounts;
    this.#changed = changed;
  }

  get state(): SendState {
    return this.#state;
  }

  /** For the draft: when the host was asked last, as long as nobody knows what became of it. */
  get since(): number | undefined {
    return this.#since;
  }

  /** Another session begins; `since` is what its draft says. */
  reset(since: number | undefined): void {
    this.#since = since;
    this.#pending = undefined;
    this.#state = since === undefined ? { status: 'idle' } : { status: 'unknown', since };
  }

  /** Resolves to whether the host took it. A second call while one is under way is the same one. */
  send(): Promise<boolean> {
    if (this.#state.status === 'sent') return Promise.resolve(true);
    if (this.#pending) return this.#pending;
    const pending = this.#send().finally(() => {
      if (this.#pending === pending) this.#pending = undefined;
    });
    return (this.#pending = pending);
  }

  async #send(): Promise<boolean> {
    const session = this.#sessions.session!;
    if (this.#haveAmountsChanged()) return false;
    const { snapshot } = session;
    const result = session.payload();
    if (result.status === 'invalid') {
      this.#end({ status: 'idle' });
      await this.#flow.reject(result.violations);
      this.#form.dispatchEvent(new QuestionnaireSubmitFailedEvent('invalid', result.violations));
      return false;
    }
    const { submissionId } = result.payload;
    const answers = answersOf(session);
    const attempt: Attempt = { submissionId, snapshot, answers, forget: this.#keeper.forgetting() };
    this.#show({ status: 'sending', slow: false });
    if (!(await isPageSound())) {
      const message = this.#sessions.filling!.messages.say('pageAltered');
      return this.#settle({ status: 'error', message, violations: [] }, attempt);
    }
    // Kept before the host is asked, so that a page that dies meanwhile says afterwards what may have happened.
    await this.#note(this.#form.now().getTime());
    if (this.#sessions.session !== session) return false;
    const verdict = await handOver(this.#form, result.payload, result.files, {
      slow: () => this.#isOpen(attempt) && this.#show({ status: 'sending', slow: true }),
      late: (late) => {
        // A late no is of interest only while nothing else has happened; a late yes always counts.
        if (late.status === 'sent' || this.#state.status === 'unknown') void this.#settle(late, attempt);
      },
    });
    return this.#settle(verdict.status === 'handedOver' && !navigator.onLine ? offline : verdict, attempt);
  }

  async #settle(verdict: Verdict, attempt: Attempt): Promise<boolean> {
    const { submissionId } = attempt;
    // Sent again after nobody knew, it may be taken twice: the first yes counts.
    if (this.#taken.has(submissionId)) return true;
    if (verdict.status === 'sent') return this.#finish(verdict.reply, attempt);
    // The host may have put another questionnaire in its place while it thought.
    const isOpen = this.#isOpen(attempt);
    if (isOpen && (verdict.status === 'stopped' || verdict.status === 'refused')) void this.#note(undefined);
    if (verdict.status === 'stopped') return isOpen && this.#end({ status: 'idle' });
    if (verdict.status === 'handedOver') return isOpen && this.#end({ status: 'handedOver' });
    if (verdict.status === 'unanswered') {
      if (isOpen) this.#show({ status: 'unknown', since: this.#since! });
      this.#form.dispatchEvent(new QuestionnaireSubmitFailedEvent('unanswered'));
      return false;
    }
    const { violations, message } = isOpen ? this.#placed(verdict) : { violations: [], message: '' };
    if (isOpen) {
      this.#show({ status: 'failed', message });
      if (violations.length > 0) {
        this.#sessions.reveal((shown) => shown.refuse(violations));
        await this.#flow.reject(violations);
      }
    }
    this.#form.dispatchEvent(new QuestionnaireSubmitFailedEvent(verdict.status, violations));
    return false;
  }

  async #finish(reply: HostReply, attempt: Attempt): Promise<true> {
    const { submissionId, snapshot } = attempt;
    this.#taken.add(submissionId);
    if (this.#isOpen(attempt)) {
      this.#since = undefined;
      const hasChanged = answersOf(this.#sessions.session!) !== attempt.answers;
      const isDraftGone = await this.#keeper.discard();
      this.#show({ status: 'sent', reply, at: this.#form.now(), snapshot, hasChanged, isDraftGone });
    } else {
      await attempt.forget();
    }
    this.#form.dispatchEvent(new QuestionnaireSubmittedEvent(submissionId, reply));
    return true;
  }

  /** Whether what was handed over is still what is on the page, maybe with other facts of the host. */
  #isOpen({ submissionId }: Attempt): boolean {
    return this.#sessions.session?.record().submissionId === submissionId;
  }

  #note(since: number | undefined): Promise<unknown> {
    this.#since = since;
    return atMost(systemClock, this.#keeper.flush('strict'), notePatience);
  }

  // What the host found at a path that this questionnaire does not ask is at least told.
  #placed(refusal: Refusal): { violations: Violation[]; message: string } {
    const { messages, snapshot } = this.#sessions.filling!;
    const violations: Violation[] = [];
    const standard = messages.say(
      refusal.status === 'refused' ? 'submitRefused' : navigator.onLine ? 'submitFailed' : 'submitOffline',
    );
    const told = [refusal.message || standard];
    for (const { path, message } of refusal.violations) {
      const section = relevantSection(snapshot, path);
      if (section === undefined) told.push(message);
      else violations.push({ path, section, code: 'refusedByHost', severity: 'error', params: {}, message });
    }
    return { violations, message: told.join(' ') };
  }

  #haveAmountsChanged(): boolean {
    this.#sessions.renewToday();
    const filling = this.#sessions.filling!;
    const amounts = this.#amounts.changed(filling.snapshot);
    const lines = amountLines(amounts, filling);
    const told = this.#state.status === 'recalculated' ? this.#state.lines : [];
    if (lines.length === 0) return false;
    if (lines.join() === told.join()) {
      this.#amounts.confirm();
      this.#keeper.turned();
      return false;
    }
    this.#show({ status: 'recalculated', lines });
    return true;
  }

  #end(state: SendState): false {
    this.#show(state);
    return false;
  }

  #show(state: SendState): void {
    this.#state = state;
    this.#changed(state);
  }
}

/** Nobody promised anything, and without a connection nothing can have gone anywhere. */
const offline: Refusal = { status: 'error', message: '', violations: [] };

function answersOf(session: Session): string {
  return canonicalJson(session.record().answers);
}

function relevantSection(snapshot: Snapshot, path: string): string | undefined {
  try {
    const { relevant, question } = snapshot.question(path);
    return relevant ? question.section.id : undefined;
  } catch {
    return undefined;
  }
}
