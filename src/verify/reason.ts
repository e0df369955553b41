import type { ViolationCode } from '../engine/violation.ts';

/**
 * Why a payload is refused.
 *
 * | code | the payload … |
 * |---|---|
 * | `malformed` | is not of the payload's form at this place: a member is missing, of a wrong type or one too many |
 * | `questionnaireDiffers` | was made with another questionnaire, edition, version or text of it |
 * | `contextDiffers` | belongs to another context (organisation, year) |
 * | `dayDiffers` | was made on another day than the one that counts |
 * | `unknownQuestion` | answers a question that the questionnaire does not have |
 * | `wrongShape` | gives an answer of another JSON shape than the question's |
 * | `notAsked` | gives an answer that is not asked for with these answers and this context |
 * | `missing` | lacks a value that is always sent, such as a calculated one |
 * | `altered` | holds another value than the questionnaire makes of it: calculated, prefilled or not in normal form |
 * | `violation` | breaks a condition that the questionnaire states; `violation` says which |
 * | `reviewDiffers` | names other questions for review than the answers do |
 * | `confirmedDiffers` | names confirmations that were not asked for |
 * | `attachmentMissing` | names a file in an answer without saying what it is |
 * | `attachmentUnused` | says what a file is that stands in no answer |
 * | `attachmentTwice` | names one file in several answers |
 * | `attachmentDiffers` | gives a file a media type that its name does not have |
 * | `fileMissing` | came without the bytes of a file |
 * | `fileUnexpected` | came with bytes of a file that it does not name |
 * | `fileDiffers` | came with bytes of another size or hash |
 * | `fileRefused` | came with bytes that are not what the file's name says |
 */
export type ReasonCode =
  | 'malformed'
  | 'questionnaireDiffers'
  | 'contextDiffers'
  | 'dayDiffers'
  | 'unknownQuestion'
  | 'wrongShape'
  | 'notAsked'
  | 'missing'
  | 'altered'
  | 'violation'
  | 'reviewDiffers'
  | 'confirmedDiffers'
  | 'attachmentMissing'
  | 'attachmentUnused'
  | 'attachmentTwice'
  | 'attachmentDiffers'
  | 'fileMissing'
  | 'fileUnexpected'
  | 'fileDiffers'
  | 'fileRefused';

/** One reason to refuse a payload. Never holds an answer, so it may be logged. */
export interface Reason {
  readonly code: ReasonCode;
  /**
   * Where in the payload, as steps with slashes: `answers/rows/r1/title`, `attachments/a1`, `questionnaire/version`.
   * For a violation it is `answers/` and the path of the question that shows it, or `answers` for a whole section.
   */
  readonly at: string;
  /** For a `violation`: which. */
  readonly violation?: ViolationCode;
  /** For a `violation` by a rule: its id. */
  readonly ruleId?: string;
}
