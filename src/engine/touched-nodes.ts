import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import type { CellChange } from './answers.ts';

/**
 * The nodes whose own input changed with some stored answers: their questions, the composites they belong to, and all
 * cells of the rows they stand in, since what is required there hangs on whether anything stands in the row.
 */
export function touchedNodes({ nodes }: Questionnaire, changes: readonly CellChange[]): ReadonlySet<number> {
  const touched = new Set<number>();
  for (const { node } of changes) {
    let question: Question | undefined = nodes[node] as Question;
    for (; question; question = question.parent) {
      touched.add(question.node);
      if (question.kind === 'rows') allParts(question).forEach((part) => touched.add(part.node));
    }
  }
  return touched;
}

/** A question's parts and the parts of those. */
export function allParts(question: Question): readonly Question[] {
  return question.parts.flatMap((part) => [part, ...allParts(part)]);
}
