export { loadQuestionnaire, type LoadResult } from '../questionnaire/load.ts';
export type { Issue } from '../questionnaire/issue.ts';
export type { Fact, Option, Question, Questionnaire, Section } from '../questionnaire/compiled.ts';
export type { QuestionDocument, QuestionKind, QuestionnaireDocument, Text } from '../questionnaire/types.ts';
