import { html, nothing, type TemplateResult } from 'lit';
import type { Progress } from '../engine/snapshot.ts';
import type { Question, Section } from '../questionnaire/compiled.ts';
import type { Reader } from './answer-text.ts';
import type { Filling } from './filling.ts';
import { flaggedIn } from './flag-list.ts';
import { heading } from './heading.ts';
import { innerLink } from './inner-link.ts';
import { nextSection } from './page.ts';
import { prose } from './prose-view.ts';
import { say } from './wording.ts';

/** The questionnaire's title as the page's heading, its publisher and what it is about. */
export function titleBlock(filling: Reader & Pick<Filling, 'headingLevel'>): TemplateResult {
  const { messages, headingLevel, snapshot } = filling;
  const { organisation, title, description, sample } = snapshot.questionnaire;
  const said = say(title, filling);
  return html`${
    organisation === undefined
      ? nothing
      : html`<p class="caption" part="caption">${say(organisation, filling).text}</p>`
  }
  ${heading(headingLevel, html`<span id="form-title" lang=${said.lang ?? nothing}>${said.text}</span>`, {
    id: 'page-heading',
    class: 'page-heading title',
    focusable: true,
  })}
  ${
    sample
      ? html`<p class="sample"><strong class="tag">${messages.say('sample')}</strong> ${messages.say('sampleNote')}</p>`
      : nothing
  }
  ${description === undefined ? nothing : prose(description, filling)}`;
}

/** What has to be at hand, from the questions that take files, and then where the answers are kept (`kept`). */
export function beforeYouStart(filling: Filling, kept: TemplateResult): TemplateResult {
  const { messages, headingLevel } = filling;
  const documents = documentsAsked(filling);
  return html`${
    documents.length === 0
      ? nothing
      : html`${heading(headingLevel + 1, messages.say('atHand'))} ${documentList(documents, filling)}`
  }
  ${kept}`;
}

/** All sections with how far each has come, in any order, and the way on. */
export function sectionList(filling: Filling, open: (section: Section) => void, check: () => void): TemplateResult {
  const { messages, headingLevel, snapshot } = filling;
  const progress = snapshot.sections.map(({ id }) => snapshot.sectionProgress(id));
  const done = progress.filter(({ open }) => open === 0).length;
  const next = nextSection(snapshot);
  const begun = snapshot.progress.answered > 0;
  return html`${heading(headingLevel + 1, messages.say('sections'), { id: 'sections-heading' })}
    <p>${messages.say('sectionsHint')}</p>
    ${begun ? html`<p class="tally">${messages.count('sectionsDone', progress.length, { done })}</p>` : nothing}
    <ul class="section-list" part="task-list" aria-labelledby="sections-heading">
      ${snapshot.sections.map((section, i) => sectionRow(section, progress[i]!, filling, () => open(section)))}
    </ul>
    <div class="actions">
      <button type="submit" class="button primary" part="button primary continue">
        ${
          !next
            ? messages.say('checkAnswers')
            : begun
              ? messages.say('continueWith', { section: say(next.title, filling).text })
              : messages.say('start')
        }
      </button>
      ${
        next && begun
          ? html`<button type="button" class="button" part="button" @click=${() => check()}>
              ${messages.say('checkAnswers')}
            </button>`
          : nothing
      }
    </div>`;
}

function sectionRow(section: Section, progress: Progress, filling: Filling, open: () => void): TemplateResult {
  const title = say(section.title, filling);
  const id = `status-${section.id}`;
  const flagged = flaggedIn(section, filling);
  // Nothing in it has to be answered.
  const status = progress.status === 'notStarted' && progress.open === 0 ? 'optional' : progress.status;
  return html`<li class="section-row" part="task">
    ${innerLink(title.text, open, { part: 'task-link', describedBy: id, lang: title.lang })}
    <span class="section-status ${status}" id=${id} part="task-status"
      >${filling.messages.say(`status.${status}`)}${flagged > 0 ? `, ${filling.messages.count('flagged', flagged)}` : ''}</span
    >
  </li>`;
}

const listed = 6;

function documentList(documents: readonly string[], { messages }: Reader): TemplateResult {
  const items = (names: readonly string[]) =>
    html`<ul class="documents">
      ${names.map((name) => html`<li>${name}</li>`)}
    </ul>`;
  const more = documents.slice(listed);
  return html`${items(documents.slice(0, listed))}
  ${
    more.length === 0
      ? nothing
      : html`<details>
          <summary>${messages.count('atHandMore', more.length)}</summary>
          ${items(more)}
        </details>`
  }`;
}

/** Names of the documents that relevant sections ask for; those that only follow from an answer are left out. */
function documentsAsked(filling: Filling): readonly string[] {
  const names = filling.snapshot.sections.flatMap(({ questions }) => questions.flatMap((one) => namesIn(one, filling)));
  return [...new Set(names)];
}

function namesIn(question: Question, filling: Filling): readonly string[] {
  const { kind, wording, parts, relevantWhen, optional } = question;
  if (relevantWhen || optional) return [];
  if (kind === 'files' || (kind === 'evidence' && parts.some(({ files }) => files))) {
    return wording.label === undefined ? [] : [say(wording.label, filling, question).text];
  }
  return kind === 'group' ? parts.flatMap((part) => namesIn(part, filling)) : [];
}
