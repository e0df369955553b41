import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { AnswerValue } from '../../src/engine/answer.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { judgeTaskList, type DraftProgress, type TaskListState } from '../../src/engine/task-list-state.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import type { TaskList } from '../../src/questionnaire/task-list.ts';

type Facts = Readonly<Record<string, unknown>>;
type IdsByTask = Readonly<Record<string, readonly string[]>>;

/** What stands in a `….tasks.scenarios.json` beside a task list. */
export interface TaskScenarioFile {
  readonly contexts: Readonly<Record<string, Facts>>;
  readonly scenarios: readonly TaskScenario[];
}

/** One state of the process and what must come of it; `source` names the sentence that it backs, in our words. */
export interface TaskScenario extends TaskMoment {
  readonly name: string;
  readonly source?: { readonly paragraph: number; readonly says: string };
  readonly context: string;
  readonly today: string;
  /** What happens afterwards; what a step leaves out stays as it was, and its facts are laid over the context's. */
  readonly then?: readonly (Omit<TaskMoment, 'answers'> & { readonly context?: Facts; readonly today?: string })[];
}

interface TaskMoment {
  readonly drafts?: Readonly<Record<string, DraftProgress>>;
  /** Sent since the host gave its facts. */
  readonly submitted?: readonly string[];
  /** Answers in the questionnaires, by task. */
  readonly answers?: Readonly<Record<string, Readonly<Record<string, AnswerValue>>>>;
  readonly expect: TaskExpectation;
}

/** What must hold; a member that is left out is not looked at. The lists and statuses are complete. */
export interface TaskExpectation {
  readonly title?: string;
  readonly order?: readonly string[];
  readonly statuses?: Readonly<Record<string, string>>;
  readonly window?: string;
  readonly opens?: string;
  readonly missing?: readonly string[];
  readonly complete?: boolean;
  /** By the task that waits. */
  readonly waitsFor?: IdsByTask;
  readonly facts?: Readonly<Record<string, Facts>>;
  /** Tasks that are optional, that are required, and that can be printed as a blank. */
  readonly optional?: readonly string[];
  readonly required?: readonly string[];
  readonly blanks?: readonly string[];
  /** Sections of a task's questionnaire, in order. */
  readonly sections?: IdsByTask;
  /** Questions that a task's questionnaire asks, does not ask, requires (an empty list: none at all). */
  readonly asks?: IdsByTask;
  readonly hides?: IdsByTask;
  readonly requires?: IdsByTask;
}

/** Plays a scenario and returns every difference from what it expects, one sentence each. */
export function runTaskScenario(
  list: TaskList,
  file: TaskScenarioFile,
  path: string,
  scenario: TaskScenario,
): string[] {
  const facts = file.contexts[scenario.context];
  if (!facts) throw new Error(`There is no context "${scenario.context}" in this file.`);
  let moment = { ...scenario, context: facts };
  const found = differences(list, path, moment);
  for (const [i, { context, ...step }] of (scenario.then ?? []).entries()) {
    moment = { ...moment, ...step, context: { ...moment.context, ...context } };
    found.push(...differences(list, path, moment).map((difference) => `then[${i}]: ${difference}`));
  }
  return found;
}

function differences(list: TaskList, path: string, moment: TaskMoment & { context: Facts; today: string }): string[] {
  const state = judgeTaskList(list, moment);
  const open = (task: string) => questionnaireOf(state, path, task, moment);
  const { expect } = moment;
  if (Object.keys(expect).length === 0) throw new Error('An expectation names nothing that must hold.');
  const checks: {
    [Member in keyof Required<TaskExpectation>]: (wanted: Required<TaskExpectation>[Member]) => unknown;
  } = {
    title: () => list.title && (typeof list.title === 'string' ? list.title : list.title['en']),
    order: () => list.tasks.map(({ id }) => id),
    statuses: () => Object.fromEntries(state.tasks.map(({ task, status }) => [task.id, status])),
    window: () => state.window,
    opens: () => state.opens,
    missing: () => state.missing.map(({ id }) => id),
    complete: () => state.complete,
    waitsFor: () =>
      Object.fromEntries(
        state.tasks.flatMap(({ task, waitsFor }) =>
          waitsFor.length > 0 ? [[task.id, waitsFor.map(({ id }) => id)]] : [],
        ),
      ),
    facts: () =>
      Object.fromEntries(
        state.tasks.filter(({ facts }) => Object.keys(facts).length > 0).map(({ task, facts }) => [task.id, facts]),
      ),
    optional: (wanted) => wanted.filter((id) => list.tasks.find((task) => task.id === id)?.optional === true),
    required: (wanted) => wanted.filter((id) => list.tasks.find((task) => task.id === id)?.optional === false),
    blanks: () => state.tasks.filter(({ status }) => status !== 'notDue').map(({ task }) => task.id),
    sections: (wanted) => byTask(wanted, (task) => open(task).sections.map(({ id }) => id)),
    asks: (wanted) => byTask(wanted, (task, ids) => ids.filter((id) => open(task).isRelevant(id))),
    hides: (wanted) => byTask(wanted, (task, ids) => ids.filter((id) => !open(task).isRelevant(id))),
    requires: (wanted) =>
      byTask(wanted, (task, ids) =>
        ids.length === 0 ? requiredIn(open(task)) : ids.filter((id) => open(task).isRequired(id)),
      ),
  };
  return Object.entries(expect).flatMap(([member, wanted]) => {
    const check = checks[member as keyof TaskExpectation] as ((wanted: unknown) => unknown) | undefined;
    if (!check) throw new Error(`An expectation has no member "${member}".`);
    const [is, must] = [JSON.stringify(check(wanted)), JSON.stringify(wanted)];
    return is === must ? [] : [`${member} is ${is}, not ${must}`];
  });
}

function byTask(wanted: IdsByTask, of: (task: string, ids: readonly string[]) => readonly string[]): IdsByTask {
  return Object.fromEntries(Object.entries(wanted).map(([task, ids]) => [task, of(task, ids)]));
}

function requiredIn(snapshot: Snapshot): readonly string[] {
  const questions = snapshot.sections.flatMap((section) => section.questions);
  return questions.map(({ id }) => id).filter((id) => snapshot.isRequired(id));
}

function questionnaireOf(
  state: TaskListState,
  path: string,
  id: string,
  moment: TaskMoment & { context: Facts; today: string },
): Snapshot {
  const found = state.tasks.find(({ task }) => task.id === id);
  if (!found) throw new Error(`There is no task "${id}".`);
  const loaded = loadQuestionnaire(readFileSync(join(dirname(path), found.task.questionnaire), 'utf8'));
  if (loaded.status === 'rejected') throw new Error(`${found.task.questionnaire} has issues`);
  const answers = moment.answers?.[id] ?? {};
  return openSession(loaded.questionnaire, {
    context: { ...moment.context, ...found.facts },
    today: moment.today,
    answers,
  }).snapshot;
}
