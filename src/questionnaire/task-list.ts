import type { Questionnaire } from './compiled.ts';
import { freezeDeep } from './freeze.ts';
import type { Issue } from './issue.ts';
import { compileRead } from './load.ts';
import { readDocument } from './read.ts';
import { addedValues, checkAfter, writeAsQuestionnaire } from './task-states.ts';
import type { TaskListDocument, Text } from './types.ts';

/** Several questionnaires as one process, read without an issue. */
export interface TaskList {
  readonly id: string;
  readonly edition: string;
  readonly version: number;
  readonly title: Text;
  readonly description: Text | undefined;
  readonly completeText: Text | undefined;
  readonly openText: Text | undefined;
  readonly groups: readonly TaskGroup[];
  /** The tasks of all groups, in order. */
  readonly tasks: readonly Task[];
  /** Whether it has a rule of its own that says when everything is done. */
  readonly hasRule: boolean;
  /** The list as a questionnaire: one question for each task, whose answer is how far the task has come. */
  readonly states: Questionnaire;
}

/** Tasks that belong together. */
export interface TaskGroup {
  readonly id: string;
  readonly title: Text;
  readonly tasks: readonly Task[];
}

/** One questionnaire of the process. */
export interface Task {
  readonly id: string;
  readonly title: Text;
  readonly hint: Text | undefined;
  /** Address of its questionnaire, seen from that of the task list. */
  readonly questionnaire: string;
  readonly optional: boolean;
  /** Ids of the tasks that must be sent, or not be due, before this one can be sent. */
  readonly after: readonly string[];
  /** What its questionnaire is told besides the page's facts: the name of a fact, and the named value that it is. */
  readonly facts: readonly { readonly name: string; readonly value: string }[];
}

/** What loading gives: a task list ready to be shown, or everything that is wrong with the document. */
export type TaskListResult =
  | { readonly status: 'ready'; readonly taskList: TaskList }
  | { readonly status: 'rejected'; readonly issues: readonly Issue[] };

/**
 * The door for a task list: text (then issues carry line and column) or parsed JSON. Never throws; every issue is
 * reported at once. The questionnaires that it names are not looked at.
 */
export function loadTaskList(source: unknown): TaskListResult {
  let written: unknown;
  const read = readDocument(source, {}, (value, report) => writeAsQuestionnaire((written = value), report));
  const waits: Issue[] = [];
  checkAfter(written, (issue) => waits.push(issue));
  const loaded = compileRead({ ...read, issues: [...read.issues, ...waits] });
  if (loaded.status === 'rejected') return { status: 'rejected', issues: loaded.issues.map(inWordsOfTasks) };
  return { status: 'ready', taskList: freezeDeep(taskListOf(written as TaskListDocument, loaded.questionnaire)) };
}

function taskListOf(document: TaskListDocument, states: Questionnaire): TaskList {
  const { id, edition, version, title, description, completeText, openText } = document;
  const groups = document.groups.map((group) => ({
    id: group.id,
    title: group.title,
    tasks: group.tasks.map((task): Task => ({
      id: task.id,
      title: task.title,
      hint: task.hint,
      questionnaire: task.questionnaire,
      optional: task.optional === true,
      after: task.after ?? [],
      facts: Object.keys(task.facts ?? {}).map((name) => ({ name, value: addedValues.fact(task.id, name) })),
    })),
  }));
  const tasks = groups.flatMap((group) => group.tasks);
  const hasRule = document.complete !== undefined;
  return { id, edition, version, title, description, completeText, openText, groups, tasks, hasRule, states };
}

// Whoever reads the document as a questionnaire speaks of questions and sections.
function inWordsOfTasks(issue: Issue): Issue {
  const said = (sentence: string) =>
    sentence.replace(/(?<!")\bquestion(s?)\b(?!")/g, 'task$1').replace(/(?<!")\bsection(s?)\b(?!")/g, 'group$1');
  return { ...issue, message: said(issue.message), remedy: said(issue.remedy) };
}
