import { html, type TemplateResult } from 'lit';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { Issue } from '../questionnaire/issue.ts';
import { heading } from './heading.ts';
import { issueList, type PanelView } from './issue-panel.ts';
import { localised } from './localised-text.ts';

/**
 * Stands for the questionnaire when the host's facts are missing or unfit: usually somebody opened the bare address.
 * Nothing is asked, and no draft is touched.
 */
export function contextPage(questionnaire: Questionnaire, issues: readonly Issue[], view: PanelView): TemplateResult {
  const { messages, headingLevel } = view;
  const { title, language } = questionnaire;
  return html`<p class="caption" part="caption">${localised(title, messages.locale, language).text}</p>
    ${heading(headingLevel, messages.say('unfitTitle'), { id: 'page-heading', class: 'page-heading', focusable: true })}
    <p>${messages.say('unfit')}</p>
    <p>${messages.say('unfitKept')}</p>
    <details>
      <summary>${messages.say('unfitDetails')}</summary>
      ${issueList(issues, view)}
    </details>`;
}
