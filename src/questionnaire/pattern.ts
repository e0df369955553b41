import { type Item, readPattern, type Sequence } from './pattern-reader.ts';

/** Why a pattern is refused, and what to do. */
export interface PatternSlip {
  readonly message: string;
  readonly remedy: string;
}

/** The most repetitions a pattern may count, those inside each other multiplied. */
const MOST = 1000;
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
  const { open, ways } = runsOf(read, NO_RUN).worst;
  if (open > 2 || ways > MOST) {
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

/** How hard it is to divide an answer among repetitions that can take each other's characters. */
interface Effort {
  /** Repetitions without a near end: each raises the power of the answer's length. */
  readonly open: number;
  /** The ways to divide characters among the others. */
  readonly ways: number;
}

/** Repetitions with nothing between them that would part them. */
interface Run extends Effort {
  /** The characters they can take. */
  readonly set: bigint;
  readonly worst: Effort;
}

const NO_RUN: Run = { set: 0n, open: 0, ways: 1, worst: { open: 0, ways: 1 } };

function runsOf(alternatives: readonly Sequence[], run: Run): Run {
  return alternatives.map((sequence) => sequence.reduce(afterItem, run)).reduce(eitherOf);
}

function afterItem(run: Run, item: Item): Run {
  const varies = item.max - item.min;
  if (item.inside && item.max <= 1) {
    const inner = runsOf(item.inside, run);
    return item.min === 0 ? eitherOf(run, inner) : inner;
  }
  const shared = (run.set & item.set) !== 0n;
  if (varies === 0) return shared || item.max === 0 ? run : { ...NO_RUN, worst: run.worst };
  const isOpen = varies > 10;
  const alone = !shared && item.min > 0;
  const next = {
    open: (alone ? 0 : run.open) + (isOpen && (shared || run.open === 0 || alone) ? 1 : 0),
    ways: (alone ? 1 : run.ways) * (isOpen || !shared ? 1 : varies + 1),
  };
  return { ...next, set: alone ? item.set : run.set | item.set, worst: worseOf(run.worst, next) };
}

function eitherOf(a: Run, b: Run): Run {
  return { ...worseOf(a, b), set: a.set | b.set, worst: worseOf(a.worst, b.worst) };
}

function worseOf(a: Effort, b: Effort): Effort {
  return { open: Math.max(a.open, b.open), ways: Math.max(a.ways, b.ways) };
}
