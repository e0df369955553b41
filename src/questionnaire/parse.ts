import { pointerTo, type Issue, type Report } from './issue.ts';
import { forbiddenNames, type JsonPlace, maxDepth, readJson } from './json-reader.ts';
import { stepsOf } from './json-pointer.ts';
import { linesOf, type TextPlace } from './text-lines.ts';

/** What came of reading a document's text. */
export interface Parsed {
  /** Plain JSON data; incomplete when there are issues. */
  readonly value: unknown;
  /** Every slip of the text, with line and column. */
  readonly issues: readonly Issue[];
  /**
   * Where a JSON Pointer leads in the text: to the name of a property, or to an item of a list. Falls back to the
   * nearest place around it; undefined when the document was not given as text.
   */
  readonly positions: (pointer: string) => TextPlace | undefined;
}

/** Longest text that is read, in characters. */
export const maxTextLength = 5_000_000;

/**
 * Reads a document from its text, or takes one that is parsed already. JSON only: comments and trailing commas are
 * issues. Never throws, and never takes long for a text however malformed.
 */
export function parseDocument(source: unknown): Parsed {
  return typeof source === 'string' ? parseText(source) : takeValue(source);
}

function parseText(source: string): Parsed {
  if (source.length > maxTextLength) {
    const message = `The document has ${source.length} characters; at most ${maxTextLength} are read.`;
    return refused({ code: 'too-long', pointer: '', message, remedy: 'Split the questionnaire in two.' });
  }
  // Editors on Windows put a byte order mark first, which is no part of the JSON.
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  let reading: ReturnType<typeof readJson> | undefined;
  let lines: ReturnType<typeof linesOf> | undefined;
  const place = (offset: number) => (lines ??= linesOf(text))(offset);
  const positions = (pointer: string) => place(find((reading ??= readJson(text)).root, pointer).offset);

  const value = quickly(text);
  if (value !== undefined) return { value, issues: [], positions };
  reading = readJson(text);
  const issues = reading.slips.map(({ offset, ...slip }) => ({ ...slip, ...place(offset) }));
  return { value: reading.value, issues, positions };
}

function takeValue(source: unknown): Parsed {
  const issues: Issue[] = [];
  const copy = new PlainCopy((issue) => issues.push(issue));
  try {
    return { value: copy.of(source, '', 0), issues, positions: () => undefined };
  } catch (error) {
    if (error instanceof Refusal) return refused(error.issue);
    throw error;
  }
}

function refused(issue: Issue): Parsed {
  return { value: undefined, issues: [issue], positions: () => undefined };
}

/**
 * The platform's own parser is many times faster but sees no duplicate names; those show in the count of names. Any
 * doubt leaves the text to the patient reader, which also knows where things stand.
 */
function quickly(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return countNames(value, 0) === namesWritten(text) ? value : undefined;
}

/** How many names are written in a JSON text that has no slips: its texts before a colon. */
function namesWritten(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at !== -1; at = text.indexOf('"', at)) {
    do at = text.indexOf('"', at + 1);
    while (isEscaped(text, at));
    do at += 1;
    while (text.charCodeAt(at) <= SPACE);
    if (text[at] === ':') count += 1;
  }
  return count;
}

const SPACE = 32;

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === '\\') slashes += 1;
  return slashes % 2 === 1;
}

/** How many names there are in all objects; NaN when the value is too deep or holds a forbidden name. */
function countNames(value: unknown, depth: number): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= maxDepth) return NaN;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countNames(item, depth + 1);
    return count;
  }
  for (const [name, member] of Object.entries(value)) {
    if (forbiddenNames.has(name)) return NaN;
    count += 1 + countNames(member, depth + 1);
  }
  return count;
}

class Refusal extends Error {
  readonly issue: Issue;

  constructor(issue: Issue) {
    super(issue.message);
    this.issue = issue;
  }
}

/** Copies plain JSON data, so that nobody else can change it, and refuses all else. */
class PlainCopy {
  #values = 0;

  constructor(private readonly report: Report) {}

  of(value: unknown, pointer: string, depth: number): unknown {
    if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
    if (typeof value !== 'object') {
      const message = `A value of type ${typeof value} is no JSON.`;
      throw new Refusal({ code: 'not-json', pointer, message, remedy: 'Give the document as plain JSON data.' });
    }
    this.#values += 1;
    // An object that is its own part would never end, one that is part of many could take for ever.
    if (depth >= maxDepth || this.#values > maxTextLength) {
      const message = `The document is nested more than ${maxDepth} levels deep.`;
      throw new Refusal({ code: 'too-deep', pointer, message, remedy: 'Make it flatter.' });
    }
    if (Array.isArray(value)) return value.map((item, index) => this.of(item, pointerTo(pointer, index), depth + 1));
    const copy: Record<string, unknown> = {};
    for (const [name, member] of Object.entries(value)) {
      const at = pointerTo(pointer, name);
      if (forbiddenNames.has(name)) this.report(forbidden(name, at));
      else if (member !== undefined) copy[name] = this.of(member, at, depth + 1);
    }
    return copy;
  }
}

function forbidden(name: string, pointer: string): Issue {
  return {
    code: 'forbidden-name',
    pointer,
    message: `"${name}" may not be used as a name.`,
    remedy: 'Choose another.',
  };
}

function find(root: JsonPlace, pointer: string): JsonPlace {
  let place = root;
  for (const step of stepsOf(pointer)) {
    const inner = place.inside.get(step);
    if (!inner) break;
    place = inner;
  }
  return place;
}
