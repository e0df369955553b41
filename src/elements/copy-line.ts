import { html, nothing, type TemplateResult } from 'lit';
import { type Copies, copiesMissing } from './copies.ts';
import { heading } from './heading.ts';
import type { Filling } from './filling.ts';

/** Offers copies where they are of use: to keep what there is, or to open what was kept. */
export function copyLine(
  copies: Copies,
  { messages }: Filling,
  offers: { readonly keep: boolean; readonly open: boolean },
): TemplateResult | typeof nothing {
  const { elsewhere } = copies;
  if (!offers.keep && !offers.open) return nothing;
  const button = (kind: 'keep' | 'open') =>
    offers[kind]
      ? html`<button type="button" class="button link" part="button" @click=${() => copies.ask(kind)}>
          ${messages.say(`${kind}Copy`)}
        </button>`
      : nothing;
  const time = (at: number) => new Intl.DateTimeFormat(messages.locale, { timeStyle: 'short' }).format(at);
  return html`<p class="copies">
    ${button('keep')} ${button('open')} ${copiesMissing(copies, messages)}
    ${
      elsewhere
        ? html`<span
            >${
              elsewhere.state === 'kept'
                ? messages.say('keptElsewhere', { time: time(elsewhere.at) })
                : messages.say('keptElsewhereFailed')
            }</span
          >`
        : nothing
    }
  </p>`;
}

/** Says once, on the page that comes after it, that a copy was opened. */
export function copyNotice({ notice }: Copies, { messages, headingLevel }: Filling): TemplateResult | typeof nothing {
  if (!notice) return nothing;
  return html`<div class="panel" part="notice">
    ${heading(headingLevel + 1, messages.say('copyOpened'), { class: 'panel-title' })}
    ${notice.isOlder ? html`<p>${messages.say('copyOlder')}</p>` : nothing}
  </div>`;
}
