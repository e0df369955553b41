import type { Option, Question } from '../questionnaire/compiled.ts';
import { compareExact, formatExact, isExact, isMultipleOf, type Exact } from '../questionnaire/exact.ts';
import type { RuleValue } from '../questionnaire/expression.ts';
import { isBlank, isUnparsed, type Attachment, type StoredAnswer } from './answer.ts';
import { textViolation } from './text-validity.ts';
import type { Violation, ViolationCode } from './violation.ts';

/** What one answer is judged by. Only relevant questions are judged. */
export interface Judged {
  readonly question: Question;
  readonly path: string;
  readonly stored: StoredAnswer | undefined;
  /** The readable value, before options are taken out that are no longer offered. */
  readonly value: RuleValue;
  readonly required: boolean;
  /** Nothing given for it or any part of it. */
  readonly blank: boolean;
  readonly options: readonly Option[] | undefined;
  /** Row ids of rows that are not wholly blank. */
  readonly filledRows: readonly string[];
  /** Stored answers of its parts, by row key where it repeats them. */
  readonly part: (part: Question, key?: string) => StoredAnswer | undefined;
  /** signature: the name that the typed one must equal; undefined when there is none. */
  readonly mustMatch: RuleValue;
  readonly attachment: (ref: string) => Attachment | undefined;
}

const NO_PARAMS: Violation['params'] = Object.freeze({});

type Found = readonly [code: ViolationCode, params?: Violation['params'], path?: string];

const NONE: readonly Violation[] = [];

/** Their required parts are missed one by one; the whole has nothing to add to that. */
const askedInParts: ReadonlySet<string> = new Set(['group', 'matrix', 'dateRange', 'address', 'signature']);

/**
 * The constraints of one question that its answer breaks, the most telling first.
 *
 * | answer | required | not required |
 * |---|---|---|
 * | blank | `valueMissing` | nothing |
 * | typed but unreadable | `badInput` | `badInput` |
 * | readable | its constraints | its constraints |
 */
export function violationsOf(judged: Judged): readonly Violation[] {
  // Most questions of a form that is begun are blank.
  const found = isPlainBlank(judged) ? missing(judged) : [...judge(judged)];
  if (found.length === 0) return NONE;
  return found.map(([code, params = NO_PARAMS, path = judged.path]) => ({
    path,
    section: judged.question.section.id,
    code,
    severity: code.endsWith('Unusual') ? 'warning' : 'error',
    params,
    ...ownWords(code, judged.question),
  }));
}

const MISSING: readonly Found[] = [['valueMissing']];

function isPlainBlank({ question: { kind }, stored, blank }: Judged): boolean {
  return blank && kind !== 'stop' && kind !== 'prefilled' && kind !== 'calculated' && !isUnparsed(stored);
}

function missing({ question, required }: Judged): readonly Found[] {
  return required && !askedInParts.has(question.kind) ? MISSING : [];
}

/** What the document itself has to say of a violation. */
function ownWords(code: ViolationCode, { wording, limits }: Question): Pick<Violation, 'message'> {
  const { patternMessage, notOfferedMessage, text } = wording;
  const own: Partial<Record<ViolationCode, Violation['message']>> = {
    patternMismatch: patternMessage,
    notOffered: notOfferedMessage,
    numberUnusual: limits.unusual?.message,
    stopped: text,
  };
  const message = own[code];
  return message === undefined ? {} : { message };
}

function* judge(judged: Judged): Generator<Found> {
  const { question, stored, value } = judged;
  if (question.kind === 'stop') return void (yield ['stopped']);
  if (question.kind === 'prefilled') return;
  if (question.kind === 'calculated') {
    if (value === undefined && !question.optional) yield ['notCalculated'];
    return;
  }
  if (isUnparsed(stored)) return void (yield ['badInput']);
  switch (question.ruleType?.type) {
    case 'text':
      yield* textViolation(question, value);
      return;
    case 'integer':
    case 'decimal':
    case 'money':
    case 'percent':
      yield* amountViolation(question, value);
      return;
    case 'date':
      yield* rangeViolation(question, value);
      return;
    case 'option':
    case 'options':
      yield* optionViolation(judged);
      return;
    case 'files':
      yield* filesViolation(judged);
      return;
    case 'rows':
      yield* rowsViolation(judged);
      return;
    default:
      if (question.kind === 'dateRange') yield* reversedRange(judged);
      if (question.kind === 'signature') yield* otherName(judged);
  }
}

function* amountViolation(question: Question, value: RuleValue): Generator<Found> {
  if (!isExact(value)) return void (yield ['badInput']);
  const { step } = question.limits;
  yield* rangeViolation(question, value);
  if (step && !isMultipleOf(value, step)) yield ['stepMismatch', { step: shown(question, step) }];
}

function* rangeViolation(question: Question, value: RuleValue): Generator<Found> {
  const { minimum, maximum } = question.limits;
  if (minimum !== undefined && order(value, minimum) < 0)
    yield ['rangeUnderflow', { minimum: shown(question, minimum) }];
  if (maximum !== undefined && order(value, maximum) > 0)
    yield ['rangeOverflow', { maximum: shown(question, maximum) }];
}

function order(value: RuleValue, limit: string | Exact): number {
  if (isExact(value) && isExact(limit)) return compareExact(value, limit);
  if (typeof value !== 'string' || typeof limit !== 'string') return 0;
  return value < limit ? -1 : value > limit ? 1 : 0;
}

function shown(question: Question, limit: string | Exact): string {
  if (typeof limit === 'string') return limit;
  if (question.kind !== 'percent') return formatExact(limit);
  return `${formatExact({ units: limit.units * 100n, scale: limit.scale })}%`;
}

function* optionViolation({ question, stored, options = [], required }: Judged): Generator<Found> {
  const chosen = Array.isArray(stored) ? (stored as readonly string[]) : [stored as string];
  const offered = (value: string) =>
    question.kind === 'yesNo' ? isYesNo(question, value) : options.some((option) => option.value === value);
  if (!chosen.every(offered)) return void (yield ['notOffered']);
  if (question.kind === 'choices' && chosen.length > 1) {
    if (options.some(({ value, exclusive }) => exclusive && chosen.includes(value))) yield ['notTogether'];
  }
  if (question.kind === 'rank' && required && chosen.length < options.length)
    yield ['tooFew', { minItems: options.length }];
  yield* countViolation(question, chosen.length);
}

/** Whether a value is one of the answers that a yesNo offers. */
export function isYesNo({ detail }: Question, value: RuleValue): boolean {
  return value === 'yes' || value === 'no' || (value === 'notApplicable' && detail.notApplicable === true);
}

function* countViolation({ limits: { minItems, maxItems } }: Question, count: number): Generator<Found> {
  if (minItems !== undefined && count < minItems) yield ['tooFew', { minItems }];
  if (maxItems !== undefined && count > maxItems) yield ['tooMany', { maxItems }];
}

function* filesViolation({ question, stored, attachment }: Judged): Generator<Found> {
  const refs = Array.isArray(stored) ? (stored as readonly string[]) : [];
  const files = refs.map(attachment);
  if (files.includes(undefined)) yield ['fileMissing'];
  const present = files.filter((file) => file !== undefined);
  const { maxPerQuestion, accept } = question.files ?? {};
  const size = present.reduce((sum, file) => sum + file.size, 0);
  if (maxPerQuestion !== undefined && size > maxPerQuestion) yield ['filesTooLarge', { maxPerQuestion, size }];
  const refused = present.find(({ name }) => accept && !accept.some((ending) => name.toLowerCase().endsWith(ending)));
  if (refused) yield ['fileTypeRefused', { name: refused.name }];
  yield* countViolation(question, refs.length);
}

function* rowsViolation({ question, path, filledRows, part }: Judged): Generator<Found> {
  yield* countViolation(question, filledRows.length);
  for (const id of question.detail.unique ?? []) {
    const column = question.parts.find((candidate) => candidate.id === id);
    if (!column) continue;
    const seen = new Set<string>();
    for (const row of filledRows) {
      const stored = part(column, row);
      if (isBlank(stored)) continue;
      const text = typeof stored === 'string' ? stored.trim().toLowerCase() : JSON.stringify(stored);
      if (seen.has(text)) yield ['notUnique', {}, `${path}/${row}/${id}`];
      seen.add(text);
    }
  }
}

function* reversedRange({ question, part }: Judged): Generator<Found> {
  const [from, to] = question.parts.map((end) => part(end));
  if (typeof from === 'string' && typeof to === 'string' && from > to) yield ['rangeReversed'];
}

function* otherName({ question, path, part, mustMatch }: Judged): Generator<Found> {
  const [name] = question.parts;
  const typed = name && part(name);
  // As exact as every comparison of texts: without the spaces around, in composed form, capitals as they are.
  const same = (text: string) => text.trim().normalize('NFC');
  if (typeof typed !== 'string' || isBlank(typed) || typeof mustMatch !== 'string') return;
  if (same(typed) !== same(mustMatch)) yield ['nameMismatch', {}, `${path}/name`];
}
