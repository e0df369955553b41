import { isUnparsed } from '../../engine/answer.ts';
import type { Content, FieldView } from '../field-registry.ts';
import { type AttributeList, fill, setAttributes } from './attributes.ts';
import { controlAttributes, plainSingle } from './frame.ts';
import { TextBox, type TextBoxContent } from './text-box.ts';
import { remember } from './typed.ts';

// What is typed there are no words of a language.
const PLAIN = { dir: 'ltr', spellcheck: 'false', autocapitalize: 'off' };
const LOOKS: Readonly<Record<string, AttributeList>> = {
  email: { type: 'email', ...PLAIN },
  phone: { type: 'tel', ...PLAIN },
  url: { type: 'url', ...PLAIN },
};

const newLine = TextBox.maker('input', { class: 'control' });
const newArea = TextBox.maker('textarea', { class: 'control', rows: '4' });

/** A line of text, an e-mail address, a phone number or a web address. */
export function textField(view: FieldView): Content {
  const box = view.keep(newLine);
  const look = LOOKS[view.state.question.kind] ?? { type: 'text' };
  box.show(view, { ...contentOf(view), own: { ...look, ...controlAttributes(view) } });
  return plainSingle(view, box.element);
}

/** A text of several lines, with how much room is left where there is a limit. */
export function longTextField(view: FieldView): Content {
  const { maxLength } = view.state.question.limits;
  const left = maxLength === undefined ? undefined : maxLength - lengthOf(view.state.stored);
  const box = view.keep(newArea);
  box.show(view, {
    ...contentOf(view),
    own: controlAttributes(view, left !== undefined && view.id('count')),
    left: ({ value }) => announceRoom(view, value),
  });
  return plainSingle(view, box.element, left === undefined ? undefined : room(view, left));
}

function room(view: FieldView, left: number): HTMLElement {
  const count = view.keep(newCount);
  setAttributes(count, { id: view.id('count'), 'data-over': left < 0 ? '' : undefined });
  fill(count, roomText(view, left));
  return count;
}

function newCount(): HTMLElement {
  const count = document.createElement('p');
  setAttributes(count, { class: 'count', part: 'count' }, true);
  return count;
}

function contentOf(view: FieldView): Omit<TextBoxContent, 'own'> {
  return {
    stored: view.state.stored,
    text: () => storedText(view),
    typed: (control) => {
      remember(control, control.value, view.locale);
      view.answer(control.value === '' ? undefined : control.value);
    },
  };
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
