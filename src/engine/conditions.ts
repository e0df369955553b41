import type { Condition, Operand, RuleValue, TestName } from '../questionnaire/expression.ts';
import { compare, evaluateOperand, type RuleScope } from './operands.ts';

/** Decides a condition: true, false, or undefined (unknown). See the truth table beside `Condition`. */
export function decide(condition: Condition, scope: RuleScope): boolean | undefined {
  switch (condition.op) {
    case 'all':
      return kleene(condition.of, false, scope);
    case 'any':
      return kleene(condition.of, true, scope);
    case 'not': {
      const verdict = decide(condition.of, scope);
      return verdict === undefined ? undefined : !verdict;
    }
    case 'fires':
      return condition.rules.some((node) => scope.fires(node));
    case 'named':
      return scope.verdict(condition.node);
    case 'answered':
      return (operandValue(condition.subject, scope) !== undefined) === condition.expected;
    case 'test':
      return decideTest(condition.test, operandValue(condition.subject, scope), condition.to, scope);
  }
}

/** The value of an operand, with conditions decided here. */
export function operandValue(operand: Operand, scope: RuleScope): RuleValue {
  return evaluateOperand(operand, scope, decide);
}

/** `any` is settled by one true, `all` by one false; otherwise one unknown leaves it unknown. */
function kleene(parts: readonly Condition[], settledBy: boolean, scope: RuleScope): boolean | undefined {
  let unknown = false;
  for (const part of parts) {
    const verdict = decide(part, scope);
    if (verdict === settledBy) return settledBy;
    if (verdict === undefined) unknown = true;
  }
  return unknown ? undefined : !settledBy;
}

function decideTest(
  test: TestName,
  subject: RuleValue,
  to: Operand | readonly Operand[],
  scope: RuleScope,
): boolean | undefined {
  if (test === 'includes' || test === 'includesAny' || test === 'onlyFrom') return decideList(test, subject, to, scope);
  if (subject === undefined) return undefined;
  if (test === 'oneOf' || test === 'noneOf') {
    const among = membership(subject, to, scope);
    return among === undefined ? undefined : among === (test === 'oneOf');
  }
  const other = operandValue(to as Operand, scope);
  if (other === undefined) return undefined;
  const order = compare(subject, other);
  switch (test) {
    case 'is':
      return order === 0;
    case 'isNot':
      return order !== 0;
    case 'above':
    case 'after':
      return order > 0;
    case 'atLeast':
    case 'onOrAfter':
      return order >= 0;
    case 'below':
    case 'before':
      return order < 0;
    case 'atMost':
    case 'onOrBefore':
      return order <= 0;
  }
}

/** Whether a value is among the others; unknown when it is not and one of them is blank. */
function membership(subject: RuleValue, to: Operand | readonly Operand[], scope: RuleScope): boolean | undefined {
  const others = listOf(to, scope);
  if (others.some((other) => other !== undefined && compare(subject, other) === 0)) return true;
  return others.length === 0 || others.includes(undefined) ? undefined : false;
}

function decideList(
  test: 'includes' | 'includesAny' | 'onlyFrom',
  subject: RuleValue,
  to: Operand | readonly Operand[],
  scope: RuleScope,
): boolean | undefined {
  const chosen = Array.isArray(subject) ? (subject as readonly string[]) : [];
  const wanted = test === 'includes' ? [operandValue(to as Operand, scope)] : listOf(to, scope);
  const unknown = wanted.includes(undefined) || (wanted.length === 0 && !Array.isArray(to));
  if (test === 'onlyFrom') {
    if (chosen.length === 0) return undefined;
    if (chosen.every((one) => wanted.includes(one))) return true;
    return unknown ? undefined : false;
  }
  if (wanted.some((one) => one !== undefined && chosen.includes(one as string))) return true;
  // An empty list cannot include anything, whatever the blank turns out to be.
  return unknown && chosen.length > 0 ? undefined : false;
}

function listOf(to: Operand | readonly Operand[], scope: RuleScope): readonly RuleValue[] {
  if (!('op' in to)) return to.map((operand) => operandValue(operand, scope));
  const list = operandValue(to, scope);
  return Array.isArray(list) ? (list as readonly string[]) : [];
}
