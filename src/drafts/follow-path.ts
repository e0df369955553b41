import type { Question, Questionnaire } from '../questionnaire/compiled.ts';

/** Where the answer at a path of an older questionnaire belongs now. */
export interface Followed {
  readonly path: string;
  readonly question: Question;
}

/**
 * Finds the question that now answers to a path, by its ids and, where an id is gone, by `renamedFrom`; undefined when
 * there is none.
 */
export function followPath(questionnaire: Questionnaire, path: string): Followed | undefined {
  const direct = questionnaire.find(path);
  if (direct) return { path, question: direct.question };
  let among: readonly Question[] = questionnaire.sections.flatMap(({ questions }) => questions);
  const renamed: string[] = [];
  const steps = path.split('/');
  while (steps.length > 0) {
    const step = steps.shift();
    const question = among.find(({ id }) => id === step) ?? among.find(({ detail }) => detail.renamedFrom === step);
    if (!question) return undefined;
    renamed.push(question.id);
    const row = question.kind === 'rows' || question.kind === 'matrix' ? steps.shift() : undefined;
    if (row !== undefined) renamed.push(row);
    among = question.parts;
  }
  const found = renamed.join('/');
  const place = questionnaire.find(found);
  return place && { path: found, question: place.question };
}
