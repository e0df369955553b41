/** What a questionnaire is read with. */
export { loadQuestionnaire } from '../questionnaire/load.ts';
