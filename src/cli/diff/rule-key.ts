import type { Question, Questionnaire } from '../../questionnaire/compiled.ts';
import { formatExact, isExact } from '../../questionnaire/exact.ts';
import type { Condition, Operand } from '../../questionnaire/expression.ts';

/**
 * Text by which two conditions or calculations are alike whatever names they go by: named ones are put in their place,
 * questions go by what `nameOf` says, and the order of what may stand in any order is one.
 */
export function ruleKey(
  part: Condition | Operand | undefined,
  questionnaire: Questionnaire,
  nameOf: (question: Question) => string,
): string {
  return part === undefined ? '' : JSON.stringify(keyed(part, questionnaire, nameOf));
}

const ANY_ORDER = new Set(['all', 'any', 'add', 'multiply', 'sum', 'min', 'max', 'count']);

function keyed(part: unknown, questionnaire: Questionnaire, nameOf: (question: Question) => string): unknown {
  const inner = (one: unknown) => keyed(one, questionnaire, nameOf);
  if (isExact(part)) return formatExact(part);
  if (Array.isArray(part)) return part.map(inner);
  if (typeof part !== 'object' || part === null) return part;
  const { op, node, ...rest } = part as { readonly op?: string; readonly node?: number };
  const target = node === undefined ? undefined : questionnaire.nodes[node];
  if (target?.type === 'condition') return inner(target.condition);
  if (target?.type === 'value') return inner(target.operand);
  const members = Object.entries(rest).map(([name, member]): [string, unknown] => {
    if (name === 'rules') return [name, ruleIds(member as readonly number[], questionnaire)];
    const list = inner(member);
    return [name, Array.isArray(list) && (ANY_ORDER.has(op ?? '') || name === 'to') ? sorted(list) : list];
  });
  const question = target?.type === 'question' ? { node: nameOf(target) } : {};
  return { ...(op !== undefined && { op }), ...question, ...Object.fromEntries(members) };
}

function ruleIds(rules: readonly number[], { nodes }: Questionnaire): readonly string[] {
  return rules
    .flatMap((index) => {
      const node = nodes[index];
      return node?.type === 'rule' ? [node.id] : [];
    })
    .sort();
}

function sorted(list: readonly unknown[]): readonly unknown[] {
  const keys = list.map((one) => JSON.stringify(one)).sort();
  return keys.map((key) => JSON.parse(key) as unknown);
}
