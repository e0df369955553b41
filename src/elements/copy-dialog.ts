import { html, nothing, type TemplateResult } from 'lit';
import type { DraftCopyError } from '../drafts/backup-error.ts';
import type { PasswordCheck } from '../drafts/password-rules.ts';
import type { CountedKey, Messages } from './messages.ts';

/** What a dialog about copies asks for. */
export type CopyBox = 'file' | 'email' | 'password';

/** A dialog about copies, as it stands. It holds no password: that is only in the box. */
export interface CopyDialog {
  readonly kind: 'keep' | 'open';
  /** Whether the copy is a file or lies in the host's store, and whether there is that choice. */
  readonly way: 'file' | 'store';
  readonly hasStore: boolean;
  readonly step: 'asking' | 'busy' | 'done' | 'insecure';
  readonly checks: readonly PasswordCheck[];
  readonly isShown: boolean;
  /** What is wrong, and in which box it is to be put right. */
  readonly problem?: { readonly at: CopyBox; readonly error: DraftCopyError | 'missing' } | undefined;
  /** Names the filling, for password managers. */
  readonly title: string;
}

/** What the respondent may do in it. */
export interface CopyDialogActions {
  choose(way: CopyDialog['way']): void;
  /** The password is another one; or somebody wants to see it. */
  typed(password: string): void;
  show(isShown: boolean): void;
  suggest(box: HTMLInputElement): void;
  submit(form: HTMLFormElement): void;
  closed(): void;
}

/** The name that every copy has: it tells nothing of whose it is. */
export const copyName = 'questionnaire.resume';

/** Asks for what a copy needs, tells that it takes a while, and how it went. Escape closes it. */
export function copyDialog(state: CopyDialog, messages: Messages, actions: CopyDialogActions): TemplateResult {
  const { kind, step } = state;
  return html`<dialog
    id="copy-dialog"
    part="dialog"
    aria-labelledby="copy-title"
    @close=${(event: Event) => {
      // It is told late: by then the next one may be open.
      if (!(event.currentTarget as HTMLDialogElement).open) actions.closed();
    }}
    @cancel=${(event: Event) => {
      if (step === 'busy') event.preventDefault();
    }}
  >
    <p id="copy-title" class="panel-title">${messages.say(kind === 'keep' ? 'keepCopyTitle' : 'openCopyTitle')}</p>
    ${
      step === 'done' || step === 'insecure'
        ? html`<p id="copy-outcome" tabindex="-1">${outcome(state, messages)}</p>
            <div class="actions">${closeButton(messages.say('copyClose'), true)}</div>`
        : asking(state, messages, actions)
    }
    <p id="copy-said" class="visually-hidden" role="status">${said(state, messages)}</p>
  </dialog>`;
}

function asking(state: CopyDialog, messages: Messages, actions: CopyDialogActions): TemplateResult {
  const { kind, way, step } = state;
  const isBusy = step === 'busy';
  return html`<form
    novalidate
    class="copy-form"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      if (!isBusy) actions.submit(event.currentTarget as HTMLFormElement);
    }}
  >
    ${state.hasStore ? ways(state, messages, actions) : nothing}
    <p>
      ${messages.say(kind === 'open' ? 'openCopyText' : way === 'file' ? 'copyFile' : 'copyStore')}
      ${kind === 'keep' ? messages.say('copyForget') : nothing}
    </p>
    ${
      way === 'store'
        ? box('email', messages.say('copyEmail'), state, messages, { type: 'email', autocomplete: 'username' })
        : kind === 'open'
          ? box('file', messages.say('copyChoose'), state, messages, { type: 'file', accept: '.resume' })
          : html`<input hidden readonly type="text" autocomplete="username" .value=${state.title} />`
    }
    ${passwordBox(state, messages, actions)}
    <div class="actions">
      <button type="submit" class="button primary" part="button primary" aria-disabled=${isBusy ? 'true' : nothing}>
        ${messages.say(isBusy ? (kind === 'keep' ? 'copyBusy' : 'openCopyBusy') : kind === 'keep' ? 'copySave' : 'openCopy')}
      </button>
      ${isBusy ? nothing : closeButton(messages.say('copyCancel'))}
    </div>
  </form>`;
}

function ways({ way, step }: CopyDialog, messages: Messages, actions: CopyDialogActions): TemplateResult {
  const option = (value: CopyDialog['way'], label: string) =>
    html`<div class="choice">
      <input
        type="radio"
        name="way"
        id="copy-way-${value}"
        ?disabled=${step === 'busy'}
        .checked=${way === value}
        @change=${() => actions.choose(value)}
      />
      <label for="copy-way-${value}">${label}</label>
    </div>`;
  return html`<fieldset>
    <legend>${messages.say('copyWay')}</legend>
    ${option('store', messages.say('copyWayStore'))} ${option('file', messages.say('copyWayFile'))}
  </fieldset>`;
}

function passwordBox(state: CopyDialog, messages: Messages, actions: CopyDialogActions): TemplateResult {
  const { kind, isShown, checks } = state;
  const isNew = kind === 'keep';
  const others = checks.filter(({ rule }) => rule !== 'common');
  // Told only when it is what is left to put right: nobody needs a rule that they keep anyway.
  const shown = others.every(({ isMet }) => isMet) ? checks.filter((it) => it.rule !== 'common' || !it.isMet) : others;
  return html`${
      isNew
        ? html`<div id="copy-rules">
            <p>${messages.say('passwordNeeds')}</p>
            <ul class="checks">
              ${shown.map(
                ({ rule, least, isMet }) =>
                  html`<li class=${isMet ? 'met' : ''}>
                    ${messages.count(`passwordRule.${rule}` as CountedKey, least)}
                    ${isMet ? html`<span class="visually-hidden">${messages.say('passwordMet')}</span>` : nothing}
                  </li>`,
              )}
            </ul>
          </div>`
        : nothing
    }
    ${box('password', messages.say(isNew ? 'copyPasswordNew' : 'copyPassword'), state, messages, {
      type: isShown ? 'text' : 'password',
      autocomplete: isNew ? 'new-password' : 'current-password',
      describedBy: isNew ? 'copy-rules' : '',
      typed: (password) => actions.typed(password),
    })}
    <div class="choice">
      <input
        type="checkbox"
        id="copy-show"
        .checked=${isShown}
        @change=${(event: Event) => actions.show((event.target as HTMLInputElement).checked)}
      />
      <label for="copy-show">${messages.say('copyShow')}</label>
    </div>
    ${
      isNew
        ? html`<button
            type="button"
            class="button link"
            part="button"
            @click=${(event: Event) =>
              actions.suggest((event.currentTarget as HTMLElement).closest('form')!.querySelector('#copy-password')!)}
          >
            ${messages.say('copySuggest')}
          </button>`
        : nothing
    }`;
}

interface BoxLook {
  readonly type: string;
  readonly autocomplete?: string;
  readonly accept?: string;
  readonly describedBy?: string;
  readonly typed?: (text: string) => void;
}

function box(
  name: CopyBox,
  label: string,
  { problem, step }: CopyDialog,
  messages: Messages,
  look: BoxLook,
): TemplateResult {
  const id = `copy-${name}`;
  const isWrong = problem?.at === name;
  return html`<div class="copy-box">
    <label class="label" for=${id}>${label}</label>
    <p class="error" id="${id}-error" role="alert">${isWrong ? problemText(problem, messages) : nothing}</p>
    <input
      class="control"
      part="control"
      id=${id}
      name=${name}
      type=${look.type}
      autocomplete=${look.autocomplete ?? nothing}
      accept=${look.accept ?? nothing}
      dir=${look.type === 'file' ? nothing : 'ltr'}
      spellcheck="false"
      autocapitalize="off"
      aria-describedby="${id}-error ${look.describedBy ?? ''}"
      aria-invalid=${isWrong ? 'true' : nothing}
      ?readonly=${step === 'busy'}
      @input=${(event: Event) => look.typed?.((event.target as HTMLInputElement).value)}
    />
  </div>`;
}

function problemText({ at, error }: NonNullable<CopyDialog['problem']>, messages: Messages): TemplateResult {
  const text =
    error === 'missing'
      ? messages.say(`copyMissing.${at}`)
      : messages.first([`copyProblem.${error.code}`, 'copyProblem'], error.params);
  return html`<span class="visually-hidden">${messages.say('errorPrefix')}</span> ${text}`;
}

function outcome({ step, way }: CopyDialog, messages: Messages): string {
  if (step === 'insecure') return messages.say('copyInsecure');
  const open = messages.say('openCopy');
  return `${messages.say(way === 'file' ? 'copySaved' : 'copyStored', { name: copyName, open })} ${messages.say('copyForget')}`;
}

// While typing, only how many things are missing, and so only when that changes: not each key.
function said({ kind, step, checks }: CopyDialog, messages: Messages): string {
  if (step === 'busy') return messages.say(kind === 'keep' ? 'copyBusy' : 'openCopyBusy');
  const left = checks.filter(({ rule, isMet }) => !isMet && rule !== 'common').length;
  const isUntouched = checks.every(({ isMet }) => !isMet);
  if (step !== 'asking' || kind === 'open' || isUntouched) return '';
  return left > 0 ? messages.count('passwordLeft', left) : messages.say('passwordGood');
}

function closeButton(label: string, isMain = false): TemplateResult {
  return html`<button
    type="button"
    class=${isMain ? 'button primary' : 'button'}
    part=${isMain ? 'button primary' : 'button'}
    @click=${(event: Event) => (event.currentTarget as HTMLElement).closest('dialog')?.close()}
  >
    ${label}
  </button>`;
}
