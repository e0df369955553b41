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
  const { question, keys = [] } = view.state;
  const single = question.parts.length === 1 && question.parts[0]?.id === '*';
  return group(
    view,
    repeat(
      keys ?? [],
      (key) => key,
      (key) => {
        const parts = view.snapshot.parts(view.state, key).filter(({ relevant }) => relevant);
        if (single) return parts.map((part) => view.part(part));
        const heading = view.id(`row-${key}`);
        return html`<fieldset class="row" part="row">
          <legend class="row-heading" part="row-heading" id=${heading}>${optionText(question, key, view)}</legend>
          <div class="row-parts">${parts.map((part) => view.part(part, heading))}</div>
        </fieldset>`;
      },
    ),
  );
}

function partsOf({ snapshot, state }: FieldView): readonly QuestionState[] {
  return snapshot.parts(state, state.key).filter(({ relevant }) => relevant);
}
