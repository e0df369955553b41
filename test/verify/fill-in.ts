import type { Session } from '../../src/engine/session-types.ts';
import { madeAnswer, spotsOf, step } from '../fuzz/script.ts';
import type { Tape } from '../fuzz/tape.ts';

/** Answers a generated questionnaire at random, and then whatever still stands in the way, as a respondent would. */
export function fillIn(tape: Tape, session: Session): void {
  for (let steps = 4 + tape.below(20); steps > 0; steps -= 1) step(tape, session);
  for (let round = 0; round < 4; round += 1) {
    for (const { path, ruleId } of session.snapshot.violations) {
      if (ruleId !== undefined) session.confirm(ruleId);
      const spot = spotsOf(session).find((candidate) => candidate.path === path);
      if (spot?.question.kind === 'rows') session.addRow(path);
      else if (spot) session.answer(path, madeAnswer(tape, spot.question));
    }
  }
}
