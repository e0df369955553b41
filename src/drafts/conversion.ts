import type { StoredAnswer } from '../engine/answer.ts';
import { toStored } from '../engine/stored-value.ts';
import type { Question } from '../questionnaire/compiled.ts';
import { type Followed, optionNow } from './follow-path.ts';

/** An answer as today's question takes it. */
export interface Converted {
  readonly path: string;
  readonly stored: StoredAnswer;
  /** Whether it names files. */
  readonly isFiles: boolean;
  /** Whether an option took the place of one that was chosen. */
  readonly isReplaced: boolean;
}

/** Kinds whose answers are any text; a narrower one shows what no longer fits as a violation. */
const TEXTS = ['text', 'longText', 'email', 'phone', 'url'];
const ONE_LINE = ['text', 'email', 'phone', 'url'];
const ANSWERED_BY_NOBODY = ['calculated', 'prefilled'];

/**
 * Takes an answer to a question of the kind `was` (`''` when unknown) to the question that is asked now: as it stands,
 * widened, or with the option that took the place of the chosen one. Undefined when it does not fit, or when fitting
 * it would be a guess.
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
  if (was === 'yesNo' && (kind === 'choice' || kind === 'choices')) {
    const isOffered = typeof stored === 'string' && optionNow(question, stored) !== undefined;
    return isOffered ? asItStands(path, question, kind === 'choices' ? [stored] : stored) : undefined;
  }
  if (was === 'choice' && kind === 'choices') {
    return asItStands(path, question, typeof stored === 'string' ? [stored] : stored);
  }
  if (was === 'integer' && kind === 'decimal') {
    return asItStands(path, question, typeof stored === 'number' ? `${stored}` : stored);
  }
  return undefined;
}

function asItStands(path: string, question: Question, given: StoredAnswer): Converted | undefined {
  if (!question.ruleType || ANSWERED_BY_NOBODY.includes(question.kind)) return undefined;
  try {
    const stored = toStored(question, path, given);
    const today = question.options ? withOptionsOfToday(question, stored) : stored;
    // Two options may have become one.
    const settled = today === stored ? stored : toStored(question, path, today);
    return { path, stored: settled, isFiles: question.ruleType.type === 'files', isReplaced: today !== stored };
  } catch {
    // The engine refuses the shape: it belongs to another kind.
    return undefined;
  }
}

/** The same answer when every option is still there, or has gone without one in its place. */
function withOptionsOfToday(question: Question, stored: StoredAnswer): StoredAnswer {
  const now = (value: string) => optionNow(question, value) ?? value;
  if (typeof stored === 'string') return now(stored);
  const before: readonly string[] = Array.isArray(stored) ? (stored as readonly string[]) : [];
  const today = before.map(now);
  return today.some((value, i) => value !== before[i]) ? today : stored;
}
