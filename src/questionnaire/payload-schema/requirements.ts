import type { Question } from '../compiled.ts';

/** Kinds of which the parts are missed one by one, and that may stay blank as a whole when they are optional. */
export const wholes: ReadonlySet<string> = new Set(['group', 'matrix', 'dateRange', 'address', 'signature']);

/** Kinds that take no answer of the respondent's. */
export const shownOnly: ReadonlySet<string> = new Set(['notice', 'link', 'stop', 'calculated', 'prefilled']);

/** Whether something is in the payload whenever what it stands in is, whatever the answers are. */
export function isAlwaysThere(question: Question): boolean {
  const { kind, relevantWhen, optional, parts } = question;
  if (relevantWhen || optional || shownOnly.has(kind)) return false;
  if (!wholes.has(kind)) return true;
  if (kind === 'matrix' && (question.options?.only || question.options?.bands)) return false;
  return parts.some(isAlwaysThere);
}
