import type { SetAside } from '../drafts/draft.ts';
import { isMoney, isUnparsed } from '../engine/answer.ts';
import { isPlainDate } from '../questionnaire/plain-date.ts';
import { optionText, type Reader } from './answer-text.ts';
import { formatDate, formatMoney, formatNumber, formatPercent } from './format-value.ts';
import { joined } from './answer-text.ts';
import { say } from './wording.ts';

/**
 * An answer of an earlier time in words: by the options of then where the draft knows them, else by those of today.
 * `''` for files, which have names of their own, and for what only holds rows together.
 */
export function saidEarlier(answer: SetAside, reader: Reader): string {
  const { stored, asked } = answer;
  const [kind = ''] = asked.split(' ');
  if (stored === null || kind === 'rows' || answer.attachments.length > 0) return '';
  if (isUnparsed(stored)) return stored.raw;
  if (isMoney(stored)) return formatMoney(stored, reader.locale);
  if (typeof stored === 'boolean') return reader.messages.say('yes');
  if (typeof stored === 'number') {
    return kind === 'percent' ? formatPercent(stored, reader.locale) : formatNumber(`${stored}`, reader.locale);
  }
  if (typeof stored === 'object')
    return joined(
      stored.map((value) => optionEarlier(value, answer, reader)),
      reader,
    );
  if (kind === 'date' && isPlainDate(stored)) return formatDate(stored, reader.locale);
  if (kind === 'decimal') return formatNumber(stored, reader.locale);
  return kind === 'choice' || kind === 'yesNo' ? optionEarlier(stored, answer, reader) : stored;
}

function optionEarlier(value: string, { path, words }: SetAside, reader: Reader): string {
  const label = words?.options?.[value];
  if (label !== undefined) return say(label, reader).text;
  const question = reader.snapshot.questionnaire.find(path)?.question;
  if (question) return optionText(question, value, reader);
  return value === 'yes' || value === 'no' || value === 'notApplicable' ? reader.messages.say(value) : value;
}

/** What the question, or the part of it, was called; `''` when that is not known. */
export function calledEarlier({ path, words }: SetAside, reader: Reader): string {
  const label = words?.label ?? reader.snapshot.questionnaire.find(path)?.question.wording.label;
  return label === undefined ? '' : say(label, reader).text;
}

/** The name of the whole that an answer of an earlier time belonged to; its id when nothing else is known. */
export function wholeEarlier(answer: SetAside, reader: Reader): string {
  const [id = ''] = answer.path.split('/', 1);
  const { whole, label } = answer.words ?? {};
  const words = whole ?? (answer.path === id ? label : undefined);
  const known = words ?? reader.snapshot.questionnaire.find(id)?.question.wording.label;
  return known === undefined ? id : say(known, reader).text;
}
