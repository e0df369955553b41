import { openDeviceStore } from '../drafts/draft-store.ts';
import { progressIn } from '../drafts/draft-progress.ts';
import { openMemoryStore } from '../drafts/memory-store.ts';
import type { DraftStore } from '../drafts/store-types.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { DraftProgress, TaskListState } from '../engine/task-list-state.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { Issue } from '../questionnaire/issue.ts';
import { Deferred } from './deferred.ts';
import { QuestionnaireUnavailableError } from './element-errors.ts';
import { contextOf, parsed } from './given-context.ts';
import { fetchLanguage } from './languages.ts';
import { localeFor } from './locale.ts';
import { QuestionnaireRejectedEvent } from './public-events.ts';
import type { TaskProgress } from './task-traffic.ts';
import { judged, loadTasks, type LoadedTasks, readDrafts } from './tasks-opening.ts';
import { todayFor } from './today.ts';

/** What the element that shows a process gives to it. */
export interface TasksHost extends HTMLElement {
  readonly src: string | undefined;
  readonly locale: string | undefined;
  readonly tasks: unknown;
  readonly questionnaires: Readonly<Record<string, unknown>>;
  readonly context: Readonly<Record<string, unknown>> | undefined;
  readonly today: string | undefined;
  readonly now: () => Date;
  readonly draft: string | undefined;
  readonly draftStore: DraftStore | undefined;
  requestUpdate(): void;
}

type Facts = Readonly<Record<string, unknown>>;

/** What goes on behind a list of tasks: its documents, the drafts of its tasks, and where each of them stands. */
export class TasksProcess implements TaskProgress {
  ready = new Deferred();
  /** Tasks in which something was answered, whose draft was removed, and which the host took. */
  readonly touched = new Set<string>();
  readonly discarded = new Set<string>();
  readonly submitted = new Set<string>();
  loaded: LoadedTasks | undefined;
  /** What is wrong with the host's facts, if anything. */
  issues: readonly Issue[] | undefined;
  state: TaskListState | undefined;
  readonly #host: TasksHost;
  readonly #snapshotOf: (task: string) => Snapshot | undefined;
  readonly #contexts = new Map<string, { readonly text: string; readonly context: Facts }>();
  #abort = new AbortController();
  #drafts: Readonly<Record<string, DraftProgress>> | undefined;
  #store: DraftStore | undefined;

  /** `snapshotOf` gives the filling of a task that is open on the page. */
  constructor(host: TasksHost, snapshotOf: (task: string) => Snapshot | undefined) {
    this.#host = host;
    this.#snapshotOf = snapshotOf;
  }

  /** Whether everything is known that the list shows. */
  get isReady(): boolean {
    return this.#drafts !== undefined;
  }

  /** The list's own questionnaire, for its language and its facts. */
  get states(): Questionnaire | undefined {
    return this.loaded?.status === 'ready' ? this.loaded.taskList.states : undefined;
  }

  /** Where drafts are kept: all tasks share one store, so that the list can tell how far each has come. */
  get store(): DraftStore {
    const isSession = this.#host.draft === 'session';
    return this.#host.draftStore ?? (this.#store ??= isSession ? openMemoryStore() : openDeviceStore());
  }

  /** Begins anew with the documents that the host names. Never rejects. */
  async load(): Promise<void> {
    const { tasks, src, questionnaires } = this.#host;
    this.#abort.abort();
    const { signal } = (this.#abort = new AbortController());
    if (this.ready.isSettled) this.ready = new Deferred();
    this.loaded = this.#drafts = undefined;
    for (const noted of [this.touched, this.discarded, this.submitted]) noted.clear();
    if (!src && (tasks === undefined || tasks === null)) return;
    const loaded = await loadTasks({ given: tasks ?? undefined, address: src, questionnaires }, signal).catch(
      () => undefined,
    );
    await parsed(document);
    if (loaded?.status === 'ready')
      await fetchLanguage(localeFor(this.#host, this.#host.locale, loaded.taskList.states));
    if (signal.aborted || !loaded) return;
    this.loaded = loaded;
    if (loaded.status === 'unreachable') this.#fail(`the task list could not be fetched: ${loaded.reason}.`, []);
    if (loaded.status === 'rejected') this.#fail('the task list has mistakes, see issues.', loaded.issues);
    await this.readDrafts();
  }

  /** Looks for the drafts of all tasks again: the facts or the store are others. Never rejects. */
  async readDrafts(): Promise<void> {
    this.judge([]);
    const { loaded, state } = this;
    const { signal } = this.#abort;
    if (loaded?.status === 'ready' && state) {
      const drafts = await readDrafts(state, loaded.documents, this.store, this.#facts);
      if (signal.aborted) return;
      this.#drafts = drafts;
    } else if (this.issues) this.#fail('the context does not fit, see issues.', this.issues);
    this.#host.requestUpdate();
  }

  /** Says anew where everything stands; `opened` are the tasks whose fillings are on the page. */
  judge(opened: readonly string[]): void {
    this.state = this.issues = undefined;
    if (this.loaded?.status !== 'ready') return;
    const { taskList } = this.loaded;
    const drafts = { ...this.#drafts };
    for (const id of opened) {
      const snapshot = this.#snapshotOf(id);
      if (this.discarded.has(id)) drafts[id] = 'notStarted';
      else if (snapshot && (this.touched.has(id) || drafts[id] !== 'notStarted')) drafts[id] = progressIn(snapshot);
    }
    const today = todayFor(this.#host, taskList.states);
    const result = judged(taskList, { context: this.#facts, today, drafts, submitted: this.submitted });
    if ('taskList' in result) this.state = result;
    else this.issues = result;
  }

  /** The questionnaire of a task, when it is at hand. */
  documentOf(task: string): unknown {
    return this.loaded?.status === 'ready' ? this.loaded.documents.get(task) : undefined;
  }

  /**
   * The facts for the questionnaire of a task: the very same object as long as nothing in it is another, so that it is
   * not told of facts that it has.
   */
  contextOf(task: string): Facts {
    const facts = this.state?.tasks.find((one) => one.task.id === task)?.facts;
    const context = { ...this.#facts, ...facts };
    const text = JSON.stringify(context);
    const known = this.#contexts.get(task);
    if (known?.text === text) return known.context;
    this.#contexts.set(task, { text, context });
    return context;
  }

  get #facts(): Facts {
    return contextOf(this.#host) ?? {};
  }

  #fail(message: string, issues: readonly Issue[]): void {
    this.ready.reject(new QuestionnaireUnavailableError(message, issues));
    this.#host.dispatchEvent(new QuestionnaireRejectedEvent(issues));
    this.#host.requestUpdate();
  }
}
