import type { Questionnaire } from '../questionnaire/compiled.ts';
import { toInteger } from '../questionnaire/exact.ts';
import type { Condition, Operand, RuleType, Spread } from '../questionnaire/expression.ts';
import { amountName, listed, questionName, quoted, valueName } from './staff-words.ts';

type Tell = (condition: Condition) => string;
type Aggregate = Extract<Operand, { over: unknown }>;

const AGGREGATES: Readonly<Record<Aggregate['op'], string>> = {
  sum: 'the total of',
  count: 'the number of answers in',
  min: 'the smallest of',
  max: 'the largest of',
};

const JOINTS = { add: ' plus ', subtract: ' less ', multiply: ' times ' } as const;

/**
 * A value or calculation in plain English for staff: `“Programs” plus 5`, `50% of “Renewal fee”`, `the fact
 * “sponsorName”`. Named values go by their names. `tell` puts the conditions in it into words.
 */
export function operandText(operand: Operand, questionnaire: Questionnaire, tell: Tell, expected?: RuleType): string {
  const say = (inner: Operand, type?: RuleType) => operandText(inner, questionnaire, tell, type);
  /** In brackets when it would run into what stands around it. */
  const apart = (inner: Operand, type?: RuleType) =>
    ['add', 'subtract', 'multiply', 'if', 'percentOf'].includes(inner.op) ? `(${say(inner, type)})` : say(inner, type);
  const own = expected ?? typeOfOperand(operand, questionnaire);
  switch (operand.op) {
    case 'literal':
      return valueName(operand.value, own?.type, questionnaire);
    case 'answer': {
      const node = questionnaire.nodes[operand.node];
      return node?.type === 'question' ? questionName(node, questionnaire, operand.key) : '';
    }
    case 'context':
      return `the fact ${quoted(operand.path)}`;
    case 'value':
      return `the value ${quoted(valueAt(questionnaire, operand.node)?.name ?? '')}`;
    case 'today':
      return 'today';
    case 'sum':
    case 'count':
    case 'min':
    case 'max':
      return `${AGGREGATES[operand.op]} ${overText(operand.over, questionnaire, tell, own)}`;
    case 'add':
    case 'subtract':
    case 'multiply':
      return operand.of.map((one) => apart(one, operand.op === 'multiply' ? undefined : own)).join(JOINTS[operand.op]);
    case 'percentOf':
      return `${apart(operand.percent, { type: 'percent' })} of ${apart(operand.amount, own)}`;
    case 'round':
      return `${apart(operand.of, own)} rounded to ${amountName(operand.to, own?.type, questionnaire)}`;
    case 'lookup':
      return `what ${tableText(operand.bands)} says for ${say(operand.at)}`;
    case 'bandOf':
      return `the band of ${tableText(operand.bands)} for ${say(operand.at)}`;
    case 'if':
      return `${apart(operand.then, own)} if ${tell(operand.when)}, otherwise ${apart(operand.else, own)}`;
    case 'addDays':
    case 'addMonths':
      return shifted(operand, say);
    case 'daysBetween':
      return `the days from ${say(operand.from)} to ${say(operand.to)}`;
    case 'normalise':
      return `${apart(operand.of)} in small letters`;
  }
}

/** What an operand yields, as far as it can be told without evaluating it. */
export function typeOfOperand(operand: Operand, questionnaire: Questionnaire): RuleType | undefined {
  const first = (operands: readonly Operand[]) =>
    operands.map((one) => typeOfOperand(one, questionnaire)).find((type) => type !== undefined);
  switch (operand.op) {
    case 'answer': {
      const node = questionnaire.nodes[operand.node];
      return node?.type === 'question' ? node.ruleType : undefined;
    }
    case 'context':
      return questionnaire.facts.get(operand.path)?.ruleType;
    case 'value':
      return valueAt(questionnaire, operand.node)?.result;
    case 'today':
    case 'addDays':
    case 'addMonths':
      return { type: 'date' };
    case 'sum':
    case 'min':
    case 'max': {
      const { over } = operand;
      if (!('node' in over)) return first(over);
      const node = questionnaire.nodes[over.node];
      return node?.type === 'question' ? node.ruleType : undefined;
    }
    case 'add':
    case 'subtract':
    case 'multiply':
      return first(operand.of);
    case 'percentOf':
      return operand.money ? { type: 'money' } : typeOfOperand(operand.amount, questionnaire);
    case 'round':
    case 'normalise':
      return typeOfOperand(operand.of, questionnaire);
    case 'lookup': {
      const bands = typeOfOperand(operand.bands, questionnaire);
      return bands?.type === 'bands' ? { type: bands.result } : undefined;
    }
    case 'if':
      return first([operand.then, operand.else]);
    case 'count':
    case 'daysBetween':
      return { type: 'integer' };
    case 'literal':
    case 'bandOf':
      return undefined;
  }
}

function valueAt({ nodes }: Questionnaire, index: number): { name: string; result: RuleType } | undefined {
  const node = nodes[index];
  return node?.type === 'value' ? node : undefined;
}

function overText(
  over: Spread | readonly Operand[],
  questionnaire: Questionnaire,
  tell: Tell,
  type?: RuleType,
): string {
  if (!('node' in over)) {
    return listed(
      over.map((one) => operandText(one, questionnaire, tell, type)),
      'and',
    );
  }
  const node = questionnaire.nodes[over.node];
  // The cell of a matrix has no name of its own.
  const asked = node?.type === 'question' && node.id === '*' ? node.parent : node;
  const name = asked?.type === 'question' ? questionName(asked, questionnaire) : '';
  return over.where ? `${name}, where ${tell(over.where)}` : name;
}

function tableText(bands: Operand): string {
  return bands.op === 'context' ? `the table ${quoted(bands.path)}` : 'the table';
}

function shifted(
  { op, date, by }: Extract<Operand, { op: 'addDays' | 'addMonths' }>,
  say: (operand: Operand) => string,
): string {
  const unit = op === 'addDays' ? 'day' : 'month';
  const count =
    by.op === 'literal' && typeof by.value === 'object' && 'units' in by.value ? toInteger(by.value) : undefined;
  if (count === undefined) return `${say(by)} ${unit}s after ${say(date)}`;
  const amount = `${Math.abs(count)} ${unit}${Math.abs(count) === 1 ? '' : 's'}`;
  return `${amount} ${count < 0 ? 'before' : 'after'} ${say(date)}`;
}
