import type { NamedValue, Questionnaire, Rule } from '../compiled.ts';
import { exactly } from './bounds.ts';
import { FALSE, holds } from './formula.ts';
import type { Lowering } from './lowering.ts';
import type { Statements } from './statements.ts';
import { gapOf, includes } from './subjects.ts';

/** States every rule, and notes of the named conditions and values which of them a schema can say. */
export function stateRules({ nodes }: Questionnaire, lowering: Lowering, statements: Statements): void {
  for (const node of nodes) {
    if (node.type === 'rule') stateRule(node, lowering, statements);
    else if (node.type === 'condition') {
      const { isTrue, isFalse } = lowering.verdict(node.condition, {});
      const gaps = new Set([...isTrue.gaps, ...isFalse.gaps]);
      const isNone = JSON.stringify(isTrue.least) === JSON.stringify(FALSE) && gaps.size > 0;
      statements.coverage.note('condition', node.name, gaps.size === 0 ? 'whole' : isNone ? 'none' : 'part', gaps);
    } else if (node.type === 'value') noteValue(node, lowering, statements);
  }
}

function noteValue({ name, operand }: NamedValue, lowering: Lowering, { coverage }: Statements): void {
  if (operand.op === 'literal' || operand.op === 'count' || lowering.subject(operand, {})) {
    coverage.note('value', name, 'whole');
  } else if (operand.op === 'if') {
    const { gaps } = lowering.verdict(operand.when, {}).isTrue;
    coverage.note('value', name, 'part', gaps.length === 0 ? ['calculation'] : gaps);
  } else coverage.note('value', name, 'none', [gapOf(operand)]);
}

function stateRule(rule: Rule, lowering: Lowering, statements: Statements): void {
  const { id, severity, rows } = rule;
  if (severity === 'warning') return;
  const fires = lowering.fires(rule, { rows });
  const never = exactly(FALSE);
  if (severity === 'error') return statements.state('rule', id, fires, never);
  const confirmed = exactly(holds({ steps: ['confirmed'] }, includes(id)));
  statements.state('rule', id, fires, confirmed);
  if (rows) statements.coverage.note('confirmed', id, 'none', ['count']);
  else statements.state('confirmed', id, confirmed, fires);
}
