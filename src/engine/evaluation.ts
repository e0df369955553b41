import type { Node, Option, Question, Questionnaire, Rule } from '../questionnaire/compiled.ts';
import type { RuleValue } from '../questionnaire/expression.ts';
import { isForAnotherText } from './agreement.ts';
import type { Attachment, StoredAnswer } from './answer.ts';
import type { Answers } from './answers.ts';
import { isBlankQuestion } from './blankness.ts';
import { chosenOf, listOrBlank } from './chosen.ts';
import { decide, operandValue } from './conditions.ts';
import { cellPath } from './cell-path.ts';
import type { Context } from './context.ts';
import { offeredOptions } from './offered.ts';
import type { RuleScope } from './operands.ts';
import type { QuestionState } from './snapshot.ts';
import { sameList, sameState, sameValue, withSharedParts } from './state-sharing.ts';
import { fromRuleValue, toRuleValue } from './stored-value.ts';
import { allParts } from './touched-nodes.ts';
import { violationsOf } from './validity.ts';
import { answeredIn, isAskedByWhole, isFilled, mayBeRequired, wholesOf, type StateAt } from './wholes.ts';

/** Everything an evaluation depends on. */
export interface Inputs {
  readonly questionnaire: Questionnaire;
  readonly answers: Answers;
  readonly context: Context;
  readonly today: string;
  readonly attachments: ReadonlyMap<string, Attachment>;
}

/** The states of a question that repeats, by row key in row order. */
export type RepeatedStates = ReadonlyMap<string, QuestionState>;

/**
 * What each node came to: a section's relevance, a named condition's verdict, a named value, whether a rule fires (for
 * rules within rows: the rows in which it does), a question's state.
 */
export type Result = RuleValue | QuestionState | RepeatedStates;

/** One settled evaluation. Results that did not change are the very same objects as in the one before. */
export interface Evaluation {
  readonly results: readonly Result[];
  /** Nodes whose result is a new one. */
  readonly changed: readonly number[];
}

/** What the last evaluation left, and which nodes got another input since. */
export interface Before {
  readonly evaluation: Evaluation;
  readonly touched: ReadonlySet<number>;
  readonly newDay: boolean;
}

/**
 * Settles everything in one forward pass in compiled order. With `before`, only nodes whose inputs changed are
 * evaluated again; the outcome is the same as without (tested as a law).
 */
export function evaluate(inputs: Inputs, before?: Before): Evaluation {
  return new Pass(inputs, before).run();
}

class Pass {
  private readonly results: Result[];
  private readonly changed = new Set<number>();
  /** What is to be evaluated: 1 at its place in the order. The platform finds the next one in no time to speak of. */
  private readonly due: Uint8Array;
  private readonly outside: RuleScope;
  private readonly rowScopes = new Map<string, RuleScope>();

  constructor(
    private readonly inputs: Inputs,
    private readonly before: Before | undefined,
  ) {
    const { nodes, places } = inputs.questionnaire;
    this.results = before ? before.evaluation.results.slice() : new Array<Result>(nodes.length).fill(undefined);
    this.due = new Uint8Array(nodes.length).fill(before ? 0 : 1);
    this.outside = this.scope(undefined);
    for (const node of before?.touched ?? []) this.due[places[node]!] = 1;
    if (before?.newDay) for (const { node, readsToday } of nodes) if (readsToday) this.due[places[node]!] = 1;
  }

  run(): Evaluation {
    const { nodes, order, readers } = this.inputs.questionnaire;
    for (let place = this.due.indexOf(1); place !== -1; place = this.due.indexOf(1, place + 1)) {
      const node = nodes[order[place]!]!;
      const last = this.results[node.node];
      const next = this.settle(node, last);
      if (this.before && next === last) continue;
      this.results[node.node] = next;
      this.changed.add(node.node);
      for (const reader of readers[node.node]!) this.due[reader] = 1;
    }
    this.judgeWholes();
    return { results: this.results, changed: [...this.changed] };
  }

  /**
   * What is required in a row, a group or a matrix, and whether it is blank, hangs on what is relevant and answered in
   * all of it, which is known only now. No rule reads either, so nothing else has to be evaluated again.
   */
  private judgeWholes(): void {
    const { nodes } = this.inputs.questionnaire;
    for (const whole of wholesOf(nodes, [...this.changed, ...(this.before?.touched ?? [])])) {
      for (const question of [whole, ...allParts(whole)]) {
        if (this.isJudgedRight(question)) continue;
        const last = this.before?.evaluation.results[question.node];
        const next = this.settle(question, last);
        this.results[question.node] = next;
        if (this.before && next === last) this.changed.delete(question.node);
        else this.changed.add(question.node);
      }
    }
  }

  private isJudgedRight(question: Question): boolean {
    const result = this.results[question.node];
    const states = result instanceof Map ? [...(result as RepeatedStates).values()] : [result as QuestionState];
    const mustBe = ({ relevant, fixed, key }: QuestionState) =>
      relevant && !fixed && this.isRequired(question, key, this.scopeAt(key));
    const isBlank = (state: QuestionState) => isBlankQuestion(state, this.given, this.stateOf);
    return states.every((state) => state.required === mustBe(state) && state.blank === isBlank(state));
  }

  private settle(node: Node, last: Result): Result {
    const scope = this.outside;
    switch (node.type) {
      case 'section':
        return node.relevantWhen === undefined || decide(node.relevantWhen, scope) === true;
      case 'condition':
        return decide(node.condition, scope);
      case 'value': {
        const value = operandValue(node.operand, scope);
        return sameValue(last as RuleValue, value) ? last : value;
      }
      case 'rule':
        return this.fires(node, last);
      case 'question':
        return node.repeatedBy ? this.repeated(node, node.repeatedBy, last) : this.state(node, undefined, last);
    }
  }

  private fires(rule: Rule, last: Result): Result {
    if (rule.section && this.results[rule.section.node] !== true) return false;
    const says = (key: string | undefined) => {
      const scope = this.scopeAt(key);
      const applies = rule.when === undefined || decide(rule.when, scope) === true;
      return applies && decide(rule.require, scope) === false;
    };
    if (!rule.rows) return says(undefined);
    // Rows that are wholly blank, or not relevant, are no rows.
    const filled = this.stateOf(rule.rows)?.value as readonly string[] | undefined;
    const keys = (filled ?? []).filter(says);
    return Array.isArray(last) && sameList(last, keys) ? (last as readonly string[]) : keys;
  }

  private repeated(question: Question, by: Question, last: Result): Result {
    const states = last instanceof Map ? (last as RepeatedStates) : undefined;
    const next = new Map<string, QuestionState>();
    for (const key of this.keysBy(by)) next.set(key, this.state(question, key, states?.get(key)));
    const same = states?.size === next.size && sameList([...states.keys()], [...next.keys()]);
    return same && [...next].every(([key, state]) => states.get(key) === state) ? states : next;
  }

  private state(question: Question, key: string | undefined, last: Result): QuestionState {
    const { context, attachments } = this.inputs;
    const scope = this.scopeAt(key);
    const relevant = this.isRelevant(question, key, scope);
    const options = question.options && offeredOptions(question.options, scope);
    const { stored, fixed } = this.storedOf(question, key, scope, relevant);
    const keys = this.keysOf(question, stored, options);
    const filledRows =
      question.kind === 'rows' ? (keys ?? []).filter((row) => isFilled(question.parts, row, this.stateOf)) : [];
    const blank = isBlankQuestion({ question, key, stored, keys }, this.given, this.stateOf);
    const readable = question.ruleType && toRuleValue(question.ruleType, stored, context);
    const required = relevant && !fixed && this.isRequired(question, key, scope);
    const path = cellPath(question.pattern, key);
    const part = (of: Question, row = key) =>
      question.kind === 'rows' ? answeredIn(this.stateOf(of, row)) : this.given(of, row);
    const { mustMatch: name } = question.detail;
    const mustMatch = name && operandValue(name, scope);
    const judged = { question, path, stored, required, blank, options, filledRows, part, mustMatch };
    const violations =
      relevant && !fixed
        ? violationsOf({ ...judged, value: readable, attachment: (ref) => attachments.get(ref) })
        : NO_VIOLATIONS;
    const value = relevant
      ? question.kind === 'rows'
        ? listOrBlank(filledRows)
        : chosenOf(question, readable, options, fixed)
      : undefined;
    const state = { path, question, key, relevant, required, stored, value, options, keys, blank, fixed, violations };
    const before = isState(last) ? last : undefined;
    return before && sameState(before, state) ? before : Object.freeze(withSharedParts(before, state));
  }

  private isRelevant(question: Question, key: string | undefined, scope: RuleScope): boolean {
    if (this.results[question.section.node] !== true) return false;
    const { parent } = question;
    if (parent?.kind === 'rows') {
      if (parent.relevantWhen && decide(parent.relevantWhen, this.outside) !== true) return false;
    } else if (parent && this.stateOf(parent, parent.repeatedBy ? key : undefined)?.relevant !== true) return false;
    return question.relevantWhen === undefined || decide(question.relevantWhen, scope) === true;
  }

  private isRequired(question: Question, key: string | undefined, scope: RuleScope): boolean {
    if (!mayBeRequired(question, key, this.stateOf)) return false;
    const stated = question.requiredWhen ? decide(question.requiredWhen, scope) === true : !question.optional;
    return stated && isAskedByWhole(question, key, this.stateOf);
  }

  private storedOf(question: Question, key: string | undefined, scope: RuleScope, relevant: boolean) {
    const { answers, context } = this.inputs;
    const { calculate, from, notApplicable } = question.detail;
    const type = question.ruleType;
    if (question.kind === 'prefilled' || calculate) {
      const value = calculate ? operandValue(calculate, scope) : context.values.get(from ?? '');
      return { stored: relevant && type ? fromRuleValue(type, value, context) : undefined, fixed: false };
    }
    if (typeof notApplicable === 'object' && decide(notApplicable, scope) === true) {
      return { stored: 'notApplicable', fixed: true };
    }
    if (isForAnotherText(question, key, answers, context)) return { stored: undefined, fixed: false };
    return { stored: this.given(question, key) ?? undefined, fixed: false };
  }

  /** What was stored, or what a question begins with as long as nothing was; null when it was cleared. */
  private readonly given = (question: Question, key?: string): StoredAnswer | undefined => {
    const { node, initial, ruleType } = question;
    const stored = this.inputs.answers.get(node, key);
    if (stored !== undefined || !initial || !ruleType) return stored;
    return fromRuleValue(ruleType, operandValue(initial, this.scopeAt(key)), this.inputs.context);
  };

  private keysOf(question: Question, stored: StoredAnswer | undefined, options: readonly Option[] | undefined) {
    if (question.kind === 'matrix') return (options ?? []).map(({ value }) => value);
    return question.kind === 'rows' ? (Array.isArray(stored) ? (stored as readonly string[]) : []) : undefined;
  }

  private keysBy(by: Question): readonly string[] {
    if (by.kind === 'matrix') return this.stateOf(by)?.keys ?? [];
    return this.keysOf(by, this.given(by) ?? undefined, undefined) ?? [];
  }

  private readonly stateOf: StateAt = (question, key) => {
    const result = this.results[question.node];
    if (result instanceof Map) return key === undefined ? undefined : (result as RepeatedStates).get(key);
    return result as QuestionState | undefined;
  };

  private scopeAt(key: string | undefined): RuleScope {
    if (key === undefined) return this.outside;
    const known = this.rowScopes.get(key);
    if (known) return known;
    const scope = this.scope(key);
    this.rowScopes.set(key, scope);
    return scope;
  }

  private scope(key: string | undefined): RuleScope {
    const { results, inputs } = this;
    const questionAt = (node: number) => inputs.questionnaire.nodes[node] as Question;
    return {
      context: inputs.context,
      today: inputs.today,
      key,
      answer: (node, at) => this.stateOf(questionAt(node), at)?.value,
      named: (node) => results[node] as RuleValue,
      verdict: (node) => results[node] as boolean | undefined,
      fires: (node) => {
        const result = results[node];
        return Array.isArray(result) ? result.length > 0 : result === true;
      },
      spread: (node) => {
        const result = results[node];
        if (result instanceof Map) {
          return [...(result as RepeatedStates)].map(([row, state]) => [state.value, row] as const);
        }
        const list = (result as QuestionState | undefined)?.value;
        const isRows = questionAt(node).kind === 'rows';
        return Array.isArray(list)
          ? (list as readonly string[]).map((one) => [one, isRows ? one : undefined] as const)
          : [];
      },
      at: (row) => this.scopeAt(row),
    };
  }
}

const NO_VIOLATIONS: QuestionState['violations'] = Object.freeze([]);

function isState(result: Result): result is QuestionState {
  return typeof result === 'object' && 'question' in result;
}
