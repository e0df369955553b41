import { html, nothing, type TemplateResult } from 'lit';
import type { Issue } from '../questionnaire/issue.ts';
import { heading } from './heading.ts';
import type { Messages } from './messages.ts';

/** What pages need that stand where the questionnaire should be. */
export interface PanelView {
  readonly messages: Messages;
  readonly headingLevel: number;
}

/** All that is wrong with a document, in the place of the page: a word for the respondent, a list for its authors. */
export function issuePanel(issues: readonly Issue[], view: PanelView): TemplateResult {
  const { messages, headingLevel } = view;
  return html`<div class="panel failure" part="notice">
    ${heading(headingLevel, messages.say('rejectedTitle'), { id: 'page-heading', class: 'panel-title', focusable: true })}
    <p>${messages.say('rejectedText')}</p>
    ${heading(headingLevel + 1, messages.count('issues', issues.length), { class: 'issues-title' })}
    ${issueList(issues, view)}
  </div>`;
}

/** Issues one by one: where, what, and what to do about it. */
export function issueList(issues: readonly Issue[], { messages }: PanelView): TemplateResult {
  return html`<ol class="issues">
    ${issues.map(
      (issue) =>
        html`<li class="issue">
          <p class="issue-message"><strong>${issue.message}</strong></p>
          <p>${issue.remedy}</p>
          <p class="issue-place">
            ${
              issue.line === undefined
                ? nothing
                : html`${messages.say('issuePosition', { line: issue.line, column: issue.column ?? 1 })} · `
            }
            <code>${issue.pointer === '' ? messages.say('issueWhole') : issue.pointer}</code> · ${issue.code}
          </p>
        </li>`,
    )}
  </ol>`;
}

/** The document could not be fetched: another try may help. */
export function unreachablePanel(reason: string, view: PanelView, retry: () => void): TemplateResult {
  const { messages, headingLevel } = view;
  return html`<div class="panel failure" part="notice">
    ${heading(headingLevel, messages.say('unreachableTitle'), { id: 'page-heading', class: 'panel-title', focusable: true })}
    <p>${messages.say('unreachable')}</p>
    <p class="issue-place">${reason}</p>
    <div class="actions">
      <button type="button" class="button primary" part="button primary" @click=${retry}>
        ${messages.say('tryAgain')}
      </button>
    </div>
  </div>`;
}
