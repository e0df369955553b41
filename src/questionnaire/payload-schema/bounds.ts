import type { Gap } from './coverage.ts';
import { all, any, FALSE, type Formula, not, TRUE } from './formula.ts';

/**
 * What is known of a payload for which something is so, as far as plain JSON Schema can say it: whenever `least` is
 * fulfilled it is so, and whenever it is so `most` is fulfilled. Without gaps the two are the same.
 */
export interface Bounds {
  readonly least: Formula;
  readonly most: Formula;
  readonly gaps: readonly Gap[];
}

/** A condition in its three values: when it is true and when it is false; unknown is neither. */
export interface Verdict {
  readonly isTrue: Bounds;
  readonly isFalse: Bounds;
}

/** Something that a formula says wholly. */
export function exactly(formula: Formula): Bounds {
  return { least: formula, most: formula, gaps: [] };
}

/** Something of which nothing can be said. */
export function unsayable(gap: Gap): Bounds {
  return { least: FALSE, most: TRUE, gaps: [gap] };
}

/** A verdict of which nothing can be said. */
export function undecidable(gap: Gap): Verdict {
  return { isTrue: unsayable(gap), isFalse: unsayable(gap) };
}

/** A test of which only this is known: for either verdict there has to be something to test. */
export function onlyPresent(present: Formula, gap: Gap): Verdict {
  const bounds: Bounds = { least: FALSE, most: present, gaps: [gap] };
  return { isTrue: bounds, isFalse: bounds };
}

/** A verdict that two formulas say wholly. */
export function decided(isTrue: Formula, isFalse: Formula): Verdict {
  return { isTrue: exactly(isTrue), isFalse: exactly(isFalse) };
}

/** All of them are so. */
export function allOf(...of: readonly Bounds[]): Bounds {
  return together(of, all);
}

/** At least one of them is so. */
export function anyOf(...of: readonly Bounds[]): Bounds {
  return together(of, any);
}

/** It is not so. */
export function noneOf({ least, most, gaps }: Bounds): Bounds {
  return { least: not(most), most: not(least), gaps };
}

function together(of: readonly Bounds[], join: (...parts: readonly Formula[]) => Formula): Bounds {
  const least = join(...of.map((bounds) => bounds.least));
  const most = join(...of.map((bounds) => bounds.most));
  // A gap beside something that settles it anyway is none.
  if (JSON.stringify(least) === JSON.stringify(most)) return exactly(least);
  return { least, most, gaps: [...new Set(of.flatMap(({ gaps }) => gaps))] };
}
