import type { Question } from '../questionnaire/compiled.ts';
import { isBlank } from './answer.ts';
import type { Answers } from './answers.ts';

/** Whether nothing is stored for a question or any part of it, relevant or not. */
export function isCellBlank(answers: Answers, question: Question, key: string | undefined): boolean {
  return isBlank(answers.get(question.node, key)) && question.parts.every((part) => isCellBlank(answers, part, key));
}

/** Whether nothing is stored in a row of rows or of a matrix. */
export function isRowBlank(answers: Answers, rows: Question, key: string): boolean {
  return rows.parts.every((column) => isCellBlank(answers, column, key));
}
