import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { Evaluation } from './evaluation.ts';
import { statesOf } from './findings.ts';

/** Paths of the questions whose state is a new one, so that only their fields need to render. */
export function changedPaths(questionnaire: Questionnaire, before: Evaluation, after: Evaluation): readonly string[] {
  return after.changed.flatMap((index) => {
    const node = questionnaire.nodes[index];
    if (node?.type !== 'question') return [];
    const old = new Set(statesOf(before, node));
    return statesOf(after, node)
      .filter((state) => !old.has(state))
      .map(({ path }) => path);
  });
}
