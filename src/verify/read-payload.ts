import type { Payload } from '../engine/payload-types.ts';
import { isObject } from '../questionnaire/json-object.ts';
import { isPlainDate } from '../questionnaire/plain-date.ts';
import { isList, own } from './differences.ts';
import type { Reason } from './reason.ts';

type Check = (value: unknown) => boolean;

const isId: Check = (value) => typeof value === 'string' && /^[\w-]{1,64}$/.test(value);
const isText: Check = (value) => typeof value === 'string' && value !== '';
const isWhole: Check = (value) => Number.isSafeInteger(value) && (value as number) > 0;
const isHash: Check = (value) => typeof value === 'string' && /^[\da-f]{64}$/.test(value);
const isTextList: Check = (value) => isList(value) && value.every(isText);

/** The members of a payload, all of them needed and none besides. `answers` are read by the questionnaire. */
const MEMBERS: Readonly<Record<keyof Payload, Check>> = {
  format: (value) => value === 1,
  questionnaire: isObject,
  contextId: isText,
  submissionId: isId,
  supersedes: (value) => value === null || isId(value),
  today: (value) => typeof value === 'string' && isPlainDate(value),
  answers: isObject,
  needsReview: isTextList,
  confirmed: isTextList,
  attachments: isObject,
};

const QUESTIONNAIRE: Readonly<Record<keyof Payload['questionnaire'], Check>> = {
  id: isText,
  edition: isText,
  version: isWhole,
  sha256: isHash,
};

const ATTACHMENT: Readonly<Record<keyof Payload['attachments'][string], Check>> = {
  name: isText,
  size: isWhole,
  type: isText,
  sha256: isHash,
};

/**
 * Reads what arrived as a payload: everything but the answers is of the payload's form. What is not so is told to
 * `report`; undefined when too little is left to look further.
 */
export function readPayload(given: unknown, report: (reason: Reason) => void): Payload | undefined {
  let fit = isObject(given);
  const malformed = (at: string) => {
    fit = false;
    report({ code: 'malformed', at });
  };
  if (!isObject(given)) return void report({ code: 'malformed', at: '' });
  closed(given, MEMBERS, '', malformed);
  if (!fit) return undefined;
  const payload = given as unknown as Payload;
  closed(payload.questionnaire, QUESTIONNAIRE, 'questionnaire/', malformed);
  for (const [ref, facts] of Object.entries(payload.attachments)) {
    const at = `attachments/${ref}`;
    if (isId(ref) && isObject(facts)) closed(facts, ATTACHMENT, `${at}/`, malformed);
    else malformed(at);
  }
  return fit ? payload : undefined;
}

/** Tells of each member that is missing, wrong or one too many. */
function closed(
  value: Readonly<Record<string, unknown>>,
  members: Readonly<Record<string, Check>>,
  at: string,
  malformed: (at: string) => void,
): void {
  for (const name of new Set([...Object.keys(members), ...Object.keys(value)])) {
    const check = own(members, name) as Check | undefined;
    if (!check?.(own(value, name))) malformed(at + name);
  }
}
