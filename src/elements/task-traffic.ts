import type { QuestionnaireDraftEvent, QuestionnaireSubmitEvent } from './public-events.ts';

/** What was done in the tasks since the list stands. */
export interface TaskProgress {
  /** Tasks in which something was answered. */
  readonly touched: Set<string>;
  /** Tasks whose draft was removed, and not begun again. */
  readonly discarded: Set<string>;
  /** Tasks that the host took. */
  readonly submitted: Set<string>;
}

/** Who wants to know what the questionnaires of the tasks tell. */
export interface TaskTrafficHost {
  readonly progress: TaskProgress;
  /** Why a task cannot be sent yet, for the respondent; undefined when it can. */
  waits(task: string): string | undefined;
  /** Where some task stands may be another. */
  changed(): void;
}

const types = [
  'questionnaire-ready',
  'questionnaire-rejected',
  'questionnaire-change',
  'questionnaire-page',
  'questionnaire-draft',
  'questionnaire-submit',
  'questionnaire-submitted',
  'questionnaire-submit-failed',
] as const;

/**
 * Hears the events of the questionnaires inside the tasks before the page around does: tells them apart by their task,
 * notes what was begun, discarded and sent, and holds back what cannot be sent yet.
 */
export class TaskTraffic {
  readonly #host: TaskTrafficHost;

  constructor(host: TaskTrafficHost) {
    this.#host = host;
  }

  /** Listens in the root that the forms stand in. */
  listen(root: EventTarget): void {
    for (const type of types) root.addEventListener(type, (event) => this.#hear(event as QuestionnaireDraftEvent));
  }

  #hear(event: QuestionnaireDraftEvent): void {
    const form = event.composedPath().find((one) => one instanceof HTMLElement && one.parentElement?.dataset['task']);
    const task = (form as HTMLElement | undefined)?.parentElement?.dataset['task'];
    // A blank copy tells the page nothing.
    if (task === undefined) return event.stopPropagation();
    event.task = task;
    switch (event.type) {
      case 'questionnaire-change':
        this.#host.progress.touched.add(task);
        this.#host.progress.discarded.delete(task);
        break;
      case 'questionnaire-draft':
        if (event.status !== 'none') return;
        this.#host.progress.touched.delete(task);
        this.#host.progress.discarded.add(task);
        break;
      case 'questionnaire-submitted':
        this.#host.progress.submitted.add(task);
        break;
      case 'questionnaire-submit':
        return this.#holdBack(task, event as Event as QuestionnaireSubmitEvent);
      default:
        return;
    }
    this.#host.changed();
  }

  #holdBack(task: string, event: QuestionnaireSubmitEvent): void {
    const message = this.#host.waits(task);
    if (message === undefined) return;
    event.stopImmediatePropagation();
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- a plain object speaks to the respondent
    event.respondWith(Promise.reject({ message }));
  }
}
