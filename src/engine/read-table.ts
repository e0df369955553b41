/** One line of a table, and the text it was read from, so that it can be given back as it was. */
export interface TableLine {
  readonly cells: readonly string[];
  readonly source: string;
}

const SEPARATORS = ['\t', ';', ','] as const;

/**
 * Reads what a spreadsheet puts on the clipboard or into a CSV file: cells between tabs, semicolons or commas, whichever
 * stands in the first line; a cell in double quotes may hold all of them, line breaks and doubled quotes. Cells are
 * trimmed; lines without any content are left out.
 */
export function readTable(text: string): readonly TableLine[] {
  const whole = text.replace(/^\ufeff/, '');
  const separator = separatorOf(whole);
  const lines: TableLine[] = [];
  let cells: string[] = [];
  let start = 0;
  let at = 0;
  while (at < whole.length) {
    const cell = readCell(whole, at, separator);
    cells.push(cell.text.trim());
    at = cell.end;
    if (whole[at] === separator) {
      at += 1;
      // A separator at the very end still has a cell, a blank one, behind it.
      if (at < whole.length) continue;
    }
    const source = whole.slice(start, at);
    if (cells.some((one) => one !== '')) lines.push({ cells, source });
    at += whole.startsWith('\r\n', at) ? 2 : 1;
    start = at;
    cells = [];
  }
  return lines;
}

function readCell(text: string, from: number, separator: string): { readonly text: string; readonly end: number } {
  const quoted = /[^\S\t\r\n]*"((?:[^"]|"")*)"/y;
  quoted.lastIndex = from;
  const inQuotes = quoted.exec(text);
  let end = inQuotes ? quoted.lastIndex : from;
  const rest = end;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end += 1;
  const outside = text.slice(rest, end);
  return { text: inQuotes ? inQuotes[1]!.replaceAll('""', '"') + outside.trim() : outside, end };
}

function separatorOf(text: string): string {
  const first = text
    .trimStart()
    .replaceAll(/"(?:[^"]|"")*"/g, '')
    .split(/[\r\n]/, 1)[0]!;
  const counted = SEPARATORS.map((separator) => first.split(separator).length);
  // Where the comma separates decimals, spreadsheets write semicolons between cells.
  return counted[0]! > 1 ? '\t' : counted[1]! > 1 && counted[1]! >= counted[2]! ? ';' : ',';
}
