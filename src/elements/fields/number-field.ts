import { html, nothing, type TemplateResult } from 'lit';
import { isMoney, isUnparsed, type StoredAnswer } from '../../engine/answer.ts';
import { currencyOf } from '../answer-text.ts';
import type { Content, FieldView } from '../field-registry.ts';
import { currencySign, formatMoney, formatNumber, formatPercent } from '../format-value.ts';
import { spoken } from '../prose-view.ts';
import { attributes } from './attributes.ts';
import { controlAttributes, single } from './frame.ts';
import { readAmount } from './read-amount.ts';
import { remember, typed } from './typed.ts';

/** A whole number, a decimal, an amount or a percentage, in a text box, as number boxes change under the wheel. */
export function numberField(view: FieldView): TemplateResult {
  const { state, locale } = view;
  const { kind, limits } = state.question;
  const { before, after } = affixes(view);
  // The number pads of phones have no minus sign.
  const negative = typeof limits.minimum === 'object' && limits.minimum.units < 0n;
  const pad = {
    inputmode: negative ? 'text' : kind === 'integer' ? 'numeric' : 'decimal',
    autocomplete: 'off',
  };
  return single(
    view,
    html`<span class="affixed"
      >${before === undefined ? nothing : html`<span class="affix" dir="auto" id=${view.id('unit')}>${before}</span>`}<input
        class="control figures"
        part="control"
        type="text"
        dir="ltr"
        spellcheck="false"
        ${attributes({ ...controlAttributes(view, (before ?? after) !== undefined && view.id('unit')), ...pad })}
        @input=${(event: Event) => answerNumber(view, event.target as HTMLInputElement)}
        @change=${(event: Event) => tidy(view, event.target as HTMLInputElement)}
        ${typed(state.stored, locale, () => shownNumber(view, state.stored))}
      />${after === undefined ? nothing : html`<span class="affix" dir="auto" id=${view.id('unit')}>${after}</span>`}</span
    >`,
  );
}

function answerNumber(view: FieldView, control: HTMLInputElement): void {
  const value = readAmount(view.state.question.kind, control.value, view);
  remember(control, value, view.locale);
  view.answer(value);
}

function tidy(view: FieldView, control: HTMLInputElement): void {
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
