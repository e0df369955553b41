import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionState } from '../engine/snapshot.ts';
import type { Section } from '../questionnaire/compiled.ts';
import { answerView } from './answer-view.ts';
import { fieldId } from './fields/field-id.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import { innerLink } from './inner-link.ts';
import { questionLabel } from './question-label.ts';
import { questionName } from './question-name.ts';
import { say } from './wording.ts';

const noAnswer = new Set(['notice', 'link', 'stop']);
const readOnly = new Set(['calculated', 'prefilled']);

/**
 * All relevant answers, section by section under headings of a level, to be read. With `change`, each has a link back to its question, and a
 * missing answer is such a link itself.
 */
export function answerRows(filling: Filling, level: number, change?: (path: string) => void): TemplateResult {
  const { snapshot } = filling;
  const missing = new Set(change ? snapshot.violations.map(({ path }) => path.split('/', 1)[0]!) : []);
  return html`${snapshot.sections.map((section) => sectionRows(section, level, missing, filling, change))}`;
}

function sectionRows(
  section: Section,
  level: number,
  missing: ReadonlySet<string>,
  filling: Filling,
  change: ((path: string) => void) | undefined,
): TemplateResult | typeof nothing {
  const states = section.questions
    .filter(({ kind }) => !noAnswer.has(kind))
    .map(({ id }) => filling.snapshot.question(id))
    .filter(({ relevant }) => relevant);
  if (states.length === 0) return nothing;
  const title = say(section.title, filling);
  return html`<section class="review-section" part="review-section">
    ${heading(level, html`<span lang=${title.lang ?? nothing}>${title.text}</span>`)}
    <dl class="answers">${states.map((state) => row(state, missing.has(state.path), filling, change))}</dl>
  </section>`;
}

function row(
  state: QuestionState,
  isOpen: boolean,
  filling: Filling,
  change: ((path: string) => void) | undefined,
): TemplateResult {
  const { messages } = filling;
  const label = questionLabel(state, filling);
  const name = questionName(state, filling);
  const answer = answerView(state, filling);
  const go = change && !readOnly.has(state.question.kind) && !state.fixed ? () => change(state.path) : undefined;
  // A link called only "Change" says nothing in a list of links.
  const link = (words: string) =>
    innerLink(html`${words} <span class="visually-hidden">${name}</span>`, go!, {
      id: fieldId(state.path, 'change'),
      part: 'review-change',
    });
  const asked = isOpen && answer === nothing && go;
  return html`<div class="answer" part="review-row">
    <dt lang=${label.lang ?? nothing}>${label.text || name}</dt>
    <dd class="value">
      ${asked ? link(messages.say('answerMissing')) : answer === nothing ? blank(messages.say('notProvided')) : answer}
      ${isOpen && !asked ? html`<p class="open"><strong>${messages.say('toDo')}</strong></p>` : nothing}
    </dd>
    ${go && !asked ? html`<dd class="change">${link(messages.say('change'))}</dd>` : nothing}
  </div>`;
}

function blank(words: string): TemplateResult {
  return html`<span class="blank">${words}</span>`;
}
