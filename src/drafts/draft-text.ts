import { isObject } from '../questionnaire/json-object.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';
import { checksumOf } from './checksum.ts';
import { DRAFT_FORMAT, draftKey, type Draft } from './draft.ts';

/** What came out of reading a stored draft. */
export type DraftReading =
  | { readonly status: 'ok'; readonly draft: Draft }
  /** Something is stored, but it is not what was written. */
  | { readonly status: 'damaged' }
  /** It is whole, but not ours to read: another questionnaire or context, or written by a later release. */
  | { readonly status: 'foreign' }
  | { readonly status: 'none' };

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isWhole: Check = Number.isSafeInteger;
const isTexts = listOf(isText);
const isWording = either(isText, mapOf(isText));
const isWords = shape({
  label: optional(isWording),
  whole: optional(isWording),
  options: optional(mapOf(isWording)),
});
const isAttachment = shape({ ref: isText, name: isText, size: isWhole, type: isText, sha256: isText });
const isMoney = shape({ minor: isWhole, currency: isText });
const isStored = either(
  (value) => value === null || typeof value === 'boolean',
  isText,
  isWhole,
  isTexts,
  shape({ raw: isText }),
  isMoney,
);

const hasDraftShape = shape({
  format: (value) => value === DRAFT_FORMAT,
  questionnaire: shape({ id: isText, edition: isText, version: isWhole, sha256: isText }),
  contextId: isText,
  revision: isWhole,
  writer: optional(isText),
  base: optional(shape({ revision: isWhole, writer: optional(isText) })),
  createdAt: isWhole,
  savedAt: isWhole,
  place: either((value) => value === null, isText),
  record: shape({
    answers: mapOf(isStored),
    attachments: mapOf(isAttachment),
    confirmed: isTexts,
    submissionId: isText,
  }),
  asked: mapOf(isText),
  words: optional(mapOf(isWords)),
  questions: optional(isText),
  amounts: optional(mapOf(isMoney)),
  flags: optional(mapOf(isText)),
  sendingSince: optional(isWhole),
  title: optional(isText),
  label: optional(isText),
  removeAfter: optional(isWhole),
  isPassed: optional((value) => typeof value === 'boolean'),
  setAside: listOf(
    shape({
      path: isText,
      reason: isText,
      asked: isText,
      stored: isStored,
      words: optional(isWords),
      attachments: listOf(isAttachment),
    }),
  ),
});

/** The text that is stored: the draft's canonical JSON behind its checksum. */
export function writeDraft(draft: Draft): string {
  const text = canonicalJson(draft);
  return `${checksumOf(text)} ${text}`;
}

/**
 * Reads what `writeDraft` wrote. Never throws, and never returns a draft that differs from the one written. With
 * `key`, a draft that belongs under another key is foreign.
 */
export function readDraft(stored: unknown, key?: string): DraftReading {
  if (stored === undefined) return { status: 'none' };
  const [, checksum, text = ''] = (typeof stored === 'string' && /^([0-9a-f]{16}) (.*)$/s.exec(stored)) || [];
  if (checksum === undefined || checksum !== checksumOf(text)) return { status: 'damaged' };
  const value = parsed(text);
  if (isObject(value) && isWhole(value.format) && (value.format as number) > DRAFT_FORMAT) return { status: 'foreign' };
  if (!hasDraftShape(value)) return { status: 'damaged' };
  const draft = value as Draft;
  const belongs = key === undefined || key === draftKey(draft.questionnaire, draft.contextId);
  return belongs ? { status: 'ok', draft } : { status: 'foreign' };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function shape(checks: Readonly<Record<string, Check>>): Check {
  return (value) => isObject(value) && Object.entries(checks).every(([name, check]) => check(value[name]));
}

function mapOf(check: Check): Check {
  return (value) => isObject(value) && Object.values(value).every((member) => check(member));
}

function listOf(check: Check): Check {
  return (value) => Array.isArray(value) && value.every((item) => check(item));
}

function optional(check: Check): Check {
  return either((value) => value === undefined, check);
}

function either(...checks: readonly Check[]): Check {
  return (value) => checks.some((check) => check(value));
}
