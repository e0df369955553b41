/** How bad a finding is: an error stops, a warning may be right and is worth a look, info only says what was not done. */
export type Severity = 'error' | 'warning' | 'info';

/** One change of a text: `text` takes the place of what stands from `start` up to `end`, as offsets. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Something about a document that staff should look at. */
export interface Finding {
  /** The name of the rule, in kebab-case; for what loading refuses, the code of the issue. */
  readonly rule: string;
  readonly severity: Severity;
  /** JSON Pointer to where it was written. */
  readonly pointer: string;
  /** What is the matter, in one plain sentence. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** How many characters are meant, at least 1 and never beyond the line. */
  readonly length: number;
  /** Changes of the text that put it right; there are none where somebody has to think. */
  readonly fix?: readonly Edit[];
}

/** The text with changes made. Of two that overlap, the first counts and the other waits for another round. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, text: replacement } of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (start < from) continue;
    result += text.slice(from, start) + replacement;
    from = end;
  }
  return result + text.slice(from);
}
