import { html, nothing, type TemplateResult } from 'lit';
import type { KeepingStatus } from './draft-keeper.ts';
import type { Messages } from './messages.ts';

/**
 * The line under Continue that says whether the answers are kept. `saved` stands there only after the device has
 * committed them; a state is never told by colour alone.
 */
export function draftStatus(status: KeepingStatus, messages: Messages): TemplateResult {
  return html`<p id="draft-status" class="draft-status ${status.state}" part="status">
    ${sentence(status, messages)}
  </p>`;
}

/** What to do about a failure, as a block above the page's end; nothing while all is well. */
export function draftFailure(status: KeepingStatus, messages: Messages): TemplateResult | typeof nothing {
  if (status.state !== 'failed') return nothing;
  return html`<div class="panel failure" part="notice">
    <p>${failureText(status, messages)}</p>
  </div>`;
}

/** The sentence for a failure. */
export function failureText(status: KeepingStatus & { state: 'failed' }, messages: Messages): string {
  const { reason, fileName } = status;
  if (fileName !== undefined && reason === 'quota') return messages.say('draftFailure.file', { name: fileName });
  return messages.first([`draftFailure.${reason}`, 'draftFailure']);
}

function sentence(status: KeepingStatus, messages: Messages): string {
  switch (status.state) {
    case 'idle':
      return '';
    case 'off':
      return messages.say('draftNotKept');
    case 'pending':
    case 'saving':
      return messages.say('draftSaving');
    case 'saved':
      return messages.say('draftSaved', {
        time: new Intl.DateTimeFormat(messages.locale, { timeStyle: 'short' }).format(status.at),
      });
    case 'failed':
      return messages.say('draftFailed');
  }
}
