import type { Context } from '../../engine/context.ts';
import { isExact, type Exact } from '../../questionnaire/exact.ts';
import type { Node, Questionnaire } from '../../questionnaire/compiled.ts';
import type { RuleValue } from '../../questionnaire/expression.ts';
import { decidersOf, everyPart, type Expression, ingredientsOf, leverName } from './expression-parts.ts';

/** What one lever is compared with, all over the document. */
export interface Compared {
  /** Values that are written out, and those of facts. */
  readonly values: readonly RuleValue[];
  /** Names of the other levers. */
  readonly others: readonly string[];
  /** Whether trying the values, and those just beside them, is as good as trying every value there is. */
  readonly isPlain: boolean;
}

/** Collects, for each lever by its name, what conditions compare it with. */
export function comparedIn(questionnaire: Questionnaire, contexts: readonly Context[]): ReadonlyMap<string, Compared> {
  const found = new Map<string, { values: RuleValue[]; others: Set<string>; isPlain: boolean }>();
  for (const expression of questionnaire.nodes.flatMap(expressionsOf).flatMap(everyPart)) {
    const linked = linkedIn(expression);
    if (!linked) continue;
    const { levers, literals, bands, isPlain } = ingredientsOf(questionnaire, linked, { valuesOnly: true });
    const values = [...literals, ...contexts.flatMap((context) => bands.flatMap((path) => boundsOf(context, path)))];
    for (const lever of levers) {
      if (lever.what === 'fact') values.push(...contexts.map(({ values: facts }) => facts.get(lever.path)));
    }
    const names = levers.map(leverName);
    for (const name of names) {
      const known = found.get(name) ?? { values: [], others: new Set(), isPlain: true };
      known.values.push(...values.flatMap(itemsOf));
      names.filter((other) => other !== name).forEach((other) => known.others.add(other));
      known.isPlain &&= isPlain;
      found.set(name, known);
    }
  }
  return new Map(
    [...found].map(([name, { values, others, isPlain }]) => [
      name,
      {
        values: values.filter((value) => value !== undefined),
        others: [...others],
        isPlain: isPlain && others.size < 2,
      },
    ]),
  );
}

function itemsOf(value: RuleValue): readonly RuleValue[] {
  return Array.isArray(value) ? (value as readonly string[]) : [value];
}

/** The operands of one comparison, or of one look into a table. */
function linkedIn(expression: Expression): readonly Expression[] | undefined {
  if (expression.op === 'answered') return [expression.subject];
  if (expression.op === 'lookup' || expression.op === 'bandOf') return [expression];
  if (expression.op !== 'test') return undefined;
  return [expression.subject, ...('op' in expression.to ? [expression.to] : expression.to)];
}

/** Every expression that a node states itself. */
export function expressionsOf(node: Node): readonly Expression[] {
  switch (node.type) {
    case 'section':
      return node.relevantWhen ? [node.relevantWhen] : [];
    case 'condition':
      return [node.condition];
    case 'value':
      return [node.operand];
    case 'rule':
      return node.when ? [node.when, node.require] : [node.require];
    case 'question':
      return [...decidersOf(node), ...(node.requiredWhen ? [node.requiredWhen] : [])];
  }
}

function boundsOf(context: Context, path: string): readonly Exact[] {
  return (context.bands.get(path) ?? []).flatMap(({ from, to }) => [from, to].filter(isExact));
}
