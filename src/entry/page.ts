export { DraftCopyError, type DraftCopyProblem } from '../drafts/backup-error.ts';
export type { PasswordRules } from '../drafts/password-rules.ts';
export type { PutOptions, ResumeStore, SealedBlob } from '../drafts/resume-store.ts';
export type { DraftStore } from '../drafts/store-types.ts';
export { QuestionnaireFormElement } from '../elements/questionnaire-form.ts';
export { QuestionnaireTasksElement } from '../elements/questionnaire-tasks.ts';
export { registerField, type FieldView, type RenderField } from '../elements/field-registry.ts';
export { upgradeQuestionnaires } from '../elements/upgrade-questionnaires.ts';
export type { HostRefusal, HostReply } from '../elements/host-reply.ts';
export type { MessageKey, MessageTable } from '../elements/messages-en.ts';
export {
  QuestionnaireNotOpenError,
  QuestionnaireUnavailableError,
  UnknownPlaceError,
} from '../elements/element-errors.ts';
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
} from '../elements/public-events.ts';
