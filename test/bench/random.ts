/** A repeatable source of chance: the same seed gives the same run on every machine. */
export interface Random {
  /** A fraction from 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** One of the items, each as likely. */
  pick<Item>(items: readonly Item[]): Item;
  /** True in the given share of all cases. */
  chance(share: number): boolean;
}

/** Starts a repeatable source of chance. */
export function startRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    // A linear congruential step, whose low bits are weak, hence the folding.
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const folded = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d);
    return ((folded ^ (folded >>> 12)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number) => least + Math.floor(fraction() * (most - least + 1));
  return {
    fraction,
    between,
    pick: <Item>(items: readonly Item[]) => items[between(0, items.length - 1)] as Item,
    chance: (share) => fraction() < share,
  };
}
