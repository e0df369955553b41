import type { Question, Questionnaire } from '../../questionnaire/compiled.ts';
import type { Condition, Operand } from '../../questionnaire/expression.ts';
import type { Text } from '../../questionnaire/types.ts';
import { conditionText } from '../condition-text.ts';
import { operandText } from '../operand-text.ts';
import { plainWords, questionName } from '../staff-words.ts';
import type { Change } from './difference.ts';
import { match, type Matched } from './matching.ts';
import { ruleKey } from './rule-key.ts';

/** Two documents side by side, and what puts either of them into words. */
export interface Comparison extends Matched {
  readonly old: Questionnaire;
  readonly now: Questionnaire;
}

/** Sets two documents side by side. */
export function compare(old: Questionnaire, now: Questionnaire): Comparison {
  return { old, now, ...match(old, now) };
}

/** Whether two conditions or calculations, one of each document, come to the same. */
export function isAlike(
  was: Condition | Operand | undefined,
  is: Condition | Operand | undefined,
  { old, now, patternNow }: Comparison,
): boolean {
  return ruleKey(was, old, patternNow) === ruleKey(is, now, ({ pattern }) => pattern);
}

/** A calculation in words. */
export function operandWords(operand: Operand, questionnaire: Questionnaire): string {
  return operandText(operand, questionnaire, (condition) => conditionText(condition, questionnaire));
}

/** A change from one text to another; undefined for none. */
export function change(what: string, before: string | undefined, after: string | undefined): Change | undefined {
  if (before === after) return undefined;
  return { what, ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

/**
 * A change from one condition or calculation to another that is not alike. Where the words are the same, something they
 * name is worked out otherwise.
 */
export function ruleChange(what: string, before: string | undefined, after: string | undefined): Change | undefined {
  const told = change(what, before, after);
  return told ?? { what, after: `${after ?? ''}, in which a value is worked out otherwise` };
}

/** The changes that are some. */
export function some(...changes: readonly (Change | undefined)[]): readonly Change[] {
  return changes.filter((one) => one !== undefined);
}

/** A text in all its languages as one, for telling whether it is another. */
export function textKey(text: Text | undefined, { language }: Questionnaire): string {
  if (text === undefined) return '';
  const byLanguage = typeof text === 'string' ? { [language]: text } : text;
  return JSON.stringify(Object.entries(byLanguage).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Wording as staff read it; undefined for none. */
export function wordsOf(text: Text | undefined, questionnaire: Questionnaire): string | undefined {
  return text === undefined ? undefined : plainWords(text, questionnaire);
}

/** How the section of a question is called. */
export function sectionName({ section }: Question, questionnaire: Questionnaire): string {
  return plainWords(section.title, questionnaire);
}

/** A question's name in the document it stands in. */
export function nameIn(question: Question, questionnaire: Questionnaire): string {
  return questionName(question, questionnaire);
}
