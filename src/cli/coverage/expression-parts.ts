import type { Questionnaire, Question } from '../../questionnaire/compiled.ts';
import type { Condition, Operand, RuleValue } from '../../questionnaire/expression.ts';

/** A condition or an operand: their words differ, so one walk serves both. */
export type Expression = Condition | Operand;

/** What an expression is made of, one level down. What it only names (answers, facts, conditions) is not among it. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'all':
    case 'any':
    case 'add':
    case 'subtract':
    case 'multiply':
      return expression.of;
    case 'not':
    case 'round':
    case 'normalise':
      return [expression.of];
    case 'answered':
      return [expression.subject];
    case 'test':
      return [expression.subject, ...('op' in expression.to ? [expression.to] : expression.to)];
    case 'sum':
    case 'count':
    case 'min':
    case 'max':
      if (!('node' in expression.over)) return expression.over;
      return expression.over.where ? [expression.over.where] : [];
    case 'percentOf':
      return [expression.amount, expression.percent];
    case 'lookup':
    case 'bandOf':
      return [expression.bands, expression.at];
    case 'if':
      return [expression.when, expression.then, expression.else];
    case 'addDays':
    case 'addMonths':
      return [expression.date, expression.by];
    case 'daysBetween':
      return [expression.from, expression.to];
    default:
      return [];
  }
}

/** Every expression inside, itself first. */
export function everyPart(expression: Expression): readonly Expression[] {
  return [expression, ...partsOf(expression).flatMap(everyPart)];
}

/** The nodes that an expression names itself. */
export function nodesNamed(expression: Expression): readonly number[] {
  switch (expression.op) {
    case 'answer':
    case 'value':
    case 'named':
      return [expression.node];
    case 'fires':
      return expression.rules;
    case 'sum':
    case 'count':
    case 'min':
    case 'max':
      return 'node' in expression.over ? [expression.over.node] : [];
    default:
      return [];
  }
}

/** What decides a question's value beside the respondent: whether it is asked, and what it begins with or comes to. */
export function decidersOf({ relevantWhen, initial, options, detail }: Question): readonly Expression[] {
  const { calculate, notApplicable } = detail;
  const found = [relevantWhen, initial, options?.only, calculate, notApplicable === true ? undefined : notApplicable];
  return found.filter((expression) => expression !== undefined);
}

/** A thing that can be set: an answer by its question, a fact by its path, or the day. */
export type Lever =
  | { readonly what: 'answer'; readonly question: Question }
  | { readonly what: 'fact'; readonly path: string }
  | { readonly what: 'today' };

/** Kinds of which the respondent gives the parts, or nothing. */
const notGiven = new Set(
  'notice link stop calculated prefilled group rows matrix address signature dateRange'.split(' '),
);

/** Whether the respondent gives an answer at the question's own path. */
export function isGiven({ kind, ruleType, id }: Question): boolean {
  return ruleType !== undefined && !notGiven.has(kind) && id !== 'sha256';
}

/** What expressions draw on. */
export interface Ingredients {
  readonly levers: readonly Lever[];
  /** Values that are written out in them. */
  readonly literals: readonly RuleValue[];
  /** Paths of the facts whose bands they look into. */
  readonly bands: readonly string[];
  /** Whether values are only compared: nothing is summed, looked up or otherwise made of them. */
  readonly isPlain: boolean;
}

const plain = new Set([
  'answer',
  'context',
  'today',
  'literal',
  'value',
  'named',
  'test',
  'answered',
  'all',
  'any',
  'not',
]);

/**
 * Everything that has a say in some expressions: what they name, what that depends on, and so on, relevance included.
 * With `valuesOnly`, only what goes into their values.
 */
export function ingredientsOf(
  { nodes }: Questionnaire,
  expressions: readonly Expression[],
  { valuesOnly = false } = {},
): Ingredients {
  const levers = new Map<string, Lever>();
  const literals: RuleValue[] = [];
  const bands = new Set<string>();
  const seen = new Set<number>();
  let isPlain = true;
  const add = (lever: Lever) => void levers.set(leverName(lever), lever);
  const read = (expression: Expression | undefined): void => {
    if (!expression) return;
    if (!plain.has(expression.op)) isPlain = false;
    if (expression.op === 'today') add({ what: 'today' });
    if (expression.op === 'literal') literals.push(expression.value);
    if (expression.op === 'context') add({ what: 'fact', path: expression.path });
    if ((expression.op === 'lookup' || expression.op === 'bandOf') && expression.bands.op === 'context') {
      bands.add(expression.bands.path);
    }
    nodesNamed(expression).forEach(visit);
    if (valuesOnly && expression.op === 'if') return [expression.then, expression.else].forEach(read);
    if (valuesOnly && 'over' in expression && 'node' in expression.over) return;
    partsOf(expression).forEach(read);
  };
  const question = (node: Question): void => {
    if (isGiven(node)) add({ what: 'answer', question: node });
    if (node.detail.from !== undefined) add({ what: 'fact', path: node.detail.from });
    if (node.kind === 'rows' || node.kind === 'matrix' || node.ruleType === undefined) {
      node.parts.forEach((part) => visit(part.node));
    }
    if (valuesOnly) return [node.initial, node.detail.calculate].forEach(read);
    decidersOf(node).forEach(read);
    visit(node.section.node);
    if (node.parent) visit(node.parent.node);
  };
  const visit = (index: number): void => {
    if (seen.has(index)) return;
    seen.add(index);
    const node = nodes[index];
    if (node?.type === 'section' && !valuesOnly) read(node.relevantWhen);
    else if (node?.type === 'condition') read(node.condition);
    else if (node?.type === 'value') read(node.operand);
    else if (node?.type === 'question') question(node);
    else if (node?.type === 'rule') {
      [node.when, node.require].forEach(read);
      if (node.section) visit(node.section.node);
    }
  };
  expressions.forEach(read);
  return { levers: [...levers.values()], literals, bands: [...bands], isPlain };
}

/** Names a lever: two levers of one name are the same. */
export function leverName(lever: Lever): string {
  if (lever.what === 'today') return 'today';
  return lever.what === 'fact' ? `fact ${lever.path}` : `answer ${lever.question.pattern}`;
}
