import { readContext } from '../../engine/context.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Questionnaire } from '../../questionnaire/compiled.ts';
import { openFor, type ScenarioFile, take } from '../scenario-file.ts';
import { type Goal, isMet } from './goal.ts';
import { Moves } from './moves.ts';
import { sampleContext, sampleFiles } from './sample-host.ts';
import { type Budget, smallest } from './search.ts';
import { scopeOf } from './settled-scope.ts';
import { Trial } from './trial.ts';
import { type Contexts, isConfirmed, type Witness, witnessOf } from './witness.ts';

/**
 * Whether something was seen. `seen`: the engine showed it, in the scenario that is named, or in a filling that was
 * found. `impossible`: every answer within the limits that could matter was tried. `unknown`: not seen, and not all was tried.
 */
export type Sighting =
  | {
      readonly status: 'seen';
      /** The first scenario that shows it. */
      readonly scenario: string | undefined;
      /** The smallest filling that was found to show it; undefined when none was looked for. */
      readonly witness: Witness | undefined;
      /** Whether none is smaller. */
      readonly isSmallest: boolean;
    }
  | { readonly status: 'impossible' | 'unknown' };

/** What to look for, and how long. */
export interface SightsOptions {
  /** The scenarios beside the document. */
  readonly file?: ScenarioFile;
  /** The day of fillings that no scenario gives, `YYYY-MM-DD`. */
  readonly today: string;
  /** Look for the smallest filling also of what scenarios show. */
  readonly everySmallest?: boolean;
  readonly budget?: Budget;
}

/** Something to be seen, and the first scenario that showed it. */
export interface Sought {
  readonly goal: Goal;
  scenario: string | undefined;
}

/** Sees things of one questionnaire: in scenarios that are played, then by search. */
export class Sights {
  readonly contexts: Contexts;
  /** A blank filling in each context. */
  readonly starts: readonly Trial[];
  readonly moves: Moves;

  constructor(
    private readonly questionnaire: Questionnaire,
    private readonly options: SightsOptions,
  ) {
    const { file } = options;
    const today = file?.scenarios[0]?.today ?? options.today;
    const given = Object.entries(file?.contexts ?? {});
    const fit = given.filter(([, context]) => readContext(questionnaire, context).status === 'ready');
    this.contexts = fit.length > 0 ? Object.fromEntries(fit) : { sample: sampleContext(questionnaire, today) };
    this.starts = Object.entries(this.contexts).flatMap(
      ([name, context]) => Trial.open(questionnaire, { name, context, today, attachments: sampleFiles }) ?? [],
    );
    const contexts = this.starts.map(({ context }) => context);
    this.moves = new Moves(questionnaire, contexts, today);
  }

  /** Plays every scenario with its steps, and notes the first that shows each thing. */
  play(sought: readonly Sought[], look?: (snapshot: Snapshot, scenario: string) => void): void {
    const { questionnaire } = this;
    const { file } = this.options;
    for (const scenario of file?.scenarios ?? []) {
      const read = readContext(questionnaire, file?.contexts[scenario.context]);
      if (!file || read.status === 'unfit') continue;
      const session = openFor(questionnaire, file, scenario);
      for (const step of [undefined, ...(scenario.then ?? [])]) {
        if (step) take(session, step);
        const { snapshot } = session;
        const settled = { snapshot, scope: scopeOf(snapshot, read.context) };
        const fresh = sought.filter((one) => one.scenario === undefined && isMet(one.goal, settled));
        for (const one of fresh) one.scenario = scenario.name;
        look?.(snapshot, scenario.name);
      }
    }
  }

  /** What was seen, searching for what no scenario showed. */
  of({ goal, scenario }: Sought): Sighting {
    const { everySmallest = false, budget = { inOrder: 600, nearest: 1500 } } = this.options;
    const seen = { status: 'seen', scenario, witness: undefined, isSmallest: false } as const;
    if (scenario !== undefined && !everySmallest) return seen;
    const found = smallest(goal, this.starts, this.moves, scenario === undefined ? budget : { ...budget, nearest: 0 });
    if (found.status === 'found') {
      const witness = witnessOf(found.trial);
      const { isSmallest } = found;
      if (isConfirmed(this.questionnaire, witness, this.contexts, goal)) return { ...seen, witness, isSmallest };
    }
    if (scenario !== undefined) return seen;
    return { status: found.status === 'impossible' ? 'impossible' : 'unknown' };
  }
}
