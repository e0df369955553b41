import type { Question, Questionnaire, Section } from '../../questionnaire/compiled.ts';
import type { Condition, Operand, RuleValue } from '../../questionnaire/expression.ts';
import { compare } from '../../engine/operands.ts';

/** Three-valued: undefined is unknown. */
export type Verdict = boolean | undefined;

/** How two values that nobody can list stand to each other, when it is looked at as one choice of its own. */
export type Order = 'less' | 'equal' | 'more';

/** One way in which everything could have been answered: a value for each variable that a condition stands on. */
export interface World {
  readonly questionnaire: Questionnaire;
  /** By the key of the variable. */
  readonly values: ReadonlyMap<string, RuleValue>;
  readonly relevance: Map<number, boolean>;
}

/** The name of the variable that stands for an operand; calculations are variables as a whole. */
export function keyOf(operand: Operand): string {
  if (operand.op === 'answer') return `answer ${operand.node} ${operand.key ?? ''}`;
  return operand.op === 'context' ? `context ${operand.path}` : `operand ${inText(operand)}`;
}

/** The name of the variable that stands for how two operands compare, or whether a list test holds. */
export function pairKey(condition: Extract<Condition, { op: 'test' }>): string {
  const { subject, to, test } = condition;
  const ordered = !LIST_TESTS.includes(test);
  return `pair ${ordered ? '' : test} ${inText(subject)} ${inText(to)}`;
}

/** Tests of lists, which no order can decide. */
export const LIST_TESTS: readonly string[] = ['includes', 'includesAny', 'onlyFrom', 'oneOf', 'noneOf'];

/** The operand behind names and prefilled questions: an answer, a fact, a literal or a calculation. */
export function resolved(operand: Operand, { nodes }: Questionnaire): Operand {
  const node = operand.op === 'answer' || operand.op === 'value' ? nodes[operand.node] : undefined;
  if (node?.type === 'value') return resolved(node.operand, { nodes } as Questionnaire);
  const from = node?.type === 'question' && node.kind === 'prefilled' ? node.detail.from : undefined;
  return from === undefined ? operand : { op: 'context', path: from };
}

/** Decides a condition in one world, as the engine does with real answers. */
export function decideIn(world: World, condition: Condition): Verdict {
  const { nodes } = world.questionnaire;
  switch (condition.op) {
    case 'all':
    case 'any':
      return kleene(
        condition.of.map((part) => decideIn(world, part)),
        condition.op === 'any',
      );
    case 'not': {
      const verdict = decideIn(world, condition.of);
      return verdict === undefined ? undefined : !verdict;
    }
    case 'named': {
      const node = nodes[condition.node];
      return node?.type === 'condition' ? decideIn(world, node.condition) : undefined;
    }
    case 'fires':
      return condition.rules.some((index) => firesIn(world, index));
    case 'answered':
      return (valueIn(world, condition.subject) !== undefined) === condition.expected;
    case 'test':
      return testIn(world, condition);
  }
}

/** Whether a section or question is asked in one world. */
export function relevantIn(world: World, node: Section | Question): boolean {
  const known = world.relevance.get(node.node);
  if (known !== undefined) return known;
  const around = node.type === 'section' ? undefined : (node.parent ?? node.section);
  const relevant =
    (around === undefined || relevantIn(world, around)) &&
    (node.relevantWhen === undefined || decideIn(world, node.relevantWhen) === true);
  world.relevance.set(node.node, relevant);
  return relevant;
}

function firesIn(world: World, index: number): boolean {
  const rule = world.questionnaire.nodes[index];
  if (rule?.type !== 'rule' || (rule.section && !relevantIn(world, rule.section))) return false;
  if (rule.when && decideIn(world, rule.when) !== true) return false;
  return decideIn(world, rule.require) === false;
}

function valueIn(world: World, written: Operand): RuleValue {
  const operand = resolved(written, world.questionnaire);
  if (operand.op === 'literal') return operand.value;
  if (operand.op === 'if') {
    const verdict = decideIn(world, operand.when);
    return verdict === undefined ? undefined : valueIn(world, verdict ? operand.then : operand.else);
  }
  const value = world.values.get(keyOf(operand));
  const question = operand.op === 'answer' ? world.questionnaire.nodes[operand.node] : undefined;
  return question?.type === 'question' ? answerIn(world, question, value) : value;
}

function answerIn(world: World, question: Question, value: RuleValue): RuleValue {
  if (!relevantIn(world, question)) return undefined;
  const { notApplicable } = question.detail;
  if (typeof notApplicable === 'object' && decideIn(world, notApplicable) === true) return 'notApplicable';
  const only = question.options?.only;
  const offered = only && valueIn(world, only);
  if (!only || !Array.isArray(value)) return only && !includes(offered, value) ? undefined : value;
  const left = (value as readonly string[]).filter((one) => includes(offered, one));
  return left.length === 0 ? undefined : left;
}

function includes(list: RuleValue, value: RuleValue): boolean {
  return Array.isArray(list) && (list as readonly RuleValue[]).includes(value);
}

function testIn(world: World, condition: Extract<Condition, { op: 'test' }>): Verdict {
  const pair = pairKey(condition);
  if (world.values.has(pair)) return ofOrder(condition.test, world.values.get(pair) as Order | undefined);
  const { test, to } = condition;
  const subject = valueIn(world, condition.subject);
  if (LIST_TESTS.includes(test)) return listTest(world, test, subject, to);
  const other = valueIn(world, to as Operand);
  if (subject === undefined || other === undefined) return undefined;
  const order = compare(subject, other);
  return ofOrder(test, order < 0 ? 'less' : order > 0 ? 'more' : 'equal');
}

function listTest(world: World, test: string, subject: RuleValue, to: Operand | readonly Operand[]): Verdict {
  const others = 'op' in to ? listOf(valueIn(world, to)) : to.map((operand) => valueIn(world, operand));
  if (test === 'oneOf' || test === 'noneOf') {
    if (subject === undefined) return undefined;
    return others.some((other) => other !== undefined && compare(subject, other) === 0) === (test === 'oneOf');
  }
  const chosen = listOf(subject);
  if (test !== 'onlyFrom') return others.some((other) => other !== undefined && chosen.includes(other));
  return chosen.length === 0 ? undefined : chosen.every((one) => others.includes(one));
}

function listOf(value: RuleValue): readonly RuleValue[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly RuleValue[]) : [value];
}

function ofOrder(test: string, order: Order | undefined): Verdict {
  if (order === undefined) return undefined;
  switch (test) {
    case 'isNot':
      return order !== 'equal';
    case 'above':
    case 'after':
      return order === 'more';
    case 'atLeast':
    case 'onOrAfter':
      return order !== 'less';
    case 'below':
    case 'before':
      return order === 'less';
    case 'atMost':
    case 'onOrBefore':
      return order !== 'more';
    default:
      return order === 'equal';
  }
}

function kleene(verdicts: readonly Verdict[], settledBy: boolean): Verdict {
  if (verdicts.includes(settledBy)) return settledBy;
  return verdicts.includes(undefined) ? undefined : !settledBy;
}

const texts = new WeakMap<object, string>();

/** A name for a condition or an operand, the same for the same; asked for in every world, so it is remembered. */
export function inText(value: object): string {
  const known = texts.get(value) ?? written(value);
  texts.set(value, known);
  return known;
}

function written(value: object): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? `${inner}n` : inner));
}
