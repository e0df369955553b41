/** One piece of a pattern and how often it may stand in a row. */
export interface Item {
  /** The characters it can begin with or hold: a bit for each ASCII character, one more for all others. */
  readonly set: bigint;
  readonly min: number;
  readonly max: number;
  /** The alternatives of a group. */
  readonly inside?: readonly Sequence[];
}

/** Pieces that follow one another. */
export type Sequence = readonly Item[];

const OTHERS = 1n << 128n;
const ALL = (OTHERS << 1n) - 1n;
const DIGITS = range(48, 57);
const WORDS = DIGITS | range(65, 90) | range(97, 122) | bit(95);
const SPACES = range(9, 13) | bit(32) | OTHERS;
const CLASSES: Readonly<Record<string, bigint>> = {
  d: DIGITS,
  D: ALL ^ DIGITS,
  w: WORDS,
  W: ALL ^ WORDS,
  s: SPACES,
  S: (ALL ^ SPACES) | OTHERS,
};
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, b: 8, 0: 0 };

/**
 * Takes a pattern that compiles with the `u` flag apart into its alternatives; a text instead names what in it a
 * questionnaire's pattern may not use.
 */
export function readPattern(pattern: string): readonly Sequence[] | string {
  try {
    return new PatternReader(pattern).alternatives();
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
}

/** All characters that some alternative can hold. */
export function setOf(alternatives: readonly Sequence[]): bigint {
  return alternatives.flat().reduce((all, item) => all | item.set, 0n);
}

class Refused extends Error {}

class PatternReader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  alternatives(): Sequence[] {
    const alternatives: Item[][] = [[]];
    while (this.#at < this.#pattern.length && this.#pattern[this.#at] !== ')') {
      if (this.#take('|')) alternatives.push([]);
      else alternatives.at(-1)?.push(...this.#item());
    }
    return alternatives;
  }

  /** One item with its quantifier; none for what stands between characters, such as `^`. */
  #item(): Item[] {
    if (this.#match(/[\^$]|\\[bB]/y)) return [];
    const inside = this.#take('(') ? this.#group() : undefined;
    const set = inside ? setOf(inside) : this.#characters();
    const [min, max] = this.#quantifier();
    return [inside ? { set, min, max, inside } : { set, min, max }];
  }

  #group(): Sequence[] {
    if (this.#match(/\?<?[=!]/y)) throw new Refused('look-around');
    if (!this.#match(/\?:|\?<\w+>/y) && this.#pattern[this.#at] === '?') throw new Refused('flags inside groups');
    const inside = this.alternatives();
    this.#take(')');
    return inside;
  }

  #quantifier(): [min: number, max: number] {
    const match = this.#match(/([*+?])\??|\{(\d+)(,?)(\d*)\}\??/y);
    if (!match) return [1, 1];
    const [, mark, least, comma, most] = match;
    if (mark !== undefined) return [mark === '+' ? 1 : 0, mark === '?' ? 1 : Infinity];
    return [Number(least), comma === '' ? Number(least) : most === '' ? Infinity : Number(most)];
  }

  #characters(): bigint {
    if (this.#take('.')) return ALL;
    if (this.#take('[')) return this.#class();
    const { set } = this.#one();
    return set;
  }

  #class(): bigint {
    const negated = this.#take('^');
    let set = 0n;
    while (this.#at < this.#pattern.length && !this.#take(']')) {
      const first = this.#one();
      set |= first.set;
      if (first.code === undefined || !this.#match(/-(?!\])/y)) continue;
      set |= range(first.code, this.#one().code ?? first.code);
    }
    // What is outside ASCII is one bit, so its complement may still hold some of it.
    return negated ? (ALL ^ set) | OTHERS : set;
  }

  /** One character or one escape that stands for several. */
  #one(): { readonly set: bigint; readonly code?: number } {
    const match = this.#match(
      /\\(?:([dDwWsS])|([pP])\{[^}]*\}|([1-9]|k)|u\{([\da-f]+)\}|u([\da-f]{4})|x([\da-f]{2})|c([a-z])|([^]))|[^]/iuy,
    );
    const [whole = '', several, property, back, ...rest] = match ?? [];
    if (back !== undefined) throw new Refused('backreferences');
    if (property !== undefined) return { set: ALL };
    if (several !== undefined) return { set: CLASSES[several] ?? ALL };
    const [braced, four, two, control, escaped] = rest;
    const hex = braced ?? four ?? two;
    const code =
      hex !== undefined
        ? parseInt(hex, 16)
        : control !== undefined
          ? control.charCodeAt(0) % 32
          : (CONTROLS[escaped ?? ''] ?? (escaped ?? whole).codePointAt(0) ?? 0);
    return { set: bit(code), code };
  }

  #take(mark: string): boolean {
    if (this.#pattern[this.#at] !== mark) return false;
    this.#at += 1;
    return true;
  }

  #match(shape: RegExp): RegExpExecArray | null {
    shape.lastIndex = this.#at;
    const match = shape.exec(this.#pattern);
    if (match) this.#at = shape.lastIndex;
    return match;
  }
}

function bit(code: number): bigint {
  return code < 128 ? 1n << BigInt(code) : OTHERS;
}

function range(from: number, to: number): bigint {
  let set = to > 127 ? OTHERS : 0n;
  for (let code = from; code <= Math.min(to, 127); code += 1) set |= bit(code);
  return set;
}
