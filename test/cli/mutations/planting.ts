import type { Edit } from '../../../src/cli/text-edits.ts';
import { spansOf, type ValueSpan } from '../../../src/cli/json-spans.ts';
import { pointerTo } from '../../../src/questionnaire/issue.ts';

/** A value of a document and where it stands. */
export interface Placed {
  readonly pointer: string;
  readonly span: ValueSpan;
  readonly value: unknown;
  /** The name under which it stands, or its index. */
  readonly key: string;
  /** The pointer of the object or list that holds it. */
  readonly holder: string;
}

/** A shipped document, taken apart for those who plant mistakes in it. */
export interface Ground {
  readonly file: string;
  readonly text: string;
  readonly json: Record<string, unknown>;
  readonly all: readonly Placed[];
  readonly at: (pointer: string) => Placed | undefined;
}

/** One mistake that could be made: changes of the text, and what else it contradicts. */
export interface Slip {
  readonly edits: readonly Edit[];
  /** Offsets in the text as it was: the other half of the contradiction. */
  readonly others?: () => readonly number[];
  /** Why the document is as good as before; undefined when it is not. */
  readonly equal?: () => string | undefined;
}

/** A sort of mistake that staff make, and every place of a document where it could be made. */
export interface Operator {
  readonly name: string;
  /** `random` gives whole numbers below its argument. */
  readonly slips: (ground: Ground, random: (below: number) => number) => readonly Slip[];
}

/** Takes a document apart. */
export function groundOf(file: string, text: string): Ground {
  const json = JSON.parse(text) as Record<string, unknown>;
  const spans = spansOf(text);
  const all: Placed[] = [];
  const walk = (value: unknown, pointer: string, key: string, holder: string) => {
    const span = spans.get(pointer);
    if (!span) throw new Error(`${file}: nothing stands at ${pointer}.`);
    all.push({ pointer, span, value, key, holder });
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) walk(inner, pointerTo(pointer, name), name, pointer);
  };
  walk(json, '', '', '');
  const byPointer = new Map(all.map((placed) => [placed.pointer, placed]));
  return { file, text, json, all, at: (pointer) => byPointer.get(pointer) };
}

/** Another text in place of a value. */
export function instead({ span }: Placed, text: string): Edit {
  return { start: span.start, end: span.end, text };
}

/** Another string in place of a string. */
export function reworded(placed: Placed, text: string): Edit {
  return instead(placed, JSON.stringify(text));
}

/** Another name in place of a member's name. */
export function renamed({ span }: Placed, name: string): Edit {
  return { start: span.name?.start ?? span.start, end: span.name?.end ?? span.start, text: JSON.stringify(name) };
}

/** Takes a member of an object or an item of a list away, with one comma and the white space beside it. */
export function without({ span }: Placed, text: string): Edit {
  const start = span.name?.start ?? span.start;
  const after = /^\s*,\s*/.exec(text.slice(span.end));
  if (after) return { start, end: span.end + after[0].length, text: '' };
  const before = text.slice(0, start).trimEnd();
  return { start: before.endsWith(',') ? before.length - 1 : before.length, end: span.end, text: '' };
}

/** Puts a member first into an object. */
export function added({ span }: Placed, name: string, json: string): Edit {
  return { start: span.start + 1, end: span.start + 1, text: ` ${JSON.stringify(name)}: ${json},` };
}

/** Two neighbouring letters change places, as in haste; a word of equal letters loses its last. */
export function typo(word: string, random: (below: number) => number): string {
  const swaps = [...word].slice(1).flatMap((letter, i) => {
    const before = word[i] ?? '';
    return /[a-z]/i.test(letter) && /[a-z]/i.test(before) && letter !== before ? [i] : [];
  });
  if (swaps.length === 0) return word.length > 1 ? word.slice(0, -1) : `${word}x`;
  const i = swaps[random(swaps.length)] ?? 0;
  return word.slice(0, i) + (word[i + 1] ?? '') + (word[i] ?? '') + word.slice(i + 2);
}

/** Whole numbers at random, the same for the same seed (a linear congruence whose high bits are used). */
export function randomFrom(seed: number): (below: number) => number {
  let state = BigInt(seed) * 2862933555777941757n + 3037000493n;
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffff_ffff_ffff_ffffn;
    return Number((state >> 33n) % BigInt(below));
  };
}
