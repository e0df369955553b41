import type { Session } from '../engine/session-types.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Violation } from '../engine/violation.ts';
import { amountLines } from './amount-lines.ts';
import type { AmountWatch } from './amount-watch.ts';
import type { DraftKeeper } from './draft-keeper.ts';
import type { Flow } from './flow.ts';
import type { FormElement } from './form-element.ts';
import { handOver, type Refusal, type Verdict } from './hand-over.ts';
import type { HostReply } from './host-reply.ts';
import { QuestionnaireSubmitFailedEvent, QuestionnaireSubmittedEvent } from './public-events.ts';
import type { SessionController } from './session-controller.ts';
import { isPageSound } from './sound-page.ts';

/** How far sending has come. */
export type SendState =
  | { readonly status: 'idle' | 'handedOver' }
  /** `slow`: the host takes longer than one expects. */
  | { readonly status: 'sending'; readonly slow: boolean }
  /** The sentence for the respondent. */
  | { readonly status: 'failed'; readonly message: string }
  /** Amounts came out anew: the respondent has to see them before anything is sent. Sending again confirms them. */
  | { readonly status: 'recalculated'; readonly lines: readonly string[] }
  | SentState;

/** The host took it. */
export interface SentState {
  readonly status: 'sent';
  readonly reply: HostReply;
  readonly at: Date;
  /** Whether the draft could be removed from the device. */
  readonly isDraftGone: boolean;
}

/** Sends a filling: at most once at a time, and nothing is given up before the host said yes. */
export class Submission {
  readonly #form: FormElement;
  readonly #sessions: SessionController;
  readonly #flow: Flow;
  readonly #keeper: DraftKeeper;
  readonly #amounts: AmountWatch;
  readonly #changed: (state: SendState) => void;
  #state: SendState = { status: 'idle' };
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

  /** Another session begins. */
  reset(): void {
    this.#state = { status: 'idle' };
  }

  /** Resolves to whether the host took it. A second call while one is under way is the same one. */
  send(): Promise<boolean> {
    if (this.#state.status === 'sent') return Promise.resolve(true);
    this.#pending ??= this.#send().finally(() => (this.#pending = undefined));
    return this.#pending;
  }

  async #send(): Promise<boolean> {
    const session = this.#sessions.session!;
    if (this.#haveAmountsChanged()) return false;
    const result = session.payload();
    if (result.status === 'invalid') {
      this.#end({ status: 'idle' });
      await this.#flow.reject(result.violations);
      this.#form.dispatchEvent(new QuestionnaireSubmitFailedEvent('invalid', result.violations));
      return false;
    }
    this.#show({ status: 'sending', slow: false });
    const slow = () => {
      if (this.#sessions.session === session) this.#show({ status: 'sending', slow: true });
    };
    const verdict = (await isPageSound())
      ? await handOver(this.#form, result.payload, result.files, slow)
      : ({ status: 'error', message: this.#sessions.filling!.messages.say('pageAltered'), violations: [] } as const);
    return this.#settle(verdict, session, result.payload.submissionId);
  }

  async #settle(verdict: Verdict, session: Session, submissionId: string): Promise<boolean> {
    if (verdict.status === 'stopped') return this.#end({ status: 'idle' });
    if (verdict.status === 'handedOver') return this.#end({ status: 'handedOver' });
    // The host may have put another questionnaire in its place while it thought.
    const isCurrent = this.#sessions.session === session;
    if (verdict.status === 'sent') {
      if (isCurrent) {
        const isDraftGone = await this.#keeper.discard();
        this.#show({ status: 'sent', reply: verdict.reply, at: this.#form.now(), isDraftGone });
      }
      this.#form.dispatchEvent(new QuestionnaireSubmittedEvent(submissionId, verdict.reply));
      return true;
    }
    const { violations, message } = isCurrent ? this.#placed(verdict) : { violations: [], message: '' };
    if (isCurrent) {
      this.#show({ status: 'failed', message });
      if (violations.length > 0) {
        this.#sessions.reveal((shown) => shown.refuse(violations));
        await this.#flow.reject(violations);
      }
    }
    this.#form.dispatchEvent(new QuestionnaireSubmitFailedEvent(verdict.status, violations));
    return false;
  }

  // What the host found at a path that this questionnaire does not ask is at least told.
  #placed(refusal: Refusal): { violations: Violation[]; message: string } {
    const { messages, snapshot } = this.#sessions.filling!;
    const violations: Violation[] = [];
    const standard = messages.say(refusal.status === 'refused' ? 'submitRefused' : 'submitFailed');
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

function relevantSection(snapshot: Snapshot, path: string): string | undefined {
  try {
    const { relevant, question } = snapshot.question(path);
    return relevant ? question.section.id : undefined;
  } catch {
    return undefined;
  }
}
