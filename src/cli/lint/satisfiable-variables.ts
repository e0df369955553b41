import type { Question, Questionnaire } from '../../questionnaire/compiled.ts';
import { addExact, compareExact, type Exact, exact, isExact } from '../../questionnaire/exact.ts';
import type { Condition, Operand, RuleType, RuleValue } from '../../questionnaire/expression.ts';
import { addDays } from '../../questionnaire/plain-date.ts';
import { keyOf, LIST_TESTS, type Order, pairKey, resolved } from './satisfiable-world.ts';

/** Something that may be one way or another, with every way that makes a difference. */
export interface Variable {
  readonly key: string;
  readonly values: readonly RuleValue[];
  /** The answers and facts that it depends on: variables that share one are not free of each other. */
  readonly bases: ReadonlySet<string>;
}

interface Draft {
  readonly operand: Operand;
  readonly type: RuleType | undefined;
  readonly blank: boolean;
  readonly literals: Set<RuleValue>;
  readonly question: Question | undefined;
}

/** Everything that conditions stand on, directly or through what must be asked first. */
export function variablesOf(questionnaire: Questionnaire, conditions: readonly Condition[]): readonly Variable[] {
  const collector = new Collector(questionnaire);
  conditions.forEach((condition) => collector.condition(condition));
  return collector.variables();
}

const LISTABLE = ['option', 'options', 'flag'];

class Collector {
  readonly #drafts = new Map<string, Draft>();
  readonly #pairs = new Map<string, Variable>();
  readonly #links: [string, string][] = [];
  readonly #seen = new Set<unknown>();

  constructor(private readonly questionnaire: Questionnaire) {}

  condition(condition: Condition): void {
    const { nodes } = this.questionnaire;
    if (condition.op === 'all' || condition.op === 'any') condition.of.forEach((part) => this.condition(part));
    else if (condition.op === 'not') this.condition(condition.of);
    else if (condition.op === 'answered') this.#operand(condition.subject);
    else if (condition.op === 'test') this.#test(condition);
    else if (condition.op === 'named') {
      const node = nodes[condition.node];
      if (node?.type === 'condition' && this.#first(node)) this.condition(node.condition);
    } else if (condition.op === 'fires') condition.rules.forEach((index) => this.#rule(index));
  }

  variables(): readonly Variable[] {
    // What is compared with each other must know each other's values.
    for (let round = 0; round < this.#links.length; round += 1) {
      for (const [a, b] of this.#links) {
        const [left, right] = [this.#drafts.get(a)?.literals, this.#drafts.get(b)?.literals];
        left?.forEach((value) => right?.add(value));
        right?.forEach((value) => left?.add(value));
      }
    }
    const own = [...this.#drafts].map(([key, draft]) => ({
      key,
      values: valuesOf(draft),
      bases: this.#bases(draft.operand),
    }));
    return [...own, ...this.#pairs.values()];
  }

  #first(thing: unknown): boolean {
    if (this.#seen.has(thing)) return false;
    this.#seen.add(thing);
    return true;
  }

  #rule(index: number): void {
    const rule = this.questionnaire.nodes[index];
    if (rule?.type !== 'rule' || !this.#first(rule)) return;
    if (rule.section?.relevantWhen) this.condition(rule.section.relevantWhen);
    if (rule.when) this.condition(rule.when);
    this.condition(rule.require);
  }

  #test(condition: Extract<Condition, { op: 'test' }>): void {
    const { subject, to, test } = condition;
    const operands = 'op' in to ? [to] : to;
    const literals = operands.flatMap((operand) => (operand.op === 'literal' ? [operand.value] : []));
    if (literals.length === operands.length) {
      // A literal list stands for its members.
      return this.#operand(
        subject,
        literals.flatMap((value): readonly RuleValue[] =>
          Array.isArray(value) ? (value as readonly string[]) : [value],
        ),
      );
    }
    const sides = [subject, ...operands].map((operand) => resolved(operand, this.questionnaire));
    if (sides.every((side) => LISTABLE.includes(this.#typeOf(side)?.type ?? ''))) {
      const keys = sides.map((side) => (this.#operand(side), keyOf(side)));
      keys.slice(1).forEach((key) => this.#links.push([keys[0] ?? '', key]));
      return;
    }
    const key = pairKey(condition);
    const bases = new Set(sides.flatMap((side) => [...this.#bases(side)]));
    const values = LIST_TESTS.includes(test) ? ([undefined, 'less', 'equal'] as const) : ORDERS;
    this.#pairs.set(key, { key, values, bases });
  }

  #operand(written: Operand, literals: readonly RuleValue[] = []): void {
    const operand = resolved(written, this.questionnaire);
    if (operand.op === 'literal') return;
    if (operand.op === 'if') {
      this.condition(operand.when);
      this.#operand(operand.then, literals);
      return this.#operand(operand.else, literals);
    }
    const key = keyOf(operand);
    const node = operand.op === 'answer' ? this.questionnaire.nodes[operand.node] : undefined;
    const question = node?.type === 'question' ? node : undefined;
    const draft = this.#drafts.get(key) ?? {
      operand,
      type: this.#typeOf(operand),
      blank: this.#mayBeBlank(operand),
      literals: new Set<RuleValue>(),
      question,
    };
    literals.forEach((value) => draft.literals.add(value));
    this.#drafts.set(key, draft);
    if (question) this.#asked(question, key);
  }

  /** What must hold before the question is asked. */
  #asked(question: Question, key: string): void {
    if (!this.#first(question)) return;
    for (let at: Question | undefined = question; at; at = at.parent)
      if (at.relevantWhen) this.condition(at.relevantWhen);
    if (question.section.relevantWhen) this.condition(question.section.relevantWhen);
    const { notApplicable } = question.detail;
    if (typeof notApplicable === 'object') this.condition(notApplicable);
    const only = question.options?.only;
    if (!only) return;
    this.#operand(only);
    this.#links.push([key, keyOf(resolved(only, this.questionnaire))]);
  }

  #typeOf(operand: Operand): RuleType | undefined {
    const { nodes, facts } = this.questionnaire;
    if (operand.op === 'context') return facts.get(operand.path)?.ruleType;
    if (operand.op === 'today') return { type: 'date' };
    const node = operand.op === 'answer' || operand.op === 'value' ? nodes[operand.node] : undefined;
    return node?.type === 'question' ? node.ruleType : node?.type === 'value' ? node.result : undefined;
  }

  #mayBeBlank(operand: Operand): boolean {
    if (operand.op === 'today') return false;
    if (operand.op !== 'context') return true;
    const steps = operand.path.split('.');
    return steps.some((_, i) => {
      const fact = this.questionnaire.facts.get(steps.slice(0, i + 1).join('.'));
      return fact === undefined || (fact.optional && fact.fallback === undefined);
    });
  }

  #bases(operand: unknown, found = new Set<string>()): ReadonlySet<string> {
    if (typeof operand !== 'object' || operand === null) return found;
    const known = operand as Operand;
    if (known.op === 'value') {
      const node = this.questionnaire.nodes[known.node];
      if (node?.type === 'value') this.#bases(node.operand, found);
    } else if (known.op === 'answer' || known.op === 'context') found.add(keyOf(resolved(known, this.questionnaire)));
    else if (known.op === 'today') found.add('today');
    else for (const inner of Object.values(operand)) this.#bases(inner, found);
    // The spread of a sum or a count has no operation of its own.
    if (!('op' in operand) && 'node' in operand) found.add(`answer ${String(operand.node)} `);
    return found;
  }
}

const ORDERS: readonly (Order | undefined)[] = ['less', 'equal', 'more', undefined];

function valuesOf({ type, blank, literals, question }: Draft): readonly RuleValue[] {
  const listed = [...literals].filter((value) => value !== undefined);
  const values = differing(type, listed, question);
  return blank ? [undefined, ...values] : values;
}

function differing(
  type: RuleType | undefined,
  listed: readonly RuleValue[],
  question: Question | undefined,
): readonly RuleValue[] {
  switch (type?.type) {
    case 'option':
      return type.bandsOf === undefined ? someOf(type.values, listed) : [...listed, 'another'];
    case 'options':
      return subsets(someOf(type.values, listed));
    case 'flag':
      return [true, false];
    case 'files':
    case 'rows':
    case 'bands':
      return ['something'];
    case undefined:
      // A calculation is of the kind of what it is compared with.
      if (listed.some(isExact)) return numbers(listed.filter(isExact), question);
      return listed.length > 0 ? [...listed, 'another'] : ['something'];
    case 'text':
      return [...listed, 'another'];
    case 'date':
      return listed
        .flatMap((day) => [addDays(day as string, -1), day, addDays(day as string, 1)])
        .concat(listed.length === 0 ? ['2000-01-01'] : []);
    default:
      return numbers(listed.filter(isExact), question);
  }
}

/** The values that are named, and one that stands for all the others. */
function someOf(values: readonly string[], listed: readonly RuleValue[]): readonly string[] {
  const other = values.find((value) => !listed.includes(value));
  return [...values.filter((value) => listed.includes(value)), ...(other === undefined ? [] : [other])];
}

function subsets(values: readonly string[]): readonly (readonly string[])[] {
  return values
    .reduce<readonly (readonly string[])[]>((all, value) => [...all, ...all.map((one) => [...one, value])], [[]])
    .filter((one) => one.length > 0);
}

/** Each number that is named, one below it and one above it, as far as the question allows them. */
function numbers(listed: readonly Exact[], question: Question | undefined): readonly Exact[] {
  const { minimum, maximum } = question?.limits ?? {};
  const near = listed.flatMap((number) => [addExact(number, exact(-1)), number, addExact(number, exact(1))]);
  const allowed = [...near, exact(0)].filter(
    (number) =>
      !(isExact(minimum) && compareExact(number, minimum) < 0) &&
      !(isExact(maximum) && compareExact(number, maximum) > 0),
  );
  return allowed.length > 0 ? allowed : isExact(minimum) ? [minimum] : [exact(0)];
}
