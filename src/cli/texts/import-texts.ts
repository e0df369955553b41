import { readTable } from '../../engine/read-table.ts';
import { isObject } from '../../questionnaire/json-object.ts';
import { badLinksOf, hasLoneBrace, placeholdersOf } from '../../questionnaire/prose.ts';
import { linesOf } from '../../questionnaire/text-lines.ts';
import { spansOf, type ValueSpan } from '../json-spans.ts';
import { type Edit, edited } from '../text-edits.ts';
import { plainCell } from './csv.ts';
import { languageOf, translationOf, whereOf } from './text-rows.ts';
import { sourceText, type WordingPlace, wordingPlaces } from './wording-places.ts';

/** Something about one row of the table, or about one place of the document. */
export interface TextRemark {
  /** In the table for rows, in the document for what is missing. */
  readonly line: number;
  readonly id: string;
  readonly message: string;
  readonly remedy: string;
}

/** What came of taking translations in. */
export interface ImportedTexts {
  /** The document with the translations; the very same text when nothing is new. */
  readonly text: string;
  readonly language: string;
  /** How many translations are new or other than before. */
  readonly changed: number;
  /** Rows that would break the document: nothing may be taken from the table before they are put right. */
  readonly refused: readonly TextRemark[];
  /** Rows that were left out because their source is another text by now, or is gone. */
  readonly stale: readonly TextRemark[];
  /** Places that have no translation even now. */
  readonly missing: readonly TextRemark[];
}

interface TableRow {
  readonly line: number;
  readonly id: string;
  readonly source: string;
  readonly translation: string;
}

/**
 * Takes the translations of a table into the text of a document that loads, and leaves everything else as it stands. A
 * blank translation takes none away. Returns why not when the table is none of ours.
 */
export function importTexts(text: string, csv: string): ImportedTexts | { readonly problem: string } {
  const table = readRows(csv);
  if ('problem' in table) return table;
  const { language, rows } = table;
  const document: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const own = languageOf(document);
  if (language === own) return { problem: `The table translates into "${own}", which is the document's own language.` };
  const places = new Map(wordingPlaces(document).map((place) => [place.id, place]));
  const spans = spansOf(text);
  const [refused, stale]: [TextRemark[], TextRemark[]] = [[], []];
  const edits: Edit[] = [];
  const given = new Set<string>();
  for (const row of rows) {
    const place = places.get(row.id);
    const source = place && sourceText(place, own);
    const remark = (message: string, remedy: string) => ({ line: row.line, id: row.id, message, remedy });
    if (place === undefined || source === undefined) {
      stale.push(remark('This text is not in the document any more.', 'Export again to get what took its place.'));
    } else if (row.translation === '') continue;
    else if (alike(row.source) !== alike(source)) {
      const now = `It reads now: “${shortened(source)}”.`;
      stale.push(remark(`The source was changed since the export. ${now}`, 'Export again and translate it anew.'));
    } else if (given.has(row.id))
      refused.push(remark('This text stands in the table twice.', 'Keep one of the two rows.'));
    else {
      given.add(row.id);
      const slip = slipIn(row.translation, source);
      if (slip) refused.push(remark(...slip));
      else if (alike(translationOf(place, language) ?? '') !== alike(row.translation)) {
        edits.push(editFor(place, { text, spans, own, language }, row.translation));
      }
    }
  }
  const changed = refused.length > 0 ? text : edited(text, edits);
  return { text: changed, language, changed: edits.length, refused, stale, missing: missingIn(changed, language) };
}

/** Every place of a document that has no translation into a language, with its line. */
export function missingIn(text: string, to: string): readonly TextRemark[] {
  const document: unknown = JSON.parse(text.replace(/^\ufeff/, ''));
  const [spans, place, own] = [spansOf(text), linesOf(text), languageOf(document)];
  return wordingPlaces(document).flatMap((one) => {
    const source = sourceText(one, own);
    if (source === undefined || source.trim() === '' || translationOf(one, to) !== undefined) return [];
    const span = spans.get(one.pointer);
    const { line } = place(span?.name?.start ?? span?.start ?? 0);
    const message = `“${shortened(source)}” has no translation into "${to}" (${whereOf(document, one.pointer)}).`;
    return [{ line, id: one.id, message, remedy: 'Export, translate and import it.' }];
  });
}

function readRows(csv: string): { language: string; rows: readonly TableRow[] } | { readonly problem: string } {
  const lines = readTable(csv);
  const head = lines[0]?.cells.map((cell) => cell.toLowerCase()) ?? [];
  const at = (name: string) => head.findIndex((cell) => cell === name);
  const target = head.findIndex((cell) => cell.startsWith('translation ('));
  const language = /^translation \(([a-z]{2,3}(?:-[a-z0-9]+)*)\)$/i.exec(lines[0]?.cells[target] ?? '')?.[1];
  const [id, source] = [at('id'), at('source')];
  if (language === undefined || id === -1 || source === -1) {
    return {
      problem: 'The first line of the table must have the headings "id", "source" and "translation (es)", as exported.',
    };
  }
  const whole = csv.replace(/^\ufeff/, '');
  const place = linesOf(whole);
  let from = 0;
  const rows = lines.map(({ cells, source: written }): TableRow => {
    const start = whole.indexOf(written, from);
    from = start + written.length;
    const cell = (index: number) => plainCell(cells[index] ?? '');
    return { line: place(start).line, id: cell(id), source: cell(source), translation: cell(target) };
  });
  return { language, rows: rows.slice(1).filter((row) => row.id !== '') };
}

// Spreadsheet programs write line breaks in their own way, and cells are read without the spaces around.
function alike(text: string): string {
  return text.replace(/\r\n?/g, '\n').trim();
}

function slipIn(translation: string, source: string): readonly [message: string, remedy: string] | undefined {
  const names = (text: string) => [...placeholdersOf(text)].sort().map((name) => `{${name}}`);
  const [wanted, found] = [names(source), names(translation)];
  if (wanted.join() !== found.join()) {
    const kept = wanted.length === 0 ? 'none' : wanted.join(', ');
    const message = `What is filled in differs: ${found.join(', ') || 'none'} instead of ${kept}.`;
    return [message, 'Write what stands in braces exactly as in the source.'];
  }
  if (hasLoneBrace(translation) && !hasLoneBrace(source)) {
    return ['A brace in it belongs to nothing.', 'Write {{ for a plain brace.'];
  }
  const [bad] = badLinksOf(translation);
  if (bad !== undefined && !badLinksOf(source).includes(bad)) {
    return [`"${bad}" is no address that a link may lead to.`, 'Write it as in the source.'];
  }
  return undefined;
}

interface Place {
  readonly text: string;
  readonly spans: ReadonlyMap<string, ValueSpan>;
  readonly own: string;
  readonly language: string;
}

/** The smallest change of the text that puts a translation where it belongs. */
function editFor({ pointer, json }: WordingPlace, { text, spans, own, language }: Place, translation: string): Edit {
  const value = JSON.stringify(translation.replace(/\r\n?/g, '\n'));
  const whole = spans.get(pointer)!;
  if (!isObject(json)) {
    const source = text.slice(whole.start, whole.end);
    return { ...bounds(whole), text: `{ ${JSON.stringify(own)}: ${source}, ${JSON.stringify(language)}: ${value} }` };
  }
  const existing = spans.get(`${pointer}/${language}`);
  if (existing) return { ...bounds(existing), text: value };
  const members = Object.keys(json).map((name) => spans.get(`${pointer}/${name}`)!);
  const last = members.at(-1)!;
  const start = last.name?.start ?? last.start;
  const before = text.slice(text.lastIndexOf('\n', start) + 1, start);
  // One language a line stays one language a line.
  const isOnOwnLine = /^\s*$/.test(before);
  const gap = isOnOwnLine ? `\n${before}` : ' ';
  return { start: last.end, end: last.end, text: `,${gap}${JSON.stringify(language)}: ${value}` };
}

function bounds({ start, end }: ValueSpan): { start: number; end: number } {
  return { start, end };
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 80 ? `${line.slice(0, line.lastIndexOf(' ', 80))} …` : line;
}
