import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Content, FieldView } from '../field-registry.ts';
import { attributes } from './attributes.ts';
import { controlAttributes, plainGroup, single } from './frame.ts';
import { listedOptions, optionList, otherText } from './options.ts';

/** One of several options: radio buttons, or a drop-down list where the document asks for one. */
export function choiceField(view: FieldView): Content {
  return view.state.question.detail.display === 'select' ? selectField(view) : radioField(view);
}

/** A way back from an optional answer: radio buttons alone offer none. */
export function clearButton(view: FieldView): TemplateResult | typeof nothing {
  const { stored, required, fixed } = view.state;
  if (required || fixed || stored === undefined || stored === null) return nothing;
  return html`<button
    type="button"
    class="button link"
    part="button"
    aria-describedby=${view.id('label')}
    @click=${() => {
      view.answer(undefined);
      view.announce(view.messages.say('cleared'));
      // The button goes with the answer; the focus must not fall to the top of the page.
      view.host.querySelector<HTMLElement>('input')?.focus();
    }}
  >
    ${view.messages.say('clear')}
  </button>`;
}

function radioField(view: FieldView): HTMLElement {
  const value = chosenValue(view);
  const chosen = value === undefined ? [] : [value];
  const listed = listedOptions(view, chosen);
  const list = optionList(view, { type: 'radio', listed, chosen, choose: (control) => view.answer(control.value) });
  return plainGroup(view, list, { role: 'radiogroup', after: clearButton(view) });
}

function selectField(view: FieldView): TemplateResult {
  const chosen = chosenValue(view);
  const options = listedOptions(view, chosen === undefined ? [] : [chosen]);
  return html`${single(
    view,
    html`<select
      class="control"
      part="control"
      ${attributes(controlAttributes(view))}
      @input=${(event: Event) => view.answer((event.target as HTMLSelectElement).value || undefined)}
    >
      <option value="" .selected=${live(chosen === undefined)}>${view.messages.say('chooseOne')}</option>
      ${options.map(({ option, offered }) => {
        const { text, lang } = view.say(option.label);
        return html`<option value=${option.value} lang=${lang ?? nothing} .selected=${live(option.value === chosen)}>
          ${offered ? text : `${text} ${view.messages.say('noLongerOffered')}`}
        </option>`;
      })}
    </select>`,
  )}${otherText(view)}`;
}

function chosenValue({ state }: FieldView): string | undefined {
  return typeof state.stored === 'string' && state.stored !== '' ? state.stored : undefined;
}
