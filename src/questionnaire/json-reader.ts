import { pointerTo } from './issue.ts';
import { BracketMemory, type Unclosed } from './json-brackets.ts';
import { nextToken, type Token } from './json-tokens.ts';
import { cut, readWord, textSlip } from './json-words.ts';
import { linesOf, type TextPlace } from './text-lines.ts';

/** Where one value stands: the offset of its name (of itself in a list), and the places of what is inside. */
export interface JsonPlace {
  readonly offset: number;
  readonly inside: Map<string, JsonPlace>;
}

/** Something that JSON does not allow, at an offset of the text. */
export interface JsonSlip {
  readonly code: string;
  readonly pointer: string;
  readonly offset: number;
  readonly message: string;
  readonly remedy: string;
}

/** Names that could reach into JavaScript's own objects; no document needs them. */
export const forbiddenNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** After so many slips reading stops: such a text is no document. */
const maxSlips = 100;

/** The deepest nesting that is read. */
export const maxDepth = 100;

/**
 * Reads a JSON text to its end, whatever is wrong with it: each slip is noted once, and reading goes on at the most
 * likely place. The value is complete only when there are no slips.
 */
export function readJson(text: string): { value: unknown; root: JsonPlace; slips: readonly JsonSlip[] } {
  return new JsonReader(text).read();
}

class JsonReader {
  readonly #text: string;
  readonly #slips: JsonSlip[] = [];
  readonly #path: (string | number)[] = [];
  readonly #brackets = new BracketMemory();
  #token: Token = { kind: '', text: '', start: 0, end: 0 };
  #previousEnd = 0;
  #lastSlipAt = -1;
  #indent = 0;
  #beginsLine = true;
  #lines: ((offset: number) => TextPlace) | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#next();
  }

  read(): { value: unknown; root: JsonPlace; slips: readonly JsonSlip[] } {
    const root = this.#placeHere();
    const value = this.#value(root);
    if (this.#token.kind !== '') {
      this.#slip('extra-text', 'More follows after the end of the document.', 'Remove it, or a } or ] too many above.');
    }
    return { value, root, slips: this.#slips };
  }

  // Only the first slip at one token counts: the others follow from it.
  #slip(code: string, message: string, remedy: string, offset = this.#token.start): void {
    if (this.#lastSlipAt === this.#token.start) return;
    this.#lastSlipAt = this.#token.start;
    this.#slips.push({ code, pointer: pointerTo('', ...this.#path), offset, message, remedy });
    if (this.#slips.length >= maxSlips) this.#giveUp();
  }

  // Goes on as if the text ended here, and notes no more.
  #giveUp(): void {
    const end = this.#text.length;
    this.#token = { kind: '', text: '', start: end, end };
    this.#lastSlipAt = end;
  }

  #next(): void {
    this.#previousEnd = this.#token.end;
    this.#beginsLine = this.#previousEnd === 0;
    for (;;) {
      const { end } = this.#token;
      this.#token = nextToken(this.#text, end);
      const gap = this.#text.slice(end, this.#token.start);
      const newLine = Math.max(gap.lastIndexOf('\n'), gap.lastIndexOf('\r'));
      if (newLine !== -1) [this.#indent, this.#beginsLine] = [gap.length - newLine - 1, true];
      if (this.#token.kind === '/')
        this.#slip('comment', 'JSON has no comments.', 'Remove it, or keep the note as "staffNote".');
      else if (this.#token.kind === 'w' && /^[\s\u200b-\u200f\u2060\ufeff]$/.test(this.#token.text)) {
        const remedy = 'Delete the space here and type it anew.';
        this.#slip('invisible-character', 'An invisible character stands here.', remedy);
      } else return;
    }
  }

  #placeHere(): JsonPlace {
    return { offset: this.#token.start, inside: new Map() };
  }

  #value(place: JsonPlace): unknown {
    const { kind } = this.#token;
    if (kind === '{' || kind === '[') return this.#nested(kind, place);
    if (kind === '"') return this.#string();
    if (kind === 'w') return this.#word();
    this.#slip('missing-value', 'A value is missing here.', 'Write text in double quotes, a number, true or false.');
    return undefined;
  }

  #string(): string {
    const { text } = this.#token;
    const slip = textSlip(text);
    if (slip) this.#slip('bad-text', slip.message, slip.remedy);
    this.#next();
    // The rest of a line that lacks its quotation mark was swallowed, perhaps with a comma.
    if (slip) this.#lastSlipAt = this.#token.start;
    return slip ? text : (JSON.parse(text) as string);
  }

  #word(): unknown {
    const { start } = this.#token;
    let { end } = this.#token;
    // Text that lacks its quotation marks is one slip, however many words it has.
    for (;;) {
      const following = nextToken(this.#text, end);
      if (following.kind !== 'w' || /[\r\n]/.test(this.#text.slice(end, following.start))) break;
      end = following.end;
    }
    const word = this.#text.slice(start, end);
    this.#token = { kind: 'w', text: word, start, end };
    const read = readWord(word);
    if ('message' in read) this.#slip('bad-value', read.message, read.remedy);
    this.#next();
    return 'value' in read ? read.value : undefined;
  }

  #nested(kind: '{' | '[', place: JsonPlace): unknown {
    if (this.#brackets.depth >= maxDepth) {
      this.#slip('too-deep', `The document is nested more than ${maxDepth} levels deep.`, 'Make it flatter.');
      this.#giveUp();
      return undefined;
    }
    this.#brackets.open(kind, this.#token.start, this.#indent);
    this.#next();
    return kind === '{' ? this.#object(place) : this.#array(place);
  }

  #object(place: JsonPlace): Record<string, unknown> {
    const result: Record<string, unknown> = {};
    let comma: number | undefined = this.#token.start;
    for (;;) {
      const { kind } = this.#token;
      if (kind === '}') {
        this.#close(place.inside.size > 0 ? comma : undefined);
        return result;
      }
      if (kind === '"' || kind === 'w') {
        if (comma !== undefined || !this.#missingComma()) this.#member(result, place);
        comma = this.#comma();
      } else if (this.#astray(comma !== undefined && place.inside.size > 0)) return result;
    }
  }

  #array(place: JsonPlace): unknown[] {
    const result: unknown[] = [];
    let comma: number | undefined = this.#token.start;
    for (;;) {
      const { kind } = this.#token;
      if (kind === ']') {
        this.#close(result.length > 0 ? comma : undefined);
        return result;
      }
      if (kind === '"' || kind === 'w' || kind === '{' || kind === '[') {
        if (comma !== undefined || !this.#missingComma()) this.#item(result, place);
        comma = this.#comma();
      } else if (this.#astray(false)) return result;
    }
  }

  #item(result: unknown[], place: JsonPlace): void {
    const inner = this.#placeHere();
    place.inside.set(String(result.length), inner);
    this.#path.push(result.length);
    result.push(this.#value(inner));
    this.#path.pop();
  }

  #close(trailingComma: number | undefined): void {
    if (trailingComma !== undefined) {
      const message = `A comma stands before this ${this.#token.text}.`;
      this.#slip('trailing-comma', message, 'Remove the comma.', trailingComma);
    }
    this.#brackets.close(this.#token.start, this.#beginsLine ? this.#indent : undefined);
    this.#next();
  }

  #comma(): number | undefined {
    if (this.#token.kind !== ',') return undefined;
    const { start } = this.#token;
    this.#next();
    return start;
  }

  /** True when the text before was only cut short by a quotation mark in it, and its rest was passed over. */
  #missingComma(): boolean {
    const [quote, { kind, start }] = [this.#previousEnd - 1, this.#token];
    const goesOn = kind === 'w' ? !this.#beginsLine : kind === '"' && start === this.#previousEnd;
    if (this.#text[quote] !== '"' || !goesOn) {
      this.#slip('missing-comma', 'A comma is missing here.', 'Add a comma between the two.', this.#previousEnd);
      return false;
    }
    const remedy = 'Write \\" for a quotation mark inside a text, or “ and ”.';
    this.#slip('unescaped-quote', 'The text ends at this quotation mark, but more words follow.', remedy, quote);
    do this.#next();
    while (!this.#beginsLine && ['w', '"', ':'].includes(this.#token.kind));
    return true;
  }

  #member(result: Record<string, unknown>, place: JsonPlace): void {
    const inner = this.#placeHere();
    const name = this.#name();
    this.#path.push(name);
    const first = place.inside.get(name);
    if (first) {
      const message = `"${cut(name)}" stands here twice; first on line ${this.#at(first.offset).line}.`;
      this.#slip('duplicate-property', message, 'Keep one of them.', inner.offset);
    }
    const bad = forbiddenNames.has(name);
    if (bad) this.#slip('forbidden-name', `"${name}" may not be used as a name.`, 'Choose another.', inner.offset);
    place.inside.set(name, inner);
    if (this.#token.kind === ':') this.#next();
    else {
      const message = `A colon is missing after "${cut(name)}".`;
      this.#slip('missing-colon', message, 'Write "name": value.', this.#previousEnd);
    }
    const value = this.#value(inner);
    if (!bad) result[name] = value;
    this.#path.pop();
  }

  #name(): string {
    if (this.#token.kind === '"') return this.#string();
    const { text } = this.#token;
    this.#slip('unquoted-name', `${cut(text)} is not a property name.`, 'Put names in straight double quotes.');
    this.#next();
    return text.replace(/^\W|\W$/g, '');
  }

  /** Deals with a token that cannot stand here; true when it shows that the innermost bracket was left open. */
  #astray(afterComma: boolean): boolean {
    const { kind, start } = this.#token;
    const opens = kind === '{' || kind === '[';
    const closes = kind === '}' ? '{' : kind === ']' ? '[' : undefined;
    if (
      kind === '' ||
      (closes && this.#brackets.has(closes)) ||
      (opens && afterComma && this.#brackets.parent === '[')
    ) {
      this.#unclosed(this.#brackets.abandon(start));
      return true;
    }
    if (opens) {
      this.#slip('missing-name', 'A property name is missing before this value.', 'Write "name": before it.');
      this.#value(this.#placeHere());
      this.#comma();
    } else {
      this.#slip('unexpected-mark', `This ${kind} does not belong here.`, 'Remove it.');
      this.#next();
    }
    return false;
  }

  #unclosed({ kind, offset, before }: Unclosed): void {
    const [word, closer] = kind === '{' ? ['brace', '}'] : ['bracket', ']'];
    const { line, column } = this.#at(before);
    const where = before >= this.#text.length ? 'at the end' : `before line ${line}, column ${column}`;
    this.#slip(
      `missing-${word}`,
      `The ${kind} that stands here is never closed.`,
      `Add its ${closer} ${where}.`,
      offset,
    );
  }

  #at(offset: number): TextPlace {
    this.#lines ??= linesOf(this.#text);
    return this.#lines(offset);
  }
}
