import { html, nothing, type TemplateResult } from 'lit';
import type { Section } from '../questionnaire/compiled.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import { innerLink } from './inner-link.ts';
import { questionName } from './question-name.ts';

/** How many questions of a section are flagged. */
export function flaggedIn({ questions }: Section, { flags, snapshot }: Filling): number {
  return flags ? questions.filter(({ id }) => flags.at(id) !== undefined && snapshot.isRelevant(id)).length : 0;
}

/**
 * The flagged questions with their notes, as links; nothing while there are none. A note whose question is gone stays
 * readable. `reminds` says that they keep nobody from sending.
 */
export function flagList(
  filling: Filling,
  open: (id: string) => void,
  { reminds = false } = {},
): TemplateResult | typeof nothing {
  const { messages, snapshot, flags, headingLevel } = filling;
  const all = snapshot.questionnaire.sections.flatMap(({ questions }) => questions);
  const asked = all.filter(({ id }) => flags?.at(id) !== undefined && snapshot.isRelevant(id));
  const lost = Object.keys(flags?.all ?? {}).filter((id) => flags?.at(id) && !all.some((one) => one.id === id));
  if (asked.length + lost.length === 0) return nothing;
  const note = (id: string) => (flags?.at(id) ? html`<p class="muted pre">${flags.at(id)}</p>` : nothing);
  return html`<div class="panel" part="notice" id="flag-list">
    ${heading(headingLevel + 1, messages.say('flagsTitle'), { class: 'panel-title' })}
    ${reminds ? html`<p>${messages.say('flagsOpen')}</p>` : nothing}
    <ul>
      ${asked.map(
        ({ id }) =>
          html`<li>${innerLink(questionName(snapshot.question(id), filling), () => open(id))} ${note(id)}</li>`,
      )}
      ${lost.map((id) => html`<li><code>${id}</code> ${note(id)}</li>`)}
    </ul>
  </div>`;
}
