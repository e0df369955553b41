import { isObject } from '../../questionnaire/json-object.ts';
import { stepsOf } from '../../questionnaire/json-pointer.ts';
import { addMonths, isPlainDate } from '../../questionnaire/plain-date.ts';
import { linesOf } from '../../questionnaire/text-lines.ts';
import { type Edit, edited } from '../text-edits.ts';
import { spansOf, type ValueSpan } from '../json-spans.ts';
import { wordingPlaces } from '../texts/wording-places.ts';
import { collectTodos } from './collect-todos.ts';
import type { MovedDate, Todo } from './todo.ts';

/** A new edition of a document, and what is left to do about it. */
export interface NextEdition {
  readonly text: string;
  readonly from: string;
  readonly edition: string;
  readonly todos: readonly Todo[];
}

/**
 * The text of a questionnaire as the edition of another year: the edition, version 1, and every date moved by as many
 * years (29 February becomes the 28th). Everything else stands as it did, down to the spaces: ids, `revision`,
 * `renamedFrom` and `replaces` too, because drafts and last year's answers are followed by them. The document loads.
 * Without a year it is the one after. Returns why not when it has no edition of another year.
 */
export function nextEdition(text: string, chosen?: number): NextEdition | { readonly problem: string } {
  const json: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const from = isObject(json) ? json['edition'] : undefined;
  if (!isObject(json) || typeof from !== 'string') return { problem: 'The document names no edition.' };
  const before = /(?:19|20|21)\d\d/.exec(from)?.[0];
  if (before === undefined) {
    return {
      problem: `The edition "${from}" names no year, so nothing can be moved to ${chosen ?? 'the next'}. Write the year into it first.`,
    };
  }
  const year = chosen ?? Number(before) + 1;
  if (Number(before) === year) return { problem: `The document is of ${year} already. Name another year with --year.` };
  const edition = from.replace(before, `${year}`);
  const spans = spansOf(text);
  const moved = movedDates(json, spans, (year - Number(before)) * 12);
  const edits: Edit[] = [
    replaced(spans, '/edition', edition),
    ...moved.map(({ pointer, to }) => replaced(spans, pointer, to)),
  ];
  if (json['version'] !== 1) edits.push(replaced(spans, '/version', 1));
  const next = edited(text, edits);
  const place = linesOf(next);
  const after = spansOf(next);
  const lineOf = (pointer: string) => {
    const span = after.get(pointer);
    return span ? place(span.name?.start ?? span.start).line : 1;
  };
  const document: unknown = JSON.parse(next.replace(/^\ufeff/, ''));
  const todos = collectTodos({ document, moved, lineOf, from: before, to: `${year}` });
  return { text: next, from, edition, todos };
}

/** The new name of a file that has the year in it; undefined for one that has not. */
export function nextName(path: string, { from, edition }: Pick<NextEdition, 'from' | 'edition'>): string | undefined {
  const at = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1;
  const name = path.slice(at);
  const year = (text: string) => /(?:19|20|21)\d\d/.exec(text)?.[0] ?? text;
  const next = name.includes(from) ? name.replace(from, edition) : name.replace(year(from), year(edition));
  return next === name ? undefined : path.slice(0, at) + next;
}

function replaced(spans: ReadonlyMap<string, ValueSpan>, pointer: string, value: unknown): Edit {
  const span = spans.get(pointer);
  if (!span) throw new Error(`Nothing stands at ${pointer}.`);
  return { start: span.start, end: span.end, text: JSON.stringify(value) };
}

function movedDates(json: unknown, spans: ReadonlyMap<string, ValueSpan>, months: number): readonly MovedDate[] {
  const wording = new Set(wordingPlaces(json).map(({ pointer }) => pointer));
  const found: MovedDate[] = [];
  for (const pointer of spans.keys()) {
    const value = leafAt(json, pointer);
    if (typeof value !== 'string' || !isPlainDate(value) || isNote(pointer) || isWording(pointer, wording)) continue;
    const to = addMonths(value, months);
    if (to !== undefined) found.push({ pointer, from: value, to });
  }
  return found;
}

function leafAt(json: unknown, pointer: string): unknown {
  return stepsOf(pointer).reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined,
    json,
  );
}

function isNote(pointer: string): boolean {
  return pointer.endsWith('/staffNote');
}

// A text, or one of the languages of a text.
function isWording(pointer: string, wording: ReadonlySet<string>): boolean {
  return wording.has(pointer) || wording.has(pointer.slice(0, pointer.lastIndexOf('/')));
}
