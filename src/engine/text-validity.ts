import type { Question } from '../questionnaire/compiled.ts';
import type { RuleValue } from '../questionnaire/expression.ts';
import { EMAIL, EMAIL_LENGTH, EXTENSION, PHONE, PHONE_FIGURES } from '../questionnaire/text-shapes.ts';
import type { Violation, ViolationCode } from './violation.ts';

const EMAIL_SHAPE = new RegExp(EMAIL);
const PHONE_SHAPE = new RegExp(PHONE);
const LAST_EXTENSION = new RegExp(`${EXTENSION}$`);

/** The constraints of a text, e-mail, phone or web address that the trimmed answer breaks. */
export function* textViolation(
  question: Question,
  value: RuleValue,
): Generator<readonly [code: ViolationCode, params?: Violation['params']]> {
  if (typeof value !== 'string') return;
  const { minLength, maxLength, pattern } = question.limits;
  const length = [...value].length;
  if (minLength !== undefined && length < minLength) yield ['tooShort', { minLength, length }];
  if (maxLength !== undefined && length > maxLength) yield ['tooLong', { maxLength, length }];
  if (pattern && !pattern.test(value)) yield ['patternMismatch'];
  if (!looksLike(question.kind, value)) yield ['typeMismatch'];
  else if (question.kind === 'email') yield* mailboxViolation(question, value);
  else if (question.kind === 'phone' && isUnusualNumber(question, value)) yield ['numberUnusual'];
}

function looksLike(kind: Question['kind'], value: string): boolean {
  switch (kind) {
    case 'email':
      return value.length <= EMAIL_LENGTH && EMAIL_SHAPE.test(value);
    case 'phone':
      return PHONE_SHAPE.test(value) && value.replace(/\D/g, '').length >= PHONE_FIGURES;
    case 'url':
      return isWebAddress(value);
    default:
      return true;
  }
}

function isWebAddress(value: string): boolean {
  try {
    const { protocol, hostname } = new URL(value);
    return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
  } catch {
    return false;
  }
}

function* mailboxViolation({ limits }: Question, value: string): Generator<readonly [code: ViolationCode]> {
  const [mailbox = '', domain = ''] = value.toLowerCase().split('@');
  const plain = mailbox.replace(/\+.*$/, '');
  if (limits.refuseMailboxes?.includes(plain)) yield ['mailboxRefused'];
  else if (limits.warnMailboxes?.includes(plain)) yield ['mailboxUnusual'];
  if (limits.warnDomains?.includes(domain)) yield ['domainUnusual'];
}

function isUnusualNumber({ limits: { unusual } }: Question, value: string): boolean {
  const number = value.replace(LAST_EXTENSION, '');
  if (unusual?.extension && number !== value) return true;
  // The country code of North America, which some write and some do not.
  const digits = number.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  return unusual?.prefixes?.some((prefix) => digits.startsWith(prefix)) ?? false;
}
