import { html, nothing, type TemplateResult } from 'lit';
import { endOf, type OtherDrafts } from '../drafts/lifetime.ts';
import type { Draft } from '../drafts/draft.ts';
import type { DraftSummary } from '../drafts/store-types.ts';
import type { Filling } from './filling.ts';
import type { FormElement } from './form-element.ts';
import { formatBytes } from './format-value.ts';
import type { Messages } from './messages.ts';
import { say } from './wording.ts';

/** What a draft keeps for `draftName`. */
export function draftCalled(
  { draftLabel }: Pick<FormElement, 'draftLabel'>,
  filling: Filling | undefined,
): Pick<Draft, 'title' | 'label'> {
  const title = filling && say(filling.snapshot.questionnaire.title, filling).text;
  return { title, label: draftLabel || undefined };
}

/** What the respondent knows a draft by. */
export function draftName({ questionnaire, title, label, contextId }: DraftSummary): string {
  return `${title ?? questionnaire.id}, ${questionnaire.edition} (${label ?? contextId})`;
}

/** When a draft was kept last. */
export function draftFrom({ savedAt }: Pick<Draft, 'savedAt'>, messages: Messages): string {
  const date = new Intl.DateTimeFormat(messages.locale, { dateStyle: 'long', timeStyle: 'short' }).format(savedAt);
  return messages.say('draftFrom', { date });
}

/** Says when a draft is removed, as soon as that is near. */
export function draftEnd(
  draft: Pick<Draft, 'savedAt' | 'removeAfter'>,
  now: number,
  messages: Messages,
): TemplateResult | typeof nothing {
  const end = endOf(draft, now);
  if (end === undefined) return nothing;
  const date = new Intl.DateTimeFormat(messages.locale, { dateStyle: 'long' }).format(end);
  return html`<p class="draft-end"><strong>${messages.say('draftEnds', { date })}</strong></p>`;
}

/**
 * The other drafts on this device, folded away, because they are no business of whoever else sits here; open where one
 * comes to its end. Which form opens them is for the host's pages to say.
 */
export function otherDrafts(
  { kept, removed }: OtherDrafts,
  filling: Filling,
  remove: (draft: DraftSummary) => void,
): TemplateResult | typeof nothing {
  const { messages } = filling;
  if (kept.length + removed.length === 0) return nothing;
  const isDue = removed.length > 0 || kept.some(({ removeAfter }) => removeAfter !== undefined);
  return html`<details class="drafts" part="drafts" ?open=${isDue}>
    <summary>${messages.count('otherDrafts', kept.length)}</summary>
    ${removed.map((draft) => html`<p>${messages.say('draftEnded', { draft: draftName(draft) })}</p>`)}
    ${kept.length === 0 ? nothing : html`<p>${messages.say('otherDraftsText')}</p>`}
    <ul>
      ${kept.map((draft) => row(draft, filling, remove))}
    </ul>
  </details>`;
}

function row(
  draft: DraftSummary,
  { messages, locale }: Filling,
  remove: (draft: DraftSummary) => void,
): TemplateResult {
  const name = draftName(draft);
  return html`<li>
    <bdi>${name}</bdi>
    <p class="muted">
      ${draftFrom(draft, messages)}
      ${draft.files === 0 ? nothing : `· ${messages.count('draftFiles', draft.files)}, ${formatBytes(draft.bytes, locale)}`}
    </p>
    ${draftEnd(draft, 0, messages)}
    <button type="button" class="button" part="button" @click=${() => remove(draft)}>
      ${messages.say('draftRemove')} <span class="visually-hidden">${name}</span>
    </button>
  </li>`;
}
