import { LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { PasswordRules } from '../drafts/password-rules.ts';
import type { ResumeStore } from '../drafts/resume-store.ts';
import type { DraftStore } from '../drafts/store-types.ts';
import type { TaskListState } from '../engine/task-list-state.ts';
import { hostStyles } from './host-styles.ts';
import { Inside, missingPiece } from './inside.ts';
import type { MessageTable } from './messages-en.ts';
import { Piece } from './piece.ts';
import type { TasksCore } from './tasks-core.ts';
import type { TasksElement } from './tasks-element.ts';

const inside = new Piece(() => import('./tasks-inside.ts'));

/**
 * Shows several questionnaires as one process, from one JSON document that staff wrote: what is to be done, in any
 * order, how far each task has come, and what is still needed. Each task opens its questionnaire in place, keeps a
 * draft of its own and hands over a payload of its own.
 *
 * ```html
 * <questionnaire-tasks src="/questionnaires/renewal-2026.tasks.json">
 *   <script type="application/json" data-context>{ "contextId": "sponsor-123456" }</script>
 * </questionnaire-tasks>
 * ```
 *
 * Every event of a questionnaire comes through with `task`, the id of its task. What was sent or paid earlier is among
 * the facts of the context.
 *
 * @summary Lists several questionnaires as one process.
 * @slot - Shown until the list is ready, and when it cannot be loaded.
 * @fires {QuestionnaireVerdictEvent} questionnaire-verdict - What is complete and what is missing is known, or another.
 * @fires {QuestionnaireReadyEvent} questionnaire-ready - The list stands (`task` is undefined), or a task's first page.
 * @fires {QuestionnaireRejectedEvent} questionnaire-rejected - The task list or the context cannot be used.
 * @fires {QuestionnaireSubmitEvent} questionnaire-submit - A task is handed over; cancelable, with `respondWith`.
 * @fires {QuestionnaireSubmittedEvent} questionnaire-submitted - The host took it.
 * @fires {QuestionnaireSubmitFailedEvent} questionnaire-submit-failed - A task was not sent; nothing is lost.
 * @fires {QuestionnaireChangeEvent} questionnaire-change - Answers of a task changed; says where, never what.
 * @fires {QuestionnairePageEvent} questionnaire-page - Another page of a task is shown.
 * @fires {QuestionnaireDraftEvent} questionnaire-draft - The state of a task's draft on this device changed.
 * @csspart back - The way back to all tasks.
 * @csspart notice - Everything that is told in a box of its own.
 * @csspart page - The list, or what stands for it.
 * @csspart page-nav - The row with the way back.
 * @csspart task - One task in a list.
 * @csspart task-link - The link that opens a task.
 * @csspart task-list - A list of tasks.
 * @csspart task-nav - The row with the way back, too.
 * @csspart task-status - How far a task has come.
 */
export class QuestionnaireTasksElement extends LitElement implements TasksElement {
  static override styles = hostStyles;

  /** Address of the task list. */
  @property() src: string | undefined;
  /** Language tag to read in; the page's own by default. */
  @property() locale: string | undefined;
  /** Where drafts are kept: `device` (default), or `session` (until the window closes). */
  @property() draft: string | undefined;
  /** Level of the topmost heading, 1 to 6; 2 by default. */
  @property({ type: Number, attribute: 'heading-level' }) headingLevel: number | undefined;
  /** `page` (default): the page around decides; `auto` follows the system, `light` and `dark` are fixed. */
  @property({ attribute: 'color-scheme' }) colorScheme: string | undefined;
  /** The task list itself, as JSON or text; wins over `src`. */
  @property({ attribute: false }) tasks: unknown;
  /** Questionnaires that need not be fetched, by the file that a task names. */
  @property({ attribute: false }) questionnaires: Readonly<Record<string, unknown>> = {};
  /** The host's facts, for the task list and all its questionnaires. */
  @property({ attribute: false }) context: Readonly<Record<string, unknown>> | undefined;
  /** The calendar day that counts, `YYYY-MM-DD`; by default the day it is in the task list's time zone. */
  @property({ attribute: false }) today: string | undefined;
  /** Keeps drafts instead of this browser's database. */
  @property({ attribute: false }) draftStore: DraftStore | undefined;
  /** Lets respondents go on from any device; see the property of `<questionnaire-form>`. Each task is kept by itself. */
  @property({ attribute: false }) resumeStore: ResumeStore | undefined;
  /** What a password for copies needs. */
  @property({ attribute: false }) passwordRules: PasswordRules | undefined;
  /** Sentences to be said otherwise, by code. */
  @property({ attribute: false }) messages: MessageTable | undefined;
  /** The clock. Only tests need another. */
  @property({ attribute: false }) now: () => Date = () => new Date();

  readonly #inside = new Inside<this, TasksCore>(this, inside);

  /** Resolves when the list stands; rejects with a `QuestionnaireUnavailableError` when there will be none. */
  get ready(): Promise<void> {
    return this.updateComplete.then(() => this.#core?.ready ?? missingPiece());
  }

  /** Where the whole stands; undefined until the list is there. */
  get state(): TaskListState | undefined {
    return this.#core?.state;
  }

  /** Opens the questionnaire of a task, as its link does. */
  async openTask(id: string): Promise<void> {
    await this.#core?.openTask(id);
  }

  /** Goes back to the list of all tasks. */
  async showList(): Promise<void> {
    await this.#core?.showList();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    this.#inside.join(root);
    return root;
  }

  protected override async getUpdateComplete(): Promise<boolean> {
    const done = await super.getUpdateComplete();
    return (await this.#inside.arrived()) ? super.getUpdateComplete() : done;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#inside.update(changed, this.tasks);
  }

  protected override render(): TemplateResult {
    return this.#inside.render();
  }

  protected override updated(): void {
    this.#core?.rendered();
  }

  get #core(): TasksCore | undefined {
    return this.#inside.core;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'questionnaire-tasks': QuestionnaireTasksElement;
  }
}
