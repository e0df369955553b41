import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Option, Question } from '../../questionnaire/compiled.ts';
import type { FieldView } from '../field-registry.ts';
import { spoken } from '../prose-view.ts';
import { insideOf, nameIds } from './frame.ts';

/** An option as it is listed: on offer, or chosen once and gone since. */
export interface Listed {
  readonly option: Option;
  readonly offered: boolean;
}

/** The options on offer, and at the end those that were chosen before they were withdrawn. */
export function listedOptions(view: FieldView, chosen: readonly string[]): readonly Listed[] {
  const offered = view.state.options ?? [];
  const gone = chosen.filter((value) => !offered.some((option) => option.value === value));
  return [
    ...offered.map((option) => ({ option, offered: true })),
    ...gone.map((value) => ({ option: knownOption(view.state.question, value), offered: false })),
  ];
}

/** What one radio button or checkbox needs besides its option. */
export interface OptionControl {
  readonly type: 'radio' | 'checkbox';
  readonly position: number;
  readonly checked: boolean;
}

/** The rows of a question's options. `choose` is called with the radio button or checkbox that was clicked. */
export function optionList(
  view: FieldView,
  rows: readonly TemplateResult[],
  choose: (control: HTMLInputElement) => void,
  look: { readonly short?: boolean; readonly inline?: boolean } = {},
): TemplateResult {
  const name = view.id('control');
  // One listener for all of them. The text box of an option such as "Other" stands among the rows too.
  const listen = ({ target }: Event) => {
    const control = target as HTMLInputElement;
    if (control.name === name) choose(control);
  };
  return html`<div class="options" ?data-short=${look.short} ?data-inline=${look.inline} @input=${listen}>
    ${rows}
  </div>`;
}

/** One radio button or checkbox with its label, hint and, when it calls for one, the text box below it. */
export function optionRow(view: FieldView, { option, offered }: Listed, control: OptionControl): TemplateResult {
  const { type, position, checked } = control;
  const id = view.id(position === 0 ? 'control' : `control-${position}`);
  const hint = option.hint === undefined ? undefined : `${id}-hint`;
  const own = nameIds(view, `${id}-label ${view.id('label')}`);
  const label = spoken(view.say(option.label));
  return html`<div class="option" part="choice" ?data-checked=${checked}>
    <input
      class="option-control"
      part="choice-input"
      type=${type}
      id=${id}
      name=${view.id('control')}
      value=${option.value}
      .checked=${live(checked)}
      aria-labelledby=${own ?? nothing}
      aria-describedby=${view.describedBy(hint) ?? nothing}
      aria-invalid=${type === 'checkbox' && view.invalid ? 'true' : nothing}
    /><label class="option-label" part="choice-label" id=${`${id}-label`} for=${id}
      >${offered ? label : html`${label}<span class="withdrawn">${` ${view.messages.say('noLongerOffered')}`}</span>`}</label
    >${below(view, option, hint, checked)}
  </div>`;
}

// As one piece: most of the thousands of options on a long page have nothing below them.
function below(view: FieldView, option: Option, hintId: string | undefined, checked: boolean) {
  const other = option.other && checked;
  if (option.hint === undefined && !other) return nothing;
  return html`${
    option.hint === undefined
      ? nothing
      : html`<p class="option-hint" part="hint" id=${hintId ?? nothing}>${spoken(view.say(option.hint))}</p>`
  }${other ? otherText(view) : nothing}`;
}

/** The text box that goes with an option such as "Other", while it is asked. */
export function otherText(view: FieldView): TemplateResult | typeof nothing {
  const other = view.snapshot.parts(view.state, view.state.key).find(({ question }) => question.id === 'other');
  return other?.relevant ? html`<div class="option-other">${view.part(other, insideOf(view))}</div>` : nothing;
}

function knownOption(question: Question, value: string): Option {
  const label = { value, label: value, hint: undefined, exclusive: false, other: false };
  return question.options?.all.find((option) => option.value === value) ?? label;
}
