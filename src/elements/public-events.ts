import type { Payload } from '../engine/payload-types.ts';
import { QuestionnaireError } from '../engine/questionnaire-error.ts';
import type { Progress, Snapshot } from '../engine/snapshot.ts';
import type { TaskStatus } from '../engine/task-list-state.ts';
import type { Violation } from '../engine/violation.ts';
import type { Issue } from '../questionnaire/issue.ts';
import type { HostReply } from './host-reply.ts';

/** What the host hears: it bubbles through the shadow root up to the document. None of it holds an answer but submit. */
abstract class HostEvent extends Event {
  /** Id of the task whose questionnaire it comes from; undefined outside `<questionnaire-tasks>`. */
  task: string | undefined;

  constructor(type: string, cancelable = false) {
    super(type, { bubbles: true, composed: true, cancelable });
  }
}

/** The questionnaire is loaded and its first page stands. */
export class QuestionnaireReadyEvent extends HostEvent {
  static readonly type = 'questionnaire-ready';
  constructor(readonly questionnaire: { readonly id: string; readonly edition: string; readonly version: number }) {
    super(QuestionnaireReadyEvent.type);
  }
}

/** The document, or the facts of the context, cannot be used; the page says what to do instead. */
export class QuestionnaireRejectedEvent extends HostEvent {
  static readonly type = 'questionnaire-rejected';
  constructor(
    /** Everything that is wrong; empty when the document could not be fetched. */
    readonly issues: readonly Issue[],
  ) {
    super(QuestionnaireRejectedEvent.type);
  }
}

/** Answers changed. Says where, never what. */
export class QuestionnaireChangeEvent extends HostEvent {
  static readonly type = 'questionnaire-change';
  readonly #snapshot: Snapshot;

  constructor(
    /** Paths of the answers that changed. */
    readonly paths: readonly string[],
    snapshot: Snapshot,
  ) {
    super(QuestionnaireChangeEvent.type);
    this.#snapshot = snapshot;
  }

  /** How far the whole has come after this change; worked out when asked for. */
  get progress(): Progress {
    return this.#snapshot.progress;
  }
}

/** Another page is shown. */
export class QuestionnairePageEvent extends HostEvent {
  static readonly type = 'questionnaire-page';
  constructor(
    /** `all` is the one page of `layout="single"`. */
    readonly page: 'start' | 'section' | 'all' | 'review' | 'receipt',
    /** Id of the section; undefined for the other pages. */
    readonly section: string | undefined,
    /** Its place among the relevant sections, from 1; undefined for the other pages. */
    readonly index: number | undefined,
    /** How many sections are relevant. */
    readonly total: number,
  ) {
    super(QuestionnairePageEvent.type);
  }
}

/** The state of the draft on this device changed. */
export class QuestionnaireDraftEvent extends HostEvent {
  static readonly type = 'questionnaire-draft';
  constructor(
    /** `saved` only after the device has really kept it. */
    readonly status: 'none' | 'saving' | 'saved' | 'failed',
    /** Machine word for a failure, such as `quota`. */
    readonly reason?: string,
  ) {
    super(QuestionnaireDraftEvent.type);
  }
}

/**
 * The respondent sends the questionnaire: the payload is valid and about to be handed over. `preventDefault()` stops
 * it. With `respondWith(promise)` the respondent waits for the host's verdict. When the host does neither, the
 * respondent reads that the answers were handed to the site, and the draft stays.
 */
export class QuestionnaireSubmitEvent extends HostEvent {
  static readonly type = 'questionnaire-submit';
  #reply: Promise<HostReply | void> | undefined;

  constructor(
    readonly payload: Payload,
    /** The files' bytes by the references of `payload.attachments`. */
    readonly files: ReadonlyMap<string, Blob>,
  ) {
    super(QuestionnaireSubmitEvent.type, true);
  }

  /** What the host promised; undefined when it promised nothing. */
  get reply(): Promise<HostReply | void> | undefined {
    return this.#reply;
  }

  /**
   * Promises the host's verdict, while the event is being dispatched; the first call counts. When the promise
   * resolves, the draft is discarded and the receipt shown. When it rejects, nothing is lost: a plain object
   * (`HostRefusal`) speaks to the respondent, anything else counts as a fault of the service.
   */
  respondWith(reply: Promise<HostReply | void> | HostReply): void {
    if (this.eventPhase === Event.NONE) throw new QuestionnaireError('respondWith() came too late; call it at once.');
    this.#reply ??= Promise.resolve(reply);
  }
}

/** The host took the payload; only now is the draft gone from this device. */
export class QuestionnaireSubmittedEvent extends HostEvent {
  static readonly type = 'questionnaire-submitted';
  constructor(
    readonly submissionId: string,
    readonly reply: HostReply,
  ) {
    super(QuestionnaireSubmittedEvent.type);
  }
}

/** Sending came to nothing. Every answer is still there. */
export class QuestionnaireSubmitFailedEvent extends HostEvent {
  static readonly type = 'questionnaire-submit-failed';
  constructor(
    /**
     * `invalid`: broken conditions prevented it; `refused`: the host said no; `error`: the host's promise failed, or its
     * listener threw; `unanswered`: the promise did not settle within two minutes. It may still, and then counts.
     */
    readonly reason: 'invalid' | 'refused' | 'error' | 'unanswered',
    /** Paths and codes of what is wrong, never answers. */
    readonly violations: readonly Violation[] = [],
  ) {
    super(QuestionnaireSubmitFailedEvent.type);
  }
}

/**
 * Where a process of several questionnaires stands: told when the list is there, and whenever it is another. What the
 * host does not know to be sent or paid does not count as complete.
 */
export class QuestionnaireVerdictEvent extends HostEvent {
  static readonly type = 'questionnaire-verdict';
  constructor(
    /** Whether the rule of the task list says that everything is done. */
    readonly complete: boolean,
    /** Ids of the required tasks that are due and not sent. */
    readonly missing: readonly string[],
    /** By task id. */
    readonly statuses: Readonly<Record<string, TaskStatus>>,
  ) {
    super(QuestionnaireVerdictEvent.type);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'questionnaire-ready': QuestionnaireReadyEvent;
    'questionnaire-rejected': QuestionnaireRejectedEvent;
    'questionnaire-change': QuestionnaireChangeEvent;
    'questionnaire-page': QuestionnairePageEvent;
    'questionnaire-draft': QuestionnaireDraftEvent;
    'questionnaire-submit': QuestionnaireSubmitEvent;
    'questionnaire-submitted': QuestionnaireSubmittedEvent;
    'questionnaire-submit-failed': QuestionnaireSubmitFailedEvent;
    'questionnaire-verdict': QuestionnaireVerdictEvent;
  }
}
