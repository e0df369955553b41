import { html, nothing, type TemplateResult } from 'lit';
import type { KeepingStatus } from './draft-keeper.ts';
import type { KeepingPlace } from './keeping-advice.ts';
import type { Messages } from './messages.ts';

/**
 * The line under Continue that says whether the answers are kept. `saved` stands there only after the device has
 * committed them; a state is never told by colour alone.
 */
export function draftStatus(status: KeepingStatus, place: KeepingPlace, messages: Messages): TemplateResult {
  return html`<p id="draft-status" class="draft-status ${status.state}" part="status">
    ${statusLine(status, place, messages)}
  </p>`;
}

/** What the respondent may do when keeping fails. */
export interface DraftFailureActions {
  /** Saves answers and files as a file of the respondent's own. */
  keepCopy?(): void;
}

/** What to do about a failure, as a block above the page's end; nothing while all is well. */
export function draftFailure(
  status: KeepingStatus,
  messages: Messages,
  actions: DraftFailureActions,
): TemplateResult | typeof nothing {
  if (status.state !== 'failed') return nothing;
  return html`<div class="panel failure" part="notice">
    <p>${failureText(status, messages)}</p>
    ${
      actions.keepCopy
        ? html`<div class="actions">
            <button type="button" class="button" part="button" @click=${() => actions.keepCopy?.()}>
              ${messages.say('keepCopy')}
            </button>
          </div>`
        : nothing
    }
  </div>`;
}

/** The sentence for a failure. */
export function failureText(status: KeepingStatus & { state: 'failed' }, messages: Messages): string {
  const { reason, fileNames } = status;
  if (!fileNames) return messages.first([`draftFailure.${reason}`, 'draftFailure']);
  return messages.say('draftFailure.file', { name: new Intl.ListFormat(messages.locale).format(fileNames) });
}

/** What the line says. What goes with the window is never called saved. */
export function statusLine(status: KeepingStatus, place: KeepingPlace, messages: Messages): string {
  switch (status.state) {
    case 'idle':
      return '';
    case 'off':
      return messages.say('draftNotKept');
    case 'pending':
    case 'saving':
    case 'overtaken':
      return messages.say('draftSaving');
    case 'saved':
      if (place === 'session') return messages.say('draftHeld');
      return messages.say('draftSaved', {
        time: new Intl.DateTimeFormat(messages.locale, { timeStyle: 'short' }).format(status.at),
      });
    case 'failed':
      return messages.say(status.fileNames ? 'draftFailedFiles' : 'draftFailed');
  }
}
