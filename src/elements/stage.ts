import type { Changes } from '../drafts/changes.ts';
import type { EarlierAnswer } from '../drafts/earlier-answers.ts';
import type { Merge, Side } from '../drafts/merge.ts';
import type { Session } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { Issue } from '../questionnaire/issue.ts';
import type { DraftLoss, FoundDraft, OtherCopy, ResumedDraft } from './found-draft.ts';

/** How far the way from an address to an open session has come. */
export type Stage =
  | { readonly status: 'empty' | 'loading' }
  | { readonly status: 'unreachable'; readonly reason: string }
  | { readonly status: 'rejected'; readonly issues: readonly Issue[] }
  | { readonly status: 'unfit'; readonly questionnaire: Questionnaire; readonly issues: readonly Issue[] }
  | FoundStage
  | ElsewhereStage
  | ConflictStage
  | OpenStage;

/** A draft waits for the respondent's word. `session` is a look at it: nobody answers in it, nothing of it is kept. */
export interface FoundStage {
  readonly status: 'found';
  readonly questionnaire: Questionnaire;
  readonly contextId: string;
  readonly session: Session;
  readonly found: FoundDraft;
  /** What has changed since it was kept, as far as it concerns the respondent. */
  readonly changes: Changes | undefined;
}

/** Another page writes this draft. `session` is a look at it, as it was when the other page took over. */
export interface ElsewhereStage {
  readonly status: 'elsewhere';
  readonly questionnaire: Questionnaire;
  readonly contextId: string;
  readonly session: Session;
  /** Whether the other page was asked to give way and has something that it could not keep. */
  readonly isBusy: boolean;
}

/** Two copies contradict each other, and the respondent has to choose. Nothing is kept until then. */
export interface ConflictStage {
  readonly status: 'conflict';
  readonly questionnaire: Questionnaire;
  readonly contextId: string;
  /** Looks at the copy that is here, and at the other one. */
  readonly session: Session;
  readonly theirs: Session;
  readonly merge: Merge;
  /** When each copy was kept last, in milliseconds since 1970. */
  readonly savedAt: Readonly<Record<Side, number>>;
  /** What was chosen so far, by path. */
  readonly choices: Map<string, Side>;
  /** Whether the respondent went on before everything was chosen. */
  isAsked: boolean;
  readonly other: OtherCopy;
  /** Whether the respondent stays on the page. */
  readonly goesOn: true;
}

/** The questionnaire is being filled in. */
export interface OpenStage {
  readonly status: 'open';
  readonly questionnaire: Questionnaire;
  readonly contextId: string;
  readonly session: Session;
  /** The draft it goes on with. */
  readonly resumed: ResumedDraft | undefined;
  /** What has changed since the draft was kept, as far as it concerns the respondent. */
  readonly changes: Changes | undefined;
  /** Answers of earlier times that stand beside the questions. */
  readonly earlier: ReadonlyMap<string, EarlierAnswer>;
  /** The draft that it cannot go on with. */
  readonly loss: DraftLoss | undefined;
  /** Whether only the session is another and the respondent stays on the page. */
  readonly goesOn: boolean;
}

/** The session of which something is shown, if any. */
export function sessionOf(stage: Stage): Session | undefined {
  return 'session' in stage ? stage.session : undefined;
}
