import type { AnswerValue, Attachment } from '../../src/engine/answer.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Session } from '../../src/engine/session-types.ts';
import type { QuestionState, Snapshot } from '../../src/engine/snapshot.ts';
import type { Violation } from '../../src/engine/violation.ts';
import { canonicalJson } from '../../src/questionnaire/canonical.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';

/** What stands in a `….scenarios.json` beside a questionnaire. */
export interface ScenarioFile {
  /** The host's facts, by a name that scenarios use. */
  readonly contexts: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  /** Files that several scenarios name, by reference. */
  readonly attachments?: Attachments;
  readonly scenarios: readonly Scenario[];
}

/** One filling of a questionnaire and what must come of it. */
export interface Scenario {
  /** A sentence. */
  readonly name: string;
  /** The name of a context. */
  readonly context: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
  /** In payload shape, by question id. What is not relevant stays in the draft, as if it had been typed before. */
  readonly answers?: Readonly<Record<string, AnswerValue>>;
  /** Files that only this scenario's answers name, by reference. */
  readonly attachments?: Attachments;
  readonly expect: Expectation;
  /** What happens afterwards, one thing after the other. */
  readonly then?: readonly Step[];
}

/** Something that happens while the questionnaire is open; each member is optional, they take effect in this order. */
export interface Step {
  /** The day changes. */
  readonly today?: string;
  /** Answers by path, such as `chgMission/explanation`; null clears. */
  readonly answers?: Readonly<Record<string, AnswerValue | null>>;
  /** Ids of rules that the respondent confirms. */
  readonly confirm?: readonly string[];
  readonly expect: Expectation;
}

/**
 * What must hold; a member that is left out is not looked at.
 *
 * | member | holds when |
 * |---|---|
 * | `shown`, `hidden` | each path (or section id) is relevant, is not relevant |
 * | `required` | each path is required |
 * | `counts` | so many questions are asked, and so many of them must be answered (parts and what is only shown not counted) |
 * | `violations`, `warnings` | the list is complete; each entry is `"path: rule id"`, or `"path: code"` where no rule speaks |
 * | `calculated` | each question, calculated or answered, has the value, in payload shape; null: it is blank |
 * | `needsReview` | the list is complete, in order |
 * | `payload` | submitting gives a payload whose named members are just these (`questionnaire` may name fewer); null: it is refused |
 *
 * A violation that no question shows has its section's id as the path. The ids that a session makes are `id-1`,
 * `id-2`… in their order.
 */
export interface Expectation {
  readonly shown?: readonly string[];
  readonly hidden?: readonly string[];
  readonly required?: readonly string[];
  readonly counts?: Counts;
  readonly violations?: readonly string[];
  readonly warnings?: readonly string[];
  readonly calculated?: Readonly<Record<string, AnswerValue | null>>;
  readonly needsReview?: readonly string[];
  readonly payload?: Readonly<Record<string, unknown>> | null;
}

/** How many questions a filling has just now. */
export interface Counts {
  readonly questions: number;
  readonly required: number;
}

type Attachments = Readonly<Record<string, Omit<Attachment, 'ref'>>>;

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

/** Opens a session as a scenario begins. Throws when it names no context of its file. */
export function openFor(questionnaire: Questionnaire, file: ScenarioFile, scenario: Scenario): Session {
  const context = file.contexts[scenario.context];
  if (context === undefined) throw new Error(`There is no context "${scenario.context}" in this file.`);
  let made = 0;
  return openSession(questionnaire, {
    context,
    today: scenario.today,
    answers: scenario.answers ?? {},
    attachments: { ...file.attachments, ...scenario.attachments },
    createId: () => `id-${(made += 1)}`,
  });
}

/** Lets one step of a scenario happen. */
export function take(session: Session, step: Step): void {
  if (step.today !== undefined) session.setToday(step.today);
  for (const [path, value] of Object.entries(step.answers ?? {})) session.answer(path, value ?? undefined);
  for (const rule of step.confirm ?? []) session.confirm(rule);
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

/** Questions that are asked of this respondent, and those among them that must be answered. */
export function countsOf(snapshot: Snapshot): Counts {
  const asked = snapshot.sections.flatMap(({ questions }) =>
    questions
      .map(({ id }) => snapshot.question(id))
      .filter((state) => state.relevant && !state.fixed && takesAnswer(state)),
  );
  return { questions: asked.length, required: asked.filter(({ required }) => required).length };
}

function takesAnswer({ question }: QuestionState): boolean {
  return !['notice', 'link', 'stop', 'calculated', 'prefilled'].includes(question.kind);
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

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inWords(value: unknown): string {
  return value === undefined ? 'absent' : canonicalJson(value);
}

function refuseUnknownMembers(what: string, value: object, known: ReadonlySet<string>): void {
  const unknown = Object.keys(value).filter((member) => !known.has(member));
  if (unknown.length > 0) throw new Error(`${what} has no member "${unknown.join('", "')}".`);
}
