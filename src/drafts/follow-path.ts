import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import { formerIds } from '../questionnaire/former-ids.ts';

/** Where the answer at a path of an older questionnaire belongs now. */
export interface Followed {
  readonly path: string;
  readonly question: Question;
  /** Whether a row of a matrix took the place of the one that is gone. */
  readonly isOtherRow: boolean;
}

/**
 * Finds the question that now answers to a path: by its ids and, where an id is gone, by `renamedFrom`; in a matrix,
 * by its row and, where that is gone, by `replaces`. Undefined when there is none.
 */
export function followPath(questionnaire: Questionnaire, path: string): Followed | undefined {
  let among: readonly Question[] = questionnaire.sections.flatMap(({ questions }) => questions);
  const found: string[] = [];
  let isOtherRow = false;
  const steps = path.split('/');
  while (steps.length > 0) {
    const step = steps.shift()!;
    const question = among.find(({ id }) => id === step) ?? among.find((one) => formerIds(one).includes(step));
    if (!question) return undefined;
    found.push(question.id);
    among = question.parts;
    if (steps.length === 0 || (question.kind !== 'rows' && question.kind !== 'matrix')) continue;
    const key = steps.shift()!;
    const row = question.kind === 'rows' ? key : optionNow(question, key);
    if (row === undefined) return undefined;
    found.push(row);
    isOtherRow ||= row !== key;
    // The cell of a matrix has no id of its own.
    if (among[0]?.id === '*') among = among[0].parts;
  }
  const to = found.join('/');
  const place = questionnaire.find(to);
  return place && { path: to, question: place.question, isOtherRow };
}

/** The value that an option has today; undefined when it is gone and none takes its place. */
export function optionNow({ options }: Question, value: string): string | undefined {
  const all = options?.all ?? [];
  const kept = all.some((option) => option.value === value);
  return kept ? value : all.find(({ replaces }) => replaces?.includes(value))?.value;
}
