import type { Option, Question } from '../questionnaire/compiled.ts';
import type { RuleValue } from '../questionnaire/expression.ts';
import { isYesNo } from './validity.ts';

/** What counts as chosen: options that are no longer offered do not. */
export function chosenOf(
  question: Question,
  value: RuleValue,
  options: readonly Option[] | undefined,
  fixed: boolean,
): RuleValue {
  if (question.kind === 'yesNo') return fixed || isYesNo(question, value) ? value : undefined;
  if (value === undefined || !options) return value;
  const offered = (one: string) => options.some((option) => option.value === one);
  if (typeof value === 'string') return offered(value) ? value : undefined;
  return listOrBlank((value as readonly string[]).filter(offered));
}

/** A list, or blank when there is nothing in it. */
export function listOrBlank(list: readonly string[]): RuleValue {
  return list.length > 0 ? list : undefined;
}
