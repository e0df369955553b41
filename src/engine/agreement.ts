import type { Question } from '../questionnaire/compiled.ts';
import { textHash } from '../questionnaire/text-hash.ts';
import type { Answers } from './answers.ts';
import type { Context } from './context.ts';
import type { StoredCell } from './decompose.ts';

const hashes = new WeakMap<Context, Map<string, string>>();

/**
 * SHA-256, in lower-case hex, of the text that a question's answer is bound to (its UTF-8 bytes, just as the host gave
 * it); undefined for questions that are bound to none.
 */
export function agreementHash({ detail }: Question, context: Context): string | undefined {
  const { agreement } = detail;
  const text = agreement?.op === 'context' ? context.given.get(agreement.path) : undefined;
  if (agreement?.op !== 'context' || typeof text !== 'string') return undefined;
  let known = hashes.get(context);
  if (!known) hashes.set(context, (known = new Map<string, string>()));
  let hash = known.get(agreement.path);
  if (hash === undefined) known.set(agreement.path, (hash = textHash(text)));
  return hash;
}

/** Notes with each answer that is bound to a text which text that is, so that another text is not agreed to by it. */
export function withAgreements(cells: readonly StoredCell[], context: Context): readonly StoredCell[] {
  return cells.flatMap((cell) => {
    const { question, key, stored } = cell;
    const note = noteOf(question);
    if (!note) return [cell];
    return [cell, { question: note, key, stored: stored === null ? null : (agreementHash(question, context) ?? null) }];
  });
}

/** Whether an answer was given to another text than the one the host supplies now. It has to be given anew. */
export function isForAnotherText(question: Question, key: string | undefined, answers: Answers, context: Context) {
  const note = noteOf(question);
  const agreed = note && answers.get(note.node, key);
  return typeof agreed === 'string' && agreed !== agreementHash(question, context);
}

function noteOf({ detail, parts }: Question): Question | undefined {
  return detail.agreement && parts.find(({ id }) => id === 'sha256');
}
