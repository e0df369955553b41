import { isExact } from '../exact.ts';
import type { Question } from '../compiled.ts';
import type { RuleType } from '../expression.ts';
import { EMAIL, EMAIL_LENGTH, PHONE, PHONE_FIGURES } from '../text-shapes.ts';
import type { Coverage } from './coverage.ts';
import type { Schema } from './formula.ts';
import { datePattern, stepPattern } from './number-patterns.ts';
import { type Digits, numberTest, scaled } from './value-tests.ts';

type Words = Record<string, unknown>;

/** A definition that the whole schema shares. */
export function refTo(name: string): { readonly $ref: string } {
  return { $ref: `#/$defs/${name}` };
}

/** What the document knows beside the question itself. */
export interface LeafFacts {
  readonly currency: string | undefined;
  readonly digits: Digits;
  readonly coverage: Coverage;
}

/** The shape of a value that the rules make or the host supplies, without any limits. */
export function typeShape(type: RuleType, { currency }: Pick<LeafFacts, 'currency'>): Schema {
  switch (type.type) {
    case 'integer':
    case 'percent':
      return refTo('whole');
    case 'decimal':
    case 'date':
    case 'text':
      return { type: 'string', ...refTo(type.type) };
    case 'money':
      return money(currency, refTo('whole'));
    case 'flag':
      return { const: true };
    case 'option':
      return type.bandsOf === undefined ? { enum: type.values } : { type: 'string', ...refTo('band') };
    case 'options':
      return { type: 'array', items: { enum: type.values }, uniqueItems: true, minItems: 1 };
    case 'files':
      return { type: 'array', items: refTo('id'), uniqueItems: true };
    case 'rows':
      return { type: 'array', items: { type: 'string' }, minItems: 1 };
    case 'bands':
      return false;
  }
}

/** The shape of a question's own value with its limits; what of them no schema can say is noted. */
export function leafShape(question: Question, facts: LeafFacts): Schema {
  const { ruleType: type, kind } = question;
  if (!type) return true;
  if (kind === 'calculated' || kind === 'prefilled') return typeShape(type, facts);
  switch (type.type) {
    case 'text':
      return textShape(question, facts);
    case 'integer':
    case 'percent':
    case 'money':
      return amountShape(question, type, facts);
    case 'decimal':
    case 'date':
      return { type: 'string', ...refTo(type.type), ...together(limitPatterns(question, type, facts)) };
    case 'option':
    case 'options':
      return optionShape(question, type, facts);
    case 'files':
      facts.coverage.note('fileMissing', question.pattern, 'none', ['files']);
      if (question.files?.maxPerQuestion !== undefined) noteFiles(question, 'filesTooLarge', facts);
      if (question.files?.accept) noteFiles(question, 'fileTypeRefused', facts);
      return counted(question, typeShape(type, facts), facts);
    default:
      return typeShape(type, facts);
  }
}

function noteFiles({ pattern }: Question, code: string, { coverage }: LeafFacts): void {
  coverage.note(code, pattern, 'none', ['files']);
}

function textShape(question: Question, { coverage }: LeafFacts): Schema {
  const { kind, pattern: at, limits } = question;
  const { minLength, maxLength, pattern, refuseMailboxes = [] } = limits;
  const note = (code: string) => coverage.note(code, at, 'whole');
  const more: Words[] = [];
  const words: Words = {};
  if (minLength !== undefined) note('tooShort');
  if (minLength !== undefined) words['minLength'] = minLength;
  if (maxLength !== undefined) words['maxLength'] = maxLength;
  if (maxLength !== undefined) note('tooLong');
  if (pattern) {
    more.push({ pattern: pattern.source.replaceAll('\\/', '/') });
    note('patternMismatch');
  }
  if (kind === 'email') {
    more.push(refTo('email'));
    note('typeMismatch');
    const mailboxes = refuseMailboxes.filter((mailbox) => mailbox === mailbox.toLowerCase() && !mailbox.includes('+'));
    if (mailboxes.length > 0) more.push({ not: { type: 'string', pattern: mailboxPattern(mailboxes) } });
    if (mailboxes.length > 0) note('mailboxRefused');
  } else if (kind === 'phone') {
    more.push(refTo('phone'));
    note('typeMismatch');
  } else if (kind === 'url') coverage.note('typeMismatch', at, 'none', ['address']);
  return { type: 'string', ...refTo('text'), ...words, ...(more.length > 0 && { allOf: more }) };
}

function mailboxPattern(mailboxes: readonly string[]): string {
  const each = mailboxes.map((mailbox) =>
    Array.from(mailbox, (sign) => {
      if (/[a-z]/.test(sign)) return `[${sign}${sign.toUpperCase()}]`;
      return sign.replace(/[\\^$.*+?()[\]{}|/]/, '\\$&');
    }).join(''),
  );
  return `^(?:${each.join('|')})(?:\\+[^@]*)?@`;
}

function amountShape(question: Question, type: RuleType, facts: LeafFacts): Schema {
  const { minimum, maximum, step } = question.limits;
  const { coverage, digits, currency } = facts;
  const at = question.pattern;
  const places = type.type === 'percent' ? 4 : type.type === 'money' ? digits : 0;
  const words: Words = { type: 'integer', ...refTo('whole') };
  const limit = (code: string, name: 'minimum' | 'maximum', value: unknown) => {
    if (!isExact(value)) return;
    const known = places === undefined ? undefined : scaled(value, places);
    if (known) words[name] = Number(known.low) + (name === 'minimum' && !known.isWhole ? 1 : 0);
    coverage.note(code, at, known ? 'whole' : 'none', known ? [] : ['currency']);
  };
  limit('rangeUnderflow', 'minimum', minimum);
  limit('rangeOverflow', 'maximum', maximum);
  if (step) {
    const known = places === undefined ? undefined : scaled(step, places);
    if (known?.isWhole && known.low > 0n) words['multipleOf'] = Number(known.low);
    const isSaid = words['multipleOf'] !== undefined;
    coverage.note('stepMismatch', at, isSaid ? 'whole' : 'none', isSaid ? [] : [known ? 'number' : 'currency']);
  }
  return type.type === 'money' ? money(currency, words) : words;
}

function limitPatterns(question: Question, type: RuleType, { coverage, digits }: LeafFacts): Words[] {
  const { minimum, maximum, step } = question.limits;
  const found: Words[] = [];
  const limit = (code: string, comparison: 'atLeast' | 'atMost', value: unknown) => {
    if (value === undefined) return;
    coverage.note(code, question.pattern, 'whole');
    if (typeof value === 'string') found.push({ pattern: datePattern(comparison, value) });
    else if (isExact(value)) {
      const test = numberTest(type, comparison, value, digits);
      if ('fits' in test) found.push(test.fits as Words);
    }
  };
  limit('rangeUnderflow', 'atLeast', minimum);
  limit('rangeOverflow', 'atMost', maximum);
  const pattern = step && stepPattern(step);
  if (pattern !== undefined) found.push({ pattern });
  if (step)
    coverage.note(
      'stepMismatch',
      question.pattern,
      pattern === undefined ? 'none' : 'whole',
      pattern === undefined ? ['number'] : [],
    );
  return found;
}

function optionShape(question: Question, type: RuleType & { values: readonly string[] }, facts: LeafFacts): Schema {
  const { kind, options, detail, pattern: at, limits } = question;
  const { coverage } = facts;
  if (kind === 'yesNo') {
    coverage.note('notOffered', at, 'whole');
    return { enum: detail.notApplicable ? ['yes', 'no', 'notApplicable'] : ['yes', 'no'] };
  }
  coverage.note('notOffered', at, options?.bands ? 'part' : 'whole', options?.bands ? ['context'] : []);
  if (type.type === 'option') return typeShape(type, facts);
  const all = options?.all ?? [];
  const exclusive = all.filter((option) => option.exclusive).map(({ value }) => value);
  const shape = counted(question, typeShape(type, facts), facts);
  const isWholeRank = kind === 'rank' && !question.optional && !options?.only && !options?.bands;
  if (kind === 'rank') coverage.note('tooFew', at, isWholeRank ? 'whole' : 'part', isWholeRank ? [] : ['count']);
  const least = isWholeRank ? { minItems: Math.max(all.length, limits.minItems ?? 1) } : {};
  if (kind !== 'choices' || exclusive.length === 0) return { ...(shape as Words), ...least };
  coverage.note('notTogether', at, 'whole');
  const alone = { if: { type: 'array', contains: { enum: exclusive } }, then: { type: 'array', maxItems: 1 } };
  return { ...(shape as Words), ...alone };
}

/** A list with its least and greatest number of items. */
export function counted({ limits, pattern }: Question, shape: Schema, { coverage }: LeafFacts): Schema {
  const { minItems, maxItems } = limits;
  if (minItems !== undefined) coverage.note('tooFew', pattern, 'whole');
  if (maxItems !== undefined) coverage.note('tooMany', pattern, 'whole');
  return {
    ...(shape as Words),
    ...(minItems !== undefined && { minItems }),
    ...(maxItems !== undefined && { maxItems }),
  };
}

function money(currency: string | undefined, minor: Schema): Schema {
  return {
    type: 'object',
    properties: { minor, currency: currency === undefined ? { type: 'string' } : { const: currency } },
    required: ['minor', 'currency'],
    additionalProperties: false,
  };
}

function together(words: readonly Words[]): Words {
  return words.length === 0 ? {} : { allOf: words.map((one) => ({ type: 'string', ...one })) };
}

/** The formats of an e-mail address and a phone number. */
export const textFormats = {
  email: { type: 'string', maxLength: EMAIL_LENGTH, pattern: EMAIL },
  phone: { type: 'string', pattern: PHONE, allOf: [{ pattern: `^(?:[^0-9]*[0-9]){${PHONE_FIGURES}}` }] },
} as const;
