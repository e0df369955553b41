import type { Severity } from './finding.ts';
import type { LintInput } from './lint-input.ts';

/** What a rule says about one place. */
export interface Remark {
  /** Into the document with its templates written out. */
  readonly pointer: string;
  readonly message: string;
  readonly remedy: string;
  /** Of a text value: which of its characters are meant, as indexes of the text. Otherwise the place itself is. */
  readonly within?: readonly [from: number, to: number];
  /** What should stand there instead: of the characters meant, or (as JSON) of the whole value. */
  readonly replacement?: string;
  /** Takes the whole member away. */
  readonly removal?: boolean;
  /** A member, as JSON, that belongs right behind this one. */
  readonly addition?: readonly [name: string, json: string];
  /** Where the rule is less sure than usual. */
  readonly severity?: Severity;
}

/** One rule of the linter. */
export interface LintRule {
  /** In kebab-case, stable. */
  readonly id: string;
  readonly severity: Severity;
  /** What it finds, why that matters, and what to do, in a sentence or two for staff. */
  readonly about: string;
  readonly check: (input: LintInput, report: (remark: Remark) => void) => void;
}
