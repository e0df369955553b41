import fc from 'fast-check';

/**
 * A list of random numbers that a generator draws its choices from; when it is used up, every further choice is the
 * first (and by convention the plainest). Shortening or lowering the numbers gives a plainer document or script, so
 * fast-check shrinks whatever is built from a tape without knowing what it is.
 */
export class Tape {
  #at = 0;

  constructor(private readonly numbers: ArrayLike<number>) {}

  /** A number from 0 up to, not including, `count`. */
  below(count: number): number {
    const drawn = this.numbers[this.#at] ?? 0;
    this.#at += 1;
    return drawn % count;
  }

  /** True about once in `times`; false when the tape is used up. */
  once(times: number): boolean {
    return this.below(times) === times - 1;
  }

  /** One of the items. */
  pick<const T>(items: readonly [T, ...T[]]): T;
  pick<T>(items: readonly T[]): T | undefined;
  pick<T>(items: readonly T[]): T | undefined {
    return items[this.below(Math.max(1, items.length))];
  }

  /** Some of the items, in their order. */
  some<T>(items: readonly T[]): T[] {
    return items.filter(() => this.below(2) === 1);
  }

  /** Between `least` and `most` things. */
  many<T>(least: number, most: number, make: () => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, make);
  }
}

/** Tapes of random numbers. */
export function tapes(maxLength: number): fc.Arbitrary<Uint8Array> {
  return fc.uint8Array({ maxLength, size: 'max' });
}

/** How often a property is tried: `QF_RUNS` for a long run, otherwise what keeps the whole suite quick. */
export function runs(short: number): number {
  const wanted = Number(process.env['QF_RUNS'] ?? '');
  return Number.isSafeInteger(wanted) && wanted > 0 ? wanted : short;
}

/**
 * Options for fast-check: the short run of the suite tries the same examples each time, so that it fails only for what
 * was changed; long runs draw new ones, and take their time to make a counterexample plainer.
 */
export function patience(): { readonly seed?: number; readonly interruptAfterTimeLimit?: number } {
  return process.env['QF_RUNS'] === undefined ? { seed: 2026, interruptAfterTimeLimit: 60_000 } : {};
}
