import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { TaskListState } from '../engine/task-list-state.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';
import type { Task } from '../questionnaire/task-list.ts';
import { contextPage } from './context-page.ts';
import { innerLink } from './inner-link.ts';
import type { Core } from './inside.ts';
import { languagePiece } from './languages.ts';
import { issuePanel, unreachablePanel } from './issue-panel.ts';
import { LiveRegions } from './live-regions.ts';
import { directionOf, localeFor } from './locale.ts';
import { type Messages, messagesFor } from './messages.ts';
import { PageLife } from './page-life.ts';
import { QuestionnaireReadyEvent, QuestionnaireVerdictEvent } from './public-events.ts';
import type { QuestionnaireFormElement } from './questionnaire-form.ts';
import type { TasksElement } from './tasks-element.ts';
import { addressOf } from './tasks-opening.ts';
import { TasksProcess } from './tasks-process.ts';
import { TaskTraffic } from './task-traffic.ts';
import { sentSoFar, tasksPage, type TasksReader, waitingText } from './tasks-view.ts';
import { wordOf } from './word-attribute.ts';

/** What goes on inside `<questionnaire-tasks>`; the element itself is only what the page around sees. */
export class TasksCore implements Core {
  readonly #element: TasksElement;
  readonly #regions: LiveRegions;
  readonly #process: TasksProcess;
  /** Tasks whose questionnaires were opened, in that order: they stay, so that nothing typed in them can be lost. */
  #opened: readonly string[] = [];
  #current: string | undefined;
  #blank: string | undefined;
  #told = '';

  constructor(element: TasksElement) {
    this.#element = element;
    this.#regions = new LiveRegions(() => element.renderRoot);
    this.#process = new TasksProcess(element, (id) => this.#form(id)?.snapshot);
    element.addController(
      new PageLife({ hidden: () => undefined, shown: () => element.requestUpdate(), isAtRisk: () => false }),
    );
  }

  /** Resolves when the list stands; rejects with a `QuestionnaireUnavailableError` when there will be none. */
  get ready(): Promise<void> {
    return this.#process.ready.promise;
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
    this.#focus(this.#element.renderRoot.querySelector<HTMLElement>('#page-heading'));
    if (this.state) this.#regions.say(sentSoFar(this.state, this.#reader(this.state)));
  }

  /** Hears what the questionnaires of the tasks tell. */
  listen(root: EventTarget): void {
    new TaskTraffic({
      progress: this.#process,
      waits: (id) => this.#waits(id),
      changed: () => this.#element.requestUpdate(),
    }).listen(root);
  }

  /** Takes in what the page around changed. */
  update(changed: ReadonlyMap<PropertyKey, unknown>): void {
    if (changed.has('src') || changed.has('tasks') || changed.has('questionnaires')) {
      this.#current = this.#blank = undefined;
      [this.#opened, this.#told] = [[], ''];
      void this.#process.load();
    } else if (changed.has('context') || changed.has('draftStore') || changed.has('draft')) {
      void this.#process.readDrafts();
    }
    this.#process.judge(this.#opened);
    const language = languagePiece(this.#words().locale);
    if (language && !language.now)
      language.load().then(
        () => this.#element.requestUpdate(),
        () => undefined,
      );
  }

  /** The screen. */
  render(): TemplateResult {
    const { state, isReady } = this.#process;
    const { messages, locale } = this.#words();
    return html`<div class="root" lang=${locale} dir=${directionOf(locale)}>
      ${state && isReady ? this.#screen(state) : this.#standIn(messages)} ${this.#regions.template()}
    </div>`;
  }

  /** The screen stands. */
  rendered(): void {
    const { state, isReady } = this.#process;
    if (!state || !isReady) return;
    const statuses = Object.fromEntries(state.tasks.map(({ task, status }) => [task.id, status]));
    const missing = state.missing.map(({ id }) => id);
    const told = canonicalJson({ complete: state.complete, missing, statuses });
    if (this.#told === '') this.#element.dispatchEvent(new QuestionnaireReadyEvent(state.taskList));
    if (this.#told !== told)
      this.#element.dispatchEvent(new QuestionnaireVerdictEvent(state.complete, missing, statuses));
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
      draft=${mode === 'fill' ? wordOf('draft', this.#element.draft, ['device', 'session']) : 'none'}
      locale=${reader.locale}
      heading-level=${reader.headingLevel}
      src=${document === undefined ? addressOf(task.questionnaire, this.#element.src) : nothing}
      .questionnaire=${document}
      .context=${this.#process.contextOf(id)}
      .today=${state.snapshot.today}
      .draftStore=${mode === 'fill' ? this.#process.store : undefined}
      .resumeStore=${this.#element.resumeStore}
      .passwordRules=${this.#element.passwordRules}
      .messages=${this.#element.messages}
      .now=${this.#element.now}
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
    const form = this.#element.renderRoot.querySelector<QuestionnaireFormElement>(
      'questionnaire-form[mode=print-blank]',
    );
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
    const locale = localeFor(this.#element, this.#element.locale, this.#process.states);
    return { messages: messagesFor(locale, this.#element.messages ?? {}), locale };
  }

  get #level(): number {
    return Math.min(Math.max(Math.trunc(this.#element.headingLevel ?? 2) || 2, 1), 6);
  }

  #form(id: string): QuestionnaireFormElement | null {
    return this.#element.renderRoot.querySelector(`[data-task="${id}"] > questionnaire-form`);
  }

  #redrawn(): Promise<boolean> {
    this.#element.requestUpdate();
    return this.#element.updateComplete;
  }

  #focus(wanted: HTMLElement | null | undefined): void {
    const target = wanted ?? this.#element.renderRoot.querySelector<HTMLElement>('#back');
    target?.focus({ preventScroll: true });
    const top = target?.getBoundingClientRect().top ?? 0;
    if (top < 0 || top > innerHeight / 2) target?.scrollIntoView({ block: 'start' });
  }
}
