import { html, nothing, type TemplateResult } from 'lit';
import { isUnparsed } from '../../engine/answer.ts';
import type { FieldView } from '../field-registry.ts';
import { type AttributeList, attributes, filled } from './attributes.ts';
import { controlAttributes, single } from './frame.ts';
import { remember, typed } from './typed.ts';

// What is typed there are no words of a language.
const PLAIN = { dir: 'ltr', spellcheck: 'false', autocapitalize: 'off' };
const LOOKS: Readonly<Record<string, AttributeList>> = {
  email: { type: 'email', ...PLAIN },
  phone: { type: 'tel', ...PLAIN },
  url: { type: 'url', ...PLAIN },
};

/** A line of text, an e-mail address, a phone number or a web address. */
export function textField(view: FieldView): TemplateResult {
  const look = LOOKS[view.state.question.kind] ?? { type: 'text' };
  return single(
    view,
    html`<input
      class="control"
      part="control"
      ${attributes({ ...look, ...controlAttributes(view) })}
      @input=${(event: InputEvent) => answerText(view, event)}
      ${typed(view.state.stored, view.locale, () => storedText(view))}
    />`,
  );
}

/** A text of several lines, with how much room is left where there is a limit. */
export function longTextField(view: FieldView): TemplateResult {
  const { question, stored } = view.state;
  const { maxLength } = question.limits;
  const left = maxLength === undefined ? undefined : maxLength - lengthOf(stored);
  return html`${single(
    view,
    html`<textarea
      class="control"
      part="control"
      rows="4"
      ${attributes(controlAttributes(view, left !== undefined && view.id('count')))}
      @input=${(event: InputEvent) => answerText(view, event)}
      @change=${(event: Event) => announceRoom(view, (event.target as HTMLTextAreaElement).value)}
      ${typed(stored, view.locale, () => storedText(view))}
    ></textarea>`,
  )}
  ${left === undefined ? nothing : room(view, left)}`;
}

function room(view: FieldView, left: number): TemplateResult {
  const own = { id: view.id('count'), 'data-over': left < 0 ? '' : undefined };
  return html`<p class="count" part="count" ${attributes(own)} ${filled(roomText(view, left))}></p>`;
}

function answerText(view: FieldView, event: Event): void {
  const control = event.target as HTMLInputElement;
  remember(control, control.value, view.locale);
  view.answer(control.value === '' ? undefined : control.value);
}

function storedText({ state: { stored } }: FieldView): string {
  if (isUnparsed(stored)) return stored.raw;
  return typeof stored === 'string' ? stored : '';
}

// Spoken only when somebody stops typing near the limit or past it: at every key it would drown the echo of the keys.
function announceRoom(view: FieldView, text: string): void {
  const { maxLength } = view.state.question.limits;
  if (maxLength === undefined) return;
  const left = maxLength - lengthOf(text);
  if (left <= maxLength / 10) view.announce(roomText(view, left));
}

function roomText({ messages }: FieldView, left: number): string {
  return left < 0 ? messages.count('charactersOver', -left) : messages.count('charactersLeft', left);
}

// As the limit counts: code points, so that an emoji or a rare letter is one, without white space around.
function lengthOf(stored: unknown): number {
  return typeof stored === 'string' ? [...stored.trim()].length : 0;
}
