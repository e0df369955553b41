import { html, nothing, type TemplateResult } from 'lit';
import type { Violation } from '../engine/violation.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import { innerLink } from './inner-link.ts';
import { questionName } from './question-name.ts';
import { placeOf } from './shown-violations.ts';
import { violationText } from './violation-text.ts';
import { say } from './wording.ts';

/** One line of an error summary. Kept as it was when Continue was pressed, while the question is being put right. */
export interface Problem {
  /** Path of the question, or `section:` and a section's id. */
  readonly place: string;
  readonly text: string;
  /** The rule that wants to be confirmed, when that is all that is missing. */
  readonly confirm?: string;
}

/** One problem per question, in the order of the page, in the words that stand at the question. */
export function problemsOf(violations: readonly Violation[], filling: Filling): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const violation of violations) {
    const place = placeOf(violation);
    if (found.has(place)) continue;
    const confirm = violation.severity === 'confirm' ? violation.ruleId : undefined;
    found.set(place, { place, text: problemText(violation, filling), ...(confirm === undefined ? {} : { confirm }) });
  }
  return [...found.values()];
}

/** The summary above a page's heading. It takes the focus when Continue found something. */
export function errorSummary(
  problems: readonly Problem[],
  filling: Filling,
  follow: (problem: Problem) => void,
): TemplateResult | typeof nothing {
  if (problems.length === 0) return nothing;
  const { messages, headingLevel } = filling;
  return html`<div
    id="error-summary"
    class="error-summary"
    part="error-summary"
    role="group"
    tabindex="-1"
    aria-labelledby="error-summary-title"
  >
    ${heading(headingLevel, messages.count('problems', problems.length), { id: 'error-summary-title', class: 'summary-title' })}
    <ul>
      ${problems.map(
        (problem) => html`<li>${innerLink(problem.text, () => follow(problem), { part: 'error-link' })}</li>`,
      )}
    </ul>
  </div>`;
}

// A rule's own message says what it is about; "Enter an answer" does not, and five such links would all be called alike.
function problemText(violation: Violation, filling: Filling): string {
  const { path, section, message } = violation;
  const state = path === '' ? undefined : filling.snapshot.question(path);
  const text = violationText(violation, state, filling).text;
  if (message !== undefined && violation.ruleId !== undefined) return text;
  if (state) return filling.messages.say('inQuestion', { question: questionName(state, filling), message: text });
  const place = filling.snapshot.questionnaire.sections.find(({ id }) => id === section);
  return place ? filling.messages.say('inQuestion', { question: say(place.title, filling).text, message: text }) : text;
}
