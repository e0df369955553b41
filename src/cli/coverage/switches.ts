import type { Question, Questionnaire, Rule } from '../../questionnaire/compiled.ts';
import type { Condition, Operand } from '../../questionnaire/expression.ts';
import { type Expression, everyPart } from './expression-parts.ts';

/** What a condition decides where it stands. */
export type Role =
  'shown' | 'required' | 'notApplicable' | 'offered' | 'review' | 'when' | 'require' | 'named' | 'if' | 'where';

/** One place at which a condition stands: `shown` of the section `nano`, `offered` of `methods` with its option. */
export interface SwitchPlace {
  readonly role: Role;
  /** A section, question (its pattern), rule, condition or value. */
  readonly of: 'section' | 'question' | 'rule' | 'condition' | 'value';
  readonly id: string;
  readonly option?: string;
}

/** One condition, wherever it stands: two places that ask the same thing are one switch. */
export interface Switch {
  readonly condition: Condition;
  /** The rows or matrix within which it is decided, once per row. */
  readonly rows: Question | undefined;
  /** A rule whose requirement it is: it counts only while the rule runs. */
  readonly rule: Rule | undefined;
  readonly places: readonly SwitchPlace[];
}

/** Every condition of a questionnaire that decides something. */
export function switchesOf(questionnaire: Questionnaire): readonly Switch[] {
  const found = new Map<string, Switch>();
  const { nodes } = questionnaire;
  const add = (given: Condition, place: SwitchPlace, rows?: Question, rule?: Rule): void => {
    let condition = given;
    while (condition.op === 'named') {
      const named = nodes[condition.node];
      if (named?.type !== 'condition') break;
      condition = named.condition;
    }
    const key = `${keyOf(condition)} ${rows?.node ?? ''} ${rule?.node ?? ''}`;
    const known = found.get(key);
    found.set(key, { condition, rows, rule, places: [...(known?.places ?? []), place] });
  };
  const inside = (
    expressions: readonly (Expression | undefined)[],
    place: Omit<SwitchPlace, 'role'>,
    rows?: Question,
  ) =>
    expressions
      .flatMap((expression) => (expression ? everyPart(expression) : []))
      .forEach((part) => {
        if (part.op === 'if') add(part.when, { ...place, role: 'if' }, rows);
        if (!('over' in part) || !('node' in part.over) || !part.over.where) return;
        const over = nodes[part.over.node] as Question;
        add(part.over.where, { ...place, role: 'where' }, over.kind === 'rows' ? over : over.repeatedBy);
      });
  for (const node of nodes) {
    if (node.type === 'section') {
      const place = { of: 'section', id: node.id } as const;
      if (node.relevantWhen) add(node.relevantWhen, { ...place, role: 'shown' });
      inside([node.relevantWhen], place);
    } else if (node.type === 'condition') {
      add(node.condition, { role: 'named', of: 'condition', id: node.name });
      inside([node.condition], { of: 'condition', id: node.name });
    } else if (node.type === 'value') inside([node.operand], { of: 'value', id: node.name });
    else if (node.type === 'rule') {
      const place = { of: 'rule', id: node.id } as const;
      if (node.when) add(node.when, { ...place, role: 'when' }, node.rows);
      add(node.require, { ...place, role: 'require' }, node.rows, node);
      inside([node.when, node.require], place, node.rows);
    } else questionSwitches(node, add, inside);
  }
  return [...found.values()];
}

function questionSwitches(
  question: Question,
  add: (condition: Condition, place: SwitchPlace, rows?: Question) => void,
  inside: (expressions: readonly (Expression | undefined)[], place: Omit<SwitchPlace, 'role'>, rows?: Question) => void,
): void {
  const { relevantWhen, requiredWhen, initial, options, detail, pattern, repeatedBy, node } = question;
  // What an agreement's answer was given to is noted at a part that nobody is ever asked.
  if (question.id === 'sha256' && question.parent?.detail.agreement) return;
  const place = { of: 'question', id: pattern } as const;
  if (relevantWhen) add(relevantWhen, { ...place, role: 'shown' }, repeatedBy);
  if (requiredWhen) add(requiredWhen, { ...place, role: 'required' }, repeatedBy);
  if (typeof detail.notApplicable === 'object')
    add(detail.notApplicable, { ...place, role: 'notApplicable' }, repeatedBy);
  if (detail.reviewWhen) {
    const to: Operand = { op: 'literal', value: detail.reviewWhen };
    const test: Condition = { op: 'test', test: 'is', subject: { op: 'answer', node }, to };
    add(test, { ...place, role: 'review' }, repeatedBy);
  }
  if (options?.only) {
    for (const { value } of options.all) {
      const test: Condition = { op: 'test', test: 'includes', subject: options.only, to: { op: 'literal', value } };
      add(test, { ...place, role: 'offered', option: value }, repeatedBy);
    }
  }
  const list = detail.list === 'needsReview' ? undefined : detail.list;
  const all = [relevantWhen, requiredWhen, initial, options?.only, detail.calculate, detail.mustMatch, list];
  inside(all, place, repeatedBy);
}

function keyOf(condition: Condition): string {
  return JSON.stringify(condition, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}
