import { html, nothing } from 'lit';
import { isMoney, isUnparsed, type StoredAnswer } from '../../engine/answer.ts';
import { currencyOf } from '../answer-text.ts';
import type { Content, FieldView } from '../field-registry.ts';
import { currencySign, formatMoney, formatNumber, formatPercent } from '../format-value.ts';
import { spoken } from '../prose-view.ts';
import { renderInto } from './attributes.ts';
import { controlAttributes, plainSingle } from './frame.ts';
import { readAmount } from './read-amount.ts';
import { TextBox } from './text-box.ts';
import { remember, type TextControl } from './typed.ts';

/** A whole number, a decimal, an amount or a percentage, in a text box, as number boxes change under the wheel. */
export function numberField(view: FieldView): Content {
  const { kind, limits } = view.state.question;
  const { before, after } = affixes(view);
  const { element, box } = view.keep(newFigures);
  // The number pads of phones have no minus sign.
  const negative = typeof limits.minimum === 'object' && limits.minimum.units < 0n;
  const pad = negative ? 'text' : kind === 'integer' ? 'numeric' : 'decimal';
  const unit = (before ?? after) !== undefined && view.id('unit');
  box.show(view, {
    own: { ...controlAttributes(view, unit), inputmode: pad, autocomplete: 'off' },
    stored: view.state.stored,
    text: () => shownNumber(view, view.state.stored),
    typed: (control) => answerNumber(view, control),
    left: (control) => tidy(view, control),
  });
  renderInto(element, affix(view, before), box.element);
  renderInto(element, affix(view, after));
  return plainSingle(view, element);
}

const newBox = TextBox.maker('input', { class: 'control figures', type: 'text', dir: 'ltr', spellcheck: 'false' });

function newFigures() {
  const [element, box] = [document.createElement('span'), newBox()];
  element.className = 'affixed';
  element.append(box.element);
  return { element, box };
}

function affix(view: FieldView, content: Content | undefined): Content {
  if (content === undefined) return nothing;
  return html`<span class="affix" dir="auto" id=${view.id('unit')}>${content}</span>`;
}

function answerNumber(view: FieldView, control: TextControl): void {
  const value = readAmount(view.state.question.kind, control.value, view);
  remember(control, value, view.locale);
  view.answer(value);
}

function tidy(view: FieldView, control: TextControl): void {
  const value = readAmount(view.state.question.kind, control.value, view) as StoredAnswer | undefined;
  if (value !== undefined && !isUnparsed(value)) control.value = shownNumber(view, value);
}

function shownNumber({ locale, state }: FieldView, stored: StoredAnswer | undefined): string {
  if (isUnparsed(stored)) return stored.raw;
  if (isMoney(stored)) return formatMoney(stored, locale, true);
  if (typeof stored === 'string') return formatNumber(stored, locale);
  if (typeof stored !== 'number') return '';
  return state.question.kind === 'percent' ? formatPercent(stored, locale, true) : formatNumber(`${stored}`, locale);
}

function affixes(view: FieldView): { readonly before?: string; readonly after?: Content } {
  const { kind, wording } = view.state.question;
  if (kind === 'percent') return { after: '%' };
  if (kind !== 'money') return wording.unit === undefined ? {} : { after: spoken(view.say(wording.unit)) };
  const { sign, leads } = currencySign(currencyOf(view) ?? 'USD', view.locale);
  return leads ? { before: sign } : { after: sign };
}
