import type { StoredAnswer } from '../engine/answer.ts';
import { toStored } from '../engine/stored-value.ts';
import type { Question } from '../questionnaire/compiled.ts';
import type { Followed } from './follow-path.ts';

/** An answer as today's question takes it. */
export interface Converted {
  readonly path: string;
  readonly stored: StoredAnswer;
  /** Whether it names files. */
  readonly isFiles: boolean;
}

/** Kinds whose answers are any text; a narrower one shows what no longer fits as a violation. */
const TEXTS = ['text', 'longText', 'email', 'phone', 'url'];
const ONE_LINE = ['text', 'email', 'phone', 'url'];
const ANSWERED_BY_NOBODY = ['calculated', 'prefilled'];

/**
 * Takes an answer to a question of the kind `was` (`''` when unknown) to the question that is asked now: as it stands,
 * or widened. Undefined when it does not fit, or when fitting it would be a guess.
 */
export function convert(was: string, { path, question }: Followed, stored: StoredAnswer): Converted | undefined {
  const { kind } = question;
  if (was === kind || was === '') return asItStands(path, question, stored);
  const part = question.parts.find(({ id }) => id === (was === 'files' ? 'files' : 'text'));
  if (kind === 'evidence' && part && (was === 'files' || TEXTS.includes(was))) {
    return asItStands(`${path}/${part.id}`, part, stored);
  }
  if (TEXTS.includes(was) && TEXTS.includes(kind)) {
    const isBroken = typeof stored === 'string' && stored.includes('\n') && ONE_LINE.includes(kind);
    return isBroken ? undefined : asItStands(path, question, stored);
  }
  if (was === 'choice' && kind === 'choices') {
    return asItStands(path, question, typeof stored === 'string' ? [stored] : stored);
  }
  if (was === 'integer' && kind === 'decimal') {
    return asItStands(path, question, typeof stored === 'number' ? `${stored}` : stored);
  }
  return undefined;
}

function asItStands(path: string, question: Question, stored: StoredAnswer): Converted | undefined {
  if (!question.ruleType || ANSWERED_BY_NOBODY.includes(question.kind)) return undefined;
  try {
    return { path, stored: toStored(question, path, stored), isFiles: question.ruleType.type === 'files' };
  } catch {
    // The engine refuses the shape: it belongs to another kind.
    return undefined;
  }
}
