import { html, nothing, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Section } from '../questionnaire/compiled.ts';
import { errorSummary } from './error-summary.ts';
import type { Filling } from './filling.ts';
import { flagList } from './flag-list.ts';
import { heading } from './heading.ts';
import type { SectionPageActions, SectionPageState } from './section-page.ts';
import { beforeYouStart, titleBlock } from './start-page.ts';
import { quotesAnswers, say } from './wording.ts';

/** All sections on one page, for short questionnaires; the answers are still checked before they are sent. */
export function allPage(
  state: SectionPageState,
  kept: TemplateResult,
  filling: Filling,
  actions: Pick<SectionPageActions, 'follow' | 'skip'> & { open(id: string): void },
): TemplateResult {
  const { messages, snapshot } = filling;
  const { sections } = snapshot;
  const quoted = sections.some(({ title }) => quotesAnswers(title)) ? snapshot : undefined;
  return html`${errorSummary(state.problems, filling, (problem) => actions.follow(problem))} ${titleBlock(filling)}
    ${beforeYouStart(filling, kept)}
    ${guard([filling, quoted, ...sections], () =>
      repeat(
        sections,
        ({ id }) => id,
        (section) => block(section, filling),
      ),
    )}
    ${flagList(filling, (id) => actions.open(id))}
    <div class="actions">
      <button type="submit" class="button primary" part="button primary continue" aria-describedby="draft-status">
        ${messages.say('checkAnswers')}
      </button>
      ${
        state.problems.length > 0 && state.onlyMissing
          ? html`<button type="button" class="button" part="button" @click=${() => actions.skip()}>
              ${messages.say('continueAnyway')}
            </button>`
          : nothing
      }
    </div>`;
}

function block(section: Section, filling: Filling): TemplateResult {
  const title = say(section.title, filling);
  return html`<section class="section-block" aria-labelledby="section-${section.id}">
    ${heading(filling.headingLevel + 1, html`<span lang=${title.lang ?? nothing}>${title.text}</span>`, {
      id: `section-${section.id}`,
      class: 'section-heading',
      focusable: true,
    })}
    <questionnaire-section .section=${section} .filling=${filling}></questionnaire-section>
  </section>`;
}
