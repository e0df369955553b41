import type { Question } from '../questionnaire/compiled.ts';
import type { QuestionState, Progress } from './snapshot.ts';
import type { Violation } from './violation.ts';

const NO_ANSWER: ReadonlySet<string> = new Set(['notice', 'link', 'stop', 'calculated', 'prefilled']);

/** Whether a question only shows something. */
export function takesNoAnswer({ kind }: Question): boolean {
  return NO_ANSWER.has(kind);
}

/**
 * How far some questions have come: their states (top level, parts not counted) and the violations among them.
 * What is set to "not applicable" by its condition is asked of nobody. Nothing answered is "not started"; nothing open is "complete", even when every question is optional.
 */
export function progressOf(states: readonly QuestionState[], violations: readonly Violation[]): Progress {
  const asked = states.filter(({ relevant, fixed, question }) => relevant && !fixed && !takesNoAnswer(question));
  const answered = asked.filter(({ blank }) => !blank).length;
  const open = violations.filter(({ severity }) => severity === 'error').length;
  const status = answered === 0 && (open > 0 || asked.length > 0) ? 'notStarted' : open > 0 ? 'incomplete' : 'complete';
  return { status, answered, questions: asked.length, open };
}
