/** Puts the cursor on a place of the text, both from 1, selects so many characters, and brings the line into view. */
export function selectPlace(area: HTMLTextAreaElement, line: number, column = 1, length = 0): void {
  const start = offsetOf(area.value, line, column);
  area.focus();
  area.setSelectionRange(start, Math.min(start + length, area.value.length));
  const height = parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, (line - 1) * height - area.clientHeight / 3);
  area.scrollLeft = 0;
}

/** How many characters stand before a place. A place beyond the text is its end. */
export function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i += 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) return text.length;
    start = next + 1;
  }
  return Math.min(start + column - 1, text.length);
}
