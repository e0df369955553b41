import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { PasswordRules } from '../drafts/password-rules.ts';
import type { ResumeStore } from '../drafts/resume-store.ts';
import type { DraftStore } from '../drafts/store-types.ts';
import type { TaskListState } from '../engine/task-list-state.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';
import type { Task } from '../questionnaire/task-list.ts';
import { contextPage } from './context-page.ts';
import { innerLink } from './inner-link.ts';
import { issuePanel, unreachablePanel } from './issue-panel.ts';
import { LiveRegions } from './live-regions.ts';
import { directionOf, localeFor } from './locale.ts';
import { type Messages, messagesFor } from './messages.ts';
import type { MessageTable } from './messages-en.ts';
import { PageLife } from './page-life.ts';
import { QuestionnaireReadyEvent, QuestionnaireVerdictEvent } from './public-events.ts';
import type { QuestionnaireFormElement } from './questionnaire-form.ts';
import { shellStyles } from './shell-styles.ts';
import { styles } from './styles.ts';
import { addressOf } from './tasks-opening.ts';
import { TasksProcess } from './tasks-process.ts';
import { TaskTraffic } from './task-traffic.ts';
import { tasksStyles } from './tasks-styles.ts';
import { sentSoFar, tasksPage, type TasksReader, waitingText } from './tasks-view.ts';
import { wordOf } from './word-attribute.ts';

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
export class QuestionnaireTasksElement extends LitElement {
  static override styles = [styles, shellStyles, tasksStyles];

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

  readonly #regions = new LiveRegions(() => this.renderRoot);
  readonly #process = new TasksProcess(this, (id) => this.#form(id)?.snapshot);
  /** Tasks whose questionnaires were opened, in that order: they stay, so that nothing typed in them can be lost. */
  #opened: readonly string[] = [];
  #current: string | undefined;
  #blank: string | undefined;
  #told = '';

  constructor() {
    super();
    this.addController(
      new PageLife({ hidden: () => undefined, shown: () => this.requestUpdate(), isAtRisk: () => false }),
    );
  }

  /** Resolves when the list stands; rejects with a `QuestionnaireUnavailableError` when there will be none. */
  get ready(): Promise<void> {
    return this.updateComplete.then(() => this.#process.ready.promise);
  }

  /** Where the whole stands; undefined until the list is there. */
  get state(): TaskListState | undefined {
    return this.#process.state;
  }

  /** Opens the questionnaire of a task, as its link does. */
  async openTask(id: string): Promise<void> {
    const found = this.state?.tasks.find(({ task }) => task.id === id);
    if (!found || found.status === 'notDue' || found.status === 'closed') return;
    const isNew = !this.#opened.includes(id);
    if (isNew) this.#opened = [...this.#opened, id];
    [this.#current, this.#blank] = [id, undefined];
    await this.#redrawn();
    const form = this.#form(id);
    if (isNew) await form?.ready.then(() => form.goTo('start')).catch(() => undefined);
    this.#focus(form?.renderRoot.querySelector<HTMLElement>('#page-heading'));
  }

  /** Goes back to the list of all tasks. */
  async showList(): Promise<void> {
    const back = this.#current ?? this.#blank;
    if (this.#current !== undefined)
      await this.#form(this.#current)
        ?.saveDraft()
        .catch(() => false);
    this.#current = this.#blank = undefined;
    await this.#redrawn();
    if (back === undefined) return;
    this.#focus(this.renderRoot.querySelector<HTMLElement>('#page-heading'));
    if (this.state) this.#regions.say(sentSoFar(this.state, this.#reader(this.state)));
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = super.createRenderRoot();
    new TaskTraffic({
      progress: this.#process,
      waits: (id) => this.#waits(id),
      changed: () => this.requestUpdate(),
    }).listen(root);
    return root;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src') || changed.has('tasks') || changed.has('questionnaires')) {
      this.#current = this.#blank = undefined;
      [this.#opened, this.#told] = [[], ''];
      void this.#process.load();
    } else if (changed.has('context') || changed.has('draftStore') || changed.has('draft')) {
      void this.#process.readDrafts();
    }
    this.#process.judge(this.#opened);
  }

  protected override render(): TemplateResult {
    const { state, isReady } = this.#process;
    const { messages, locale } = this.#words();
    return html`<div class="root" lang=${locale} dir=${directionOf(locale)}>
      ${state && isReady ? this.#screen(state) : this.#standIn(messages)} ${this.#regions.template()}
    </div>`;
  }

  protected override updated(): void {
    const { state, isReady } = this.#process;
    if (!state || !isReady) return;
    const statuses = Object.fromEntries(state.tasks.map(({ task, status }) => [task.id, status]));
    const missing = state.missing.map(({ id }) => id);
    const told = canonicalJson({ complete: state.complete, missing, statuses });
    if (this.#told === '') this.dispatchEvent(new QuestionnaireReadyEvent(state.taskList));
    if (this.#told !== told) this.dispatchEvent(new QuestionnaireVerdictEvent(state.complete, missing, statuses));
    this.#told = told;
    this.#process.ready.resolve();
  }

  #screen(state: TaskListState): TemplateResult {
    const reader = this.#reader(state);
    const isList = this.#current === undefined && this.#blank === undefined;
    const actions = {
      open: (task: Task) => void this.openTask(task.id),
      blank: (task: Task) => void this.#showBlank(task),
    };
    return html`${isList ? tasksPage(state, reader, { ...actions, isOpen: (id) => this.#opened.includes(id) }) : this.#nav(state, reader)}
    ${repeat(
      this.#opened,
      (id) => id,
      (id) => this.#task(id, state, reader),
    )}
    ${this.#blank === undefined ? nothing : this.#formOf(this.#blank, state, reader, 'print-blank')}`;
  }

  #nav(state: TaskListState, { messages, ...reader }: TasksReader): TemplateResult {
    const current = state.tasks.find(({ task }) => task.id === this.#current);
    return html`<nav class="page-nav" part="page-nav task-nav" aria-label=${messages.say('allTasks')}>
        ${innerLink(messages.say('allTasks'), () => void this.showList(), { class: 'link back', part: 'back', id: 'back' })}
      </nav>
      ${
        current?.status === 'waiting'
          ? html`<p class="panel" part="notice">${waitingText(current, { messages, ...reader })}</p>`
          : nothing
      }`;
  }

  #task(id: string, state: TaskListState, reader: TasksReader): TemplateResult {
    return html`<div data-task=${id} ?hidden=${id !== this.#current}>${this.#formOf(id, state, reader, 'fill')}</div>`;
  }

  #formOf(id: string, state: TaskListState, reader: TasksReader, mode: 'fill' | 'print-blank'): TemplateResult {
    const { task } = state.tasks.find((one) => one.task.id === id)!;
    const document = this.#process.documentOf(id);
    return html`<questionnaire-form
      resume="continue"
      mode=${mode}
      draft=${mode === 'fill' ? wordOf('draft', this.draft, ['device', 'session']) : 'none'}
      locale=${reader.locale}
      heading-level=${reader.headingLevel}
      src=${document === undefined ? addressOf(task.questionnaire, this.src) : nothing}
      .questionnaire=${document}
      .context=${this.#process.contextOf(id)}
      .today=${state.snapshot.today}
      .draftStore=${mode === 'fill' ? this.#process.store : undefined}
      .resumeStore=${this.resumeStore}
      .passwordRules=${this.passwordRules}
      .messages=${this.messages}
      .now=${this.now}
    ></questionnaire-form>`;
  }

  #standIn(messages: Messages): TemplateResult {
    const view = { messages, headingLevel: this.#level };
    const { loaded, issues } = this.#process;
    const content =
      loaded?.status === 'unreachable'
        ? unreachablePanel(loaded.reason, view, () => void this.#process.load())
        : loaded?.status === 'rejected'
          ? issuePanel(loaded.issues, view)
          : loaded && issues
            ? contextPage(loaded.taskList.states, issues, view)
            : nothing;
    return html`<div class="page" part="page">${content}<slot></slot></div>`;
  }

  async #showBlank(task: Task): Promise<void> {
    this.#blank = task.id;
    await this.#redrawn();
    const form = this.renderRoot.querySelector<QuestionnaireFormElement>('questionnaire-form[mode=print-blank]');
    await form?.ready.catch(() => undefined);
    this.#focus(form?.renderRoot.querySelector<HTMLElement>('#page-heading'));
  }

  #waits(id: string): string | undefined {
    const found = this.state?.tasks.find(({ task }) => task.id === id);
    return found?.status === 'waiting' ? waitingText(found, this.#reader(this.state!)) : undefined;
  }

  #reader({ snapshot }: TaskListState): TasksReader {
    return { snapshot, ...this.#words(), headingLevel: this.#level };
  }

  #words(): { readonly messages: Messages; readonly locale: string } {
    const locale = localeFor(this, this.locale, this.#process.states);
    return { messages: messagesFor(locale, this.messages ?? {}), locale };
  }

  get #level(): number {
    return Math.min(Math.max(Math.trunc(this.headingLevel ?? 2) || 2, 1), 6);
  }

  #form(id: string): QuestionnaireFormElement | null {
    return this.renderRoot.querySelector(`[data-task="${id}"] > questionnaire-form`);
  }

  #redrawn(): Promise<boolean> {
    this.requestUpdate();
    return this.updateComplete;
  }

  #focus(wanted: HTMLElement | null | undefined): void {
    const target = wanted ?? this.renderRoot.querySelector<HTMLElement>('#back');
    target?.focus({ preventScroll: true });
    const top = target?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > innerHeight / 2) target?.scrollIntoView({ block: 'start' });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'questionnaire-tasks': QuestionnaireTasksElement;
  }
}
