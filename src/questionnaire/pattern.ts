import { type Item, readPattern, type Sequence, setOf } from './pattern-reader.ts';

/** Why a pattern is refused, and what to do. */
export interface PatternSlip {
  readonly message: string;
  readonly remedy: string;
}

/** The most repetitions a pattern may count, those inside each other multiplied. */
const MOST = 1000;
/** The length of answer for which effort is estimated. */
const LONG = 1000;
/** Two repetitions without end that share characters, and little more. */
const TOO_HARD = Math.log10(LONG * LONG * 8);
/** Longer patterns are refused by the document's structure already. */
const LONGEST = 200;

/**
 * Why a pattern may not be used; undefined when it may. Refused are look-around, backreferences, nested quantifiers
 * and other shapes on which a matcher that backtracks can take more than about the square of the answer's length, and
 * whatever does not compile with the `u` flag.
 */
export function patternSlip(pattern: string): PatternSlip | undefined {
  if (pattern.length > LONGEST) return undefined;
  try {
    new RegExp(`^(?:${pattern})$`, 'u');
    new RegExp(pattern, 'u');
  } catch {
    return {
      message: 'This pattern is no regular expression.',
      remedy: 'Check its brackets, and escape signs with \\\\.',
    };
  }
  const read = readPattern(pattern);
  if (typeof read === 'string') {
    return { message: `A pattern may not use ${read}.`, remedy: 'Use plain characters, classes and repetitions only.' };
  }
  if (read.some((sequence) => sequence.some((item) => isNested(item, false)))) {
    return {
      message: 'In this pattern, something that varies is repeated as a whole, which can take for ever.',
      remedy: 'Repeat single characters or classes, such as [A-Z0-9 -]+, or groups of fixed length.',
    };
  }
  if (read.some((sequence) => countOf(sequence) > MOST)) {
    return { message: `This pattern counts further than ${MOST}.`, remedy: 'Use "maxLength" for long answers.' };
  }
  if (afterAlternatives(read, NO_RUN).worst > TOO_HARD) {
    return {
      message:
        'In this pattern, too many repetitions in a row can share the same characters, which can take very long.',
      remedy: 'Part them by a fixed character, or join them into one.',
    };
  }
  return undefined;
}

/** Whether a repeated group holds a repetition, or alternatives that can begin alike. */
function isNested({ max, inside }: Item, repeated: boolean): boolean {
  if (!inside) return false;
  const again = repeated || max > 1;
  if (again && inside.some((sequence) => sequence.some((item) => item.min !== item.max))) return true;
  if (again && inside.length > 1 && !beginApart(inside)) return true;
  return inside.some((sequence) => sequence.some((item) => isNested(item, again)));
}

function beginApart(alternatives: readonly Sequence[]): boolean {
  let seen = 0n;
  for (const [first] of alternatives) {
    if (!first || first.min === 0 || (seen & first.set) !== 0n) return false;
    seen |= first.set;
  }
  return true;
}

function countOf(sequence: Sequence): number {
  return Math.max(
    0,
    ...sequence.map(({ min, max, inside }) => {
      const bound = max === Infinity ? min : max;
      return Math.max(1, bound) * Math.max(1, ...(inside ?? []).map(countOf));
    }),
  );
}

/** Pieces with nothing between them that would part them, so that an answer can be divided among them in many ways. */
interface Run {
  /** The characters they can take. */
  readonly set: bigint;
  /** In how many ways, for an answer of a thousand characters, as a power of ten. */
  readonly power: number;
  /** The highest power of any run so far. */
  readonly worst: number;
}

const NO_RUN: Run = { set: 0n, power: 0, worst: 0 };

function afterAlternatives(alternatives: readonly Sequence[], run: Run): Run {
  const after = alternatives.map((sequence) => sequence.reduce(afterItem, run)).reduce(eitherOf);
  return beginApart(alternatives) ? after : harder(after, alternatives.length, setOf(alternatives));
}

function afterItem(run: Run, { set, min, max, inside }: Item): Run {
  if (max === 0 || set === 0n) return run;
  if (inside && max === 1) {
    const after = afterAlternatives(inside, run);
    return min === 1 ? after : harder(eitherOf(run, after), 2, set);
  }
  const isParting = min > 0 && (run.set & set) === 0n;
  const start = isParting ? { ...NO_RUN, worst: run.worst } : run;
  const counted = isParting ? start : harder(start, Math.max(min, 1));
  return min === max ? counted : harder(counted, Math.min(max - min + 1, LONG), set);
}

function harder(run: Run, ways: number, set = 0n): Run {
  const power = run.power + Math.log10(ways);
  return { set: run.set | set, power, worst: Math.max(run.worst, power) };
}

function eitherOf(a: Run, b: Run): Run {
  return { set: a.set | b.set, power: Math.max(a.power, b.power), worst: Math.max(a.worst, b.worst) };
}
