import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import type { Condition, Operand, RuleType, RuleValue, TestName } from '../questionnaire/expression.ts';
import { operandText, typeOfOperand } from './operand-text.ts';
import { factOptionName, listed, optionName, quoted, valueName } from './staff-words.ts';

/** How a condition is told. */
export interface TellOptions {
  /** true: a named condition goes by its name, `“isLate” holds`; otherwise what it states stands in its place. */
  readonly names?: boolean;
}

type Test = Extract<Condition, { op: 'test' }>;

// Each test by its opposite: what is unknown for the one is unknown for the other.
const OPPOSITE: Partial<Record<TestName, TestName>> = {
  is: 'isNot',
  isNot: 'is',
  oneOf: 'noneOf',
  noneOf: 'oneOf',
  above: 'atMost',
  atMost: 'above',
  below: 'atLeast',
  atLeast: 'below',
  before: 'onOrAfter',
  onOrAfter: 'before',
  after: 'onOrBefore',
  onOrBefore: 'after',
};

const WORDS: Readonly<Partial<Record<TestName, string>>> = {
  is: 'is',
  isNot: 'is not',
  above: 'is above',
  atLeast: 'is at least',
  below: 'is below',
  atMost: 'is at most',
  before: 'is before',
  after: 'is after',
  onOrBefore: 'is on or before',
  onOrAfter: 'is on or after',
};

/**
 * A condition in plain English for staff, to stand after "when": `“Delivery methods” includes “Nano Learning” and
 * (“Level” is “Advanced” or “Level” is blank)`. Questions and options go by what the respondent reads.
 */
export function conditionText(condition: Condition, questionnaire: Questionnaire, options: TellOptions = {}): string {
  return new Teller(questionnaire, options).say(condition, true);
}

class Teller {
  constructor(
    private readonly questionnaire: Questionnaire,
    private readonly options: TellOptions,
  ) {}

  /** `holds`: false tells when the condition does not hold. */
  say(condition: Condition, holds: boolean): string {
    switch (condition.op) {
      case 'all':
      case 'any':
        return this.combination(condition, holds);
      case 'not':
        return this.say(condition.of, !holds);
      case 'fires':
        return this.fires(condition.rules, holds);
      case 'named':
        return this.named(condition.node, holds);
      case 'answered':
        return `${this.operand(condition.subject)} is ${condition.expected === holds ? 'answered' : 'blank'}`;
      case 'test':
        return this.test(condition, holds);
    }
  }

  private combination({ op, of }: Extract<Condition, { op: 'all' | 'any' }>, holds: boolean): string {
    const word = (op === 'all') === holds ? 'and' : 'or';
    if (of.length === 0) return word === 'and' ? 'always' : 'never';
    // An all within an all needs no brackets.
    const parts = of.map((part) => ({ text: this.say(part, holds), joint: this.jointOf(part, holds) }));
    const texts = parts.map(({ text, joint }) =>
      of.length > 1 && joint !== undefined && joint !== word ? `(${text})` : text,
    );
    return [...new Set(texts)].join(` ${word} `);
  }

  private jointOf(condition: Condition, holds: boolean): 'and' | 'or' | undefined {
    if (condition.op === 'not') return this.jointOf(condition.of, !holds);
    if (condition.op === 'named') {
      const node = this.questionnaire.nodes[condition.node];
      return node?.type === 'condition' && !this.options.names ? this.jointOf(node.condition, holds) : undefined;
    }
    if (condition.op !== 'all' && condition.op !== 'any') return undefined;
    const [only] = condition.of;
    if (condition.of.length === 1 && only) return this.jointOf(only, holds);
    return condition.of.length === 0 ? undefined : (condition.op === 'all') === holds ? 'and' : 'or';
  }

  private named(index: number, holds: boolean): string {
    const node = this.questionnaire.nodes[index];
    if (node?.type !== 'condition') return '';
    return this.options.names
      ? `${quoted(node.name)} ${holds ? 'holds' : 'does not hold'}`
      : this.say(node.condition, holds);
  }

  private fires(rules: readonly number[], holds: boolean): string {
    const ids = rules.flatMap((index) => {
      const node = this.questionnaire.nodes[index];
      return node?.type === 'rule' ? [quoted(node.id)] : [];
    });
    if (ids.length === 1) return `the rule ${ids[0]} is ${holds ? 'broken' : 'kept or does not run'}`;
    return `${holds ? 'one' : 'none'} of the rules ${listed(ids, 'and')} is broken`;
  }

  private test({ test, subject, to }: Test, holds: boolean): string {
    const name = this.operand(subject);
    const others = 'op' in to ? [to] : to;
    const values = others.flatMap((other) => this.valuesOf(other, subject));
    const opposite = OPPOSITE[test];
    const shown = holds || opposite === undefined ? test : opposite;
    if (shown === 'oneOf') return `${name} is ${listed(values, 'or')}`;
    if (shown === 'noneOf')
      return `${name} is ${values.length > 1 ? `neither ${listed(values, 'nor')}` : `not ${values[0]}`}`;
    const word = WORDS[shown];
    if (word !== undefined) return `${name} ${word} ${values.join(', ')}`;
    if (shown === 'onlyFrom') {
      const only = listed(values, 'and');
      return holds ? `nothing but ${only} is chosen in ${name}` : `something other than ${only} is chosen in ${name}`;
    }
    if (holds) return `${name} includes ${listed(values, 'or')}`;
    return values.length > 1
      ? `${name} includes neither ${listed(values, 'nor')}`
      : `${name} does not include ${values[0]}`;
  }

  private operand(operand: Operand): string {
    return operandText(operand, this.questionnaire, (condition) => this.say(condition, true));
  }

  /** What a subject is compared with: options by their labels, amounts as the subject's are written. */
  private valuesOf(other: Operand, subject: Operand): readonly string[] {
    if (other.op !== 'literal') {
      const type = typeOfOperand(other, this.questionnaire)?.type;
      return [`${type === 'options' ? 'what is chosen in ' : ''}${this.operand(other)}`];
    }
    const { value } = other;
    return (Array.isArray(value) ? (value as readonly string[]) : [value]).map((one: RuleValue) =>
      this.literal(one, subject),
    );
  }

  private literal(value: RuleValue, subject: Operand): string {
    const type = typeOfOperand(subject, this.questionnaire);
    const isOption = type?.type === 'option' || type?.type === 'options';
    if (!isOption || typeof value !== 'string') return valueName(value, type?.type, this.questionnaire);
    const { questionnaire } = this;
    if (subject.op === 'context') {
      const fact = questionnaire.facts.get(subject.path);
      if (fact) return factOptionName(fact, value, questionnaire);
    }
    const question = subject.op === 'answer' ? questionnaire.nodes[subject.node] : this.questionWith(type);
    return question?.type === 'question' ? optionName(question, value, questionnaire) : quoted(value);
  }

  // A calculation that yields an option took it from some question, whose labels are known.
  private questionWith({ values }: Extract<RuleType, { type: 'option' | 'options' }>): Question | undefined {
    return this.questionnaire.nodes.find(
      (node): node is Question =>
        node.type === 'question' &&
        values.every((value) => node.options?.all.some((option) => option.value === value) ?? false),
    );
  }
}
