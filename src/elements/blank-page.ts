import { html, nothing, type TemplateResult } from 'lit';
import { shownOnly } from '../engine/wholes.ts';
import type { Condition } from '../questionnaire/expression.ts';
import type { Question, Section } from '../questionnaire/compiled.ts';
import { factText, joined, optionText } from './answer-text.ts';
import { type ConditionReader, conditionWords } from './condition-words.ts';
import { paperLabel } from './blank-label.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import { prose } from './prose-view.ts';
import { titleBlock } from './start-page.ts';
import { say } from './wording.ts';

interface Paper extends ConditionReader {
  readonly numbers: ReadonlyMap<Question, string>;
}

/**
 * The whole questionnaire on paper: every section and every question once, whoever it is for, with the conditions in
 * words and room to write. It is for reading and preparing; nothing can be answered on it.
 */
export function blankPage(filling: Filling, print: () => void): TemplateResult {
  const { messages, headingLevel, snapshot } = filling;
  const numbers = numbered(snapshot.questionnaire.sections);
  const paper: Paper = {
    snapshot,
    messages,
    locale: filling.locale,
    numbers,
    nameOf: (question) => {
      const number = numbers.get(question);
      return number === undefined ? `“${paperLabel(question, filling)}”` : messages.say('blank.question', { number });
    },
  };
  return html`${titleBlock(filling)}
    <p>${messages.say('blank.intro')}</p>
    <div class="actions">
      <button type="button" class="button" part="button" @click=${() => print()}>${messages.say('print')}</button>
    </div>
    ${snapshot.questionnaire.sections.map((section) => sectionView(section, headingLevel + 1, paper))}`;
}

// Only what is answered has a number; a number of the source document wins.
function numbered(sections: readonly Section[]): ReadonlyMap<Question, string> {
  const numbers = new Map<Question, string>();
  let count = 0;
  for (const question of sections.flatMap(({ questions }) => questions)) {
    if (!shownOnly.has(question.kind)) numbers.set(question, question.wording.number ?? String((count += 1)));
  }
  return numbers;
}

function sectionView(section: Section, level: number, paper: Paper): TemplateResult {
  const title = say(section.title, paper);
  const { relevantWhen, description } = section;
  return html`<section class="blank-section">
    ${heading(level, html`<span lang=${title.lang ?? nothing}>${title.text}</span>`)}
    ${only('blank.sectionIf', relevantWhen, paper)} ${description === undefined ? nothing : prose(description, paper)}
    ${section.questions.map((question) => entry(question, paper))}
  </section>`;
}

function only(
  key: 'blank.sectionIf' | 'blank.onlyIf' | 'blank.showsIf',
  condition: Condition | undefined,
  paper: Paper,
): TemplateResult | typeof nothing {
  if (!condition) return nothing;
  return html`<p class="only-if">${paper.messages.say(key, { condition: conditionWords(condition, paper) })}</p>`;
}

function entry(question: Question, paper: Paper): TemplateResult {
  const { wording, kind, relevantWhen, optional, parent, requiredWhen } = question;
  const { messages } = paper;
  const number = paper.numbers.get(question);
  const label = paperLabel(question, paper);
  const mayStayBlank = optional && !requiredWhen && !shownOnly.has(kind) && parent?.kind !== 'evidence';
  const hint = (text: typeof wording.hint) =>
    text === undefined ? nothing : html`<p class="hint">${say(text, paper, question).text}</p>`;
  return html`<div class="blank-question" data-question=${question.pattern}>
    <p class="blank-label">
      ${number === undefined ? nothing : html`<span class="blank-number">${number}.</span>`} ${label}
      ${mayStayBlank ? html`<span class="muted">${messages.say('optional')}</span>` : nothing}
    </p>
    ${only(shownOnly.has(kind) ? 'blank.showsIf' : 'blank.onlyIf', relevantWhen, paper)} ${hint(wording.hint)}
    ${wording.statement === undefined ? nothing : prose(wording.statement, paper, question)}
    ${wording.guidance === undefined ? nothing : prose(wording.guidance, paper, question)} ${space(question, paper)}
    ${
      question.parts.length === 0
        ? nothing
        : html`<div class="blank-parts">${question.parts.map((part) => entry(part, paper))}</div>`
    }
  </div>`;
}

/** Room for the answer, or what stands in its place. */
function space(question: Question, paper: Paper): TemplateResult | typeof nothing {
  const { messages } = paper;
  const { wording, kind, options, detail, repeatedBy } = question;
  const line = html`<div class="blank-line"></div>`;
  switch (kind) {
    case 'yesNo':
      return boxes(['yes', 'no', ...(detail.notApplicable ? ['notApplicable'] : [])], question, paper);
    case 'choice':
    case 'choices':
    case 'rank':
      return boxes(
        (options?.all ?? []).map(({ value }) => value),
        question,
        paper,
      );
    case 'matrix':
      return html`<p class="hint">
        ${messages.say('blank.eachRow', {
          rows: joined(
            (options?.all ?? []).map(({ value }) => optionText(question, value, paper)),
            paper,
          ),
        })}
      </p>`;
    case 'rows':
      return html`<p class="hint">
        ${messages.say('blank.eachEntry', { row: wording.rowLabel === undefined ? messages.say('row') : say(wording.rowLabel, paper).text })}
      </p>`;
    case 'accept':
      return html`<p class="blank-box">${messages.say('blank.accept')}</p>`;
    case 'files':
      return html`<p class="hint">${messages.say('blank.files')}</p>`;
    case 'longText':
      return html`${line}${line}${line}`;
    case 'calculated':
      return html`<p class="hint">${messages.say('blank.calculated')}</p>`;
    case 'prefilled':
      return html`<p>${factText(detail.fact, paper) || '…'}</p>`;
    case 'notice':
    case 'stop':
      return wording.text === undefined ? nothing : prose(wording.text, paper, question);
    case 'link':
      return html`<p>${detail.href}</p>`;
    case 'group':
    case 'address':
    case 'dateRange':
    case 'evidence':
    case 'signature':
      return nothing;
    default:
      return html`${question.id === 'byEmail' && !repeatedBy ? nothing : line}`;
  }
}

function boxes(values: readonly string[], question: Question, paper: Paper): TemplateResult {
  return html`<ul class="blank-boxes">
    ${values.map((value) => html`<li class="blank-box">${optionText(question, value, paper)}</li>`)}
  </ul>`;
}
