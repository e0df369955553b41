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
  readonly choose: (control: HTMLInputElement) => void;
}

/** One radio button or checkbox with its label, hint and, when it calls for one, the text box below it. */
export function optionRow(view: FieldView, { option, offered }: Listed, control: OptionControl): TemplateResult {
  const { type, position, checked } = control;
  const id = view.id(position === 0 ? 'control' : `control-${position}`);
  const hint = option.hint === undefined ? undefined : `${id}-hint`;
  const own = nameIds(view, `${id}-label ${view.id('label')}`);
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
      @input=${(event: Event) => control.choose(event.target as HTMLInputElement)}
    /><label class="option-label" part="choice-label" id=${`${id}-label`} for=${id}
      >${spoken(view.say(option.label))}${
        offered ? nothing : html`<span class="withdrawn">${` ${view.messages.say('noLongerOffered')}`}</span>`
      }</label
    >${
      hint === undefined || option.hint === undefined
        ? nothing
        : html`<p class="option-hint" part="hint" id=${hint}>${spoken(view.say(option.hint))}</p>`
    }${option.other && checked ? otherText(view) : nothing}
  </div>`;
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
