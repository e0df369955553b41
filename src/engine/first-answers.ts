import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { CellChange } from './answers.ts';
import { decompose } from './decompose.ts';
import type { SessionOptions } from './session-types.ts';

/**
 * The cells a session begins with: a draft's record when there is one (paths that the questionnaire does not have are
 * left out; carrying over has set them aside before), otherwise the answers in payload shape.
 */
export function firstAnswers(questionnaire: Questionnaire, { answers, record }: SessionOptions): readonly CellChange[] {
  const cells: CellChange[] = [];
  if (record) {
    for (const [path, stored] of Object.entries(record.answers)) {
      const place = questionnaire.find(path);
      if (place?.question.ruleType) cells.push({ node: place.question.node, key: place.key, stored });
    }
    return cells;
  }
  for (const [id, value] of Object.entries(answers ?? {})) {
    for (const { question, key, stored } of decompose(questionnaire, id, value)) {
      cells.push({ node: question.node, key, stored });
    }
  }
  return cells;
}
