/** A place in a text as people count it: both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** Turns offsets of a text into lines and columns. */
export function linesOf(text: string): (offset: number) => TextPlace {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
