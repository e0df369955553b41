import { html, nothing, type TemplateResult } from 'lit';
import type { TaskListState, TaskState } from '../engine/task-list-state.ts';
import type { Task, TaskGroup } from '../questionnaire/task-list.ts';
import { joined, type Reader } from './answer-text.ts';
import { contactBlock } from './contact-block.ts';
import { formatDate } from './format-value.ts';
import { heading } from './heading.ts';
import { innerLink } from './inner-link.ts';
import { prose } from './prose-view.ts';
import { titleBlock } from './start-page.ts';
import { say } from './wording.ts';

/** What the respondent may do on the page with all tasks. */
export interface TasksActions {
  /** Opens a task's questionnaire. */
  open(task: Task): void;
  /** Whether its questionnaire was opened here before, so that it can still be looked at when it is sent. */
  isOpen(task: string): boolean;
  /** Shows a blank copy of it. */
  blank(task: Task): void;
}

/** What reads the texts of a task list. */
export interface TasksReader extends Reader {
  readonly headingLevel: number;
}

/** All tasks with where each stands, what is still needed, and blank copies to read. */
export function tasksPage(state: TaskListState, reader: TasksReader, actions: TasksActions): TemplateResult {
  const { messages, headingLevel } = reader;
  const due = state.tasks.filter(({ status }) => status !== 'notDue');
  return html`<div class="page" part="page">
    ${titleBlock(reader)} ${verdict(state, reader)}
    <p class="tally">${sentSoFar(state, reader)}</p>
    ${state.taskList.groups.map((group) => groupView(group, state, reader, actions))}
    ${heading(headingLevel + 1, messages.say('blankTitle'))}
    <p>${messages.say('blankText')}</p>
    <ul>
      ${due.map(({ task }) => html`<li>${innerLink(messages.say('blankLink', { task: say(task.title, reader).text }), () => actions.blank(task))}</li>`)}
    </ul>
    ${contactBlock(state.taskList.states, messages)}
  </div>`;
}

/** How many of the tasks that are due are sent, in words. */
export function sentSoFar({ tasks }: TaskListState, { messages }: Reader): string {
  const due = tasks.filter(({ status }) => status !== 'notDue');
  const done = due.filter(({ status }) => status === 'submitted').length;
  return messages.count('tasksSent', due.length, { done });
}

/** What a task waits for, in one sentence. */
export function waitingText({ waitsFor }: TaskState, reader: Reader): string {
  const names = waitsFor.map(({ title }) => `“${say(title, reader).text}”`);
  return reader.messages.say('taskWaits', { tasks: joined(names, reader) });
}

function groupView(group: TaskGroup, state: TaskListState, reader: TasksReader, actions: TasksActions): TemplateResult {
  const title = say(group.title, reader);
  const id = `group-${group.id}`;
  const rows = state.tasks.filter(({ task }) => group.tasks.includes(task));
  return html`${heading(reader.headingLevel + 1, html`<span lang=${title.lang ?? nothing}>${title.text}</span>`, { id })}
    <ul class="section-list" part="task-list" aria-labelledby=${id}>
      ${rows.map((row) => taskRow(row, state, reader, actions))}
    </ul>`;
}

const closedToRespondent = new Set(['notDue', 'closed']);

function taskRow(row: TaskState, state: TaskListState, reader: TasksReader, actions: TasksActions): TemplateResult {
  const { task, status } = row;
  const { messages } = reader;
  const title = say(task.title, reader);
  const [hintId, statusId] = [`hint-${task.id}`, `status-${task.id}`];
  const hints = [
    ...(task.optional ? [messages.say('taskOptional')] : []),
    ...(task.hint === undefined ? [] : [say(task.hint, reader).text]),
    ...(status === 'waiting' ? [waitingText(row, reader)] : []),
  ];
  const name = html`<span lang=${title.lang ?? nothing}>${title.text}</span>`;
  return html`<li class="section-row task" part="task">
    <div>
      ${
        closedToRespondent.has(status) || (status === 'submitted' && !actions.isOpen(task.id))
          ? html`<span id="task-${task.id}">${name}</span>`
          : innerLink(name, () => actions.open(task), {
              id: `task-${task.id}`,
              part: 'task-link',
              describedBy: hints.length > 0 ? `${statusId} ${hintId}` : statusId,
            })
      }
      ${hints.length === 0 ? nothing : html`<p class="hint" id=${hintId}>${hints.join(' ')}</p>`}
    </div>
    <span class="section-status ${LOOKS[status] ?? ''}" id=${statusId} part="task-status"
      >${statusText(row, state, reader)}</span
    >
  </li>`;
}

const LOOKS: Readonly<Record<string, string>> = {
  inProgress: 'incomplete',
  complete: 'incomplete',
  submitted: 'complete',
};

function statusText({ status }: TaskState, { window, opens }: TaskListState, { messages, locale }: Reader): string {
  if (status !== 'closed') return messages.say(`task.${status}`);
  return window === 'before' && opens !== undefined
    ? messages.say('taskOpens', { date: formatDate(opens, locale) })
    : messages.say('taskClosed');
}

function verdict(state: TaskListState, reader: TasksReader): TemplateResult {
  const { messages, headingLevel } = reader;
  const panel = (title: string, text: unknown, look = '') =>
    html`<div class="panel ${look}" part="notice">
      ${heading(headingLevel + 1, title, { class: 'panel-title' })} ${text}
    </div>`;
  const { completeText, openText } = state.taskList;
  if (state.complete) {
    return panel(
      messages.say('tasksComplete'),
      completeText === undefined ? nothing : prose(completeText, reader),
      'done',
    );
  }
  const date = (day: string | undefined) => formatDate(day ?? '', reader.locale);
  if (state.window === 'before') {
    const title = messages.say('tasksNotOpen', { date: date(state.opens) });
    return panel(title, html`<p>${messages.say('tasksNotOpenText')}</p>`);
  }
  if (state.window === 'after') return panel(messages.say('tasksClosed', { date: date(state.closes) }), nothing);
  if (state.missing.length === 0) {
    return panel(messages.say('tasksAllSent'), html`<p>${messages.say('tasksAllSentText')}</p>`);
  }
  const names = state.missing.map(({ title }) => html`<li>${say(title, reader).text}</li>`);
  return panel(
    messages.count('tasksMissing', names.length),
    html`<ul>
        ${names}
      </ul>
      ${openText === undefined ? nothing : prose(openText, reader)}`,
  );
}
