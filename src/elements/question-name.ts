import type { QuestionState } from '../engine/snapshot.ts';
import type { Question } from '../questionnaire/compiled.ts';
import type { Reader } from './answer-text.ts';
import { questionLabel } from './question-label.ts';
import { say } from './wording.ts';

/**
 * What to call a question where it stands alone, in a summary or a link: its label after those of what it is a part
 * of, row included, so that no two questions of a page share it.
 */
export function questionName(state: QuestionState, reader: Reader): string {
  const own = questionLabel(state, reader).text || plainText(state.question, reader);
  const above = parentOf(state, reader);
  if (!above) return own;
  const repeats = state.question.repeatedBy === above.question && state.key !== undefined;
  const isCell = state.question.id === '*';
  const row = repeats && !isCell ? rowName(above, state.key, reader) : '';
  return [questionName(above, reader), row, own].filter(Boolean).join(' – ');
}

/** What to call one row: "Finding 2 of 5" for rows, the option's label for the rows of a matrix. */
export function rowName({ question, keys = [] }: QuestionState, key: string, reader: Reader): string {
  const option = question.options?.all.find(({ value }) => value === key);
  if (option) return say(option.label, reader, question).text;
  const { rowLabel } = question.wording;
  return reader.messages.say('rowHeading', {
    row: rowLabel === undefined ? reader.messages.say('row') : say(rowLabel, reader, question).text,
    position: keys.indexOf(key) + 1,
    total: keys.length,
  });
}

function parentOf({ question, path }: QuestionState, reader: Reader): QuestionState | undefined {
  const { parent } = question;
  if (!parent) return undefined;
  const steps = path.split('/').length - (question.pattern.split('/').length - parent.pattern.split('/').length);
  return reader.snapshot.question(path.split('/').slice(0, steps).join('/'));
}

function plainText({ wording }: Question, reader: Reader): string {
  const text = wording.statement ?? wording.text;
  return text === undefined ? '' : say(text, reader).text;
}
