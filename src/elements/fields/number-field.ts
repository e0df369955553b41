import { html, nothing, type TemplateResult } from 'lit';
import { isMoney, isUnparsed, type AnswerValue, type StoredAnswer, type Unparsed } from '../../engine/answer.ts';
import { currencyDigits } from '../../engine/currency.ts';
import { parseExact, toInteger, type Exact } from '../../questionnaire/exact.ts';
import { currencyOf } from '../answer-text.ts';
import type { Content, FieldView } from '../field-registry.ts';
import { currencySign, formatMoney, formatNumber, formatPercent } from '../format-value.ts';
import { spoken } from '../prose-view.ts';
import { nameIds, single } from './frame.ts';
import { readNumber } from './read-number.ts';
import { remember, typed } from './typed.ts';

/** A whole number, a decimal, an amount or a percentage, in a text box, as number boxes change under the wheel. */
export function numberField(view: FieldView): TemplateResult {
  const { state, locale } = view;
  const { kind, limits } = state.question;
  const { before, after } = affixes(view);
  // The number pads of phones have no minus sign.
  const negative = typeof limits.minimum === 'object' && limits.minimum.units < 0n;
  return single(
    view,
    html`<span class="affixed"
      >${before === undefined ? nothing : html`<span class="affix" dir="auto" id=${view.id('unit')}>${before}</span>`}<input
        class="control figures"
        part="control"
        id=${view.id('control')}
        type="text"
        inputmode=${negative ? 'text' : kind === 'integer' ? 'numeric' : 'decimal'}
        dir="ltr"
        autocomplete="off"
        spellcheck="false"
        aria-labelledby=${nameIds(view) ?? nothing}
        aria-describedby=${view.describedBy((before ?? after) !== undefined && view.id('unit')) ?? nothing}
        aria-invalid=${view.invalid ? 'true' : nothing}
        @input=${(event: Event) => answerNumber(view, event.target as HTMLInputElement)}
        @change=${(event: Event) => tidy(view, event.target as HTMLInputElement)}
        ${typed(state.stored, locale, () => shownNumber(view, state.stored))}
      />${after === undefined ? nothing : html`<span class="affix" dir="auto" id=${view.id('unit')}>${after}</span>`}</span
    >`,
  );
}

function answerNumber(view: FieldView, control: HTMLInputElement): void {
  const value = readAnswer(view, control.value);
  remember(control, value as StoredAnswer | undefined, view.locale);
  view.answer(value);
}

function tidy(view: FieldView, control: HTMLInputElement): void {
  const value = readAnswer(view, control.value) as StoredAnswer | undefined;
  if (value !== undefined && !isUnparsed(value)) control.value = shownNumber(view, value);
}

function readAnswer(view: FieldView, text: string): AnswerValue | Unparsed | undefined {
  if (text.trim() === '') return undefined;
  const currency = currencyOf(view) ?? 'USD';
  const { kind } = view.state.question;
  const bare =
    kind === 'money' ? text.replace(currency, '').replace(currencySign(currency, view.locale).sign, '') : text;
  const plain = readNumber(bare, view.locale);
  const number = plain === undefined ? undefined : parseExact(plain);
  if (plain === undefined || number === undefined) return { raw: text };
  if (kind === 'decimal') return plain;
  const digits = kind === 'money' ? currencyDigits(currency) : kind === 'percent' ? 2 : 0;
  const units = wholeUnits(number, digits);
  if (units === undefined) return { raw: text };
  return kind === 'money' ? { minor: units, currency } : units;
}

// Undefined when there are more decimal places than the kind has, or more figures than a number can hold.
function wholeUnits(number: Exact, digits: number): number | undefined {
  return toInteger({ units: number.units * 10n ** BigInt(digits), scale: number.scale });
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
