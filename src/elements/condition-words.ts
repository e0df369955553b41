import type { Question } from '../questionnaire/compiled.ts';
import { formatExact, isExact } from '../questionnaire/exact.ts';
import type { Condition, Operand, RuleValue } from '../questionnaire/expression.ts';
import { isPlainDate } from '../questionnaire/plain-date.ts';
import { joined, optionText, type Reader } from './answer-text.ts';
import { formatDate, formatNumber } from './format-value.ts';

/** What puts conditions in words: how each question is called on the paper, such as "question 3". */
export interface ConditionReader extends Reader {
  readonly nameOf: (question: Question) => string;
}

type Test = Extract<Condition, { op: 'test' }>;

/**
 * A condition in words that go after "only if", such as "you answered “Yes” to question 3". Where it rests on
 * calculations it names the answers they are made of; where it rests on nothing that is asked, it says so.
 */
export function conditionWords(condition: Condition, reader: ConditionReader): string {
  switch (condition.op) {
    case 'all':
      return list(condition.of, 'conjunction', reader);
    case 'any':
      return list(condition.of, 'disjunction', reader);
    case 'named': {
      const node = reader.snapshot.questionnaire.nodes[condition.node];
      return node?.type === 'condition' ? conditionWords(node.condition, reader) : inGeneral(condition, reader);
    }
    case 'answered': {
      const question = asked(condition.subject, reader);
      const key = condition.expected ? 'blank.answered' : 'blank.unanswered';
      return question ? reader.messages.say(key, { question: reader.nameOf(question) }) : inGeneral(condition, reader);
    }
    case 'test':
      return testWords(condition, reader) ?? inGeneral(condition, reader);
    case 'not':
    case 'fires':
      return inGeneral(condition, reader);
  }
}

function list(parts: readonly Condition[], type: 'conjunction' | 'disjunction', reader: ConditionReader): string {
  const words = [...new Set(parts.map((part) => conditionWords(part, reader)))];
  return new Intl.ListFormat(reader.locale, { type }).format(words);
}

const CHOSEN = new Set(['is', 'oneOf', 'includes', 'includesAny']);
const COMPARED = 'is isNot above atLeast below atMost before after onOrBefore onOrAfter'.split(' ');

function testWords({ test, subject, to }: Test, reader: ConditionReader): string | undefined {
  const question = asked(subject, reader);
  const others = 'op' in to ? [to] : to;
  const values = others.flatMap((other) => (other.op === 'literal' ? [other.value] : []));
  if (!question || values.length < others.length) return undefined;
  const name = reader.nameOf(question);
  const { type } = question.ruleType ?? {};
  if (type === 'option' || type === 'options') {
    const key = CHOSEN.has(test) ? 'blank.chosen' : test === 'onlyFrom' ? 'blank.onlyFrom' : 'blank.notChosen';
    const options = values.map((value) => `“${optionText(question, typeof value === 'string' ? value : '', reader)}”`);
    const choice = new Intl.ListFormat(reader.locale, { type: 'disjunction' }).format(options);
    return reader.messages.say(key, { options: choice, question: name });
  }
  if (!COMPARED.includes(test) || values.length !== 1 || type === 'money' || type === 'percent') return undefined;
  return reader.messages.first([`blank.${test}`], { question: name, value: valueWords(values[0], reader) });
}

function asked(subject: Operand, { snapshot }: Reader): Question | undefined {
  const node = subject.op === 'answer' ? snapshot.questionnaire.nodes[subject.node] : undefined;
  return node?.type === 'question' ? node : undefined;
}

function valueWords(value: RuleValue, { locale }: Reader): string {
  if (isExact(value)) return formatNumber(formatExact(value), locale);
  if (typeof value !== 'string') return '';
  const quoted = `“${value}”`;
  return isPlainDate(value) ? formatDate(value, locale) : quoted;
}

function inGeneral(condition: Condition, reader: ConditionReader): string {
  const found = new Set<Question>();
  collect(condition, reader, found, new Set());
  if (found.size === 0) return reader.messages.say('blank.known');
  return reader.messages.say('blank.depends', { questions: joined([...found].map(reader.nameOf), reader) });
}

/** Every question that a condition looks at, through the named ones and through rules. */
function collect(part: unknown, reader: ConditionReader, found: Set<Question>, seen: Set<number>): void {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) return part.forEach((one) => collect(one, reader, found, seen));
  const { node, rules } = part as { readonly node?: unknown; readonly rules?: unknown };
  for (const index of [node, ...(Array.isArray(rules) ? (rules as unknown[]) : [])]) {
    if (typeof index !== 'number' || seen.has(index)) continue;
    seen.add(index);
    const read = reader.snapshot.questionnaire.nodes[index];
    if (read?.type === 'question') found.add(read);
    else if (read?.type === 'condition') collect(read.condition, reader, found, seen);
    else if (read?.type === 'value') collect(read.operand, reader, found, seen);
    else if (read?.type === 'rule') collect([read.when, read.require], reader, found, seen);
  }
  collect(Object.values(part), reader, found, seen);
}
