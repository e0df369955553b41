import type { AnswerValue } from '../../engine/answer.ts';
import { readContext } from '../../engine/context.ts';
import { openSession } from '../../engine/session.ts';
import type { Questionnaire } from '../../questionnaire/compiled.ts';
import { type Goal, isMet, type Settled } from './goal.ts';
import { sampleFiles } from './sample-host.ts';
import { scopeOf } from './settled-scope.ts';
import type { Trial } from './trial.ts';
import { withFact } from './with-fact.ts';

/** A filling that shows something: enough to open it again. */
export interface Witness {
  /** The name of a context of the scenarios. */
  readonly context: string;
  /** Facts that are otherwise there, by path; null for one that is left out. */
  readonly facts: Readonly<Record<string, unknown>>;
  readonly today: string;
  /** In payload shape, by question id. */
  readonly answers: Readonly<Record<string, AnswerValue>>;
  /** How many answers were given. */
  readonly size: number;
}

/** A context by its name, and what a session needs beside it. */
export type Contexts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The filling that a search came to. */
export function witnessOf(trial: Trial): Witness {
  const { host, moves } = trial;
  const facts = moves.flatMap((move) => (move.what === 'fact' ? [[move.path, move.value ?? null] as const] : []));
  const size = moves.filter(({ what }) => what === 'answer').length;
  return { context: host.name, facts: Object.fromEntries(facts), today: host.today, answers: trial.answers(), size };
}

/** The facts of a filling, whole. */
export function contextOf({ context, facts }: Witness, contexts: Contexts): Readonly<Record<string, unknown>> {
  return Object.entries(facts).reduce(
    (all, [path, value]) => withFact(all, path.split('.'), value ?? undefined),
    contexts[context] ?? {},
  );
}

/** Opens a filling as a host would; undefined when its facts do not fit or its answers cannot be given. */
export function settle(questionnaire: Questionnaire, witness: Witness, contexts: Contexts): Settled | undefined {
  const facts = contextOf(witness, contexts);
  const read = readContext(questionnaire, facts);
  if (read.status === 'unfit') return undefined;
  const { today, answers } = witness;
  const { snapshot } = openSession(questionnaire, { context: facts, today, answers, attachments: sampleFiles });
  return { snapshot, scope: scopeOf(snapshot, read.context) };
}

/** Whether a session that is opened with the filling shows what was looked for. */
export function isConfirmed(questionnaire: Questionnaire, witness: Witness, contexts: Contexts, goal: Goal): boolean {
  const settled = settle(questionnaire, witness, contexts);
  return settled !== undefined && isMet(goal, settled);
}
