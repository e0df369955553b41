import { html, nothing, type TemplateResult } from 'lit';
import type { Operand } from '../../questionnaire/expression.ts';
import { answerText, factItems, optionText } from '../answer-text.ts';
import type { FieldView } from '../field-registry.ts';
import { outwardLink, prose, spoken } from '../prose-view.ts';
import { questionLabel } from '../question-label.ts';
import { about, labelContent, problem } from './frame.ts';

/** An answer shown as text under its label: what the host knows, what was worked out, or any answer that is only read. */
export function shownField(view: FieldView): TemplateResult {
  const { state, messages } = view;
  const text = answerText(state, view);
  const because = state.question.wording.because;
  const parts = view.snapshot.parts(state, state.key).filter(({ relevant }) => relevant);
  return html`<p class="label" part="label" id=${view.id('label')}>${labelContent(view)}</p>
    ${about(view)}
    <p class="shown-answer" part="answer" id=${view.id('control')} tabindex="-1">
      <span class=${text === '' ? 'muted' : 'lines'}>${text === '' ? messages.say('notAnswered') : text}</span>
    </p>
    ${because === undefined || text === '' ? nothing : html`<p class="hint">${spoken(view.say(because))}</p>`}
    ${parts.map((part) => view.part(part))}`;
}

/** Something to read, which may list chosen options or what staff will review. */
export function noticeField(view: FieldView): TemplateResult {
  const { question } = view.state;
  const label = questionLabel(view.state, view);
  const items = question.detail.list === undefined ? [] : listed(view, question.detail.list);
  return html`<div class="notice" part="notice" data-tone=${question.detail.tone ?? 'plain'}>
    ${label.text === '' ? nothing : html`<p class="label" part="label" id=${view.id('label')}>${labelContent(view)}</p>`}
    ${question.wording.text === undefined ? nothing : prose(question.wording.text, view, question)}
    ${agreementText(view)}
    ${
      items.length === 0
        ? nothing
        : html`<ul>
            ${items.map((item) => html`<li>${item}</li>`)}
          </ul>`
    }
  </div>`;
}

/** An agreement of the context, whole. */
function agreementText(view: FieldView): TemplateResult | typeof nothing {
  const { agreement } = view.state.question.detail;
  const text = agreement?.op === 'context' ? view.snapshot.fact(agreement.path) : undefined;
  if (typeof text !== 'string') return nothing;
  return html`<div class="statement" part="declaration">${prose(text, view, view.state.question)}</div>`;
}

/** Why the questionnaire cannot be sent, and what to do. */
export function stopField(view: FieldView): TemplateResult {
  const { wording } = view.state.question;
  const label = questionLabel(view.state, view);
  return html`<div class="notice" part="notice" data-tone="stop" id=${view.id('control')} tabindex="-1">
    ${label.text === '' ? nothing : html`<p class="label" part="label" id=${view.id('label')}>${labelContent(view)}</p>`}
    ${wording.text === undefined ? problem(view) : prose(wording.text, view, view.state.question)}
  </div>`;
}

/** A link that leads out of the form, so it opens beside it: a draft stays in sight. */
export function linkField(view: FieldView): TemplateResult {
  const { detail } = view.state.question;
  const label = spoken(questionLabel(view.state, view));
  return html`<p class="link-line" id=${view.id('label')}>${outwardLink(detail.href ?? '', label, view)}</p>
    ${about(view)}`;
}

function listed(view: FieldView, list: 'needsReview' | Operand): readonly (TemplateResult | string)[] {
  const { snapshot } = view;
  if (list === 'needsReview') {
    return snapshot.needsReview.map((id) => spoken(questionLabel(snapshot.question(id), view)));
  }
  if (list.op === 'answer') {
    const question = snapshot.questionnaire.nodes[list.node];
    if (question?.type !== 'question') return [];
    const { value } = snapshot.question(question.pattern);
    return Array.isArray(value) ? (value as string[]).map((one) => optionText(question, one, view)) : [];
  }
  const fact = list.op === 'context' ? snapshot.questionnaire.facts.get(list.path) : undefined;
  return fact ? factItems(fact, view) : [];
}
