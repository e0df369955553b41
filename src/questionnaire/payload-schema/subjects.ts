import type { Operand, RuleType, TestName } from '../expression.ts';
import { decided, onlyPresent, type Verdict } from './bounds.ts';
import type { Gap } from './coverage.ts';
import { all, any, type Formula, holds, not, type Place, type Schema } from './formula.ts';

/** A value of the payload that a condition speaks of. */
export interface Subject {
  readonly place: Place;
  readonly type: RuleType;
  readonly present: Formula;
}

/** Beyond this many options, two answers are not compared option by option. */
const MOST_OPTIONS = 80;

/** Why the payload alone does not tell the value of an operand. */
export function gapOf({ op }: Operand): Gap {
  if (op === 'context' || op === 'today') return op;
  return op === 'answer' ? 'scope' : 'calculation';
}

/** The options that a subject may have, when they are known and few enough to be gone through one by one. */
export function optionsOf({ type }: Subject): readonly string[] | undefined {
  if (!('values' in type) || type.bandsOf !== undefined) return undefined;
  return type.values.length <= MOST_OPTIONS ? type.values : undefined;
}

/** That one option is the value, or among the values, of a subject. */
export function isChosen({ place, type }: Subject, option: string): Formula {
  return holds(place, type.type === 'options' ? includes(option) : { const: option });
}

/** A list in which an option is chosen. */
export function includes(option: string): Schema {
  return { type: 'array', contains: { const: option } };
}

/** Whether one answer is another one, option by option. */
export function againstAnswer(subject: Subject, test: TestName, other: Subject): Verdict {
  const options = optionsOf(subject);
  if (subject.type.type !== 'option' || !options || (test !== 'is' && test !== 'isNot')) {
    return onlyPresent(all(subject.present, other.present), 'comparison');
  }
  const isSame = any(...options.map((option) => all(isChosen(subject, option), isChosen(other, option))));
  const isOther = any(
    ...options.map((option) => all(isChosen(subject, option), other.present, not(isChosen(other, option)))),
  );
  return test === 'is' ? decided(isSame, isOther) : decided(isOther, isSame);
}
