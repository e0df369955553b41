import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { isUnparsed } from '../../engine/answer.ts';
import type { RejectedRow } from '../../engine/session-types.ts';
import type { Violation } from '../../engine/violation.ts';
import { joined } from '../answer-text.ts';
import { AddRowsEvent } from '../events.ts';
import type { FieldView } from '../field-registry.ts';
import { say } from '../wording.ts';
import { violationText } from '../violation-text.ts';
import { optionLabels } from './read-cell.ts';
import { readableColumns, readRows, type ReadRow } from './read-rows.ts';

/** What the box remembers between renders. */
interface Memory {
  text: string;
  /** What became of the last paste, in words; `''` before one. */
  told: string;
  /** What is wrong in the rows that are still in the box. */
  problems: readonly string[];
  isOpen: boolean;
}

const newMemory = (): Memory => ({ text: '', told: '', problems: [], isOpen: false });

/**
 * A box to paste rows of a spreadsheet into, or to read a CSV file into. Rows that fit are added; the others stay in the
 * box, with what is wrong in each. `isFull`: no further row may be added, so it shows only what is left in it.
 */
export function rowsImport(view: FieldView, isFull: boolean): TemplateResult | typeof nothing {
  const columns = readableColumns(view.state.question);
  const memory = view.keep(newMemory);
  if (columns.length === 0 || (isFull && memory.problems.length === 0)) return nothing;
  const { messages } = view;
  const names = columns.map((column) => say(column.wording.label ?? column.id, view, column).text);
  const part = (name: string) => view.id(`import-${name}`);
  return html`<details
    class="guidance rows-import"
    part="row-import"
    @toggle=${(event: Event) => (memory.isOpen = (event.currentTarget as HTMLDetailsElement).open)}
    .open=${live(memory.isOpen)}
  >
    <summary id=${part('title')} aria-describedby=${view.id('label')}>${messages.say('importTitle')}</summary>
    <p id=${part('hint')} class="hint">${messages.say('importHint', { columns: joined(names, view) })}</p>
    ${outcome(view, memory)}
    <label class="part-label" for=${part('text')} id=${part('label')}>${messages.say('importBox')}</label>
    <textarea
      class="control"
      part="control"
      id=${part('text')}
      rows="6"
      wrap="off"
      spellcheck="false"
      aria-labelledby="${part('label')} ${view.id('label')}"
      aria-describedby="${part('hint')} ${part('problems')}"
      aria-invalid=${memory.problems.length > 0 ? 'true' : nothing}
      .value=${live(memory.text)}
      @input=${(event: Event) => (memory.text = (event.target as HTMLTextAreaElement).value)}
    ></textarea>
    <div class="actions">
      <button type="button" class="button" part="button" id=${part('add')} @click=${() => add(view)}>
        ${messages.say('importAdd')}
      </button>
      <button
        type="button"
        class="button quiet"
        part="button"
        @click=${() => view.host.querySelector<HTMLInputElement>('.rows-import input')?.click()}
      >
        ${messages.say('importFile')}
      </button>
      <input
        class="visually-hidden"
        type="file"
        tabindex="-1"
        aria-hidden="true"
        accept=".csv,.tsv,.txt,text/csv"
        @change=${(event: Event) => void readFile(view, event.target as HTMLInputElement)}
      />
    </div>
  </details>`;
}

function outcome(view: FieldView, { told, problems }: Memory): TemplateResult {
  return html`<div id=${view.id('import-problems')} tabindex="-1">
    ${told === '' ? nothing : html`<p>${told}</p>`}
    ${
      problems.length === 0
        ? nothing
        : html`<ul class="error" part="error">
            ${problems.map((problem) => html`<li>${problem}</li>`)}
          </ul>`
    }
  </div>`;
}

async function readFile(view: FieldView, input: HTMLInputElement): Promise<void> {
  const [file] = input.files ?? [];
  if (!file) return;
  const text = await file.text().catch(() => undefined);
  // Otherwise choosing the same file again would change nothing.
  input.value = '';
  if (text === undefined) return tell(view, view.messages.say('rejected.unreadable', { name: file.name }), []);
  view.keep(newMemory).text = text;
  add(view);
}

function add(view: FieldView): void {
  const memory = view.keep(newMemory);
  const { header, unknown, rows } = readRows(view.state.question, memory.text, view);
  if (rows.length === 0) return tell(view, view.messages.say('importNothing'), []);
  // A row with more cells than there are columns was cut or shifted somewhere; taking part of it would lose the rest.
  const whole = rows.filter(({ surplus }) => surplus === 0);
  const event = new AddRowsEvent(
    view.state.path,
    whole.map(({ cells }) => cells),
  );
  view.host.dispatchEvent(event);
  const { accepted, rejected } = event.result ?? { accepted: [], rejected: [] };
  const left = rows.filter((row) => row.surplus > 0 || rejected.some(({ index }) => whole[index] === row));
  const problems = left.flatMap((row, i) =>
    problemsOf(
      view,
      row,
      rejected.find(({ index }) => whole[index] === row),
    ).map((problem) => view.messages.say('importProblem', { row: i + 1, problem })),
  );
  memory.text = left.length === 0 ? '' : [header, ...left.map(({ source }) => source)].filter(Boolean).join('\n');
  const told = [
    view.messages.count('importAdded', accepted.length),
    ...(left.length > 0 ? [view.messages.count('importLeft', left.length)] : []),
    ...(unknown.length > 0 ? [view.messages.say('importUnknown', { columns: joined(unknown, view) })] : []),
  ];
  tell(view, told.join(' '), problems, left.length === 0 ? accepted[0] : undefined);
}

// With everything added, the focus goes on to the first new row; otherwise to what is to be put right.
function tell(view: FieldView, told: string, problems: readonly string[], firstRow?: string): void {
  const memory = view.keep(newMemory);
  Object.assign(memory, { told, problems, isOpen: firstRow === undefined });
  view.announce(told);
  view.refresh();
  view.focusLater(() =>
    view.host.querySelector<HTMLElement>(
      `#${CSS.escape(view.id(firstRow === undefined ? 'import-problems' : `row-${firstRow}`))}`,
    ),
  );
}

function problemsOf(view: FieldView, row: ReadRow, rejected: RejectedRow | undefined): readonly string[] {
  const { messages, state } = view;
  if (row.surplus > 0) return [messages.count('importSurplus', row.surplus)];
  const seen = new Set<string>();
  return (rejected?.violations ?? []).flatMap((violation) => {
    const id = violation.path.split('/')[state.path.split('/').length + 1] ?? '';
    const column = state.question.parts.find((one) => one.id === id);
    if (seen.has(id)) return [];
    seen.add(id);
    if (!column) return [messages.count('rowsFull', Number(violation.params['maxItems']))];
    const message = cellProblem(view, column, row, violation);
    return [messages.say('inQuestion', { question: say(column.wording.label ?? id, view, column).text, message })];
  });
}

function cellProblem(view: FieldView, column: ReadColumn, { cells }: ReadRow, violation: Violation): string {
  const given = cells[column.id];
  const isRaw = given !== undefined && isUnparsed(given as never);
  if (isRaw && (column.options || column.kind === 'yesNo' || column.kind === 'accept')) {
    return view.messages.say('importOption', { options: optionLabels(column, view).join(', ') });
  }
  // Only the three parts of a date tell which of them is wrong.
  const stored =
    isRaw && (given as { raw: string }).raw.split('/').length === 3 ? (given as { raw: string }) : undefined;
  return violationText(violation, { question: column, stored }, view).text;
}

type ReadColumn = FieldView['state']['question'];
