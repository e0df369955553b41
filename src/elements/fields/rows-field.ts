import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { addExact, isExact, type Exact } from '../../questionnaire/exact.ts';
import { currencyOf } from '../answer-text.ts';
import { RowEvent } from '../events.ts';
import type { FieldView } from '../field-registry.ts';
import { formatLimit } from '../format-value.ts';
import { languageOf } from '../languages.ts';
import { group } from './frame.ts';
import { rowsImport } from './rows-import.ts';

/**
 * A list of rows, each a group of its own with a heading that numbers it; rows keep their identity when others go.
 * Adding puts the focus on the new row's heading, removing on its neighbour's.
 */
export function rowsField(view: FieldView): TemplateResult {
  const keys = view.state.keys ?? [];
  const rows = repeat(
    keys,
    (key) => key,
    (key, position) => row(view, key, position),
  );
  return group(view, html`${keys.length > 0 ? rows : empty(view)} ${adder(view, keys.length)} ${sums(view)}`);
}

function row(view: FieldView, key: string, position: number): TemplateResult {
  const heading = headingId(view, key);
  const remove = `${heading}-remove`;
  return html`<fieldset class="row" part="row">
    <legend class="row-heading" part="row-heading" id=${heading} tabindex="-1">${rowHeading(view, position)}</legend>
    <div class="row-parts">
      ${view.snapshot.parts(view.state, key).map((part) => (part.relevant ? view.part(part, heading) : nothing))}
    </div>
    ${
      view.readonly
        ? nothing
        : html`<button
            type="button"
            class="button quiet"
            part="row-remove"
            id=${remove}
            aria-labelledby="${remove} ${heading}"
            @click=${() => removeRow(view, key, position)}
          >
            ${view.messages.say('rowRemove')}
          </button>`
    }
  </fieldset>`;
}

function empty(view: FieldView): TemplateResult {
  return html`<p class="hint">${view.messages.say('rowsNone')}</p>`;
}

function adder(view: FieldView, count: number): TemplateResult | typeof nothing {
  const { messages, state } = view;
  if (view.readonly) return nothing;
  const { maxItems } = state.question.limits;
  if (maxItems !== undefined && count >= maxItems) {
    return html`<p class="hint" id=${view.id('full')} tabindex="-1">${messages.count('rowsFull', maxItems)}</p>
      ${rowsImport(view, true)}`;
  }
  return html`<button
      type="button"
      class="button"
      part="row-add"
      id=${view.id('control')}
      aria-describedby=${view.describedBy() ?? nothing}
      @click=${() => addRow(view)}
    >
      ${messages.say(count > 0 ? 'rowAddAnother' : 'rowAdd', { row: rowName(view, true) })}
    </button>
    ${rowsImport(view, false)}`;
}

function addRow(view: FieldView): void {
  const before = new Set(view.state.keys);
  view.host.dispatchEvent(new RowEvent(view.state.path, 'add'));
  view.focusLater(() =>
    [...headingsOf(view)].find((heading) => ![...before].some((key) => heading.id === headingId(view, key))),
  );
}

function removeRow(view: FieldView, key: string, position: number): void {
  const keys = view.state.keys ?? [];
  const neighbour = keys[position + 1] ?? keys[position - 1];
  const gone = view.messages.say('rowRemoved', { row: rowHeading(view, position) });
  const target = neighbour === undefined ? view.id('control') : headingId(view, neighbour);
  view.host.dispatchEvent(new RowEvent(view.state.path, 'remove', key));
  view.announce(gone);
  view.focusLater(() =>
    headingNamed(view, key) ? undefined : view.host.querySelector<HTMLElement>(`#${CSS.escape(target)}`),
  );
}

function headingsOf({ host }: FieldView): NodeListOf<HTMLElement> {
  return host.querySelectorAll<HTMLElement>('.row > .row-heading');
}

function headingNamed(view: FieldView, key: string): HTMLElement | undefined {
  return [...headingsOf(view)].find(({ id }) => id === headingId(view, key));
}

function headingId(view: FieldView, key: string): string {
  return view.id(`row-${key}`);
}

function rowHeading(view: FieldView, position: number): string {
  const total = view.state.keys?.length ?? 0;
  return view.messages.say('rowHeading', { row: rowName(view), position: position + 1, total });
}

function rowName(view: FieldView, within = false): string {
  const label = view.state.question.wording.rowLabel;
  const name = label === undefined ? view.messages.say('row') : view.say(label).text;
  // Inside a sentence a name loses its capital, unless it is written in capitals (such as "CPE program") or in German.
  return within && !/^\p{Lu}{2}/u.test(name) && languageOf(view.locale) !== 'de'
    ? name.charAt(0).toLocaleLowerCase(view.locale) + name.slice(1)
    : name;
}

function sums(view: FieldView): TemplateResult | typeof nothing {
  const columns = view.state.question.detail.sums ?? [];
  if (columns.length === 0) return nothing;
  return html`<dl class="sums" part="sums">
    ${columns.map((id) => {
      const column = view.state.question.parts.find((part) => part.id === id);
      const label = column?.wording.label;
      if (!column || label === undefined) return nothing;
      const total = sumOf(view, id);
      return html`<div>
        <dt>${view.messages.say('sum', { label: view.say(label).text })}</dt>
        <dd>${total === undefined ? '–' : formatLimit(total, column.kind, view.locale, currencyOf(view))}</dd>
      </div>`;
    })}
  </dl>`;
}

function sumOf({ snapshot, state }: FieldView, id: string): Exact | undefined {
  let total: Exact | undefined;
  for (const key of state.keys ?? []) {
    const value = snapshot.parts(state, key).find(({ question }) => question.id === id)?.value;
    if (isExact(value)) total = total ? addExact(total, value) : value;
  }
  return total;
}
