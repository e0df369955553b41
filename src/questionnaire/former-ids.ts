import type { Question } from './compiled.ts';

/** The ids that a question had in earlier editions (`renamedFrom`), by which drafts and scenarios may still name it. */
export function formerIds({ detail: { renamedFrom = [] } }: Question): readonly string[] {
  return [renamedFrom].flat();
}
