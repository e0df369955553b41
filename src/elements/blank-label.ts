import type { Question } from '../questionnaire/compiled.ts';
import type { Reader } from './answer-text.ts';
import { say } from './wording.ts';

/** What a question is called on paper, where no row of it is filled in: its label, or the standard one of its part. */
export function paperLabel({ wording, parent, id }: Question, reader: Reader): string {
  if (wording.label !== undefined) return say(wording.label, reader).text;
  if (!parent || id === '*') return '';
  const code = `${parent.kind}.${id}`;
  const text = reader.messages.first([code]);
  return text === code ? '' : text;
}
