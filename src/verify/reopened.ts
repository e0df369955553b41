import type { StoredAnswer } from '../engine/answer.ts';
import { decompose } from '../engine/decompose.ts';
import type { Payload } from '../engine/payload-types.ts';
import { AnswerShapeError, UnknownPathError } from '../engine/questionnaire-error.ts';
import { openSession } from '../engine/session.ts';
import type { Session } from '../engine/session-types.ts';
import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import type { Reason } from './reason.ts';

/** What the server itself knows of a submission. */
export interface ServerFacts {
  readonly context?: Readonly<Record<string, unknown>>;
  readonly today: string;
}

/**
 * Opens a session that holds what the payload says was answered, so that everything else can be made anew. Answers
 * that cannot be an answer of this questionnaire are told to `report` and left out.
 */
export function reopen(
  questionnaire: Questionnaire,
  payload: Payload,
  { context, today }: ServerFacts,
  report: (reason: Reason) => void,
): Session {
  const answers: Record<string, StoredAnswer> = {};
  for (const [id, value] of Object.entries(payload.answers)) {
    for (const [path, stored] of storedCells(questionnaire, id, value, report)) answers[path] = stored;
  }
  for (const path of clearedPaths(questionnaire, answers)) answers[path] = null;
  const attachments = Object.fromEntries(
    Object.entries(payload.attachments).map(([ref, facts]) => [ref, { ...facts, ref }]),
  );
  const session = openSession(questionnaire, {
    ...(context && { context }),
    today,
    ...(payload.supersedes !== null && { supersedes: payload.supersedes }),
    record: { answers, attachments, confirmed: payload.confirmed, submissionId: payload.submissionId },
  });
  return session;
}

function storedCells(
  questionnaire: Questionnaire,
  id: string,
  value: unknown,
  report: (reason: Reason) => void,
): readonly (readonly [string, StoredAnswer])[] {
  // A part is answered inside its question; here a path with a slash would be a second way to the same answer.
  const known = !id.includes('/') && questionnaire.find(id) !== undefined;
  if (!known) return nothingBut({ code: 'unknownQuestion', at: `answers/${id}` }, report);
  try {
    return decompose(questionnaire, id, value).flatMap(({ question: { pattern }, key, stored }) =>
      stored === undefined ? [] : [[pathOf(pattern, key), stored] as const],
    );
  } catch (error) {
    if (error instanceof UnknownPathError) {
      return nothingBut({ code: 'unknownQuestion', at: `answers/${error.path}` }, report);
    }
    if (error instanceof AnswerShapeError) {
      return nothingBut({ code: 'wrongShape', at: `answers/${error.path}` }, report);
    }
    throw error;
  }
}

function nothingBut(reason: Reason, report: (reason: Reason) => void): readonly [] {
  report(reason);
  return [];
}

/** Where the document would put an initial answer although the payload says that there is none: it was cleared. */
function clearedPaths({ nodes }: Questionnaire, answers: Readonly<Record<string, StoredAnswer>>): readonly string[] {
  return nodes
    .flatMap((node) => (node.type === 'question' && node.ruleType && node.initial ? [node] : []))
    .flatMap(({ pattern, repeatedBy }) => keysOf(repeatedBy, answers).map((key) => pathOf(pattern, key)))
    .filter((path) => !(path in answers));
}

function keysOf(
  repeatedBy: Question | undefined,
  answers: Readonly<Record<string, StoredAnswer>>,
): readonly (string | undefined)[] {
  if (!repeatedBy) return [undefined];
  if (repeatedBy.kind === 'matrix') return repeatedBy.options?.all.map(({ value }) => value) ?? [];
  const rows = answers[repeatedBy.pattern];
  return Array.isArray(rows) ? (rows as readonly string[]) : [];
}

function pathOf(pattern: string, key: string | undefined): string {
  return key === undefined ? pattern : pattern.replace('*', key);
}
