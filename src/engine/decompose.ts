import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import { isObject } from '../questionnaire/json-object.ts';
import type { StoredAnswer } from './answer.ts';
import { AnswerShapeError, UnknownPathError } from './questionnaire-error.ts';
import { rowIds } from './row-ids.ts';
import { toStored } from './stored-value.ts';
import { allParts } from './touched-nodes.ts';

/** One stored answer and the cell it belongs to. */
export interface StoredCell {
  readonly question: Question;
  readonly key: string | undefined;
  /** Undefined forgets what stood there. */
  readonly stored: StoredAnswer | undefined;
}

/**
 * Takes an answer in payload shape apart into the stored cells of the question and its parts: the reverse of
 * `compose`. Calculated and prefilled answers are passed over, since they are always made anew.
 *
 * Throws `UnknownPathError` for a path or part that the document does not have and `AnswerShapeError` for a value of
 * a wrong JSON shape.
 */
export function decompose(questionnaire: Questionnaire, path: string, value: unknown): readonly StoredCell[] {
  const place = questionnaire.find(path);
  if (!place) throw new UnknownPathError(path);
  const cells: StoredCell[] = [];
  takeApart(place.question, place.key, path, value, cells);
  return cells;
}

function takeApart(
  question: Question,
  key: string | undefined,
  path: string,
  value: unknown,
  cells: StoredCell[],
): void {
  if (question.kind === 'calculated' || question.kind === 'prefilled') return;
  if (question.kind === 'rows' && isListOfObjects(value)) return rows(question, path, value, cells);
  if (question.kind === 'matrix') return matrix(question, path, record(question, path, value), cells);
  if (!question.ruleType) return parts(question, key, path, record(question, path, value), cells);
  if (isObject(value) && 'answer' in value) {
    const { answer, ...rest } = value;
    cells.push({ question, key, stored: toStored(question, path, answer) });
    return parts(question, key, path, rest, cells);
  }
  cells.push({ question, key, stored: toStored(question, path, value) });
}

function parts(
  question: Question,
  key: string | undefined,
  path: string,
  values: Readonly<Record<string, unknown>>,
  cells: StoredCell[],
): void {
  for (const [id, value] of Object.entries(values)) {
    const part = question.parts.find((candidate) => candidate.id === id);
    if (!part) throw new UnknownPathError(`${path}/${id}`);
    takeApart(part, key, `${path}/${id}`, value, cells);
  }
}

function rows(question: Question, path: string, list: readonly Record<string, unknown>[], cells: StoredCell[]): void {
  const ids = rowIds(list);
  cells.push({ question, key: undefined, stored: ids });
  list.forEach((row, i) => {
    const { rowId: _, ...columns } = row;
    const from = cells.length;
    parts(question, ids[i], `${path}/${ids[i]}`, columns, cells);
    // A row is given whole: what stood in it before and is not given again is gone.
    const given = new Set(cells.slice(from).map((cell) => cell.question));
    for (const part of allParts(question)) {
      if (!given.has(part)) cells.push({ question: part, key: ids[i], stored: undefined });
    }
  });
}

function matrix(question: Question, path: string, byRow: Readonly<Record<string, unknown>>, cells: StoredCell[]): void {
  const [first] = question.parts;
  for (const [key, value] of Object.entries(byRow)) {
    const at = `${path}/${key}`;
    if (!question.options?.all.some((option) => option.value === key)) throw new UnknownPathError(at);
    if (first?.id === '*') takeApart(first, key, at, value, cells);
    else parts(question, key, at, record(question, at, value), cells);
  }
}

function record(question: Question, path: string, value: unknown): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (!isObject(value)) throw new AnswerShapeError(path, question.kind, 'an object by part');
  return value;
}

function isListOfObjects(value: unknown): value is readonly Record<string, unknown>[] {
  return Array.isArray(value) && value.length > 0 && value.every(isObject);
}
