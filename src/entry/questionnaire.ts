export { loadQuestionnaire, type LoadResult } from '../questionnaire/load.ts';
export type { Issue } from '../questionnaire/issue.ts';
export type { Fact, Option, Question, Questionnaire, Section } from '../questionnaire/compiled.ts';
export type {
  QuestionDocument,
  QuestionKind,
  QuestionnaireDocument,
  TaskListDocument,
  Text,
} from '../questionnaire/types.ts';
export {
  loadTaskList,
  type Task,
  type TaskGroup,
  type TaskList,
  type TaskListResult,
} from '../questionnaire/task-list.ts';
export { payloadSchema, type PayloadSchema } from '../questionnaire/payload-schema/payload-schema.ts';
export type { Extent, Gap, Said } from '../questionnaire/payload-schema/coverage.ts';
export { payloadTypes } from '../questionnaire/payload-schema/payload-types.ts';
