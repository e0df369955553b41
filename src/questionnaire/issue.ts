/**
 * Something wrong with a document that staff wrote (or with the facts the host gave). All of a document's issues
 * are reported together.
 */
export interface Issue {
  /** Stable machine word in kebab-case, such as `unknown-option`. */
  readonly code: string;
  /** JSON Pointer (RFC 6901) to the place; `''` is the whole document. */
  readonly pointer: string;
  /** What is wrong, in one plain sentence that names the offending value. */
  readonly message: string;
  /** What to do about it. */
  readonly remedy: string;
  /** JSON Pointer to the other of two places, as it stands in the message; a line takes its place where there are any. */
  readonly other?: string;
  /** 1-based, where the document's text is at hand. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
}

/** Collects issues while a document is read, so that one slip does not hide the next. */
export type Report = (issue: Issue) => void;

/** Joins a JSON Pointer with further steps, escaping `~` and `/` in keys (RFC 6901). */
export function pointerTo(base: string, ...steps: readonly (string | number)[]): string {
  let pointer = base;
  for (const step of steps) pointer += `/${typeof step === 'string' && /[~/]/.test(step) ? escaped(step) : step}`;
  return pointer;
}

function escaped(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}
