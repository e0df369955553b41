import type { RuleValue } from '../questionnaire/expression.ts';
import type { StoredAnswer } from './answer.ts';
import type { QuestionState } from './snapshot.ts';

/** Lists and options that are equal are kept from before, so that they are the same objects. */
export function withSharedParts(before: QuestionState | undefined, state: QuestionState): QuestionState {
  if (!before) return state;
  return {
    ...state,
    value: sameValue(before.value, state.value) ? before.value : state.value,
    options: sameList(before.options, state.options) ? before.options : state.options,
    keys: sameList(before.keys, state.keys) ? before.keys : state.keys,
    violations: sameViolations(before, state) ? before.violations : state.violations,
  };
}

/** Whether nothing about a question changed. */
export function sameState(a: QuestionState, b: QuestionState): boolean {
  return (
    a.relevant === b.relevant &&
    a.required === b.required &&
    a.blank === b.blank &&
    a.fixed === b.fixed &&
    sameStored(a.stored, b.stored) &&
    sameValue(a.value, b.value) &&
    sameList(a.options, b.options) &&
    sameList(a.keys, b.keys) &&
    sameViolations(a, b)
  );
}

function sameViolations(a: QuestionState, b: QuestionState): boolean {
  return (
    a.violations.length === b.violations.length &&
    a.violations.every((violation, i) => {
      const other = b.violations[i];
      if (!other || violation.code !== other.code || violation.path !== other.path) return false;
      const params = Object.entries(violation.params);
      return params.every(([name, value]) => other.params[name] === value);
    })
  );
}

/** Whether two stored answers are equal. */
export function sameStored(a: StoredAnswer | undefined, b: StoredAnswer | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return sameList(a as readonly string[], b as readonly string[]);
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Whether two values of the rules are equal. */
export function sameValue(a: RuleValue, b: RuleValue): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object') return false;
  if ('units' in a) return 'units' in b && a.units === b.units && a.scale === b.scale;
  return !('units' in b) && sameList(a, b);
}

/** Whether two lists hold the same things in the same order. */
export function sameList(a: readonly unknown[] | undefined, b: readonly unknown[] | undefined): boolean {
  if (a === b) return true;
  return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, i) => item === b[i]);
}
