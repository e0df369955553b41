import { html, nothing, type TemplateResult } from 'lit';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import type { Messages } from './messages.ts';

/** What may have happened to answers that were handed over at a time (milliseconds since 1970), and what to do. */
export function unknownText(since: number, messages: Messages): string {
  return `${messages.say('unknownTitle')}. ${unknown(since, messages)}`;
}

/** The same, as a block of the page. */
export function unknownPanel(since: number, { messages, headingLevel }: Filling): TemplateResult {
  return html`<div class="panel failure" part="notice" id="send-failure">
    ${heading(headingLevel + 1, messages.say('unknownTitle'), { class: 'panel-title' })}
    <p>${unknown(since, messages)}</p>
  </div>`;
}

/** That there is no connection, while there is none. */
export function offlineNotice(messages: Messages): TemplateResult | typeof nothing {
  return navigator.onLine ? nothing : html`<p class="strong">${messages.say('offline')}</p>`;
}

function unknown(since: number, messages: Messages): string {
  const date = new Intl.DateTimeFormat(messages.locale, { dateStyle: 'long', timeStyle: 'short' }).format(since);
  return messages.say('unknown', { date });
}
