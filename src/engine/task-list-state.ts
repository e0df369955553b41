import type { Task, TaskList } from '../questionnaire/task-list.ts';
import { addedValues } from '../questionnaire/task-states.ts';
import type { AnswerValue } from './answer.ts';
import { openSession } from './session.ts';
import type { Snapshot } from './snapshot.ts';

/** What a draft on this device holds of a task; `complete` when it could be sent as it is. */
export type DraftProgress = 'notStarted' | 'inProgress' | 'complete';

/**
 * Where a task stands. `closed`: the process has not opened yet, or has closed. `waiting`: it can be read and prepared,
 * but not sent before others are. `notDue`: not asked this time.
 */
export type TaskStatus = DraftProgress | 'submitted' | 'notDue' | 'waiting' | 'closed';

/** One task at one moment. */
export interface TaskState {
  readonly task: Task;
  readonly status: TaskStatus;
  /** What the draft on this device holds, whatever the status. */
  readonly draft: DraftProgress;
  /** The tasks that have to be sent first; empty unless it waits. */
  readonly waitsFor: readonly Task[];
  /** Facts for its questionnaire, besides the page's own. */
  readonly facts: Readonly<Record<string, AnswerValue>>;
}

/** Where the whole process stands. Plain data, and the same for the same input. */
export interface TaskListState {
  readonly taskList: TaskList;
  readonly tasks: readonly TaskState[];
  /** `before` its first day, `open`, or `after` its last. */
  readonly window: 'before' | 'open' | 'after';
  /** The first and the last day, `YYYY-MM-DD`; undefined when the list names none. */
  readonly opens: string | undefined;
  readonly closes: string | undefined;
  /** Whether the list's own rule says that everything is done; only what the host knows counts as paid. */
  readonly complete: boolean;
  /** Required tasks that are due and not sent. */
  readonly missing: readonly Task[];
  /** Says the list's texts: a snapshot whose questions are the tasks. */
  readonly snapshot: Snapshot;
}

/** What a task list is judged by. */
export interface TaskListOptions {
  /** The host's facts; what was sent or paid earlier is among them. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** The calendar day that counts, `YYYY-MM-DD`. */
  readonly today: string;
  /** What the drafts on this device hold, by task id. */
  readonly drafts?: Readonly<Record<string, DraftProgress>>;
  /** Ids of tasks that were sent since the host gave its facts. */
  readonly submitted?: Iterable<string>;
}

/**
 * Says where every task stands, and the whole. Throws `ContextError` when the host's facts do not fit and
 * `ArgumentError` when `today` is no date.
 */
export function judgeTaskList(taskList: TaskList, options: TaskListOptions): TaskListState {
  const { context = {}, today, drafts = {} } = options;
  const submitted = new Set(options.submitted);
  const session = openSession(taskList.states, { context, today });
  for (const { id } of taskList.tasks) {
    const own = submitted.has(id) ? 'submitted' : drafts[id];
    // What the host knows to be sent stays so, whatever draft is left over on this device.
    if (own !== undefined && session.snapshot.question(id).stored !== 'submitted') session.answer(id, own);
  }
  const { snapshot } = session;
  const [opens, closes] = [dayOf(snapshot, addedValues.opens), dayOf(snapshot, addedValues.closes)];
  const window =
    opens !== undefined && today < opens ? 'before' : closes !== undefined && today > closes ? 'after' : 'open';
  const isSettled = ({ id }: Task) => !snapshot.isRelevant(id) || snapshot.question(id).stored === 'submitted';
  const missing = taskList.tasks.filter((task) => !task.optional && !isSettled(task));
  const tasks = taskList.tasks.map((task): TaskState => {
    const waitsFor = taskList.tasks.filter((other) => task.after.includes(other.id) && !isSettled(other));
    const draft = drafts[task.id] ?? 'notStarted';
    const status = statusOf(task, snapshot, window, waitsFor.length > 0);
    const facts = task.facts.flatMap(({ name, value }) => {
      const fact = snapshot.value(value);
      return fact === undefined ? [] : [[name, fact] as const];
    });
    return { task, status, draft, waitsFor: status === 'waiting' ? waitsFor : [], facts: Object.fromEntries(facts) };
  });
  const rule = taskList.hasRule ? snapshot.value(addedValues.complete) === 'yes' : missing.length === 0;
  return { taskList, tasks, window, opens, closes, complete: rule, missing, snapshot };
}

function statusOf({ id }: Task, snapshot: Snapshot, window: TaskListState['window'], waits: boolean): TaskStatus {
  if (!snapshot.isRelevant(id)) return 'notDue';
  const progress = snapshot.question(id).stored as DraftProgress | 'submitted' | undefined;
  if (progress === 'submitted') return progress;
  if (window !== 'open') return 'closed';
  return waits ? 'waiting' : (progress ?? 'notStarted');
}

function dayOf(snapshot: Snapshot, value: string): string | undefined {
  const day = snapshot.value(value);
  return typeof day === 'string' ? day : undefined;
}
