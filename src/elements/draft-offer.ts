import { html, nothing, type TemplateResult } from 'lit';
import type { FoundStage, OpenStage } from './stage.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import { draftEnd, draftFrom } from './other-drafts.ts';
import { unknownText } from './sending-notices.ts';

/** What the respondent may decide about a draft. */
export interface DraftOfferActions {
  resume(): void;
  /** Begins without the draft of another edition, which stays. */
  begin(): void;
  /** Asks once more before anything is removed. */
  readonly askDiscard: () => void;
  /** Opens a copy that the respondent kept as a file. */
  openCopy?(): void;
}

/**
 * The draft that was found, on the start page: when, how far, and the choice. It tells figures and no names, because
 * other people may use this device too.
 */
export function draftOffer(
  { found, changes }: Pick<FoundStage, 'found' | 'changes'>,
  filling: Filling,
  now: number,
  actions: DraftOfferActions,
): TemplateResult {
  const { messages, headingLevel, snapshot } = filling;
  const { answered, questions } = snapshot.progress;
  const { sendingSince } = found.draft;
  const files = Object.keys(found.carried.record.attachments).length;
  const { edition } = found.draft.questionnaire;
  const note = found.isOther
    ? messages.say('draftOtherText', { edition: snapshot.questionnaire.edition, before: edition })
    : found.isEarlier
      ? messages.say('draftEarlier')
      : changes
        ? messages.say('draftOlder')
        : '';
  return html`<div class="panel draft" part="draft-start">
    ${heading(headingLevel + 1, messages.say(found.isOther ? 'draftOther' : 'draftTitle', { edition }), { class: 'panel-title' })}
    <ul class="facts">
      <li>${draftFrom(found.draft, messages)}</li>
      <li>${messages.count('draftAnswers', questions, { answered })}</li>
      ${files === 0 ? nothing : html`<li>${messages.count('draftFiles', files)}</li>`}
    </ul>
    ${note === '' ? nothing : html`<p>${note}</p>`} ${draftEnd(found.draft, now, messages)}
    ${sendingSince === undefined ? nothing : html`<p>${unknownText(sendingSince, messages)}</p>`}
    <div class="actions">
      <button type="submit" class="button primary" part="button primary">
        ${messages.say(found.isOther ? 'draftTakeOver' : 'draftContinue')}
      </button>
      <button
        type="button"
        class="button"
        part="button"
        @click=${() => (found.isOther ? actions.begin() : actions.askDiscard())}
      >
        ${messages.say(found.isOther ? 'draftBegin' : 'draftDiscard')}
      </button>
    </div>
  </div>`;
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
  const lost = resumed?.lost ?? [];
  return html`${
    resumed?.isEarlier ? html`<div class="panel" part="notice"><p>${messages.say('draftEarlier')}</p></div>` : nothing
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
