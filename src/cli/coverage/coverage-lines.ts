import type { ConditionCoverage, Coverage } from './coverage.ts';
import { outcomeWords } from './place-words.ts';
import type { Sighting } from './sights.ts';
import type { Witness } from './witness.ts';

/** Everything that was looked for, in words, with what came of it. */
export function sightingsOf({ questions, conditions }: Coverage): readonly (readonly [string, Sighting])[] {
  return [
    ...questions.map(({ id, shown }) => [`"${id}" is shown`, shown] as const),
    ...conditions.flatMap(({ places, holds, fails }) => {
      const [place] = places;
      if (!place) return [];
      return [[outcomeWords(place, true), holds] as const, [outcomeWords(place, false), fails] as const];
    }),
  ];
}

/** Whether everything was seen, and every scenario came out as it says. */
export function isWhole(coverage: Coverage): boolean {
  if (coverage.unmet.length > 0) return false;
  return sightingsOf(coverage).every(([, { status }]) => status === 'seen');
}

const listed = 12;

/** What was seen of a questionnaire, for people. */
export function coverageLines(coverage: Coverage, name: string): string {
  const { questions, conditions, scenarios, extent } = coverage;
  const shown = questions.filter((question) => question.shown.status === 'seen').length;
  const both = conditions.filter(isBoth).length;
  const all = sightingsOf(coverage);
  const byScenario = (sighting: Sighting) => sighting.status === 'seen' && sighting.scenario !== undefined;
  const onlyFound = all.filter(([, sighting]) => sighting.status === 'seen' && !byScenario(sighting));
  const played = conditions.filter(({ holds, fails }) => byScenario(holds) && byScenario(fails)).length;
  const covered = questions.filter((question) => byScenario(question.shown)).length;
  const never = questions.filter(({ mayBeRequired, requiredIn }) => mayBeRequired && requiredIn === undefined);
  return [
    name,
    `${shown} of ${questions.length} questions can be shown      ${both} of ${conditions.length} conditions seen both ways`,
    scenarios > 0
      ? `  ${scenarios} scenarios show ${covered} questions, and ${played} conditions both ways`
      : '  No scenarios (--scenarios names a file), so the facts from the site are samples; with real ones more may be possible',
    ...(coverage.stopped.length > 0
      ? ['  Scenarios that do not fit; correct their ids or drop them:', ...coverage.stopped.map((why) => `    ${why}`)]
      : []),
    ...unmetLines(coverage),
    ...notSeen(all, 'impossible', 'Impossible, every answer that could matter was tried:'),
    ...notSeen(all, 'unknown', 'Unknown, not seen in as much as was tried:'),
    ...(onlyFound.length > 0
      ? [`  ${onlyFound.length} seen by search only:`, ...shortened(onlyFound.map(foundLine))]
      : []),
    ...(scenarios > 0 && never.length > 0
      ? ['  Never to be answered in any scenario:', ...shortened(never.map(({ id }) => `    "${id}"`))]
      : []),
    ...(extent
      ? [`Longest way found ${extent.longest} questions, shortest ${extent.shortest} that have to be answered.`]
      : []),
    '',
  ].join('\n');
}

/** What came of scenarios otherwise than they say, one line for each and its differences below. */
function unmetLines({ unmet }: Coverage): readonly string[] {
  if (unmet.length === 0) return [];
  const lines = unmet.flatMap(({ scenario, differences }) => [
    `    “${scenario}”`,
    ...differences.map((difference) => `      ${difference}`),
  ]);
  return [
    '  Scenarios that come out otherwise than they say; correct "expect" in them, or the questionnaire:',
    ...shortened(lines),
  ];
}

/** The things set in a filling: `deliveryMethods: ["nano"], fact contactChangeMode: "inline"`. */
export function witnessWords({ answers, facts }: Witness): string {
  const given = Object.entries(answers).map(([id, value]) => `${id}: ${JSON.stringify(plain(value))}`);
  const changed = Object.entries(facts).map(([path, value]) =>
    value === null ? `without the fact ${path}` : `fact ${path}: ${JSON.stringify(value)}`,
  );
  return [...given, ...changed].join(', ');
}

function isBoth({ holds, fails }: ConditionCoverage): boolean {
  return holds.status === 'seen' && fails.status === 'seen';
}

function notSeen(all: readonly (readonly [string, Sighting])[], status: Sighting['status'], head: string): string[] {
  const some = all.filter(([, sighting]) => sighting.status === status).map(([what]) => `    ${what}`);
  return some.length > 0 ? [`  ${head}`, ...new Set(some)] : [];
}

function foundLine([what, sighting]: readonly [string, Sighting]): string {
  const words = sighting.status === 'seen' && sighting.witness ? witnessWords(sighting.witness) : '';
  const day = sighting.status === 'seen' && sighting.witness ? sighting.witness.today : '';
  return `    ${what}: ${words === '' ? `nothing answered, on ${day}` : words}`;
}

function shortened(lines: readonly string[]): readonly string[] {
  if (lines.length <= listed + 1) return lines;
  return [...lines.slice(0, listed), `    and ${lines.length - listed} more (--format json, --write)`];
}

// Which agreement an answer was given to says nothing to a reader.
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const { sha256: _, ...rest } = value as Record<string, unknown>;
  const [only] = Object.entries(rest);
  return only?.[0] === 'answer' && Object.keys(rest).length === 1 ? only[1] : rest;
}
