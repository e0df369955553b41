import type { QuestionState } from '../engine/snapshot.ts';
import type { Reader } from './answer-text.ts';
import type { Said } from './localised-text.ts';
import { say } from './wording.ts';

/**
 * What a question is called: its own label, for a cell of a matrix its row's, and for parts that a kind brings along
 * (`from`, `city`…) the standard sentence. `''` for kinds that may go without, such as a notice.
 */
export function questionLabel({ question, key }: QuestionState, reader: Reader): Said {
  const own = question.wording.label;
  if (own !== undefined) return say(own, reader, question);
  const row = question.repeatedBy?.kind === 'matrix' ? question.repeatedBy.options : undefined;
  const option = row?.all.find(({ value }) => value === key);
  if (option && question.id === '*') return say(option.label, reader, question.repeatedBy);
  const code = question.parent && `${question.parent.kind}.${question.id}`;
  const text = code === undefined ? '' : reader.messages.first([code]);
  return { text: text === code ? '' : text, lang: undefined };
}
