import { isUnparsed } from '../engine/answer.ts';
import type { QuestionState } from '../engine/snapshot.ts';
import type { Violation, ViolationCode } from '../engine/violation.ts';
import { currencyOf, joined, type Reader } from './answer-text.ts';
import { formatBytes, formatDate, formatMoney, formatNumber, formatPercent, formatPlain } from './format-value.ts';
import { dateOrder, readDate, splitParts, type DateFault } from './fields/read-date.ts';
import type { Said } from './localised-text.ts';
import type { CountedKey, MessageParams } from './messages.ts';
import { say } from './wording.ts';

const COUNTED: Readonly<Partial<Record<ViolationCode, string>>> = {
  tooShort: 'minLength',
  tooLong: 'maxLength',
  tooFew: 'minItems',
  tooMany: 'maxItems',
};

/** A question and what was typed for it. */
type Answered = Pick<QuestionState, 'question' | 'stored'>;

/**
 * What a violation says to the respondent, the same at the question and in the summary: the document's own wording
 * where it has one, else the sentence for the code and the kind of question. `state` is the question that shows it;
 * undefined when a section does.
 */
export function violationText(violation: Violation, state: Answered | undefined, reader: Reader): Said {
  if (violation.message !== undefined) return say(violation.message, reader, state?.question);
  return { text: sentence(violation, state, reader), lang: undefined };
}

function sentence(violation: Violation, state: Answered | undefined, reader: Reader): string {
  const { code } = violation;
  const { messages } = reader;
  const kind = kindOf(state);
  const counted = COUNTED[code];
  if (counted !== undefined) {
    const count = Number(violation.params[counted] ?? Object.values(violation.params)[0]);
    const special = (code === 'tooFew' || code === 'tooMany') && (kind === 'files' || kind === 'rows');
    return messages.count((special ? `${code}.${kind}` : code) as CountedKey, count);
  }
  const fault = code === 'badInput' && kind === 'date' && state ? dateFault(state, reader) : undefined;
  if (fault?.code === 'missing') {
    const names = dateOrder(reader.locale).filter((part) => fault.parts.includes(part));
    return messages.say('badInput.date.missing', {
      parts: joined(
        names.map((part) => messages.say(part).toLocaleLowerCase(reader.locale)),
        reader,
      ),
    });
  }
  if (fault?.code === 'year') return messages.say('badInput.date.year');
  return messages.first([`${code}.${kind}`, code], figures(violation, kind, reader));
}

/** The kind by which a sentence is chosen: the name under a declaration is asked for as a signature. */
function kindOf(state: Answered | undefined): string {
  const { kind, parent } = state?.question ?? {};
  return parent?.kind === 'signature' && kind === 'text' ? parent.kind : (kind ?? '');
}

/** What is wrong with the boxes of a date question that holds unreadable text; undefined when nothing is. */
export function dateFault(state: Answered, { locale }: Pick<Reader, 'locale'>): DateFault | undefined {
  if (!isUnparsed(state.stored)) return undefined;
  const read = readDate(splitParts(state.stored), locale);
  return typeof read === 'object' ? read : undefined;
}

function figures({ code, params }: Violation, kind: string, reader: Reader): MessageParams {
  const { locale } = reader;
  const bytes = code === 'filesTooLarge' || code === 'submissionTooLarge';
  const shown = Object.entries(params).map(([name, value]) => [
    name,
    bytes ? formatBytes(Number(value), locale) : formatPlain(`${value}`, kind, locale, currencyOf(reader)),
  ]);
  return { example: exampleOf(kind, reader), ...Object.fromEntries(shown) } as MessageParams;
}

/** A made-up answer of a kind as the locale writes it, for "like …"; `''` for kinds that need none. */
export function exampleOf(kind: string, reader: Reader): string {
  const { locale, snapshot } = reader;
  switch (kind) {
    case 'decimal':
      return formatNumber('12.5', locale);
    case 'percent':
      return formatPercent(1250, locale, true);
    case 'money':
      return formatMoney({ minor: 123450, currency: currencyOf(reader) ?? 'USD' }, locale, true);
    case 'date':
      return formatDate(`${Number(snapshot.today.slice(0, 4)) - 1}-03-27`, locale);
    default:
      return '';
  }
}
