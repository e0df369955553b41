import type { Node, Question } from '../questionnaire/compiled.ts';
import { isBlank, type StoredAnswer } from './answer.ts';
import type { QuestionState } from './snapshot.ts';

/** Where the states of questions stand while they are settled. */
export type StateAt = (question: Question, key?: string) => QuestionState | undefined;

/** Whether anything relevant stands in some parts, or in the parts of those. */
export function isFilled(parts: readonly Question[], key: string | undefined, stateAt: StateAt): boolean {
  return parts.some((part) => {
    const state = stateAt(part, key);
    if (state?.relevant !== true) return false;
    // What rows store is which rows there are, and those may be blank.
    if (part.kind !== 'rows' && !isBlank(state.stored)) return true;
    return (state.keys ?? [key]).some((row) => isFilled(part.parts, row, stateAt));
  });
}

/** What was answered in a cell: nothing where it is not asked, or where a condition answers for the respondent. */
export function answeredIn(cell: QuestionState | undefined): StoredAnswer | undefined {
  return cell?.relevant && !cell.fixed ? cell.stored : undefined;
}

/** What may stay blank as a whole, and once it is begun asks for all of it. */
const begun: ReadonlySet<string> = new Set(['group', 'matrix', 'dateRange', 'address', 'signature']);

/**
 * Whether the wholes that a question belongs to ask for it: a row that has something in it, an optional group, matrix,
 * range of dates, address or signature that was begun. Anything else always does.
 */
export function isAskedByWhole(question: Question, key: string | undefined, stateAt: StateAt): boolean {
  const { repeatedBy } = question;
  if (repeatedBy?.kind === 'rows' && !isFilled(repeatedBy.parts, key, stateAt)) return false;
  for (let whole = question.parent; whole; whole = whole.parent) {
    if (!whole.optional || !begun.has(whole.kind)) continue;
    if (stateAt(whole, whole.repeatedBy && key)?.required === true) continue;
    const { parts } = whole;
    const rows = whole.kind === 'matrix' ? (stateAt(whole)?.keys ?? []) : [whole.repeatedBy && key];
    if (!rows.some((row) => isFilled(parts, row, stateAt))) return false;
  }
  return true;
}

/** Kinds that show something and take no answer of the respondent's. */
export const shownOnly: ReadonlySet<string> = new Set('notice link stop calculated prefilled'.split(' '));

/** Whether a question asks for anything. A group of nothing but facts, or of what may all stay blank, does not. */
export function mayBeRequired({ kind, parts }: Question, key: string | undefined, stateAt: StateAt): boolean {
  if (kind !== 'group' && kind !== 'matrix') return !shownOnly.has(kind);
  const isAsked = (part: Question) => kind === 'matrix' || stateAt(part, key)?.relevant === true;
  return parts.some((part) => !part.optional && !shownOnly.has(part.kind) && isAsked(part));
}

/** The outermost rows, groups and other wholes that some nodes belong to. */
export function wholesOf(nodes: readonly Node[], some: Iterable<number>): ReadonlySet<Question> {
  const wholes = new Set<Question>();
  for (const index of some) {
    let node = nodes[index];
    if (node?.type !== 'question') continue;
    while (node.parent) node = node.parent;
    if (node.kind === 'rows' || begun.has(node.kind)) wholes.add(node);
  }
  return wholes;
}
