export { openSession } from '../engine/session.ts';
export { readContext, type ContextResult } from '../engine/context.ts';
export { ContextError } from '../engine/context-error.ts';
export {
  AnswerShapeError,
  ArgumentError,
  QuestionnaireError,
  UnknownPathError,
} from '../engine/questionnaire-error.ts';
export type { AnswerValue, Attachment, Money, RowCells, StoredAnswer, Unparsed } from '../engine/answer.ts';
export type { Payload } from '../engine/payload-types.ts';
export type {
  AddRowsResult,
  AttachResult,
  RejectedFile,
  RejectedRow,
  Session,
  SessionChange,
  SessionOptions,
  SessionRecord,
} from '../engine/session-types.ts';
export type { Progress, QuestionState, Snapshot } from '../engine/snapshot.ts';
export type { Violation, ViolationCode } from '../engine/violation.ts';
export {
  judgeTaskList,
  type DraftProgress,
  type TaskListOptions,
  type TaskListState,
  type TaskState,
  type TaskStatus,
} from '../engine/task-list-state.ts';
