export { loadQuestionnaire, type LoadResult } from './questionnaire/load.ts';
export { loadTaskList, type TaskList, type TaskListResult } from './questionnaire/task-list.ts';
export type { Issue } from './questionnaire/issue.ts';
export type { Questionnaire } from './questionnaire/compiled.ts';
export type { QuestionnaireDocument } from './questionnaire/types.ts';
export { openSession } from './engine/session.ts';
export { QuestionnaireError } from './engine/questionnaire-error.ts';
export type { AnswerValue, Attachment, Money } from './engine/answer.ts';
export type { Payload } from './engine/payload-types.ts';
export type { AttachResult, Session, SessionChange, SessionOptions, SessionRecord } from './engine/session-types.ts';
export type { Progress, QuestionState, Snapshot } from './engine/snapshot.ts';
export { judgeTaskList, type TaskListState, type TaskStatus } from './engine/task-list-state.ts';
export type { Violation, ViolationCode } from './engine/violation.ts';
export { DraftCopyError, type DraftCopyProblem } from './drafts/backup-error.ts';
export type { PasswordRules } from './drafts/password-rules.ts';
export type { PutOptions, ResumeStore, SealedBlob } from './drafts/resume-store.ts';
export type { DraftStore } from './drafts/store-types.ts';
export { QuestionnaireFormElement } from './elements/questionnaire-form.ts';
export { QuestionnaireTasksElement } from './elements/questionnaire-tasks.ts';
export { registerField, type FieldView, type RenderField } from './elements/field-registry.ts';
export { upgradeQuestionnaires } from './elements/upgrade-questionnaires.ts';
export type { HostRefusal, HostReply } from './elements/host-reply.ts';
export type { MessageKey, MessageTable } from './elements/messages-en.ts';
export {
  QuestionnaireNotOpenError,
  QuestionnaireUnavailableError,
  UnknownPlaceError,
} from './elements/element-errors.ts';
export {
  QuestionnaireChangeEvent,
  QuestionnaireDraftEvent,
  QuestionnairePageEvent,
  QuestionnaireReadyEvent,
  QuestionnaireRejectedEvent,
  QuestionnaireSubmitEvent,
  QuestionnaireSubmitFailedEvent,
  QuestionnaireSubmittedEvent,
  QuestionnaireVerdictEvent,
} from './elements/public-events.ts';
