import type { Question } from '../questionnaire/compiled.ts';
import { exact, formatExact, isExact, parseExact, roundTo, toInteger } from '../questionnaire/exact.ts';
import type { RuleType, RuleValue } from '../questionnaire/expression.ts';
import { isPlainDate } from '../questionnaire/plain-date.ts';
import { isMoney, isUnparsed, type AnswerValue, type StoredAnswer } from './answer.ts';
import type { Context } from './context.ts';
import { AnswerShapeError } from './questionnaire-error.ts';
import { isRowId } from './row-ids.ts';

/** What the rules see of a stored answer; undefined when it is blank or could not be read. Options are not checked. */
export function toRuleValue(type: RuleType, stored: StoredAnswer | undefined, context: Context): RuleValue {
  if (stored === undefined || stored === null || isUnparsed(stored)) return undefined;
  switch (type.type) {
    case 'integer':
      return Number.isSafeInteger(stored) ? exact(stored as number) : undefined;
    case 'percent':
      return Number.isSafeInteger(stored) ? exact(stored as number, 4) : undefined;
    case 'decimal':
      return typeof stored === 'string' ? parseExact(stored) : undefined;
    case 'money':
      // An amount in another currency cannot be added to the rest, so it is no amount here.
      return isMoney(stored) && stored.currency === context.currency && Number.isSafeInteger(stored.minor)
        ? exact(stored.minor, context.digits)
        : undefined;
    case 'flag':
      return stored === true ? true : undefined;
    case 'options':
    case 'files':
    case 'rows':
      return Array.isArray(stored) && stored.length > 0 ? (stored as readonly string[]) : undefined;
    case 'text':
      return typeof stored === 'string' && stored.trim() !== '' ? stored.trim().normalize('NFC') : undefined;
    default:
      return typeof stored === 'string' && stored !== '' ? stored : undefined;
  }
}

/** The stored form of a value that the rules made: an initial answer, a calculation or a fact. */
export function fromRuleValue(type: RuleType, value: RuleValue, context: Context): StoredAnswer | undefined {
  if (!isExact(value)) return value;
  switch (type.type) {
    case 'integer':
      return toInteger(value);
    case 'percent':
      return toInteger({ units: roundTo(value, 4).units, scale: 0 });
    case 'money': {
      const minor = toInteger({ units: roundTo(value, context.digits).units, scale: 0 });
      return minor === undefined ? undefined : { minor, currency: context.currency };
    }
    default:
      return formatExact(value);
  }
}

/** A value as the payload carries it: texts trimmed, decimals without needless zeros. */
export function toAnswer(type: RuleType, value: RuleValue, context: Context): AnswerValue | undefined {
  const stored = fromRuleValue(type, value, context);
  return stored === undefined || stored === null ? undefined : (stored as AnswerValue);
}

/**
 * Takes an answer from outside into its stored form: typed text that is not a value of its kind becomes `{ raw }`.
 * Throws `AnswerShapeError` when the JSON shape does not belong to the kind: nothing is converted.
 */
export function toStored(question: Question, path: string, value: unknown): StoredAnswer {
  if (value === undefined || value === null) return null;
  if (isRaw(value)) return value.raw === '' ? null : { raw: value.raw };
  const wrong = (expected: string) => new AnswerShapeError(path, question.kind, expected);
  switch (question.ruleType?.type) {
    case 'integer':
    case 'percent':
      if (!Number.isSafeInteger(value)) throw wrong('a whole number, or { raw: text }');
      return value as number;
    case 'money':
      if (!isMoney(value) || !Number.isSafeInteger(value.minor) || typeof value.currency !== 'string') {
        throw wrong('{ minor, currency }, or { raw: text }');
      }
      return { minor: value.minor, currency: value.currency };
    case 'flag':
      if (typeof value !== 'boolean') throw wrong('true or false');
      return value ? true : null;
    case 'options':
    case 'files':
    case 'rows':
      // The ids of rows stand in paths.
      if (!isTextList(value) || (question.kind === 'rows' && !value.every(isRowId))) throw wrong('a list of texts');
      return [...new Set(value)];
    case undefined:
      throw wrong('given at its parts');
    default:
      if (typeof value !== 'string') throw wrong('a text');
      return readText(question, value);
  }
}

function readText(question: Question, text: string): StoredAnswer {
  const type = question.ruleType?.type;
  const unreadable = (type === 'decimal' && !parseExact(text)) || (type === 'date' && !isPlainDate(text));
  if (text === '') return null;
  return unreadable ? { raw: text } : text;
}

function isRaw(value: unknown): value is { raw: string } {
  return typeof value === 'object' && value !== null && 'raw' in value && typeof value.raw === 'string';
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
