import { cellPath } from '../../engine/cell-path.ts';
import { decide, operandValue } from '../../engine/conditions.ts';
import type { Context } from '../../engine/context.ts';
import type { RuleScope } from '../../engine/operands.ts';
import type { QuestionState, Snapshot } from '../../engine/snapshot.ts';
import type { Question } from '../../questionnaire/compiled.ts';
import type { RuleValue } from '../../questionnaire/expression.ts';

/**
 * What a session has settled, seen as the conditions see it, so that any condition can be asked what it came to.
 * A row that does not exist is blank.
 */
export function scopeOf(snapshot: Snapshot, context: Context): RuleScope {
  const { nodes } = snapshot.questionnaire;
  const values = new Map<number, RuleValue>();
  const verdicts = new Map<number, boolean | undefined>();
  let fired: ReadonlySet<string | undefined> | undefined;
  const stateAt = (question: Question, key: string | undefined): QuestionState | undefined => {
    const { repeatedBy } = question;
    if (!repeatedBy) return snapshot.question(question.pattern);
    const keys = snapshot.question(repeatedBy.pattern).keys ?? [];
    return key !== undefined && keys.includes(key) ? snapshot.question(cellPath(question.pattern, key)) : undefined;
  };
  const once = <T>(known: Map<number, T>, node: number, make: () => T): T => {
    if (!known.has(node)) known.set(node, make());
    return known.get(node) as T;
  };
  const seenFrom = (key: string | undefined): RuleScope => ({
    context,
    today: snapshot.today,
    key,
    answer: (node, at) => stateAt(nodes[node] as Question, at)?.value,
    named: (node) =>
      once(values, node, () => {
        const value = nodes[node];
        return value?.type === 'value' ? operandValue(value.operand, outside) : undefined;
      }),
    verdict: (node) =>
      once(verdicts, node, () => {
        const named = nodes[node];
        return named?.type === 'condition' ? decide(named.condition, outside) : undefined;
      }),
    fires: (node) => {
      const rule = nodes[node];
      fired ??= new Set([...snapshot.violations, ...snapshot.warnings].map(({ ruleId }) => ruleId));
      return rule?.type === 'rule' && fired.has(rule.id);
    },
    spread: (node) => {
      const question = nodes[node] as Question;
      const by = question.repeatedBy;
      if (by) {
        const keys = snapshot.question(by.pattern).keys ?? [];
        return keys.map((row) => [stateAt(question, row)?.value, row] as const);
      }
      const list = snapshot.question(question.pattern).value;
      const isRows = question.kind === 'rows';
      return Array.isArray(list)
        ? (list as readonly string[]).map((one) => [one, isRows ? one : undefined] as const)
        : [];
    },
    at: (row) => seenFrom(row),
  });
  const outside = seenFrom(undefined);
  return outside;
}
