import type { Question } from '../questionnaire/compiled.ts';
import { agreementHash } from './agreement.ts';
import { isUnparsed, type AnswerValue } from './answer.ts';
import type { Context } from './context.ts';
import type { QuestionState } from './snapshot.ts';
import { toAnswer } from './stored-value.ts';

/** Where the states of questions are found. */
export type StateOf = (question: Question, key?: string) => QuestionState | undefined;

/**
 * The answer of a question with all its parts, as the payload carries it; undefined when it is blank or not relevant.
 *
 * | kind | shape |
 * |---|---|
 * | most | the value itself |
 * | yesNo | `{ answer, explanation?, files? }`, always an object |
 * | yesNo, accept with an agreement | the same, with the `sha256` of the text it was given to |
 * | choice, choices with an "other" option | `{ answer, other? }`, always an object |
 * | evidence | `{ text?, files?, byEmail? }` as far as the document asks for them |
 * | group, address, signature, dateRange | an object by part |
 * | rows | a list of objects with `rowId`; wholly blank rows are dropped |
 * | matrix | an object by row; a row is the cell itself, or an object by column |
 */
export function compose(
  question: Question,
  key: string | undefined,
  stateOf: StateOf,
  context: Context,
): AnswerValue | undefined {
  const state = stateOf(question, key);
  if (!state?.relevant) return undefined;
  const partsAt = (row: string | undefined) => members(question.parts, row, stateOf, context);
  switch (question.kind) {
    case 'notice':
    case 'link':
    case 'stop':
      return undefined;
    case 'rows': {
      const rows = ((state.value as readonly string[] | undefined) ?? []).flatMap((row) => {
        const cells = partsAt(row);
        return Object.keys(cells).length > 0 ? [{ rowId: row, ...cells }] : [];
      });
      return rows.length > 0 ? rows : undefined;
    }
    case 'matrix':
      return matrix(question, state, stateOf, context);
    case 'evidence':
      return state.blank ? undefined : evidence(question, key, stateOf, context);
    default:
  }
  if (!question.ruleType)
    return question.kind === 'prefilled' ? prefilledGroup(question, context) : notEmpty(partsAt(key));
  const own = toAnswer(question.ruleType, state.value, context);
  if (own === undefined || isUnparsed(state.stored)) return undefined;
  const wrapped = question.kind === 'yesNo' || question.parts.length > 0;
  const sha256 = agreementHash(question, context);
  return wrapped ? { answer: own, ...partsAt(key), ...(sha256 !== undefined && { sha256 }) } : own;
}

function members(parts: readonly Question[], key: string | undefined, stateOf: StateOf, context: Context) {
  const found: Record<string, AnswerValue> = {};
  for (const part of parts) {
    const value = compose(part, key, stateOf, context);
    if (value !== undefined) found[part.id] = value;
  }
  return found;
}

function matrix(question: Question, state: QuestionState, stateOf: StateOf, context: Context): AnswerValue | undefined {
  const found: Record<string, AnswerValue> = {};
  const [first] = question.parts;
  for (const key of state.keys ?? []) {
    const row =
      first?.id === '*'
        ? compose(first, key, stateOf, context)
        : notEmpty(members(question.parts, key, stateOf, context));
    if (row !== undefined) found[key] = row;
  }
  return notEmpty(found);
}

function evidence(question: Question, key: string | undefined, stateOf: StateOf, context: Context): AnswerValue {
  const given = members(question.parts, key, stateOf, context);
  const blanks: Readonly<Record<string, AnswerValue>> = { files: [], byEmail: false };
  return Object.fromEntries(
    question.parts.flatMap(({ id }) => {
      const value = given[id] ?? blanks[id];
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

// A prefilled group or date range is sent as the host gave it: it is what the respondent saw.
function prefilledGroup(question: Question, context: Context): AnswerValue | undefined {
  return context.given.get(question.detail.from ?? '') as AnswerValue | undefined;
}

function notEmpty(members: Readonly<Record<string, AnswerValue>>): AnswerValue | undefined {
  return Object.keys(members).length > 0 ? members : undefined;
}
