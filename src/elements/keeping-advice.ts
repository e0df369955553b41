import { html, nothing, type TemplateResult } from 'lit';
import { reminderFile } from '../drafts/reminder.ts';
import type { Filling } from './filling.ts';
import type { FormElement } from './form-element.ts';
import type { FormSettings } from './form-settings.ts';
import { say } from './wording.ts';

/**
 * What becomes of drafts where they are kept: the browser `may` delete them, deletes them after a `week` without a
 * visit, or it is not the browser that keeps them.
 */
export type KeepingHabit = 'may' | 'week' | 'none';

/** Where drafts are kept; `refused`: the respondent wants nothing to be kept. */
export type KeepingPlace = FormSettings['draft'] | 'refused';

/** What the respondent can do about it. */
export interface KeepingAdviceActions {
  /** Removes what is kept here, and keeps nothing while the page is open; both ask before anything goes. */
  readonly askDiscard: () => void;
  readonly askForget: () => void;
  /** Gives the respondent's calendar a reminder to come back in time. */
  remind(): void;
  /** Saves answers and files as a file of the respondent's own. */
  keepCopy?(): void;
}

/** When the reminder rings, in milliseconds: two days before it would be too late. */
const REMINDER = 5 * 24 * 60 * 60 * 1_000;

/** What becomes of the drafts of a form. */
export function keepingHabit({ settings, draftStore }: FormElement): KeepingHabit {
  if (settings.draft !== 'device' || draftStore) return 'none';
  // Every browser on Apple's engine deletes what scripts store, except for pages put on the Home Screen.
  const isInstalled = matchMedia('(display-mode: standalone)').matches;
  return /^Apple/.test(navigator.vendor) && !isInstalled ? 'week' : 'may';
}

/** Where the answers are kept and what the browser may do to them. */
export function keepingAdvice(
  place: KeepingPlace,
  habit: KeepingHabit,
  { messages }: Filling,
  actions: KeepingAdviceActions,
): TemplateResult {
  const where = ({ device: 'keptDevice', session: 'keptSession', none: 'keptNone', refused: 'keptNot' } as const)[
    place
  ];
  if (habit !== 'week') {
    return html`<p class="kept">${messages.say(where)} ${habit === 'may' ? messages.say('keptMay') : nothing}</p>`;
  }
  return html`<div class="panel" part="notice">
    <p>${messages.say(where)}</p>
    <p>${messages.say('keptWeek')}</p>
    <div class="actions">
      <button type="button" class="button" part="button" @click=${() => actions.remind()}>
        ${messages.say('remind')}
      </button>
      ${
        actions.keepCopy
          ? html`<button type="button" class="button" part="button" @click=${() => actions.keepCopy?.()}>
              ${messages.say('keepCopy')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

/** What whoever shares a computer can do: remove what is kept of this draft (if `hasDraft`), or have nothing kept. */
export function keepingChoices(
  hasDraft: boolean,
  { messages }: Filling,
  { askDiscard, askForget }: KeepingAdviceActions,
): TemplateResult {
  const button = (act: () => void, text: string) =>
    html`<button type="button" class="button link" part="button" @click=${act}>${text}</button>`;
  return html`<p class="copies">
    ${hasDraft ? button(askDiscard, messages.say('draftRemove')) : nothing} ${button(askForget, messages.say('forget'))}
  </p>`;
}

/** Offers the calendar file for download. It names the site but not the address, which may hold a personal link. */
export function offerReminder(form: FormElement, filling: Filling): void {
  const { messages, snapshot } = filling;
  const { id, edition, title } = snapshot.questionnaire;
  const madeAt = form.now().getTime();
  const file = reminderFile({
    id: `${id}@${edition}@${location.host}`,
    madeAt,
    at: madeAt + REMINDER,
    title: messages.say('remindTitle', { title: say(title, filling).text }),
    text: messages.say('remindText', { site: location.host }),
  });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([file], { type: 'text/calendar' }));
  link.download = `${id}.ics`;
  link.click();
  // Safari still reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
