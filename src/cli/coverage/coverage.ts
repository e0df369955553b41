import { readContext } from '../../engine/context.ts';
import { shownOnly } from '../../engine/wholes.ts';
import type { Question, Questionnaire } from '../../questionnaire/compiled.ts';
import { openFor, type ScenarioFile, take } from '../scenario-file.ts';
import { type Goal, isMet, type Settled } from './goal.ts';
import { Moves } from './moves.ts';
import { type Extent, extentOf } from './extent.ts';
import { sampleContext, sampleFiles } from './sample-host.ts';
import { type Budget, smallest } from './search.ts';
import { scopeOf } from './settled-scope.ts';
import { switchesOf, type SwitchPlace } from './switches.ts';
import { Trial } from './trial.ts';
import { type Contexts, isConfirmed, type Witness, witnessOf } from './witness.ts';

/**
 * Whether something was seen. `seen`: the engine showed it, in the scenario that is named, or in a filling that was
 * found. `impossible`: every answer that could matter was tried. `unknown`: not seen, and not all was tried.
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

/** What was seen of a question. */
export interface QuestionCoverage {
  readonly id: string;
  readonly shown: Sighting;
  /** The first scenario in which it has to be answered. */
  readonly requiredIn: string | undefined;
  /** Whether it may have to be answered at all. */
  readonly mayBeRequired: boolean;
}

/** What was seen of a condition, wherever it stands. */
export interface ConditionCoverage {
  readonly places: readonly SwitchPlace[];
  readonly holds: Sighting;
  readonly fails: Sighting;
}

/** What the scenarios and the search have seen of a questionnaire. */
export interface Coverage {
  readonly contexts: Contexts;
  readonly scenarios: number;
  readonly questions: readonly QuestionCoverage[];
  readonly conditions: readonly ConditionCoverage[];
  readonly extent: Extent | undefined;
}

/** What to look for, and how long. */
export interface CoverageOptions {
  /** The scenarios beside the document. */
  readonly file?: ScenarioFile;
  /** The day of fillings that no scenario gives, `YYYY-MM-DD`. */
  readonly today: string;
  /** Look for the smallest filling also of what scenarios show. */
  readonly everySmallest?: boolean;
  readonly budget?: Budget;
}

interface Sought {
  readonly goal: Goal;
  scenario: string | undefined;
}

/** Finds out, by the scenarios and then by search, whether every question can be shown and every condition goes both ways. */
export function coverageOf(questionnaire: Questionnaire, options: CoverageOptions): Coverage {
  const { file, everySmallest = false, budget = { inOrder: 600, nearest: 1500 } } = options;
  const today = file?.scenarios[0]?.today ?? options.today;
  const contexts = fitting(questionnaire, file?.contexts) ?? { sample: sampleContext(questionnaire, today) };
  const asked = questionsOf(questionnaire);
  const switches = switchesOf(questionnaire);
  const shown = asked.map((question): Sought => ({ goal: { what: 'question', question }, scenario: undefined }));
  const ways = switches.map((of) =>
    [true, false].map((outcome): Sought => ({ goal: { what: 'switch', of, outcome }, scenario: undefined })),
  );
  const requiredIn = new Map<Question, string>();
  if (file) playAll(questionnaire, file, [...shown, ...ways.flat()], requiredIn);
  const starts = Object.entries(contexts).flatMap(
    ([name, context]) => Trial.open(questionnaire, { name, context, today, attachments: sampleFiles }) ?? [],
  );
  const moves = new Moves(
    questionnaire,
    starts.map(({ context }) => context),
    today,
  );
  const sight = ({ goal, scenario }: Sought): Sighting => {
    const seen = { status: 'seen', scenario, witness: undefined, isSmallest: false } as const;
    if (scenario !== undefined && !everySmallest) return seen;
    const found = smallest(goal, starts, moves, scenario === undefined ? budget : { ...budget, nearest: 0 });
    if (found.status === 'found') {
      const witness = witnessOf(found.trial);
      if (isConfirmed(questionnaire, witness, contexts, goal))
        return { ...seen, witness, isSmallest: found.isSmallest };
    }
    if (scenario !== undefined) return seen;
    return { status: found.status === 'impossible' ? 'impossible' : 'unknown' };
  };
  return {
    contexts,
    scenarios: file?.scenarios.length ?? 0,
    questions: shown.map((sought, i) => {
      const question = asked[i]!;
      const asks = question.kind !== 'group' || question.parts.some(({ kind }) => !shownOnly.has(kind));
      const mayBeRequired =
        asks && !shownOnly.has(question.kind) && (!question.optional || question.requiredWhen !== undefined);
      return { id: question.pattern, shown: sight(sought), requiredIn: requiredIn.get(question), mayBeRequired };
    }),
    conditions: ways.map(([holds, fails], i) => ({
      places: switches[i]!.places,
      holds: sight(holds!),
      fails: sight(fails!),
    })),
    extent: extentOf(starts, moves),
  };
}

/** The questions that the document asks, columns and questions of groups included; parts that a kind brings are not. */
export function questionsOf({ nodes }: Questionnaire): readonly Question[] {
  return nodes.filter(
    (node): node is Question =>
      node.type === 'question' &&
      node.id !== '*' &&
      (!node.parent || ['group', 'rows', 'matrix'].includes(node.parent.kind)),
  );
}

function fitting(questionnaire: Questionnaire, contexts: Contexts | undefined): Contexts | undefined {
  const fit = Object.entries(contexts ?? {}).filter(
    ([, context]) => readContext(questionnaire, context).status === 'ready',
  );
  return fit.length > 0 ? Object.fromEntries(fit) : undefined;
}

/** Plays every scenario with its steps, and notes the first that shows each thing. */
function playAll(
  questionnaire: Questionnaire,
  file: ScenarioFile,
  sought: readonly Sought[],
  requiredIn: Map<Question, string>,
): void {
  const asked = questionsOf(questionnaire);
  for (const scenario of file.scenarios) {
    const read = readContext(questionnaire, file.contexts[scenario.context]);
    if (read.status === 'unfit') continue;
    const session = openFor(questionnaire, file, scenario);
    const note = () => {
      const { snapshot } = session;
      const settled: Settled = { snapshot, scope: scopeOf(snapshot, read.context) };
      for (const one of sought)
        if (one.scenario === undefined && isMet(one.goal, settled)) one.scenario = scenario.name;
      for (const question of asked) {
        if (requiredIn.has(question)) continue;
        const { repeatedBy, pattern } = question;
        const keys = repeatedBy ? (snapshot.question(repeatedBy.pattern).keys ?? []) : [''];
        if (keys.some((key) => snapshot.isRequired(pattern.replace('*', key)))) requiredIn.set(question, scenario.name);
      }
    };
    note();
    for (const step of scenario.then ?? []) {
      take(session, step);
      note();
    }
  }
}
