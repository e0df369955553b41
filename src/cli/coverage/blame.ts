import { decide, operandValue } from '../../engine/conditions.ts';
import type { RuleScope } from '../../engine/operands.ts';
import type { Question, Rule } from '../../questionnaire/compiled.ts';
import type { Condition, Operand } from '../../questionnaire/expression.ts';
import { type Expression, ingredientsOf, isGiven, type Lever, leverName } from './expression-parts.ts';
import { pathAt, type Trial } from './trial.ts';

/** A lever, and the row it stands in when only that one is meant. */
export type Target = Lever & { readonly key?: string | undefined };

/**
 * Finds what has to be set so that something comes out otherwise than it does.
 *
 * Law: whatever filling goes on from this one (setting more, changing nothing that is set) and reaches what is wanted
 * sets at least one of the targets. So a search that tries only targets misses nothing.
 */
export class Blame {
  readonly targets = new Map<string, Target>();

  constructor(private readonly trial: Trial) {}

  /** For a condition that is not what it should be. */
  condition(condition: Condition, wanted: boolean, key: string | undefined): void {
    const scope = this.#scopeAt(key);
    switch (condition.op) {
      case 'all':
      case 'any': {
        const parts = condition.of.filter((part) => decide(part, scope) !== wanted);
        // All of them have to change, so one will do to begin with; otherwise any one may.
        const open = wanted === (condition.op === 'all') ? parts.slice(0, 1) : parts;
        return open.forEach((part) => this.condition(part, wanted, key));
      }
      case 'not':
        return this.condition(condition.of, !wanted, key);
      case 'named': {
        const named = this.trial.questionnaire.nodes[condition.node];
        if (named?.type === 'condition') this.condition(named.condition, wanted, undefined);
        return;
      }
      case 'fires':
        return condition.rules.forEach((node) => {
          const rule = this.trial.questionnaire.nodes[node];
          if (rule?.type === 'rule') this.everything(rule.when ? [rule.when, rule.require] : [rule.require], rule);
        });
      case 'answered':
        return this.value(condition.subject, key, condition.expected === wanted);
      case 'test': {
        const { test, subject, to } = condition;
        const others = 'op' in to ? [to] : to;
        const mayBeBlank = !wanted && (test === 'includes' || test === 'includesAny');
        if (!mayBeBlank && operandValue(subject, scope) === undefined) return this.value(subject, key, true);
        return [subject, ...others].forEach((operand) => this.value(operand, key, !mayBeBlank));
      }
    }
  }

  /** For a question that is not relevant. */
  relevant(question: Question, key: string | undefined): void {
    const { section, parent, relevantWhen, repeatedBy } = question;
    const { snapshot } = this.trial;
    if (section.relevantWhen && !snapshot.sections.includes(section)) {
      return this.condition(section.relevantWhen, true, undefined);
    }
    if (parent && !this.#isRelevant(parent, key)) return this.relevant(parent, key);
    const keys = repeatedBy ? (snapshot.question(repeatedBy.pattern).keys ?? []) : [];
    if (repeatedBy && (key === undefined || !keys.includes(key))) this.#rowsOf(repeatedBy, key);
    if (relevantWhen && decide(relevantWhen, this.#scopeAt(key)) !== true) this.condition(relevantWhen, true, key);
  }

  /** For a rule that does not run. */
  running({ section, when }: Rule, key: string | undefined): void {
    if (section?.relevantWhen && !this.trial.snapshot.sections.includes(section)) {
      return this.condition(section.relevantWhen, true, undefined);
    }
    if (when) this.condition(when, true, key);
  }

  /** For an operand whose value has to change; `needed`: a blank one is of no use. */
  value(operand: Operand, key: string | undefined, needed: boolean): void {
    const { nodes } = this.trial.questionnaire;
    switch (operand.op) {
      case 'literal':
        return;
      case 'today':
      case 'context':
        return this.everything([operand]);
      case 'answer':
        return this.#answer(nodes[operand.node] as Question, operand.key ?? key, needed);
      case 'value': {
        const named = nodes[operand.node];
        if (named?.type === 'value') this.value(named.operand, undefined, needed);
        return;
      }
      case 'if': {
        const verdict = decide(operand.when, this.#scopeAt(key));
        if (verdict !== undefined) this.value(verdict ? operand.then : operand.else, key, needed);
        return this.everything([operand.when]);
      }
      case 'normalise':
      case 'round':
        return this.value(operand.of, key, needed);
      case 'percentOf':
        return [operand.amount, operand.percent].forEach((part) => this.value(part, key, needed));
      case 'lookup':
      case 'bandOf':
        return [operand.bands, operand.at].forEach((part) => this.value(part, key, needed));
      case 'add':
      case 'subtract':
      case 'multiply':
        return operand.of.forEach((part) => this.value(part, key, needed));
      default:
        return this.everything([operand]);
    }
  }

  /** For whatever has a say in these. */
  everything(expressions: readonly Expression[], rule?: Rule): void {
    const sections = rule?.section?.relevantWhen ? [rule.section.relevantWhen] : [];
    const { levers } = ingredientsOf(this.trial.questionnaire, [...expressions, ...sections]);
    for (const lever of levers) this.#add(lever);
  }

  #answer(question: Question, key: string | undefined, needed: boolean): void {
    if (!this.#isRelevant(question, key)) return this.relevant(question, key);
    if (!needed || !isGiven(question)) return this.#whole(question);
    const { initial, options, detail } = question;
    const path = pathAt(question, key);
    if (!this.trial.isSet('answer', path)) {
      this.#add({ what: 'answer', question }, key);
      if (initial) this.everything([initial]);
    } else if (options?.only) {
      // Only what is chosen and not offered can still come to count.
      const { stored, value } = this.trial.snapshot.question(path);
      if (JSON.stringify(stored) !== JSON.stringify(value)) this.everything([options.only]);
    }
    if (typeof detail.notApplicable === 'object') this.everything([detail.notApplicable]);
  }

  #whole(question: Question): void {
    this.everything([{ op: 'answer', node: question.node }]);
  }

  #rowsOf(by: Question, key: string | undefined): void {
    if (by.kind === 'matrix') return by.options?.only && this.everything([by.options.only]);
    for (const part of by.parts) if (isGiven(part)) this.#add({ what: 'answer', question: part }, key);
    if (by.initial) this.everything([by.initial]);
  }

  #isRelevant(question: Question, key: string | undefined): boolean {
    const { snapshot } = this.trial;
    const { repeatedBy, pattern } = question;
    if (!repeatedBy) return snapshot.isRelevant(pattern);
    const keys = snapshot.question(repeatedBy.pattern).keys ?? [];
    return key !== undefined && keys.includes(key) && snapshot.isRelevant(pathAt(question, key));
  }

  #scopeAt(key: string | undefined): RuleScope {
    return this.trial.scope.at(key);
  }

  #add(lever: Lever, key?: string): void {
    this.targets.set(`${leverName(lever)} ${key ?? ''}`, key === undefined ? lever : { ...lever, key });
  }
}
