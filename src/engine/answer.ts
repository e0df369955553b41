/** Money as it travels: whole minor units (cents) of an ISO 4217 currency. */
export interface Money {
  readonly minor: number;
  readonly currency: string;
}

/** Typed text that is not (yet) a value of its kind: kept, a `badInput` violation, and blank to every rule. */
export interface Unparsed {
  readonly raw: string;
}

/**
 * One stored answer of a question without parts, in the shape the payload uses: text, dates and option values as
 * strings, integers and percents (basis points) as numbers, decimals as strings, money as minor units, chosen options
 * and attachment references as lists, accept and byEmail as true. `null` means the respondent cleared it.
 */
export type StoredAnswer = string | number | boolean | readonly string[] | Money | Unparsed | null;

/** An answer as the payload and the public surface show it; composites are objects or lists of these. */
export type AnswerValue =
  string | number | boolean | Money | readonly AnswerValue[] | { readonly [part: string]: AnswerValue };

/** A row from outside: answers by column, in payload shape; `{ raw }` for what could not be read. */
export type RowCells = Readonly<Record<string, AnswerValue | Unparsed | undefined>>;

/** What was given for a file question: facts about the file, never its bytes. */
export interface Attachment {
  /** Its reference within the draft and the payload, such as `a1`. */
  readonly ref: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Media type by content and name ending, never by the browser's word. */
  readonly type: string;
  /** Hash of the bytes in hex, taken when it was attached. */
  readonly sha256: string;
}

/** Whether a stored answer is typed text that could not be read. */
export function isUnparsed(stored: StoredAnswer | undefined): stored is Unparsed {
  return typeof stored === 'object' && stored !== null && 'raw' in stored;
}

/** Whether a stored answer is money. */
export function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;
}

/** Whether a stored answer is no answer: never given, cleared, a text of nothing but spaces or an empty list. */
export function isBlank(stored: StoredAnswer | undefined): boolean {
  return (
    stored === undefined ||
    stored === null ||
    (typeof stored === 'string' && stored.trim() === '') ||
    stored === false ||
    (Array.isArray(stored) && stored.length === 0)
  );
}
