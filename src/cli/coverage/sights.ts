import { readContext } from '../../engine/context.ts';
import { AnswerShapeError, UnknownPathError } from '../../engine/questionnaire-error.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Questionnaire } from '../../questionnaire/compiled.ts';
import { formerIds } from '../../questionnaire/former-ids.ts';
import { isObject } from '../../questionnaire/json-object.ts';
import { runScenario } from '../run-scenario.ts';
import { openFor, type Scenario, type ScenarioFile, take } from '../scenario-file.ts';
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

/** A scenario of which something else comes than it says: one difference a sentence. */
export interface Unmet {
  readonly scenario: string;
  readonly differences: readonly string[];
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
  /** Why a scenario could not be played to its end, one sentence each. */
  readonly stopped: string[] = [];
  /** What came of scenarios otherwise than they say, by their names. */
  readonly unmet: Unmet[] = [];

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
      const see = (snapshot: Snapshot) => {
        const settled = { snapshot, scope: scopeOf(snapshot, read.context) };
        const fresh = sought.filter((one) => one.scenario === undefined && isMet(one.goal, settled));
        for (const one of fresh) one.scenario = scenario.name;
        look?.(snapshot, scenario.name);
      };
      const stopped = playedThrough(questionnaire, file, scenario, see);
      if (stopped !== undefined) this.stopped.push(stopped);
      else if (isObject(scenario.expect)) {
        const differences = differencesOf(questionnaire, file, scenario);
        if (differences.length > 0) this.unmet.push({ scenario: scenario.name, differences });
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

// An expectation with a misspelt member is refused by an exception, and is one more thing that staff correct.
function differencesOf(questionnaire: Questionnaire, file: ScenarioFile, scenario: Scenario): readonly string[] {
  try {
    return runScenario(questionnaire, file, scenario);
  } catch (error) {
    return [(error as Error).message];
  }
}

// Scenarios of last year name questions that are gone or renamed by now: a matter for staff, and no reason to give up.
function playedThrough(
  questionnaire: Questionnaire,
  file: ScenarioFile,
  scenario: Scenario,
  see: (snapshot: Snapshot) => void,
): string | undefined {
  try {
    const session = openFor(questionnaire, file, scenario);
    see(session.snapshot);
    for (const step of scenario.then ?? []) {
      take(session, step);
      see(session.snapshot);
    }
    return undefined;
  } catch (error) {
    if (error instanceof UnknownPathError) {
      const [id = ''] = error.path.split('/');
      const now = questionnaire.sections
        .flatMap(({ questions }) => questions)
        .find((question) => formerIds(question).includes(id));
      const why = now ? `which is called "${now.id}" now` : 'which the document does not ask';
      return `“${scenario.name}” answers "${error.path}", ${why}.`;
    }
    if (!(error instanceof AnswerShapeError)) throw error;
    return `“${scenario.name}” answers "${error.path}" as another kind of question.`;
  }
}
