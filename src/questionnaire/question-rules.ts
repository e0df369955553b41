import type { Fact, Question } from './compiled.ts';
import type { Operand, RuleType } from './expression.ts';
import { pointerTo } from './issue.ts';
import { isObject } from './json-object.ts';
import type { Building, Outlined } from './outline.ts';
import { beginsInParts, readInitialParts } from './read-initial.ts';
import type { RuleReader } from './rule-reader.ts';
import { inWords } from './rule-types.ts';
import type { QuestionDocument } from './types.ts';

/**
 * Reads every condition and operand that a question states into the question. `parentSource` is what the document
 * says of the question that a part belongs to.
 */
export function readQuestionRules(
  reader: RuleReader,
  { question, source, pointer }: Outlined,
  parentSource: QuestionDocument | undefined,
  facts: ReadonlyMap<string, Fact>,
): void {
  reader.note(question.section.node);
  // Which rows are blank is only known when their cells are settled, so rows come after their columns.
  if (question.parent?.kind === 'rows') question.parent.reads.forEach((node) => reader.note(node));
  else if (question.parent) reader.note(question.parent.node);
  if (!source) {
    readCountry(reader, question, parentSource, pointer);
    return relevanceOfPart(question, parentSource);
  }
  const condition = (word: 'relevantWhen' | 'requiredWhen') =>
    source[word] === undefined ? undefined : reader.condition(source[word], pointerTo(pointer, word));
  question.relevantWhen = condition('relevantWhen');
  question.requiredWhen = condition('requiredWhen');
  readInitial(reader, question, source.initial, pointerTo(pointer, 'initial'), facts);
  readKindSpecifics(reader, facts, question, source, pointer);
}

function readCountry(
  reader: RuleReader,
  question: Building<Question>,
  address: QuestionDocument | undefined,
  pointer: string,
): void {
  if (address?.kind !== 'address' || question.id !== 'country' || address.country === undefined) return;
  const country = reader.operand(address.country, pointerTo(pointer, 'country'), question.ruleType);
  question.initial ??= country?.operand;
}

/** Parts that a kind brings along appear for the answer that calls for them. */
function relevanceOfPart(question: Building<Question>, source: QuestionDocument | undefined): void {
  const { parent } = question;
  if (!parent || !source || question.relevantWhen) return;
  const subject: Operand = { op: 'answer', node: parent.node };
  if (source.kind === 'yesNo' && source.explain) {
    const to: Operand = { op: 'literal', value: source.explain.on };
    question.relevantWhen = { op: 'test', test: 'is', subject, to };
  } else if (question.id === 'other') {
    const others = parent.options?.all.filter(({ other }) => other).map(({ value }) => value) ?? [];
    const to = others.map((value): Operand => ({ op: 'literal', value }));
    const test = source.kind === 'choice' ? 'oneOf' : 'includesAny';
    question.relevantWhen = { op: 'test', test, subject, to };
  }
}

function readInitial(
  reader: RuleReader,
  question: Building<Question>,
  initial: unknown,
  pointer: string,
  facts: ReadonlyMap<string, Fact>,
): void {
  if (initial === undefined) return;
  if (beginsInParts(question)) return readInitialParts(reader, question, initial, pointer, facts);
  if (!question.ruleType || question.kind === 'calculated' || question.kind === 'prefilled') {
    return reader.issue(
      'malformed-operand',
      pointer,
      `A question of kind "${question.kind}" cannot begin with an answer.`,
      'Give its parts an initial answer, or leave it out.',
    );
  }
  const own = reader.operand(initial, pointer, question.ruleType)?.operand;
  const given = question.initial;
  // What the host gave of a row goes first; a row that the respondent adds begins with the question's own.
  question.initial =
    given && own
      ? { op: 'if', when: { op: 'answered', subject: given, expected: true }, then: given, else: own }
      : (own ?? given);
}

function readKindSpecifics(
  reader: RuleReader,
  facts: ReadonlyMap<string, Fact>,
  question: Building<Question>,
  source: Readonly<Record<string, unknown>>,
  pointer: string,
): void {
  const detail: Building<Question['detail']> = { ...question.detail };
  const written = question.kind === 'matrix' ? 'rows' : 'options';
  const only = isObject(source[written]) ? source[written]['only'] : undefined;
  if (only !== undefined && question.options) {
    question.options = {
      ...question.options,
      only: readOnly(reader, only, pointerTo(pointer, written, 'only')),
    };
  }
  if (question.kind === 'yesNo' && source['notApplicable'] !== undefined) {
    const at = pointerTo(pointer, 'notApplicable');
    const when = source['notApplicable'] === true || reader.condition(source['notApplicable'], at);
    if (when !== undefined) detail.notApplicable = when;
  }
  const operands: [keyof typeof detail, unknown, RuleType | undefined][] = [
    ['calculate', source['calculate'], question.ruleType],
    ['mustMatch', source['mustMatch'], { type: 'text' }],
    ['agreement', source['agreement'], { type: 'text' }],
  ];
  for (const [word, json, type] of operands) {
    const operand = json === undefined ? undefined : reader.operand(json, pointerTo(pointer, word), type)?.operand;
    if (word === 'agreement' && operand && operand.op !== 'context') {
      const at = pointerTo(pointer, word);
      reader.issue('type-mismatch', at, 'An agreement is a text that the page supplies.', 'Write { "context": "…" }.');
    }
    if (operand) Object.assign(detail, { [word]: operand });
  }
  if (source['list'] === 'needsReview') detail.list = 'needsReview';
  else if (source['list'] !== undefined) {
    const list = readOnly(reader, source['list'], pointerTo(pointer, 'list'));
    if (list) detail.list = list;
  }
  if (question.kind === 'prefilled' && !facts.has(String(source['from']))) {
    reader.fact(String(source['from']), pointerTo(pointer, 'from'));
  }
  question.detail = detail;
}

function readOnly(reader: RuleReader, json: unknown, pointer: string): Operand | undefined {
  const typed = reader.operand(json, pointer, undefined);
  if (!typed || typed.type.type === 'options') return typed?.operand;
  return reader.issue(
    'type-mismatch',
    pointer,
    `A list of chosen options is needed here, and this is ${inWords(typed.type)}.`,
    'Name an answer or a fact of kind "choices".',
  );
}
