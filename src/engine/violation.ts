import type { Text } from '../questionnaire/types.ts';

/** Why an answer is refused; the words follow the platform's ValidityState where it has one. */
export type ViolationCode =
  | 'valueMissing'
  | 'badInput'
  | 'typeMismatch'
  | 'patternMismatch'
  | 'tooShort'
  | 'tooLong'
  | 'rangeUnderflow'
  | 'rangeOverflow'
  | 'stepMismatch'
  | 'tooFew'
  | 'tooMany'
  | 'notOffered'
  | 'notTogether'
  | 'notUnique'
  | 'rangeReversed'
  | 'mailboxRefused'
  | 'mailboxUnusual'
  | 'domainUnusual'
  | 'numberUnusual'
  | 'nameMismatch'
  | 'fileMissing'
  | 'filesTooLarge'
  | 'fileTypeRefused'
  | 'submissionTooLarge'
  | 'sameFile'
  | 'notCalculated'
  | 'stopped'
  | 'ruleBroken'
  | 'refusedByHost';

/**
 * An answer breaks a condition that the document states. Violations are always computed; the elements decide when to
 * show them. At most one per question and path is shown, the first.
 */
export interface Violation {
  /** Path of the question that shows it; `''` when none does, then `section` says where. */
  readonly path: string;
  readonly section: string;
  readonly code: ViolationCode;
  /** error blocks, warning informs, confirm must be confirmed once. */
  readonly severity: 'error' | 'warning' | 'confirm';
  /** Figures for the message, such as `{ maximum: "20" }`; plain text, never an answer. */
  readonly params: Readonly<Record<string, string | number>>;
  /** The rule that says so. */
  readonly ruleId?: string;
  /** The document's own wording, when it has one for this. */
  readonly message?: Text;
}
