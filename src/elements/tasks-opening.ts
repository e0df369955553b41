import { draftProgress } from '../drafts/draft-progress.ts';
import type { DraftStore } from '../drafts/store-types.ts';
import { ContextError } from '../engine/context-error.ts';
import { judgeTaskList, type DraftProgress, type TaskListState } from '../engine/task-list-state.ts';
import type { Issue } from '../questionnaire/issue.ts';
import type { TaskList } from '../questionnaire/task-list.ts';
import { fetchText } from './fetch-text.ts';
import { isUnreachable, loadWith, type Source } from './load-source.ts';
import { Piece } from './piece.ts';

const reading = new Piece(() => import('./task-reading.ts'));

/** What came of a task list's document, before the host's facts are looked at. */
export type LoadedTasks =
  | { readonly status: 'unreachable'; readonly reason: string }
  | { readonly status: 'rejected'; readonly issues: readonly Issue[] }
  | { readonly status: 'ready'; readonly taskList: TaskList; readonly documents: ReadonlyMap<string, unknown> };

/** Where the documents of a task list come from. */
export interface TaskSources extends Source {
  /** Questionnaires that need not be fetched, by the file that a task names. */
  readonly questionnaires: Readonly<Record<string, unknown>>;
}

/**
 * Reads a task list and fetches the questionnaires of its tasks, by task id. One that cannot be fetched is left out:
 * its task says so when it is opened. Rejects only with the `AbortError` of its signal.
 */
export async function loadTasks(
  { given, address, questionnaires }: TaskSources,
  signal: AbortSignal,
): Promise<LoadedTasks> {
  const loaded = await loadWith(reading, ({ loadTaskList }) => loadTaskList, { given, address }, signal);
  if (loaded.status !== 'ready') return loaded;
  const { taskList } = loaded;
  const documents = await Promise.all(
    taskList.tasks.map(async ({ id, questionnaire }) => {
      const document = questionnaires[questionnaire] ?? (await fetchText(addressOf(questionnaire, address), signal));
      return [id, document] as const;
    }),
  );
  return {
    status: 'ready',
    taskList,
    documents: new Map(documents.filter(([, document]) => !isUnreachable(document))),
  };
}

/** The address of a questionnaire that a task names, seen from the task list's own. */
export function addressOf(questionnaire: string, list: string | undefined): string {
  return new URL(questionnaire, new URL(list ?? '', document.baseURI)).href;
}

/** What the drafts on this device hold, by task. */
export async function readDrafts(
  state: TaskListState,
  documents: ReadonlyMap<string, unknown>,
  store: DraftStore,
  context: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, DraftProgress>>> {
  const { today } = state.snapshot;
  const { loadQuestionnaire } = await reading.load();
  const read = state.tasks.map(async ({ task, facts }): Promise<readonly [string, DraftProgress]> => {
    const loaded = loadQuestionnaire(documents.get(task.id));
    if (loaded.status === 'rejected') return [task.id, 'notStarted'];
    const options = { context: { ...context, ...facts }, today };
    // Facts that do not fit one questionnaire are told where it is opened.
    const progress = draftProgress(store, loaded.questionnaire, String(context['contextId']), options);
    return [task.id, await progress.catch(() => 'inProgress' as const)];
  });
  return Object.fromEntries(await Promise.all(read));
}

/** Judges a task list, or gives everything that is wrong with the host's facts. */
export function judged(...given: Parameters<typeof judgeTaskList>): TaskListState | readonly Issue[] {
  try {
    return judgeTaskList(...given);
  } catch (error) {
    if (error instanceof ContextError) return error.issues;
    throw error;
  }
}
