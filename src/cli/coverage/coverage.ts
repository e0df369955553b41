import type { Snapshot } from '../../engine/snapshot.ts';
import { shownOnly } from '../../engine/wholes.ts';
import type { Question, Questionnaire } from '../../questionnaire/compiled.ts';
import { type Extent, extentOf } from './extent.ts';
import { type Sighting, Sights, type SightsOptions, type Sought, type Unmet } from './sights.ts';
import { switchesOf, type SwitchPlace } from './switches.ts';
import type { Contexts } from './witness.ts';

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
  /** Why scenarios could not be played to their end, one sentence each. */
  readonly stopped: readonly string[];
  /** Scenarios of which something else comes than they say. */
  readonly unmet: readonly Unmet[];
  readonly questions: readonly QuestionCoverage[];
  readonly conditions: readonly ConditionCoverage[];
  readonly extent: Extent | undefined;
}

/** Finds out, by the scenarios and then by search, whether every question can be shown and every condition goes both ways. */
export function coverageOf(questionnaire: Questionnaire, options: SightsOptions): Coverage {
  const sights = new Sights(questionnaire, options);
  const asked = questionsOf(questionnaire);
  const switches = switchesOf(questionnaire);
  const shown = asked.map((question): Sought => ({ goal: { what: 'question', question }, scenario: undefined }));
  const ways = switches.map((of) =>
    [true, false].map((outcome): Sought => ({ goal: { what: 'switch', of, outcome }, scenario: undefined })),
  );
  const requiredIn = new Map<Question, string>();
  sights.play([...shown, ...ways.flat()], (snapshot, scenario) => {
    for (const question of asked) {
      if (!requiredIn.has(question) && isRequired(question, snapshot)) requiredIn.set(question, scenario);
    }
  });
  return {
    contexts: sights.contexts,
    scenarios: options.file?.scenarios.length ?? 0,
    stopped: sights.stopped,
    unmet: sights.unmet,
    questions: shown.map((sought, i) => {
      const question = asked[i]!;
      return {
        id: question.pattern,
        shown: sights.of(sought),
        requiredIn: requiredIn.get(question),
        mayBeRequired: mayBeRequired(question),
      };
    }),
    conditions: ways.map(([holds, fails], i) => ({
      places: switches[i]!.places,
      holds: sights.of(holds!),
      fails: sights.of(fails!),
    })),
    extent: extentOf(sights.starts, sights.moves),
  };
}

function isRequired({ repeatedBy, pattern }: Question, snapshot: Snapshot): boolean {
  const keys = repeatedBy ? (snapshot.question(repeatedBy.pattern).keys ?? []) : [''];
  return keys.some((key) => snapshot.isRequired(pattern.replace('*', key)));
}

function mayBeRequired({ kind, parts, optional, requiredWhen }: Question): boolean {
  if (shownOnly.has(kind) || (kind === 'group' && parts.every((part) => shownOnly.has(part.kind)))) return false;
  return !optional || requiredWhen !== undefined;
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
