import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import type { StoredAnswer } from './answer.ts';
import type { CellChange } from './answers.ts';

/**
 * The nodes whose own input changed with some stored answers: their questions, the composites they belong to, and all
 * columns of rows that were added or taken away.
 */
export function touchedNodes({ nodes }: Questionnaire, changes: readonly CellChange[]): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const { node } of changes) {
    const changed = nodes[node] as Question;
    for (let question: Question | undefined = changed; question; question = question.parent) touched.add(question.node);
    if (changed.kind === 'rows') allParts(changed).forEach((part) => touched.add(part.node));
  }
  return touched;
}

/** A question's parts and the parts of those. */
export function allParts(question: Question): readonly Question[] {
  return question.parts.flatMap((part) => [part, ...allParts(part)]);
}

/** The cells of rows that are there no more, to be forgotten. */
export function forgottenRows(
  rows: Question,
  before: readonly string[],
  after: StoredAnswer | undefined,
): readonly CellChange[] {
  const kept: readonly unknown[] = Array.isArray(after) ? after : [];
  const parts = allParts(rows);
  return before
    .filter((key) => !kept.includes(key))
    .flatMap((key) => parts.map(({ node }) => ({ node, key, stored: undefined })));
}
