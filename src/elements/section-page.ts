import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { Section } from '../questionnaire/compiled.ts';
import { errorSummary, type Problem } from './error-summary.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import { innerLink } from './inner-link.ts';
import { indexOf } from './page.ts';
import { say } from './wording.ts';

/** What the respondent may do on a section's page. */
export interface SectionPageActions {
  back(): void;
  overview(): void;
  /** Follows a line of the error summary to its question. */
  follow(problem: Problem): void;
  /** Goes on although answers are missing; they are asked again before sending. */
  skip(): void;
}

/** What a section's page shows besides its questions. */
export interface SectionPageState {
  readonly problems: readonly Problem[];
  /** Whether nothing worse than missing answers stands in the way. */
  readonly onlyMissing: boolean;
}

/** One section on a page of its own. Continue is the submit button of the form around it, so Enter goes on. */
export function sectionPage(
  section: Section,
  state: SectionPageState,
  filling: Filling,
  actions: SectionPageActions,
): TemplateResult {
  const { messages, snapshot, headingLevel } = filling;
  const title = say(section.title, filling);
  return html`<nav class="page-nav" part="page-nav" aria-label=${messages.say('sections')}>
      ${innerLink(messages.say('back'), () => actions.back(), { class: 'link back', part: 'back' })}
      ${innerLink(messages.say('allSections'), () => actions.overview())}
    </nav>
    ${errorSummary(state.problems, filling, (problem) => actions.follow(problem))}
    <p class="caption" part="caption">
      ${messages.say('sectionOf', { index: indexOf(snapshot, section.id) + 1, total: snapshot.sections.length })}
    </p>
    ${heading(headingLevel, html`<span lang=${title.lang ?? nothing}>${title.text}</span>`, {
      id: 'page-heading',
      class: 'page-heading',
      focusable: true,
    })}
    ${keyed(section.id, html`<questionnaire-section .section=${section} .filling=${filling}></questionnaire-section>`)}
    <div class="actions">
      <button type="submit" class="button primary" part="button primary continue" aria-describedby="draft-status">
        ${messages.say('continue')}
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
