import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { FieldView } from '../field-registry.ts';
import { prose } from '../prose-view.ts';
import { about, labelContent, nameIds } from './frame.ts';

/** A statement to agree to, in full above its checkbox, whose label is the whole sentence. */
export function acceptField(view: FieldView): TemplateResult {
  const { state } = view;
  const { statement } = state.question.wording;
  const { agreement } = state.question.detail;
  const given = agreement?.op === 'context' ? view.snapshot.fact(agreement.path) : undefined;
  const text = typeof given === 'string' ? given : statement;
  const id = view.id('statement');
  return html`${text ? html`<div class="statement" part="declaration" id=${id}>${prose(text, view, state.question)}</div>` : nothing}
    ${about(view)}
    <div class="option" part="choice" ?data-checked=${state.stored === true}>
      <input
        class="option-control"
        part="choice-input"
        type="checkbox"
        id=${view.id('control')}
        .checked=${live(state.stored === true)}
        aria-labelledby=${nameIds(view) ?? nothing}
        aria-describedby=${view.describedBy() ?? nothing}
        aria-invalid=${view.invalid ? 'true' : nothing}
        @input=${(event: Event) => view.answer((event.target as HTMLInputElement).checked || undefined)}
      />
      <label class="option-label" part="label" id=${view.id('label')} for=${view.id('control')}
        >${labelContent(view)}</label
      >
    </div>`;
}
