import { html, nothing, type TemplateResult } from 'lit';
import type { Violation } from '../engine/violation.ts';
import { amountLines } from './amount-lines.ts';
import type { ChangedAmount } from './amount-watch.ts';
import { answerRows } from './answer-rows.ts';
import { errorSummary, type Problem, problemsOf } from './error-summary.ts';
import { fieldId } from './fields/field-id.ts';
import type { Filling } from './filling.ts';
import { flagList } from './flag-list.ts';
import { heading } from './heading.ts';
import { innerLink } from './inner-link.ts';
import { spoken } from './prose-view.ts';
import { questionName } from './question-name.ts';
import { offlineNotice, unknownPanel } from './sending-notices.ts';
import type { SendState } from './send-state.ts';
import { violationText } from './violation-text.ts';
import { say } from './wording.ts';

/** What the respondent may do while checking the answers. */
export interface ReviewPageActions {
  back(): void;
  overview(): void;
  /** Goes to a question to change it, and comes back to its row. */
  change(path: string): void;
  /** Follows a line of the error summary to its question. */
  follow(problem: Problem): void;
  openSection(id: string): void;
  confirm(ruleId: string): void;
}

/** What the page shows besides the answers. */
export interface ReviewPageState {
  readonly problems: readonly Problem[];
  readonly sending: SendState;
  readonly amounts: readonly ChangedAmount[];
}

/** All relevant answers before they are sent. Send is the submit button of the form around it. */
export function reviewPage(state: ReviewPageState, filling: Filling, actions: ReviewPageActions): TemplateResult {
  const { messages, headingLevel } = filling;
  return html`<nav class="page-nav" part="page-nav" aria-label=${messages.say('sections')}>
      ${innerLink(messages.say('back'), () => actions.back(), { class: 'link back', part: 'back' })}
      ${innerLink(messages.say('allSections'), () => actions.overview())}
    </nav>
    ${errorSummary(state.problems, filling, (problem) => actions.follow(problem))}
    ${heading(headingLevel, messages.say('reviewTitle'), { id: 'page-heading', class: 'page-heading', focusable: true })}
    ${state.problems.length === 0 ? openSections(filling, actions) : nothing}
    ${flagList(filling, (id) => actions.change(id), { reminds: true })}
    ${answerRows(filling, headingLevel + 1, (path) => actions.change(path))} ${staffWillSee(filling)}
    ${warnings(filling, actions)} ${newAmounts(state.amounts, filling)} ${sendBlock(state.sending, filling)}`;
}

/** The same answers, to be read only. */
export function readingPage(filling: Filling, print: () => void): TemplateResult {
  const { messages, headingLevel, hashes } = filling;
  return html`${heading(headingLevel, messages.say(hashes ? 'copyTitle' : 'reviewTitleRead'), {
    id: 'page-heading',
    class: 'page-heading',
    focusable: true,
  })}
  ${
    hashes
      ? html`<div class="actions">
          <button type="button" class="button" part="button" @click=${() => print()}>${messages.say('print')}</button>
        </div>`
      : nothing
  }
  ${answerRows(filling, headingLevel + 1)}`;
}

function openSections(filling: Filling, actions: ReviewPageActions): TemplateResult {
  const { messages, snapshot } = filling;
  const open = snapshot.sections
    .map(({ id, title }) => ({ id, title, count: snapshot.sectionProgress(id).open }))
    .filter(({ count }) => count > 0);
  const unconfirmed = snapshot.violations.filter(({ severity }) => severity === 'confirm');
  const count = open.reduce((sum, section) => sum + section.count, unconfirmed.length);
  if (count === 0) return html`<p>${messages.say('reviewReady')}</p>`;
  const tally = (number: number) => html`<span class="tally">(${number})</span>`;
  return html`<div class="panel" part="notice">
    <p>${messages.count('reviewOpen', count)}</p>
    <ul class="open-sections">
      ${open.map(
        ({ id, title, count }) =>
          html`<li>${innerLink(spoken(say(title, filling)), () => actions.openSection(id))} ${tally(count)}</li>`,
      )}
      ${
        unconfirmed.length === 0
          ? nothing
          : html`<li>
              ${innerLink(messages.say('confirmTitle'), () => actions.follow(problemsOf(unconfirmed, filling)[0]!))}
              ${tally(unconfirmed.length)}
            </li>`
      }
    </ul>
  </div>`;
}

function staffWillSee(filling: Filling): TemplateResult | typeof nothing {
  const { messages, snapshot, headingLevel } = filling;
  if (snapshot.needsReview.length === 0) return nothing;
  return html`<section class="review-section" part="review-section">
    ${heading(headingLevel + 1, messages.say('needsReviewTitle'))}
    <p>${messages.say('needsReviewText')}</p>
    <ul>
      ${snapshot.needsReview.map((path) => html`<li>${questionName(snapshot.question(path), filling)}</li>`)}
    </ul>
  </section>`;
}

function warnings(filling: Filling, actions: ReviewPageActions): TemplateResult {
  const { messages, snapshot, headingLevel } = filling;
  const toConfirm = snapshot.warnings.filter(({ severity, ruleId }) => severity === 'confirm' && ruleId !== undefined);
  const toSee = snapshot.warnings.filter(({ severity }) => severity === 'warning');
  return html`${
    toConfirm.length === 0
      ? nothing
      : html`<section class="review-section confirmations" part="review-section">
          ${heading(headingLevel + 1, messages.say('confirmTitle'))}
          <p>${messages.say('confirmText')}</p>
          ${toConfirm.map((violation) => confirmation(violation, filling, actions))}
        </section>`
  }
  ${
    toSee.length === 0
      ? nothing
      : html`<section class="review-section" part="review-section">
          ${heading(headingLevel + 1, messages.say('noticeTitle'))}
          <ul>
            ${toSee.map((violation) => html`<li>${about(violation, filling, actions)}</li>`)}
          </ul>
        </section>`
  }`;
}

function confirmation(violation: Violation, filling: Filling, actions: ReviewPageActions): TemplateResult {
  const ruleId = violation.ruleId!;
  const id = `confirm-${ruleId}`;
  return html`<div class="confirmation">
    <p id="${id}-text">${about(violation, filling, actions)}</p>
    <div class="choice">
      <input
        type="checkbox"
        id=${id}
        aria-describedby="${id}-text"
        .checked=${filling.snapshot.confirmed.includes(ruleId)}
        @keydown=${(event: KeyboardEvent) => {
          // Enter on a box would otherwise send the form.
          if (event.key === 'Enter') event.preventDefault();
        }}
        @change=${(event: Event) => {
          // What was confirmed once stays confirmed; to take it back, one changes the answer.
          (event.target as HTMLInputElement).checked = true;
          actions.confirm(ruleId);
        }}
      />
      <label for=${id}>${filling.messages.say('confirmThis')}</label>
    </div>
  </div>`;
}

function about(violation: Violation, filling: Filling, actions: ReviewPageActions): TemplateResult {
  const { path } = violation;
  const state = path === '' ? undefined : filling.snapshot.question(path);
  const text = spoken(violationText(violation, state, filling));
  if (!state) return html`${text}`;
  // Two notices may be about the same question, and its row has such a link as well: what it says tells them apart.
  const id = fieldId(path, `notice-${violation.ruleId ?? violation.code}`);
  return html`<span id=${id}>${text}</span> ${innerLink(
      html`${filling.messages.say('change')} <span class="visually-hidden">${questionName(state, filling)}</span>`,
      () => actions.change(path),
      { describedBy: id },
    )}`;
}

// Stands from the moment the page is opened, so that the first Send surprises nobody.
function newAmounts(amounts: readonly ChangedAmount[], filling: Filling): TemplateResult | typeof nothing {
  const { messages, headingLevel } = filling;
  if (amounts.length === 0) return nothing;
  return html`<div class="panel" part="notice" id="new-amounts">
    ${heading(headingLevel + 1, messages.say('recalculatedTitle'), { class: 'panel-title' })}
    <p>${messages.say('recalculated')}</p>
    <ul>
      ${amountLines(amounts, filling).map((line) => html`<li>${line}</li>`)}
    </ul>
  </div>`;
}

function sendBlock(sending: SendState, filling: Filling): TemplateResult {
  const { messages, headingLevel } = filling;
  const busy = sending.status === 'sending';
  return html`${
      sending.status === 'failed'
        ? html`<div class="panel failure" part="notice" id="send-failure">
            ${heading(headingLevel + 1, messages.say('submitFailedTitle'), { class: 'panel-title' })}
            <p>${sending.message}</p>
          </div>`
        : sending.status === 'handedOver'
          ? html`<div class="panel" part="notice" id="send-failure">
              ${heading(headingLevel + 1, messages.say('handedOverTitle'), { class: 'panel-title' })}
              <p>${messages.say('handedOver')}</p>
            </div>`
          : sending.status === 'unknown'
            ? unknownPanel(sending.since, filling)
            : nothing
    }
    ${offlineNotice(messages)}
    <p>${messages.say(sending.status === 'sending' && sending.slow ? 'submitSlow' : 'submitNote')}</p>
    <div class="actions">
      <button
        type="submit"
        class="button primary"
        part="button primary submit"
        aria-describedby="draft-status"
        aria-disabled=${busy ? 'true' : nothing}
      >
        ${messages.say(busy ? 'submitting' : sending.status === 'recalculated' ? 'submitConfirm' : 'submit')}
      </button>
    </div>`;
}
