import { html, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { QuestionState } from '../../engine/snapshot.ts';
import { optionText } from '../answer-text.ts';
import type { FieldView } from '../field-registry.ts';
import { dateHint } from './date-field.ts';
import { group, insideOf } from './frame.ts';

/** A group of questions, an address, a piece of evidence or a signature: its parts under one legend. */
export function partsField(view: FieldView): TemplateResult {
  const within = view.state.question.kind === 'group' ? view.within : insideOf(view);
  return group(view, html`<div class="parts">${partsOf(view).map((part) => view.part(part, within))}</div>`);
}

/** Two dates, the first and the last day. */
export function dateRangeField(view: FieldView): TemplateResult {
  const parts = partsOf(view).map((part) => view.part(part, insideOf(view)));
  return group(view, html`<div class="parts">${parts}</div>`, { hint: dateHint(view) });
}

/** The same questions for each row of a list of options. */
export function matrixField(view: FieldView): TemplateResult {
  const keys = view.state.keys ?? [];
  const rows = repeat(
    keys,
    (key) => key,
    (key) => matrixRow(view, key),
  );
  return group(view, html`<div class="parts cells">${rows}</div>`);
}

// One question a row stands by itself, since the row's option is its label.
function matrixRow(view: FieldView, key: string): unknown {
  const { question } = view.state;
  const parts = view.snapshot.parts(view.state, key).filter(({ relevant }) => relevant);
  if (question.parts.length === 1 && question.parts[0]?.id === '*') return parts.map((part) => view.part(part));
  const heading = view.id(`row-${key}`);
  return html`<fieldset class="row" part="row">
    <legend class="row-heading" part="row-heading" id=${heading}>${optionText(question, key, view)}</legend>
    <div class="row-parts">${parts.map((part) => view.part(part, heading))}</div>
  </fieldset>`;
}

// Of a piece of evidence that can only be read, what was not given is of no interest.
function partsOf({ snapshot, state, readonly }: FieldView): readonly QuestionState[] {
  const sparse = readonly && state.question.kind === 'evidence' && !state.blank;
  return snapshot.parts(state, state.key).filter(({ relevant, blank }) => relevant && !(sparse && blank));
}
