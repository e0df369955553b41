import type { RowCells } from '../../engine/answer.ts';
import type { Question } from '../../questionnaire/compiled.ts';
import type { Reader } from '../answer-text.ts';
import { say } from '../wording.ts';
import { allWordings, isReadable, plainWords, readCell } from './read-cell.ts';
import { readTable, type TableLine } from '../../engine/read-table.ts';

/** Rows as they were read from a table. */
export interface ReadRows {
  /** The line of headings as it was given, `''` when there is none. */
  readonly header: string;
  /** Headings that belong to no column; their cells are not taken. */
  readonly unknown: readonly string[];
  readonly rows: readonly ReadRow[];
}

/** One row: what its cells stand for, and the line it came from. */
export interface ReadRow {
  readonly cells: RowCells;
  readonly source: string;
  /** How many cells stand beyond the last column. */
  readonly surplus: number;
}

/** The columns of a rows question that a spreadsheet can fill, in order. */
export function readableColumns(question: Question): readonly Question[] {
  return question.parts.filter(isReadable);
}

/**
 * Reads a pasted table, or the text of a CSV file, into rows of a question. A first line whose cells are labels or ids
 * of columns says which is which; without one they stand in the order of the questionnaire.
 */
export function readRows(question: Question, text: string, reader: Reader): ReadRows {
  const lines = readTable(text);
  const columns = readableColumns(question);
  const named = lines[0]?.cells.map((cell) => columns.find((column) => isCalled(column, cell, reader))) ?? [];
  const headings = lines[0]?.cells.filter((cell) => cell !== '') ?? [];
  const known = named.filter((column) => column !== undefined);
  const hasHeader = known.length > 0 && known.length * 2 >= headings.length && new Set(known).size === known.length;
  if (!hasHeader) return { header: '', unknown: [], rows: lines.map((line) => readRow(line, columns, reader)) };
  const [header, ...rest] = lines as readonly [TableLine, ...TableLine[]];
  return {
    header: header.source,
    unknown: header.cells.filter((cell, i) => cell !== '' && !named[i]),
    rows: rest.map((line) => readRow(line, named, reader)),
  };
}

function readRow({ cells, source }: TableLine, columns: readonly (Question | undefined)[], reader: Reader): ReadRow {
  const read: Record<string, RowCells[string]> = {};
  columns.forEach((column, i) => {
    if (column) read[column.id] = readCell(column, cells[i] ?? '', reader);
  });
  return { cells: read, source, surplus: cells.slice(columns.length).filter((cell) => cell !== '').length };
}

function isCalled(column: Question, heading: string, reader: Reader): boolean {
  const { label } = column.wording;
  const names = [column.id, ...(label === undefined ? [] : [say(label, reader, column).text, ...allWordings(label)])];
  const words = plainWords(heading.replace(/\((?:optional|opcional)\)\s*$/i, ''));
  return words !== '' && names.some((name) => plainWords(name) === words);
}
