import { listIn, textOf } from './document-walk.ts';
import { evaluationOrder } from './evaluation-order.ts';
import { pointerTo, type Report } from './issue.ts';
import { isObject } from './json-object.ts';
import { didYouMean } from './near-miss.ts';
import type { Expanded } from './templates.ts';

type Json = Readonly<Record<string, unknown>>;

/** How far the respondent has come with one task: the draft on this device, or what was sent. */
export const taskProgress = ['notStarted', 'inProgress', 'complete', 'submitted'] as const;

/** Names of the values that a task list adds to its own; no document can name them. */
export const addedValues = {
  opens: '$opens',
  closes: '$closes',
  complete: '$complete',
  fact: (task: string, fact: string) => `$${task}.${fact}`,
} as const;

/**
 * A task list written as a questionnaire: groups are its sections, tasks its questions, and the answer to each is how
 * far the task has come. So a condition on a task is an ordinary condition, a task that is not due is a question that
 * is not asked, and all that reads, checks and evaluates questionnaires does the same for task lists.
 *
 * The document may be malformed anywhere; `shape` is what its structure is told from.
 */
export function writeAsQuestionnaire(source: unknown, report: Report): Expanded {
  if (!isObject(source) || !('groups' in source)) {
    const remedy = 'Add "groups" with the tasks, or load it as a questionnaire.';
    report({ code: 'no-task-list', pointer: '', message: 'This is no task list: it has no groups.', remedy });
    return { document: {}, sourceOf: (pointer) => pointer, broken: [''] };
  }
  const writer = new StatesWriter(source);
  const document = writer.document();
  return { document, shape: source, sourceOf: (pointer) => writer.sourceOf(pointer), broken: [] };
}

class StatesWriter {
  /** Where a place of the questionnaire was written, the innermost last. */
  readonly #places: [place: string, source: string][] = [];
  readonly #values: Record<string, unknown> = {};

  constructor(private readonly source: Json) {}

  document(): Json {
    const { groups, opens, closes, complete, completeText, openText, values, $schema: _, ...rest } = this.source;
    const sections = listOf(groups).map((group, g) => this.#section(group, g));
    // Only a day can be moved by no days at all.
    if (opens !== undefined) this.#value(addedValues.opens, { addDays: [opens, 0] }, '/addDays/0', '/opens');
    if (closes !== undefined) this.#value(addedValues.closes, { addDays: [closes, 0] }, '/addDays/0', '/closes');
    if (complete !== undefined) this.#value(addedValues.complete, yesIf(complete), '/if', '/complete');
    const texts = Object.entries({ completeText, openText }).filter(([, text]) => text !== undefined);
    const notices = texts.map(([name, text], i) => {
      this.#places.push([`/sections/${sections.length}/questions/${i}/text`, `/${name}`]);
      return { id: `$${name}`, kind: 'notice', text };
    });
    const around = notices.length > 0 ? [{ id: '$texts', title: rest['title'], questions: notices }] : [];
    return {
      ...rest,
      values: { ...(isObject(values) ? values : {}), ...this.#values },
      sections: [...sections, ...around],
    };
  }

  sourceOf(pointer: string): string {
    const found = this.#places.findLast(([place]) => pointer === place || pointer.startsWith(`${place}/`));
    return found ? found[1] + pointer.slice(found[0].length) : pointer;
  }

  #section(group: unknown, g: number): unknown {
    if (!isObject(group)) return group;
    const { tasks, ...rest } = group;
    this.#places.push([`/sections/${g}`, `/groups/${g}`]);
    return { ...rest, questions: listOf(tasks).map((task, t) => this.#question(task, g, t)) };
  }

  #question(task: unknown, g: number, t: number): unknown {
    if (!isObject(task)) return task;
    const { id, title, hint, relevantWhen, submittedWhen, facts } = task;
    const [place, at] = [`/sections/${g}/questions/${t}`, `/groups/${g}/tasks/${t}`];
    this.#places.push([place, at], [`${place}/label`, `${at}/title`], [`${place}/initial/if`, `${at}/submittedWhen`]);
    for (const [name, operand] of Object.entries(isObject(facts) ? facts : {})) {
      this.#value(addedValues.fact(String(id), name), operand, '', pointerTo(at, 'facts', name));
    }
    return {
      id,
      kind: 'choice',
      label: title,
      options: taskProgress.map((value) => ({ value, label: value })),
      optional: true,
      initial:
        submittedWhen === undefined ? 'notStarted' : { if: submittedWhen, then: 'submitted', else: 'notStarted' },
      ...(hint !== undefined && { hint }),
      ...(relevantWhen !== undefined && { relevantWhen }),
    };
  }

  #value(name: string, operand: unknown, inside: string, source: string): void {
    this.#values[name] = operand;
    this.#places.push([`/values/${name}${inside}`, source]);
  }
}

function yesIf(condition: unknown): Json {
  return { if: condition, then: 'yes', else: 'no' };
}

function listOf(json: unknown): readonly unknown[] {
  return Array.isArray(json) ? json : [];
}

/** Reports tasks that wait for none that there is, and tasks that wait for each other. */
export function checkAfter(source: unknown, report: Report): void {
  const tasks = listIn({ json: isObject(source) ? source : {}, pointer: '' }, 'groups').flatMap((group) =>
    listIn(group, 'tasks'),
  );
  const ids = tasks.map(({ json }) => textOf(json['id']) ?? '');
  const waits = tasks.map(({ json }, node) => {
    const after = listOf(json['after']).map((id) => textOf(id) ?? '');
    return { node, after, reads: after.map((id) => ids.indexOf(id)).filter((at) => at >= 0) };
  });
  for (const { node, after } of waits) {
    after.forEach((id, i) => {
      if (id === '' || ids.includes(id)) return;
      const pointer = pointerTo(tasks[node]?.pointer ?? '', 'after', i);
      const remedy = didYouMean(id, ids, `The tasks are ${ids.join(', ')}.`);
      report({ code: 'unknown-task', pointer, message: `There is no task "${id}".`, remedy });
    });
  }
  for (const cycle of evaluationOrder(waits).cycles) {
    const [first = 0] = cycle;
    const message = `These wait for each other: ${[...cycle, first].map((node) => ids[node]).join(' → ')}.`;
    const pointer = pointerTo(tasks[first]?.pointer ?? '', 'after');
    report({ code: 'cycle', pointer, message, remedy: 'Let one of them wait for none.' });
  }
}
