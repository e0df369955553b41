import type { AnswerValue, Attachment } from '../engine/answer.ts';
import { openSession } from '../engine/session.ts';
import type { Session } from '../engine/session-types.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import { shownOnly } from '../engine/wholes.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';

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

/** Questions that are asked of this respondent, and those among them that must be answered. */
export function countsOf(snapshot: Snapshot): Counts {
  const asked = snapshot.sections.flatMap(({ questions }) =>
    questions
      .map(({ id }) => snapshot.question(id))
      .filter((state) => state.relevant && !state.fixed && !shownOnly.has(state.question.kind)),
  );
  return { questions: asked.length, required: asked.filter(({ required }) => required).length };
}
