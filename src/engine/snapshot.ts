import type { Option, Question, Questionnaire, Section } from '../questionnaire/compiled.ts';
import type { RuleValue } from '../questionnaire/expression.ts';
import type { AnswerValue, Attachment, StoredAnswer } from './answer.ts';
import type { Violation } from './violation.ts';

/**
 * One question at one moment. Frozen, and the very same object as long as nothing about it changes, so that a field
 * renders only when its state is a new one.
 */
export interface QuestionState {
  readonly path: string;
  readonly question: Question;
  /** The row id, or the matrix row's option, when it stands inside rows. */
  readonly key: string | undefined;
  readonly relevant: boolean;
  readonly required: boolean;
  /** What was stored (or given by `initial`), shown in the field even while it is not valid; undefined when blank. */
  readonly stored: StoredAnswer | undefined;
  /** What the rules see: undefined when blank, not relevant or unreadable. */
  readonly value: RuleValue;
  /** The options on offer, for kinds that have them (matrix: its rows). */
  readonly options: readonly Option[] | undefined;
  /** Row ids of rows, or the offered rows of a matrix, in order. */
  readonly keys: readonly string[] | undefined;
  /** True when nothing was given for it or any part of it. */
  readonly blank: boolean;
  /** yesNo whose "not applicable" is set by its condition: shown read-only. */
  readonly fixed: boolean;
  /** Broken constraints of this question itself (rules are in the snapshot's lists). Empty while not relevant. */
  readonly violations: readonly Violation[];
}

/** How far a section, or the whole, has come. Counts relevant questions that take an answer; parts are not counted. */
export interface Progress {
  readonly status: 'notStarted' | 'incomplete' | 'complete';
  readonly answered: number;
  readonly questions: number;
  /** Required questions still blank, plus violations of severity error. */
  readonly open: number;
}

/** The frozen state of one filling at one moment. Nothing in it ever changes. */
export interface Snapshot {
  readonly questionnaire: Questionnaire;
  /** Counts changes; two snapshots of one session with the same number are the same object. */
  readonly revision: number;
  readonly today: string;
  /** Relevant sections in order. */
  readonly sections: readonly Section[];
  /** The state of the question at a path. Throws `UnknownPathError` for a path that the document does not have. */
  question(path: string): QuestionState;
  /** States of the parts of a composite question at its path, for a key when it repeats. */
  parts(state: QuestionState, key?: string): readonly QuestionState[];
  /** The answer in payload shape; undefined when blank or not relevant. Composites come whole. */
  answer(path: string): AnswerValue | undefined;
  isRelevant(path: string): boolean;
  isRequired(path: string): boolean;
  options(path: string): readonly Option[];
  /** The value of a calculated question in payload shape; undefined when blank. */
  calculated(id: string): AnswerValue | undefined;
  /** What a named value came to, in payload shape; undefined when blank or when the document names no such value. */
  value(name: string): AnswerValue | undefined;
  /** Everything that blocks submitting, in document order. */
  readonly violations: readonly Violation[];
  /** What informs or wants confirming, in document order; confirmed ones stay listed in `confirmed`. */
  readonly warnings: readonly Violation[];
  /** Ids of confirmed rules that still fire. */
  readonly confirmed: readonly string[];
  /** Ids of relevant yesNo questions whose answer staff will review. */
  readonly needsReview: readonly string[];
  readonly progress: Progress;
  sectionProgress(sectionId: string): Progress;
  /** Bytes of all files in relevant answers. */
  readonly attachedSize: number;
  /** Facts about an attached file. */
  attachment(ref: string): Attachment | undefined;
  /** A fact of the context as the host gave it (defaults filled in). */
  fact(path: string): unknown;
}
