import type { Question } from '../questionnaire/compiled.ts';
import { isBlank, type StoredAnswer } from './answer.ts';
import type { QuestionState } from './snapshot.ts';
import { isFilled, type StateAt } from './wholes.ts';

/** Whether nothing relevant was given for a question or any part of it. */
export function isBlankQuestion(
  { question, key, stored, keys }: Pick<QuestionState, 'question' | 'key' | 'stored' | 'keys'>,
  given: (question: Question, key?: string) => StoredAnswer | undefined,
  stateAt: StateAt,
): boolean {
  if (keys || question.kind === 'group') return !(keys ?? [key]).some((row) => isFilled(question.parts, row, stateAt));
  if (question.kind === 'prefilled') return false;
  if (question.ruleType) return isBlank(stored);
  // Parts that a kind brings along are settled after it, and are always relevant with it.
  return question.parts.every((part) => isBlank(given(part, key)));
}
