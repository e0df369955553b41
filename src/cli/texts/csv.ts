// What a spreadsheet program may take for a formula, also behind spaces and invisible characters, and our own mark.
const RISKY = /^[\s\p{Cc}\p{Cf}]*['=+\-@]|^[\t\r\n]/u;

/** A text that no spreadsheet program runs: an apostrophe stands before it where it might be read as a formula. */
export function safeCell(text: string): string {
  return isRisky(text) ? `'${text}` : text;
}

/** The text that `safeCell` was given. An apostrophe that somebody typed before harmless words stays. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && isRisky(cell.slice(1)) ? cell.slice(1) : cell;
}

/** Rows as RFC 4180 has them, every cell in quotes; the mark at the start tells Excel that it is UTF-8. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  const written = (text: string) => `"${safeCell(text).replaceAll('"', '""')}"`;
  return `\ufeff${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;
}

function isRisky(text: string): boolean {
  // Full-width and small forms of the signs count as the signs.
  return RISKY.test(text.normalize('NFKC'));
}
