import type { Edit } from '../text-edits.ts';

/** How bad a finding is: an error stops, a warning may be right and is worth a look, info only says what was not done. */
export type Severity = 'error' | 'warning' | 'info';

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
