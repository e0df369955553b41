import { pointerTo, type Issue } from './issue.ts';
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
  try {
    return { value: plainCopy(source, '', 0), issues: [], positions: () => undefined };
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
  const names = text.match(/"[^"\\]*(?:\\.[^"\\]*)*"[ \t\r\n]*:/g)?.length ?? 0;
  return countNames(value, 0) === names ? value : undefined;
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

  constructor(code: string, pointer: string, message: string, remedy: string) {
    super(message);
    this.issue = { code, pointer, message, remedy };
  }
}

/** A copy that nobody else can change, of plain JSON data only. */
function plainCopy(value: unknown, pointer: string, depth: number): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value;
  if (typeof value !== 'object') {
    throw new Refusal('not-json', pointer, `A ${typeof value} is no JSON.`, 'Give the document as plain JSON data.');
  }
  if (depth >= maxDepth) {
    throw new Refusal(
      'too-deep',
      pointer,
      `The document is nested more than ${maxDepth} levels deep.`,
      'Make it flatter.',
    );
  }
  if (Array.isArray(value)) return value.map((item, index) => plainCopy(item, pointerTo(pointer, index), depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [name, member] of Object.entries(value)) {
    if (forbiddenNames.has(name)) {
      throw new Refusal(
        'forbidden-name',
        pointerTo(pointer, name),
        `"${name}" may not be used as a name.`,
        'Choose another.',
      );
    }
    if (member !== undefined) copy[name] = plainCopy(member, pointerTo(pointer, name), depth + 1);
  }
  return copy;
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
