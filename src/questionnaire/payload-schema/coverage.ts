/** Why a statement of the questionnaire cannot be said, or not wholly, in plain JSON Schema. */
export type Gap =
  | 'context'
  | 'today'
  | 'calculation'
  | 'comparison'
  | 'count'
  | 'scope'
  | 'files'
  | 'currency'
  | 'address'
  | 'text'
  | 'number';

/** What each gap means, for the report. */
export const GAPS: Readonly<Record<Gap, string>> = {
  context: 'It hangs on a fact that only the host can look up.',
  today: 'It hangs on the day in a way that a schema cannot say.',
  calculation: 'It calculates.',
  comparison: 'It compares one answer with another.',
  count: 'It counts or compares over rows.',
  scope: 'It speaks of a row and of answers outside of it in one breath.',
  files: 'It hangs on what the files are, or on what is said of them elsewhere in the payload.',
  currency: 'Only the host can tell the currency.',
  address: 'Whether a text is a web address takes a parser.',
  text: 'It is about the normal form of a text.',
  number: 'It takes numbers that JSON cannot hold exactly.',
};

/** How far the schema says a statement: wholly, in part (it refuses some of what is wrong), or not at all. */
export type Extent = 'whole' | 'part' | 'none';

/** One statement of the questionnaire, and how far the schema says it. */
export interface Said {
  /**
   * What it states: a violation code (`valueMissing`, `rangeOverflow` …), `relevance` (asked only while), `set` (not
   * applicable while), `rule`, `review`, `confirmed`, `agreement`, `prefilled`, `shape`, or the name of a condition or
   * a value.
   */
  readonly what: string;
  /** Where: the pattern of a question, the id of a rule or a section, a name, or a member of the payload. */
  readonly at: string;
  readonly extent: Extent;
  /** Why it is not said wholly. */
  readonly gaps: readonly Gap[];
}

/** Collects what is said of each statement; several parts of one statement come together as one. */
export class Coverage {
  readonly #said = new Map<string, Said>();

  /** Notes a statement, or a part of one. */
  note(what: string, at: string, extent: Extent, gaps: Iterable<Gap> = []): void {
    const key = `${what} ${at}`;
    const before = this.#said.get(key);
    const both = before && before.extent !== extent ? 'part' : extent;
    this.#said.set(key, { what, at, extent: both, gaps: [...new Set([...(before?.gaps ?? []), ...gaps])] });
  }

  /** Everything noted, in the order in which it came up. */
  list(): readonly Said[] {
    return [...this.#said.values()];
  }
}
