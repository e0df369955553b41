import type { Context } from '../../engine/context.ts';
import { fromRuleValue } from '../../engine/stored-value.ts';
import { agreementHash } from '../../engine/agreement.ts';
import type { Fact, Limits, Question, Questionnaire } from '../../questionnaire/compiled.ts';
import type { RuleType, RuleValue } from '../../questionnaire/expression.ts';
import type { StoredAnswer } from '../../engine/answer.ts';
import type { Target } from './blame.ts';
import { type Compared, comparedIn } from './compared.ts';
import { type Lever, leverName } from './expression-parts.ts';
import { dateProbes, numberProbes, optionListProbes, optionProbes, type Probes, textProbes } from './probe-values.ts';
import { type Move, pathAt, type Trial } from './trial.ts';

const none: Compared = { values: [], others: [], isPlain: true };
const nothing: Probes = { values: [], isWhole: false };

/** Which values are worth trying, for each thing that can be set. */
export class Moves {
  readonly #compared: ReadonlyMap<string, Compared>;
  readonly #known = new Map<string, Probes>();

  constructor(
    private readonly questionnaire: Questionnaire,
    private readonly contexts: readonly Context[],
    private readonly today: string,
  ) {
    this.#compared = comparedIn(questionnaire, contexts);
  }

  /** Everything that may be set next at a target; what is set already stays. */
  at(target: Target, trial: Trial): readonly Move[] {
    const { values } = this.probes(target);
    if (target.what === 'today') {
      if (trial.isSet('today')) return [];
      return (values as readonly string[])
        .filter((value) => value !== trial.host.today)
        .map((value) => ({ what: 'today', value }));
    }
    if (target.what === 'fact') {
      if (trial.isSet('fact', target.path)) return [];
      return values.map((value) => ({ what: 'fact', path: target.path, value }));
    }
    const { question } = target;
    const keys = question.repeatedBy
      ? target.key === undefined
        ? trial.keysOf(question.repeatedBy)
        : [target.key]
      : [undefined];
    return keys.flatMap((key) => {
      const path = pathAt(question, key);
      if (trial.isSet('answer', path)) return [];
      return (values as readonly StoredAnswer[]).map((value): Move => ({ what: 'answer', path, question, key, value }));
    });
  }

  /** The values to try for a lever. */
  probes(lever: Lever): Probes {
    const name = leverName(lever);
    const known = this.#known.get(name);
    if (known) return known;
    const probes = this.#make(lever, this.#compared.get(name) ?? none);
    this.#known.set(name, probes);
    return probes;
  }

  #make(lever: Lever, compared: Compared): Probes {
    if (lever.what === 'today') return dateProbes({}, this.#valuesOf(compared), compared.isPlain, this.today);
    if (lever.what === 'answer') return this.#ofAnswer(lever.question, compared);
    const fact = this.questionnaire.facts.get(lever.path);
    return fact ? this.#ofFact(fact, compared) : nothing;
  }

  #ofAnswer(question: Question, compared: Compared): Probes {
    const { kind, ruleType, limits, detail, options } = question;
    if (!ruleType) return nothing;
    if (kind === 'yesNo') {
      const agreed =
        detail.agreement && this.contexts.every((context) => agreementHash(question, context) === undefined);
      const values = detail.notApplicable === true ? ['yes', 'no', 'notApplicable'] : ['yes', 'no'];
      return { values: agreed ? [] : values, isWhole: true };
    }
    if (kind === 'rank') {
      const all = (options?.all ?? []).map(({ value }) => value);
      return { values: [all, [...all].reverse()], isWhole: false };
    }
    const exclusive = (options?.all ?? []).filter((option) => option.exclusive).map(({ value }) => value);
    const probes = this.#ofType(ruleType, kind, limits, compared);
    if (exclusive.length === 0) return probes;
    const fits = (probes.values as readonly (readonly string[])[]).filter(
      (list) => list.length === 1 || !list.some((one) => exclusive.includes(one)),
    );
    return { ...probes, values: fits };
  }

  #ofFact(fact: Fact, compared: Compared): Probes {
    // What stands in the rows of a fact, and tables of bands, are taken as the contexts give them.
    if (!fact.ruleType || fact.path.includes('*') || fact.isEdition || fact.kind === 'rows' || fact.kind === 'bands') {
      return nothing;
    }
    const type = fact.ruleType;
    const probes = this.#ofType(type, fact.kind, {}, compared);
    const given = this.contexts.map(({ values }) => values.get(fact.path)).filter((value) => value !== undefined);
    const own = given.map((value) => fromRuleValue(type, value, this.contexts[0]!));
    const blank = fact.optional && fact.fallback === undefined ? [undefined] : [];
    const all = [...blank, ...own, ...probes.values];
    return { ...probes, values: [...new Map(all.map((value) => [JSON.stringify(value) ?? '', value])).values()] };
  }

  #ofType(type: RuleType, kind: string, limits: Limits, compared: Compared): Probes {
    const { isPlain } = compared;
    const values = this.#valuesOf(compared);
    switch (type.type) {
      case 'option':
        return optionProbes(type.bandsOf === undefined ? type.values : this.#bandValues(type.bandsOf), values, isPlain);
      case 'options':
        return optionListProbes(type.values, values, isPlain && compared.others.length === 0);
      case 'flag':
        return { values: [true], isWhole: true };
      case 'date':
        return dateProbes(limits, values, isPlain, this.today);
      case 'text':
        return textProbes(kind, limits, values, isPlain);
      case 'files':
        return { values: [['a1'], ['a1', 'a2']], isWhole: isPlain };
      case 'rows':
      case 'bands':
        return nothing;
      default:
        return numberProbes(type, limits, values, isPlain, this.contexts[0]!);
    }
  }

  /** What a lever is compared with, the values of other levers that are compared with it included. */
  #valuesOf({ values, others }: Compared): readonly RuleValue[] {
    return [...values, ...others.flatMap((name) => this.#compared.get(name)?.values ?? [])];
  }

  #bandValues(path: string): readonly string[] {
    const source = this.questionnaire.nodes.flatMap((node) =>
      node.type === 'question' && node.options?.bands?.bands === path ? [node.options.all] : [],
    );
    return (source[0] ?? []).map(({ value }) => value);
  }
}
