import { QuestionnaireUnavailableError } from './element-errors.ts';
import { Deferred } from './deferred.ts';
import { sessionOf, type Stage } from './stage.ts';
import { QuestionnaireReadyEvent, QuestionnaireRejectedEvent } from './public-events.ts';

/** Tells the host, once per questionnaire, that its first page stands or that there will be none. */
export class Readiness {
  readonly #target: EventTarget;
  #deferred = new Deferred();
  #told: Stage['status'] | undefined;

  constructor(target: EventTarget) {
    this.#target = target;
  }

  /** Resolves when the first page stands; rejects when there will be none. */
  get promise(): Promise<void> {
    return this.#deferred.promise;
  }

  /** Another document or other facts are on the way: whoever asks from now on waits for what comes of them. */
  renew(): void {
    if (this.#deferred.isSettled) this.#deferred = new Deferred();
    this.#told = undefined;
  }

  /** The stage is another; call it when what it shows has rendered. */
  reached(stage: Stage): void {
    const isSame = stage.status === this.#told || (sessionOf(stage) && this.#told === 'open');
    if (isSame || stage.status === 'empty' || stage.status === 'loading') return;
    this.#told = sessionOf(stage) ? 'open' : stage.status;
    switch (stage.status) {
      case 'found':
      case 'elsewhere':
      case 'conflict':
      case 'open':
        this.#deferred.resolve();
        this.#target.dispatchEvent(new QuestionnaireReadyEvent(stage.questionnaire));
        return;
      case 'unreachable':
        return this.#fail(new QuestionnaireUnavailableError(`the document could not be fetched: ${stage.reason}.`));
      case 'rejected':
        return this.#fail(new QuestionnaireUnavailableError('the document has mistakes, see issues.', stage.issues));
      case 'unfit':
        return this.#fail(new QuestionnaireUnavailableError('the context does not fit, see issues.', stage.issues));
    }
  }

  #fail(error: QuestionnaireUnavailableError): void {
    this.#deferred.reject(error);
    this.#target.dispatchEvent(new QuestionnaireRejectedEvent(error.issues));
  }
}
