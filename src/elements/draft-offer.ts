import { html, nothing, type TemplateResult } from 'lit';
import type { FoundDraft } from './found-draft.ts';
import type { OpenStage } from './stage.ts';
import type { SetAside } from '../drafts/draft.ts';
import { isMoney, isUnparsed, type StoredAnswer } from '../engine/answer.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import { unknownText } from './sending-notices.ts';

/** What the respondent may decide about a draft. */
export interface DraftOfferActions {
  resume(): void;
  /** Asks once more before anything is removed. */
  askDiscard(): void;
  discard(): void;
  /** Opens a copy that the respondent kept as a file. */
  openCopy?(): void;
}

/**
 * The draft that was found, on the start page: when, how far, and the choice. It tells figures and no names, because
 * other people may use this device too.
 */
export function draftOffer(found: FoundDraft, filling: Filling, actions: DraftOfferActions): TemplateResult {
  const { messages, headingLevel, locale, snapshot } = filling;
  const { answered, questions } = snapshot.progress;
  const { sendingSince } = found.draft;
  const files = Object.keys(found.carried.record.attachments).length;
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(found.draft.savedAt);
  const note = found.isEarlier ? messages.say('draftEarlier') : !found.carried.isSame ? messages.say('draftOlder') : '';
  return html`<div class="panel draft" part="draft-start">
    ${heading(headingLevel + 1, messages.say('draftTitle'), { class: 'panel-title' })}
    <ul class="facts">
      <li>${messages.say('draftFrom', { date })}</li>
      <li>${messages.count('draftAnswers', questions, { answered })}</li>
      ${files === 0 ? nothing : html`<li>${messages.count('draftFiles', files)}</li>`}
    </ul>
    ${note === '' ? nothing : html`<p>${note}</p>`}
    ${sendingSince === undefined ? nothing : html`<p>${unknownText(sendingSince, messages)}</p>`}
    <div class="actions">
      <button type="submit" class="button primary" part="button primary">${messages.say('draftContinue')}</button>
      <button type="button" class="button" part="button" @click=${() => actions.askDiscard()}>
        ${messages.say('draftDiscard')}
      </button>
    </div>
  </div>`;
}

/** Asks before a draft is removed. Escape and "keep" close it; the focus returns to where it was. */
export function discardDialog(filling: Filling, actions: DraftOfferActions): TemplateResult {
  const { messages } = filling;
  const close = (event: Event) => (event.currentTarget as HTMLElement).closest('dialog')?.close();
  return html`<dialog id="discard-dialog" part="dialog" aria-labelledby="discard-title" aria-describedby="discard-text">
    <p id="discard-title" class="panel-title">${messages.say('discardTitle')}</p>
    <p id="discard-text">${messages.say('discardText')}</p>
    <div class="actions">
      <button type="button" class="button primary" part="button primary" @click=${close}>
        ${messages.say('discardNo')}
      </button>
      <button
        type="button"
        class="button"
        part="button"
        @click=${(event: Event) => {
          close(event);
          actions.discard();
        }}
      >
        ${messages.say('discardYes')}
      </button>
    </div>
  </dialog>`;
}

/** What did not come back with the draft: answers without a place, files that are gone, or all of it. */
export function draftLosses(
  { resumed, loss }: OpenStage,
  filling: Filling,
  { openCopy }: Pick<DraftOfferActions, 'openCopy'>,
): TemplateResult | typeof nothing {
  const { messages, headingLevel, locale } = filling;
  const panel = (title: string, content: unknown) =>
    html`<div class="panel" part="notice">
      ${heading(headingLevel + 1, title, { class: 'panel-title' })}${content}
    </div>`;
  if (loss) {
    const { reason, savedAt } = loss;
    const date = savedAt && new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(savedAt);
    return panel(
      date || reason === 'foreign'
        ? messages.say(`draftLoss.${reason}Title`, { date: date || '' })
        : messages.say('draftLostTitle'),
      html`<p>${messages.say(`draftLoss.${reason}`)}</p>
        ${
          openCopy
            ? html`<button type="button" class="button" part="button" @click=${() => openCopy()}>
                ${messages.say('openCopy')}
              </button>`
            : nothing
        }`,
    );
  }
  const setAside = resumed?.carried.setAside ?? [];
  const lost = resumed?.lost ?? [];
  return html`${
    resumed?.isEarlier ? html`<div class="panel" part="notice"><p>${messages.say('draftEarlier')}</p></div>` : nothing
  }
  ${
    setAside.length === 0
      ? nothing
      : panel(
          messages.say('setAsideTitle'),
          html`<p>${messages.count('setAside', setAside.length)}</p>
            <ul>
              ${setAside.map(setAsideItem)}
            </ul>`,
        )
  }
  ${
    lost.length === 0
      ? nothing
      : panel(
          messages.say('filesLostTitle'),
          html`<p>${messages.count('filesLost', lost.length)}</p>
            <ul>
              ${lost.map(({ attachment }) => html`<li><bdi>${attachment.name}</bdi></li>`)}
            </ul>`,
        )
  }`;
}

function setAsideItem({ path, stored, attachments }: SetAside): TemplateResult {
  const names = attachments.map(({ name }) => name);
  const kept = names.length > 0 ? names.join(', ') : plain(stored);
  return html`<li><code>${path}</code>${kept === '' ? nothing : html`: <bdi>${kept}</bdi>`}</li>`;
}

// The question is gone, so nothing knows any more how its answer was written; what was typed still has to be seen.
function plain(stored: StoredAnswer): string {
  if (stored === null) return '';
  if (isUnparsed(stored)) return stored.raw;
  if (isMoney(stored)) return `${stored.minor} ${stored.currency}`;
  return typeof stored === 'object' ? stored.join(', ') : String(stored);
}
