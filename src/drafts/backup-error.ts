import { QuestionnaireError } from '../engine/questionnaire-error.ts';

/** What is wrong with a copy, or with the attempt to make one. */
export type DraftCopyProblem =
  /** It is no copy of a draft at all. */
  | 'notACopy'
  /** A later release wrote it. */
  | 'newer'
  /** It is cut off, altered, or made up of others; or it asks for more or less work than any copy does. */
  | 'damaged'
  /** The password is another one. */
  | 'password'
  /** It is whole, but of another questionnaire, or of somebody else's filling. `params` says which. */
  | 'otherQuestionnaire'
  | 'otherContext'
  /** The password keeps not to the rules. */
  | 'weakPassword'
  /** This page may not encrypt: it is not opened by https. */
  | 'insecure'
  /** The host's store did not answer, or refused. */
  | 'store'
  /** The host's store holds nothing for this e-mail address and password. */
  | 'notFound'
  /** Another tab or window writes this draft; open the copy there, or go on here first. */
  | 'busy'
  | 'unknown';

/** A copy of a draft could not be made or opened. Nothing of its content was released, and no draft was touched. */
export class DraftCopyError extends QuestionnaireError {
  override name = 'DraftCopyError';

  constructor(
    readonly code: DraftCopyProblem,
    /** What the copy is of, for `otherQuestionnaire` (`title`, `edition`) and `otherContext` (`contextId`). */
    readonly params: Readonly<Record<string, string>> = {},
  ) {
    super(`the copy of a draft could not be made or opened (${code}).`);
  }
}
