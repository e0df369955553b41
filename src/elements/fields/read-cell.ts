import type { AnswerValue, Unparsed } from '../../engine/answer.ts';
import type { Question } from '../../questionnaire/compiled.ts';
import type { Text } from '../../questionnaire/types.ts';
import { optionText, type Reader } from '../answer-text.ts';
import { dateOrder, joinParts, readDate } from './read-date.ts';
import { readAmount } from './read-amount.ts';

const READABLE = new Set(
  'text longText email phone url integer decimal money percent date choice choices yesNo accept'.split(' '),
);

/** Whether the answer of a question can be written in one cell of a spreadsheet. */
export function isReadable({ kind }: Question): boolean {
  return READABLE.has(kind);
}

/**
 * Reads a cell of a spreadsheet into the answer it stands for, in the ways in which the question's own field would:
 * figures and dates as the locale writes them (dates also as `2026-03-27`), options by label or value, several of them
 * between semicolons or commas. `{ raw }` for what is none; undefined for a blank cell.
 */
export function readCell(question: Question, text: string, reader: Reader): AnswerValue | Unparsed | undefined {
  if (text === '') return undefined;
  switch (question.kind) {
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
      return readAmount(question.kind, text, reader);
    case 'date':
      return readDateText(text, reader.locale);
    case 'choice':
    case 'yesNo':
      return optionOf(question, text, reader) ?? { raw: text };
    case 'choices':
      return readChoices(question, text, reader);
    case 'accept': {
      const said = optionOf(question, text, reader);
      return said === 'yes' ? true : said === 'no' ? undefined : { raw: text };
    }
    default:
      return text;
  }
}

/** Compares words as people do who write a label into a spreadsheet: without case, marks or needless spaces. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\p{P}\s]+/gu, ' ')
    .trim();
}

/** A wording in every language it is written in. */
export function allWordings(text: Text): readonly string[] {
  return typeof text === 'string' ? [text] : Object.values(text);
}

/** The labels that may be written for a question with options, as its field shows them. */
export function optionLabels(question: Question, reader: Reader): readonly string[] {
  return valuesOf(question).map((value) => optionText(question, value, reader));
}

function valuesOf({ options, kind, detail }: Question): readonly string[] {
  if (options) return options.all.map(({ value }) => value);
  return kind === 'yesNo' && detail.notApplicable === true ? ['yes', 'no', 'notApplicable'] : ['yes', 'no'];
}

function readChoices(question: Question, text: string, reader: Reader): AnswerValue | Unparsed {
  // A label may hold a comma itself, so the cell as a whole comes first.
  for (const separator of [undefined, /[;|\n]/, /[;|\n,]/]) {
    const parts = separator ? text.split(separator).filter((part) => part.trim() !== '') : [text];
    const values = parts.map((part) => optionOf(question, part, reader));
    if (values.length > 0 && values.every((value) => value !== undefined)) return [...new Set(values)];
  }
  return { raw: text };
}

function optionOf(question: Question, text: string, reader: Reader): string | undefined {
  const words = plainWords(text);
  const same = (value: string) => {
    const label = question.options?.all.find((option) => option.value === value)?.label;
    const known = [value, optionText(question, value, reader), ...(label === undefined ? [] : allWordings(label))];
    return known.some((one) => plainWords(one) === words);
  };
  return valuesOf(question).find((value) => value === text) ?? valuesOf(question).find(same);
}

function readDateText(text: string, locale: string): string | Unparsed {
  // A spreadsheet shows midnight with a date that it takes for a moment.
  const bare = text.replace(/[T\s]+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[AaPp]\.?[Mm]\.?)?$/, '');
  const parts = bare.split(/[\s./,-]+/).filter((part) => part !== '' && !/^(?:de|of)$/i.test(part));
  if (parts.length !== 3) return { raw: text };
  const [first = '', second = '', third = ''] = parts;
  const order = /^\d{4}$/.test(first)
    ? (['year', 'month', 'day'] as const)
    : /\p{L}/u.test(first)
      ? (['month', 'day', 'year'] as const)
      : /\p{L}/u.test(second)
        ? (['day', 'month', 'year'] as const)
        : dateOrder(locale);
  const boxes = { day: '', month: '', year: '' };
  [first, second, third].forEach((part, i) => (boxes[order[i]!] = part));
  const read = readDate(boxes, locale);
  return typeof read === 'string' ? read : { raw: joinParts(boxes) };
}
