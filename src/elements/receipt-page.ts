import { html, nothing, type TemplateResult } from 'lit';
import { answerRows } from './answer-rows.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import { spoken } from './prose-view.ts';
import type { SentState } from './send-state.ts';
import { say } from './wording.ts';

/** What was sent, to keep: when, the host's reference, what happens next, and a copy of the answers. */
export function receiptPage(
  sent: SentState,
  timeZone: string | undefined,
  present: Filling,
  print: () => void,
): TemplateResult {
  const { snapshot } = sent;
  const filling = { ...present, snapshot };
  const { messages, headingLevel } = filling;
  const { reference, message, receiptUrl } = sent.reply;
  const level = headingLevel + 1;
  return html`${heading(headingLevel, messages.say('receiptTitle'), {
      id: 'page-heading',
      class: 'page-heading',
      focusable: true,
    })}
    <div class="receipt" part="receipt">
      <p>${spoken(say(snapshot.questionnaire.title, filling))}, ${snapshot.questionnaire.edition}</p>
      <p>${messages.say('receiptAt', { date: moment(sent.at, timeZone, filling.locale) })}</p>
      ${
        reference === undefined
          ? nothing
          : html`<p>
              ${messages.say('receiptReference')}:
              <strong class="receipt-reference" part="receipt-reference">${reference}</strong>
            </p>`
      }
      ${message === undefined ? nothing : html`<p class="pre">${message}</p>`}
      ${
        receiptUrl !== undefined && isWebAddress(receiptUrl)
          ? html`<p><a class="link" href=${receiptUrl}>${messages.say('receiptLink')}</a></p>`
          : nothing
      }
    </div>
    <p>${messages.say('receiptKeep')} ${messages.say(sent.isDraftGone ? 'receiptGone' : 'receiptStays')}</p>
    ${sent.hasChanged ? html`<p>${messages.say('receiptChanged')}</p>` : nothing}
    <div class="actions">
      <button type="button" class="button" part="button" @click=${print}>${messages.say('print')}</button>
    </div>
    ${heading(level, messages.say('receiptCopy'))} ${answerRows(filling, level + 1)}`;
}

function moment(at: Date, timeZone: string | undefined, locale: string): string {
  const options = {
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  } as const;
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(at);
  } catch {
    return new Intl.DateTimeFormat(locale, options).format(at);
  }
}

// The host's word becomes a link: never one that runs a script.
function isWebAddress(address: string): boolean {
  try {
    return ['https:', 'http:'].includes(new URL(address, document.baseURI).protocol);
  } catch {
    return false;
  }
}
