/** What of a long line is shown: this much before and after the place. */
const MARGIN = 50;

/** The line of a text with a mark under the place, for people; indented by four. */
export function codeFrame(lines: readonly string[], line: number, column: number, length: number): string {
  const whole = lines[line - 1] ?? '';
  const from = whole.length <= 2 * MARGIN ? 0 : Math.max(0, column - 1 - MARGIN);
  const to = Math.max(column - 1 + Math.min(length, MARGIN), from + 2 * MARGIN);
  const [before, after] = [from > 0 ? '…' : '', to < whole.length ? '…' : ''];
  const shown = `${before}${whole.slice(from, to)}${after}`.replaceAll('\t', ' ');
  const number = String(line);
  const marks = '^'.repeat(Math.max(1, Math.min(length, to - column + 1)));
  const gap = ' '.repeat(before.length + column - 1 - from);
  return `    ${number} | ${shown}\n    ${' '.repeat(number.length)} | ${gap}${marks}\n`;
}
