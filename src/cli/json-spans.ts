import { pointerTo } from '../questionnaire/issue.ts';
import { nextToken, type Token } from '../questionnaire/json-tokens.ts';

/** Where something stands in a text, as offsets; `end` is the first character after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where one JSON value stands, and its name when it is the member of an object (quotation marks included). */
export interface ValueSpan extends Span {
  readonly name: Span | undefined;
}

/**
 * Where every value of a JSON text stands, by JSON Pointer, in document order. For texts that parse; of others it
 * gives what it can.
 */
export function spansOf(text: string): ReadonlyMap<string, ValueSpan> {
  const spans = new Map<string, ValueSpan>();
  let token: Token = nextToken(text, text.startsWith('\ufeff') ? 1 : 0);
  const next = () => {
    do token = nextToken(text, token.end);
    while (token.kind === '/');
  };
  const skipColon = () => {
    if (token.kind === ':') next();
  };
  const value = (pointer: string, name?: Span): void => {
    const { kind, start } = token;
    // Entered first, so that whatever holds others comes before them.
    spans.set(pointer, { start, end: start, name });
    let { end } = token;
    next();
    if (kind === '{' || kind === '[') end = inside(pointer, kind === '{');
    spans.set(pointer, { start, end, name });
  };
  const inside = (pointer: string, named: boolean): number => {
    let index = 0;
    while (token.kind !== '}' && token.kind !== ']' && token.kind !== '') {
      if (token.kind === ',' || token.kind === ':') next();
      else if (named && token.kind === '"') {
        const { start, end, text: quoted } = token;
        next();
        skipColon();
        value(pointerTo(pointer, nameIn(quoted)), { start, end });
      } else value(pointerTo(pointer, index++));
    }
    const { end } = token;
    next();
    return end;
  };
  if (token.kind !== '') value('');
  return spans;
}

/** Where a character of a text value stands in its JSON writing: escapes take more than one place. */
export function offsetInQuoted(quoted: string, index: number): number {
  let offset = 1;
  for (let passed = 0; passed < index && offset < quoted.length - 1; passed += 1) {
    offset += quoted[offset] !== '\\' ? 1 : quoted[offset + 1] === 'u' ? 6 : 2;
  }
  return offset;
}

function nameIn(quoted: string): string {
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.replaceAll('"', '');
  }
}
