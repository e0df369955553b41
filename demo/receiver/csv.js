// A table that a spreadsheet program can open without running anything that a respondent wrote.

/** What a program may take for a formula, also behind spaces and invisible characters, and the mark of `safeCell`. */
const risky = /^[\s\p{Cc}\p{Cf}]*['=+\-@]|^[\t\r\n]/u;
const number = /^-?(0|[1-9]\d*)(\.\d+)?%?$/;

/**
 * A text that is no formula: an apostrophe stands before it where it might be read as one. Numbers stay numbers, the
 * negative ones too. `plainCell` gives back the very text.
 * @param {string} text
 */
export function safeCell(text) {
  // Full-width and small forms of the signs count as the signs.
  return risky.test(text.normalize('NFKC')) && !number.test(text) ? `'${text}` : text;
}

/** The text that `safeCell` was given. @param {string} cell */
export function plainCell(cell) {
  return cell.startsWith("'") ? cell.slice(1) : cell;
}

/**
 * Rows as RFC 4180 has them. All cells but numbers are quoted, so that none falls apart where lists are separated by
 * semicolons. The mark at the start tells Excel that it is UTF-8.
 * @param {readonly (readonly string[])[]} rows
 */
export function csvOf(rows) {
  return `\ufeff${rows.map((row) => `${row.map(written).join(',')}\r\n`).join('')}`;
}

/** @param {string} text */
function written(text) {
  return number.test(text) ? text : `"${safeCell(text).replaceAll('"', '""')}"`;
}
