import { countsOf } from '../scenario-file.ts';
import { ingredientsOf, isGiven } from './expression-parts.ts';
import type { Moves } from './moves.ts';
import type { Trial } from './trial.ts';

/** How many questions a filling may ask: those that have to be answered at the least, and those asked at the most. */
export interface Extent {
  readonly shortest: number;
  readonly longest: number;
}

/**
 * The shortest and the longest way through that were found, each answering whatever decides what is asked. Found by
 * changing one answer after the other as long as that helps, so there may be one that is shorter or longer still.
 */
export function extentOf(starts: readonly Trial[], moves: Moves): Extent | undefined {
  const [first] = starts;
  if (!first) return undefined;
  const { questionnaire } = first;
  const deciding = questionnaire.nodes.flatMap((node) => {
    if (node.type === 'section') return node.relevantWhen ?? [];
    if (node.type !== 'question' || node.parent) return [];
    return [node.relevantWhen, node.requiredWhen].filter((condition) => condition !== undefined);
  });
  const { levers } = ingredientsOf(questionnaire, deciding);
  const questions = levers.flatMap((lever) =>
    lever.what === 'answer' && isGiven(lever.question) && !lever.question.repeatedBy ? lever.question : [],
  );
  const climb = (score: (trial: Trial) => number) => {
    let best = -Infinity;
    for (const start of starts.slice(0, 4)) {
      let current = start;
      for (let again = true; again;) {
        again = false;
        for (const question of questions) {
          if (!current.snapshot.isRelevant(question.pattern)) continue;
          for (const value of moves.probes({ what: 'answer', question }).values.slice(0, 12)) {
            const path = question.pattern;
            const next = current.with({ what: 'answer', path, question, key: undefined, value: value as never });
            if (!next || score(next) <= score(current)) continue;
            current = next;
            again = true;
          }
        }
      }
      best = Math.max(best, score(current));
    }
    return best;
  };
  // What cannot be sent is no way through, and neither is one on which a deciding question is still open.
  const obstacles = ({ snapshot }: Trial) =>
    questions.filter(({ pattern }) => snapshot.isRequired(pattern) && snapshot.question(pattern).blank).length +
    questionnaire.nodes.filter(
      (node) => node.type === 'question' && node.kind === 'stop' && !node.parent && snapshot.isRelevant(node.pattern),
    ).length;
  const far = 10_000;
  const longest = climb((trial) => countsOf(trial.snapshot).questions - obstacles(trial) * far);
  const shortest = climb((trial) => -countsOf(trial.snapshot).required - obstacles(trial) * far);
  if (longest < 0 || shortest <= -far) return undefined;
  return { shortest: -shortest, longest };
}
