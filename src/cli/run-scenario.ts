import { countsOf, type Expectation, openFor, type Scenario, type ScenarioFile, take } from './scenario-file.ts';
import type { Session } from '../engine/session-types.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Violation } from '../engine/violation.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { isObject } from '../questionnaire/json-object.ts';

// A misspelt member would otherwise be an expectation that nobody looks at.
const scenarioMembers = new Set(['name', 'context', 'today', 'answers', 'attachments', 'expect', 'then']);
const stepMembers = new Set(['today', 'answers', 'confirm', 'expect']);
const expectMembers = new Set([
  'shown',
  'hidden',
  'required',
  'counts',
  'violations',
  'warnings',
  'calculated',
  'needsReview',
  'payload',
]);

/**
 * Plays one scenario through a session and returns every difference from what it expects, one sentence each; none
 * when all is as expected. Throws what the session throws when the scenario cannot be played at all.
 */
export function runScenario(questionnaire: Questionnaire, file: ScenarioFile, scenario: Scenario): readonly string[] {
  refuseUnknownMembers('A scenario', scenario, scenarioMembers);
  const session = openFor(questionnaire, file, scenario);
  const found = differences(session, scenario.expect);
  for (const [index, step] of (scenario.then ?? []).entries()) {
    refuseUnknownMembers('A step', step, stepMembers);
    take(session, step);
    found.push(...differences(session, step.expect).map((difference) => `then[${index}]: ${difference}`));
  }
  return found;
}

function differences(session: Session, expect: Expectation): string[] {
  refuseUnknownMembers('An expectation', expect, expectMembers);
  if (Object.keys(expect).length === 0) throw new Error('An expectation names nothing that must hold.');
  const { snapshot } = session;
  const wrong = (paths: readonly string[] | undefined, holds: (path: string) => boolean, word: string) =>
    (paths ?? []).filter((path) => !holds(path)).map((path) => `${path} is not ${word}`);
  return [
    ...wrong(expect.shown, (path) => isShown(snapshot, path), 'shown'),
    ...wrong(expect.hidden, (path) => !isShown(snapshot, path), 'hidden'),
    ...wrong(expect.required, (path) => snapshot.isRequired(path), 'required'),
    ...(expect.counts ? valueDifferences('counts', expect.counts, countsOf(snapshot)) : []),
    ...listDifferences('violation', snapshot.violations, expect.violations),
    ...listDifferences('warning', snapshot.warnings, expect.warnings),
    ...Object.entries(expect.calculated ?? {}).flatMap(([id, value]) =>
      valueDifferences(id, value, snapshot.calculated(id) ?? null),
    ),
    ...(expect.needsReview ? valueDifferences('needsReview', expect.needsReview, snapshot.needsReview) : []),
    ...payloadDifferences(session, expect.payload),
  ];
}

function isShown(snapshot: Snapshot, path: string): boolean {
  const isSection = snapshot.questionnaire.find(path) === undefined;
  return isSection ? snapshot.sections.some((section) => section.id === path) : snapshot.isRelevant(path);
}

function listDifferences(word: string, actual: readonly Violation[], expected?: readonly string[]): string[] {
  if (expected === undefined) return [];
  const unexpected = actual.map(asEntry);
  const missing = expected.filter((entry) => {
    const at = unexpected.indexOf(entry);
    if (at !== -1) unexpected.splice(at, 1);
    return at === -1;
  });
  return [
    ...missing.map((entry) => `missing ${word} "${entry}"`),
    ...unexpected.map((entry) => `unexpected ${word} "${entry}"`),
  ];
}

function asEntry({ path, section, ruleId, code }: Violation): string {
  return `${path === '' ? section : path}: ${ruleId ?? code}`;
}

function payloadDifferences(session: Session, expected: Expectation['payload']): string[] {
  if (expected === undefined) return [];
  const result = session.payload();
  if (result.status === 'invalid') {
    return expected === null ? [] : [`submitting is refused: ${result.violations.map(asEntry).join(', ')}`];
  }
  if (expected === null) return ['submitting is not refused'];
  const payload: Readonly<Record<string, unknown>> = { ...result.payload };
  return Object.entries(expected).flatMap(([member, value]) =>
    valueDifferences(`payload.${member}`, value, payload[member], member === 'questionnaire'),
  );
}

/** Every difference by its path; `partly`: members that are not named may have any value. */
function valueDifferences(what: string, expected: unknown, actual: unknown, partly = false): string[] {
  if (isObject(expected) && isObject(actual)) {
    const members = new Set([...Object.keys(expected), ...(partly ? [] : Object.keys(actual))]);
    return [...members].flatMap((member) => valueDifferences(`${what}.${member}`, expected[member], actual[member]));
  }
  const [wanted, got] = [inWords(expected), inWords(actual)];
  return wanted === got ? [] : [`${what} is ${got}, not ${wanted}`];
}

function inWords(value: unknown): string {
  return value === undefined ? 'absent' : canonicalJson(value);
}

function refuseUnknownMembers(what: string, value: object, known: ReadonlySet<string>): void {
  const unknown = Object.keys(value).filter((member) => !known.has(member));
  if (unknown.length > 0) throw new Error(`${what} has no member "${unknown.join('", "')}".`);
}
