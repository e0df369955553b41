import type { Fact, Option, Question, Questionnaire } from '../questionnaire/compiled.ts';
import { currencyDigits } from '../questionnaire/currency.ts';
import { formatExact, isExact, type Exact } from '../questionnaire/exact.ts';
import type { RuleType, RuleValue } from '../questionnaire/expression.ts';
import { isPlainDate, partsOf, type PlainDate } from '../questionnaire/plain-date.ts';
import { parseInline, type Inline } from '../questionnaire/prose.ts';
import type { Text } from '../questionnaire/types.ts';

type Spoken = Pick<Questionnaire, 'language' | 'currency' | 'sections' | 'facts'>;

const PARTS: Readonly<Record<string, string>> = {
  'yesNo.explanation': 'the explanation of',
  'yesNo.files': 'the files of',
  'evidence.text': 'the text of',
  'evidence.files': 'the files of',
  'evidence.byEmail': 'sent by e-mail instead, in',
  'choice.other': 'the text of “Other” in',
  'choices.other': 'the text of “Other” in',
  'dateRange.from': 'the first day of',
  'dateRange.to': 'the last day of',
  'signature.name': 'the name in',
  'signature.date': 'the date in',
  'address.street': 'the street in',
  'address.street2': 'the second street line in',
  'address.city': 'the city in',
  'address.region': 'the region in',
  'address.postalCode': 'the postal code in',
  'address.country': 'the country in',
};

/** Wording as one line for staff: in English where there is some, without marks, with what is filled in in braces. */
export function plainWords(text: Text, { language }: Pick<Questionnaire, 'language'>): string {
  const words = typeof text === 'string' ? text : (text['en'] ?? text[language] ?? Object.values(text)[0] ?? '');
  return inlineWords(parseInline(words)).replace(/\s+/g, ' ').trim();
}

/**
 * A question as staff know it: `“Fax”`, `“Fax” in “Main contact”`, `the explanation of “Fax”`. Where another question
 * has the same words, the id follows in brackets.
 */
export function questionName(question: Question, questionnaire: Spoken, key?: string): string {
  const { parent, id, wording } = question;
  const own = wording.label ?? wording.statement;
  if (!parent) {
    const words = ownWords(question, questionnaire);
    return sharedNames(questionnaire).has(words) ? `${quoted(words)} (${id})` : quoted(words);
  }
  const whole = questionName(parent, questionnaire);
  const part = PARTS[`${parent.kind}.${id}`];
  if (part !== undefined) return `${part} ${whole}`;
  const row = parent.kind === 'matrix' && key !== undefined ? optionName(parent, key, questionnaire) : undefined;
  if (id === '*') return row === undefined ? `each answer in ${whole}` : `${row} in ${whole}`;
  const name = quoted(own === undefined ? id : plainWords(own, questionnaire));
  return row === undefined ? `${name} in ${whole}` : `${name} for ${row} in ${whole}`;
}

// A notice often has no label: its beginning says more than its id.
function ownWords({ wording: { label, statement, text }, id }: Question, questionnaire: Spoken): string {
  const own = label ?? statement;
  if (own !== undefined || text === undefined) return plainWords(own ?? id, questionnaire);
  const words = plainWords(text, questionnaire);
  return words.length > 60 ? `${words.slice(0, words.lastIndexOf(' ', 60))} …` : words;
}

/** An option as the respondent reads it, in quotes; a value that is none as it is written. */
export function optionName({ options, wording, kind }: Question, value: string, questionnaire: Spoken): string {
  const own = options?.all.find((option) => option.value === value)?.label;
  const answer = value === 'yes' ? wording.yesLabel : value === 'no' ? wording.noLabel : undefined;
  const label = own ?? answer;
  if (label !== undefined) return quoted(plainWords(label, questionnaire));
  return kind === 'yesNo' ? standardAnswer(value) : quoted(value);
}

/** An option of a fact, in quotes. */
export function factOptionName({ options, kind }: Fact, value: string, questionnaire: Spoken): string {
  const label = (options ?? []).find((option: Option) => option.value === value)?.label;
  if (label !== undefined) return quoted(plainWords(label, questionnaire));
  return kind === 'yesNo' ? standardAnswer(value) : quoted(value);
}

/** A value of the rules in words: money with its sign, dates with their month, percentages, texts in quotes. */
export function valueName(value: RuleValue, type: RuleType['type'] | undefined, questionnaire: Spoken): string {
  if (isExact(value)) return amountName(value, type, questionnaire);
  if (typeof value === 'string') return isPlainDate(value) ? dateName(value) : quoted(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === undefined ? 'blank' : listed(value.map(quoted), 'and');
}

/** An amount in words: `$875.00`, `50%`, `1,250`. */
export function amountName(value: Exact, type: string | undefined, questionnaire: Spoken): string {
  const plain = (amount: Exact, digits?: number) => formatExact(amount, digits) as Intl.StringNumericLiteral;
  if (type === 'money') {
    const code = currencyOf(questionnaire);
    const digits = currencyDigits(code ?? 'USD');
    const places = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat('en', { ...places, ...(code && { style: 'currency', currency: code }) }).format(
      plain(value, digits),
    );
  }
  const style = type === 'percent' ? { style: 'percent' as const, maximumFractionDigits: 2 } : {};
  return new Intl.NumberFormat('en', { maximumFractionDigits: 20, ...style }).format(plain(value));
}

// Where the site decides, its default; without one, amounts have no sign.
function currencyOf({ currency, facts }: Spoken): string | undefined {
  if (currency === undefined || typeof currency === 'string') return currency;
  const fallback = facts.get(currency.context)?.fallback;
  return typeof fallback === 'string' ? fallback : undefined;
}

/** A day with its month: `March 1, 2026`. */
export function dateName(date: PlainDate): string {
  const [year, month, day] = partsOf(date);
  const moment = new Date(Date.UTC(2000, month - 1, day));
  moment.setUTCFullYear(year, month - 1, day);
  return new Intl.DateTimeFormat('en', { dateStyle: 'long', timeZone: 'UTC' }).format(moment);
}

/** Words in quotes. */
export function quoted(words: string): string {
  return `“${words}”`;
}

/** Several things in one phrase: `a, b and c`. */
export function listed(items: readonly string[], word: 'and' | 'or' | 'nor'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
}

function standardAnswer(value: string): string {
  return quoted(value === 'yes' ? 'Yes' : value === 'no' ? 'No' : 'Not applicable');
}

function inlineWords(content: readonly Inline[]): string {
  return content
    .map((inline) => {
      if (inline.type === 'text') return inline.text;
      return inline.type === 'placeholder' ? `{${inline.name}}` : inlineWords(inline.content);
    })
    .join('');
}

const shared = new WeakMap<Spoken, ReadonlySet<string>>();

/** The names that more than one question has. */
function sharedNames(questionnaire: Spoken): ReadonlySet<string> {
  const known = shared.get(questionnaire);
  if (known) return known;
  const [once, twice] = [new Set<string>(), new Set<string>()];
  for (const question of questionnaire.sections.flatMap(({ questions }) => questions)) {
    const words = ownWords(question, questionnaire);
    (once.has(words) ? twice : once).add(words);
  }
  shared.set(questionnaire, twice);
  return twice;
}
