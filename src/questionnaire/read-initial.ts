import type { Fact, Question } from './compiled.ts';
import type { Operand } from './expression.ts';
import { pointerTo } from './issue.ts';
import { isObject } from './json-object.ts';
import { didYouMean } from './near-miss.ts';
import type { Building } from './outline.ts';
import type { RuleReader } from './rule-reader.ts';
import { fits, inWords } from './rule-types.ts';

/** The kind of fact that a composite may begin with, by the composite's kind. */
const SOURCES: Readonly<Record<string, string>> = {
  rows: 'rows',
  group: 'group',
  address: 'group',
  dateRange: 'dateRange',
};

/** Whether the question has its initial answer part by part, from a fact with parts of the same names. */
export function beginsInParts({ kind }: Question): boolean {
  return Object.hasOwn(SOURCES, kind);
}

/**
 * Reads the `initial` of a composite, `{ "context": name }`: each of its parts begins with the fact of the same name,
 * in rows with that of the same row.
 */
export function readInitialParts(
  reader: RuleReader,
  question: Building<Question>,
  initial: unknown,
  pointer: string,
  facts: ReadonlyMap<string, Fact>,
): void {
  const path = isObject(initial) && Object.keys(initial).length === 1 ? initial['context'] : undefined;
  const kind = SOURCES[question.kind] ?? '';
  if (typeof path !== 'string') {
    return reader.issue(
      'malformed-operand',
      pointer,
      `A question of kind "${question.kind}" can only begin with a fact of the context.`,
      `Write { "context": name } with the name of a fact of kind "${kind}".`,
    );
  }
  const fact = facts.get(path);
  if (fact && fact.kind !== kind) {
    return reader.issue(
      'type-mismatch',
      pointerTo(pointer, 'context'),
      `The context fact "${path}" is of kind "${fact.kind}".`,
      `Name a fact of kind "${kind}".`,
    );
  }
  if (!fact) return void reader.fact(path, pointerTo(pointer, 'context'));
  if (question.kind === 'rows') question.initial = { op: 'context', path };
  giveParts(reader, question, fact, pointerTo(pointer, 'context'));
}

function giveParts(reader: RuleReader, question: Question, fact: Fact, pointer: string): void {
  for (const [name, inner] of fact.facts ?? []) {
    const part: Building<Question> | undefined = question.parts.find(({ id }) => id === name);
    if (!part) {
      const names = question.parts.map(({ id }) => id);
      const remedy = didYouMean(name, names, `Its parts are ${names.join(', ')}.`);
      reader.issue(
        'unknown-part',
        pointer,
        `"${question.id}" has no part "${name}" for the fact of that name.`,
        remedy,
      );
    } else if (inner.facts) giveParts(reader, part, inner, pointer);
    else if (inner.ruleType && part.ruleType && fits(inner.ruleType, part.ruleType)) {
      part.initial = { op: 'context', path: inner.path } satisfies Operand;
    } else {
      const sorts = [part.ruleType, inner.ruleType].map((type) => (type ? inWords(type) : 'no single value'));
      const message = `The part "${name}" takes ${sorts[0]}, and the fact of that name is ${sorts[1]}.`;
      reader.issue('type-mismatch', pointer, message, 'Let both be of the same kind.');
    }
  }
}
