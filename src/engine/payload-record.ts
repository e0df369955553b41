import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import type { StoredAnswer } from './answer.ts';
import { cellPath } from './cell-path.ts';
import { decompose } from './decompose.ts';
import type { Payload } from './payload-types.ts';
import { AnswerShapeError, UnknownPathError } from './questionnaire-error.ts';
import type { SessionRecord } from './session-types.ts';

/** An answer of a payload that cannot be one of this questionnaire. */
export type UnfitAnswer = UnknownPathError | AnswerShapeError;

/**
 * What a session has to be opened with to hold just the answers of a payload: also that the respondent took an initial
 * answer out. Answers that cannot be answers of this questionnaire are left out and told to `unfit`.
 */
export function recordOfPayload(
  questionnaire: Questionnaire,
  payload: Pick<Payload, 'answers' | 'attachments' | 'confirmed' | 'submissionId'>,
  unfit: (error: UnfitAnswer) => void = () => undefined,
): SessionRecord {
  const answers: Record<string, StoredAnswer> = {};
  for (const [id, value] of Object.entries(payload.answers)) {
    for (const [path, stored] of storedCells(questionnaire, id, value, unfit)) answers[path] = stored;
  }
  for (const path of clearedPaths(questionnaire, answers)) answers[path] = null;
  const { confirmed, submissionId } = payload;
  const attachments = Object.fromEntries(
    Object.entries(payload.attachments).map(([ref, facts]) => [ref, { ...facts, ref }]),
  );
  return { answers, attachments, confirmed, submissionId };
}

function storedCells(
  questionnaire: Questionnaire,
  id: string,
  value: unknown,
  unfit: (error: UnfitAnswer) => void,
): readonly (readonly [string, StoredAnswer])[] {
  try {
    // A part is answered inside its question; here a path with a slash would be a second way to the same answer.
    if (id.includes('/')) throw new UnknownPathError(id);
    return decompose(questionnaire, id, value).flatMap(({ question: { pattern }, key, stored }) =>
      stored === undefined ? [] : [[cellPath(pattern, key), stored] as const],
    );
  } catch (error) {
    if (!(error instanceof UnknownPathError || error instanceof AnswerShapeError)) throw error;
    unfit(error);
    return [];
  }
}

/** Where the document would put an initial answer although the payload says that there is none: it was cleared. */
function clearedPaths({ nodes }: Questionnaire, answers: Readonly<Record<string, StoredAnswer>>): readonly string[] {
  return nodes
    .flatMap((node) => (node.type === 'question' && node.ruleType && node.initial ? [node] : []))
    .flatMap(({ pattern, repeatedBy }) => keysOf(repeatedBy, answers).map((key) => cellPath(pattern, key)))
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
