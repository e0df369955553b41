import type { Question, Questionnaire, Section } from '../../questionnaire/compiled.ts';
import type { Condition } from '../../questionnaire/expression.ts';
import { shapeOutcomes } from './satisfiable-shape.ts';
import { type Variable, variablesOf } from './satisfiable-variables.ts';
import { decideIn, type World } from './satisfiable-world.ts';

/** More ways to answer than this are not gone through. */
export const MOST_WORLDS = 5_000;

/** Which verdicts a condition can have, over everything that could be answered and supplied. */
export interface Outcomes {
  readonly yes: boolean;
  readonly no: boolean;
  readonly unknown: boolean;
  /**
   * `sure`: every way was gone through, and each is possible. `assumed`: what is not seen is impossible, but what is
   * seen may not be, because comparisons that depend on each other were taken as free. `cut`: there are too many ways,
   * so only what is seen is known.
   */
  readonly certainty: 'sure' | 'assumed' | 'cut';
}

/**
 * Decides a condition over finite sets: every option, yes and no, each number or day that is named and its
 * neighbours, and blank where it is allowed. Calculations and comparisons between two answers count as one choice
 * each. `given` are conditions that hold anyway; when they cannot, nothing is possible.
 */
export function outcomesOf(
  questionnaire: Questionnaire,
  condition: Condition,
  given: readonly Condition[] = [],
): Outcomes {
  const variables = variablesOf(questionnaire, [condition, ...given]);
  const { whole, ...seen } = seenIn(questionnaire, condition, given, variables);
  if (whole) return { ...seen, certainty: areFree(variables) ? 'sure' : 'assumed' };
  if (provenApart(questionnaire, condition, given, variables))
    return { ...seen, yes: true, no: true, certainty: 'sure' };
  const shape = shapeOutcomes(questionnaire, condition, given);
  // What its bare shape rules out is out, however many ways there are.
  return shape && (!shape.yes || !shape.no) ? { ...shape, certainty: 'assumed' } : { ...seen, certainty: 'cut' };
}

/** The verdicts in the worlds of some variables, and whether those were all. */
function seenIn(
  questionnaire: Questionnaire,
  condition: Condition,
  given: readonly Condition[],
  variables: readonly Variable[],
) {
  const count = variables.reduce((product, { values }) => product * values.length, 1);
  const seen = { yes: false, no: false, unknown: false, whole: count <= MOST_WORLDS };
  for (let index = 0; index < Math.min(count, MOST_WORLDS); index += 1) {
    const world = worldAt(index, count, questionnaire, variables);
    if (!given.every((premise) => decideIn(world, premise) === true)) continue;
    const verdict = decideIn(world, condition);
    seen[verdict === undefined ? 'unknown' : verdict ? 'yes' : 'no'] = true;
    if (seen.yes && seen.no && seen.unknown) break;
  }
  return seen;
}

/** Everything that must hold before a section or question is asked, its own condition left out. */
export function givenFor(node: Section | Question): readonly Condition[] {
  const given: Condition[] = [];
  if (node.type === 'section') return given;
  if (node.section.relevantWhen) given.push(node.section.relevantWhen);
  for (let { parent } = node; parent; { parent } = parent) if (parent.relevantWhen) given.push(parent.relevantWhen);
  return given;
}

/**
 * Whether a condition with too many ways can hold and can fail for certain: some part of it holds by itself, and it
 * fails where nothing is answered.
 */
function provenApart(
  questionnaire: Questionnaire,
  condition: Condition,
  given: readonly Condition[],
  variables: readonly Variable[],
): boolean {
  const parts: readonly Condition[] =
    condition.op === 'fires'
      ? condition.rules.map((rule) => ({ op: 'fires', rules: [rule] }))
      : condition.op === 'any'
        ? condition.of
        : [];
  if (parts.length < 2) return false;
  const blank = variables.map((variable) => {
    const isFact = variable.key.startsWith('context ');
    return isFact || !variable.values.includes(undefined) ? variable : { ...variable, values: [undefined] };
  });
  const { no, whole } = seenIn(questionnaire, condition, given, blank);
  if (!whole || !no) return false;
  return parts.some((part) => {
    const { yes, certainty } = outcomesOf(questionnaire, part, given);
    return yes && certainty === 'sure';
  });
}

function worldAt(index: number, count: number, questionnaire: Questionnaire, variables: readonly Variable[]): World {
  const values: [string, Variable['values'][number]][] = [];
  // Of more ways than are gone through, a spread over all of them is taken rather than the first.
  let rest = count > MOST_WORLDS ? Math.floor((index * count) / MOST_WORLDS) + (index % 7) : index;
  for (const { key, values: own } of variables) {
    values.push([key, own[rest % own.length]]);
    rest = Math.floor(rest / own.length);
  }
  return { questionnaire, values: new Map(values), relevance: new Map() };
}

function areFree(variables: readonly Variable[]): boolean {
  const taken = new Set<string>();
  return variables.every(({ bases }) => {
    const free = ![...bases].some((base) => taken.has(base));
    bases.forEach((base) => taken.add(base));
    return free;
  });
}
