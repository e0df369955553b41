import { isMoney, isUnparsed, type AnswerValue, type StoredAnswer } from '../engine/answer.ts';
import type { QuestionState, Snapshot } from '../engine/snapshot.ts';
import type { Fact, Option, Question } from '../questionnaire/compiled.ts';
import { isPlainDate } from '../questionnaire/plain-date.ts';
import { formatDate, formatMoney, formatNumber, formatPercent, formatPlain } from './format-value.ts';
import { localised } from './localised-text.ts';
import type { Messages } from './messages.ts';

/** Whoever reads a questionnaire at one moment, in one language. */
export interface Reader {
  readonly snapshot: Snapshot;
  readonly locale: string;
  readonly messages: Messages;
  /** Whether files are named with their hashes, as on a copy that has to prove something. */
  readonly hashes?: boolean;
}

/**
 * An answer in words, for prose, review pages and print: options by their labels, figures as the locale writes them,
 * files by name, text that could not be read as it was typed. `''` when blank, and for composite kinds, whose parts
 * are shown one by one.
 */
export function answerText(state: QuestionState, reader: Reader): string {
  const { question, path } = state;
  const computed = question.kind === 'calculated';
  const value = computed ? reader.snapshot.answer(path) : state.stored;
  if (question.kind === 'prefilled') return factText(question.detail.fact, reader);
  if (value === undefined || value === null || value === '') return '';
  if (isUnparsed(value as StoredAnswer)) return (value as { raw: string }).raw;
  return valueText(value as AnswerValue, question, reader);
}

/** The currency of this filling; undefined when the document names none. */
export function currencyOf({ snapshot }: Pick<Reader, 'snapshot'>): string | undefined {
  const { currency } = snapshot.questionnaire;
  if (currency === undefined || typeof currency === 'string') return currency;
  const fact = snapshot.fact(currency.context);
  return typeof fact === 'string' ? fact : undefined;
}

/** A fact of the context in words; `''` when the host did not give it. */
export function factText(fact: Fact | undefined, reader: Reader): string {
  if (!fact) return '';
  if (fact.facts) {
    const parts = [...fact.facts.values()].map((one) => factText(one, reader)).filter(Boolean);
    return fact.kind === 'dateRange' ? parts.join(' – ') : joined(parts, reader);
  }
  const value = reader.snapshot.fact(fact.path);
  if (Array.isArray(value)) return joined(factItems(fact, reader), reader);
  if (value === undefined || value === null) return '';
  if (fact.options) return labelIn(fact.options, value as string, reader);
  if (fact.kind === 'yesNo') return reader.messages.say(value === true || value === 'yes' ? 'yes' : 'no');
  return scalarText(value, fact.ruleType?.type ?? fact.kind, reader);
}

/** The items of a fact that is a list, options by their labels; none when the host did not give it. */
export function factItems({ path, options = [] }: Fact, reader: Reader): readonly string[] {
  const value = reader.snapshot.fact(path);
  return Array.isArray(value) ? value.map((one) => labelIn(options, String(one), reader)) : [];
}

/** A named value of the document in words, an option by its label; `''` when it is blank. */
export function namedValueText(name: string, reader: Reader): string {
  const { nodes } = reader.snapshot.questionnaire;
  const node = nodes.find((one) => one.type === 'value' && one.name === name);
  const value = reader.snapshot.value(name);
  if (node?.type !== 'value' || value === undefined) return '';
  const { result } = node;
  if (result.type !== 'option' && result.type !== 'options') {
    return value === true ? reader.messages.say('yes') : scalarText(value, result.type, reader);
  }
  // The value came from some question or fact; any list that holds all its options knows their labels.
  const lists = [
    ...nodes.flatMap((one) => (one.type === 'question' && one.options ? [one.options.all] : [])),
    ...[...reader.snapshot.questionnaire.facts.values()].flatMap(({ options }) => (options ? [options] : [])),
  ];
  const known = lists.find((list) => result.values.every((own) => list.some((option) => option.value === own))) ?? [];
  return joined(
    [value].flat().map((one) => labelIn(known, one as string, reader)),
    reader,
  );
}

/** The wording of an option: the document's, or the standard one of a yesNo. */
export function optionText(question: Question, value: string, reader: Reader): string {
  const { yesLabel, noLabel } = question.wording;
  const option = question.options?.all.find((one) => one.value === value);
  const own = option?.label ?? (value === 'yes' ? yesLabel : value === 'no' ? noLabel : undefined);
  if (own !== undefined) return localised(own, reader.locale, reader.snapshot.questionnaire.language).text;
  return value === 'yes' || value === 'no' || value === 'notApplicable' ? reader.messages.say(value) : value;
}

/** Several things in one phrase: `a, b, and c`. */
export function joined(items: readonly string[], { locale }: Pick<Reader, 'locale'>): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);
}

function labelIn(options: readonly Option[], value: string, reader: Reader): string {
  const label = options.find((option) => option.value === value)?.label;
  if (label !== undefined) return localised(label, reader.locale, reader.snapshot.questionnaire.language).text;
  return value === 'yes' || value === 'no' ? reader.messages.say(value) : value;
}

function valueText(value: AnswerValue, question: Question, reader: Reader): string {
  switch (question.kind) {
    case 'choice':
    case 'yesNo':
      return typeof value === 'string' ? optionText(question, value, reader) : '';
    case 'choices':
    case 'rank':
      return joined(
        (value as readonly string[]).map((one) => optionText(question, one, reader)),
        reader,
      );
    case 'files':
      return joined(
        (value as readonly string[]).map((ref) => reader.snapshot.attachment(ref)?.name ?? ref),
        reader,
      );
    case 'accept':
      return reader.messages.say('yes');
    case 'rows':
      return '';
    default:
      return scalarText(value, question.ruleType?.type ?? question.kind, reader);
  }
}

function scalarText(value: unknown, type: string, reader: Reader): string {
  const { locale } = reader;
  if (isMoney(value)) return formatMoney(value, locale);
  if (type === 'percent' && typeof value === 'number') return formatPercent(value, locale);
  if (type === 'money' || type === 'percent') return formatPlain(String(value), type, locale, currencyOf(reader));
  if (type === 'integer' || type === 'decimal') return formatNumber(String(value), locale);
  return type === 'date' && isPlainDate(String(value)) ? formatDate(String(value), locale) : String(value);
}
