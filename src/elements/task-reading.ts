/** What a list of tasks is read with: its own document, and those of its tasks. */
export { loadQuestionnaire } from '../questionnaire/load.ts';
export { loadTaskList } from '../questionnaire/task-list.ts';
