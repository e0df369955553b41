import type { Target } from './blame.ts';
import { leverName } from './expression-parts.ts';
import { blameFor, distanceTo, type Goal, isMet } from './goal.ts';
import type { Moves } from './moves.ts';
import { type Move, nameOf, type Trial } from './trial.ts';

/** What came of looking for a filling: `isSmallest` when no other has fewer answers. */
export type Found =
  | { readonly status: 'found'; readonly trial: Trial; readonly isSmallest: boolean }
  | { readonly status: 'impossible' | 'unknown' };

/** How many fillings may be tried: one after the other by size, then by what looks nearest. */
export interface Budget {
  readonly inOrder: number;
  readonly nearest: number;
}

interface Step {
  readonly from: Trial;
  readonly move: Move;
}

interface Candidate {
  readonly trial: Trial | Step;
  readonly length: number;
}

/** A fact or a day other than usual counts as much as so many answers. */
const factSize = 2;

/**
 * Looks for the smallest filling that meets a goal: fewest things set, then the shortest. Tries everything that can
 * matter in order of size; when that becomes too much, goes on from what is nearest to the goal, and is then not sure
 * that there is none smaller. Impossible is said only when everything was tried and no other value could matter.
 */
export function smallest(goal: Goal, starts: readonly Trial[], moves: Moves, budget: Budget): Found {
  const search = new Search(goal, moves);
  const inOrder = search.inOrder(starts, budget.inOrder);
  if (inOrder !== 'cut') {
    if (inOrder) return { status: 'found', trial: inOrder, isSmallest: true };
    return { status: search.isWhole() ? 'impossible' : 'unknown' };
  }
  const nearest = search.nearest(starts, budget.nearest);
  return nearest ? { status: 'found', trial: shrunk(nearest, goal, starts), isSmallest: false } : { status: 'unknown' };
}

class Search {
  readonly #targets = new Map<string, Target>();

  constructor(
    private readonly goal: Goal,
    private readonly moves: Moves,
  ) {}

  isWhole(): boolean {
    return [...this.#targets.values()].every((target) => this.moves.probes(target).isWhole);
  }

  inOrder([first, ...others]: readonly Trial[], limit: number): Trial | 'cut' | undefined {
    const seen = new Set<string>();
    const levels: Candidate[][] = [first ? [{ trial: first, length: 0 }] : []];
    // Another context than the first counts as much as another fact.
    levels[factSize] = others.map((trial, i) => ({ trial, length: i }));
    let left = limit;
    for (let size = 0; size < levels.length; size += 1) {
      for (const { trial, length } of (levels[size] ?? []).sort((a, b) => a.length - b.length)) {
        const tried = 'move' in trial ? this.#tried(trial, seen) : trial;
        if (!tried) continue;
        if ((left -= 1) < 0) return 'cut';
        if (isMet(this.goal, tried)) return tried;
        for (const next of this.#next(tried, length)) {
          (levels[size + sizeOf(next.trial.move)] ??= []).push(next);
        }
      }
      levels[size] = [];
    }
    return undefined;
  }

  #tried({ from, move }: Step, seen: Set<string>): Trial | undefined {
    const key = keyOf(from, move);
    if (seen.has(key)) return undefined;
    seen.add(key);
    return from.with(move);
  }

  /** Keeps the most promising fillings of each size. */
  nearest(starts: readonly Trial[], limit: number): Trial | undefined {
    const width = 6;
    const seen = new Set<string>();
    let beam = starts.map((trial) => ({ trial, distance: distanceTo(this.goal, trial), length: 0 }));
    let left = limit;
    for (let depth = 0; depth < 16 && beam.length > 0; depth += 1) {
      const next: typeof beam = [];
      for (const { trial: from, length: before } of beam) {
        for (const { trial: step, length } of this.#next(from, before)) {
          const trial = this.#tried(step, seen);
          if (!trial) continue;
          if ((left -= 1) < 0) return undefined;
          if (isMet(this.goal, trial)) return trial;
          next.push({ trial, distance: distanceTo(this.goal, trial), length });
        }
      }
      beam = next.sort((a, b) => a.distance - b.distance || a.length - b.length).slice(0, width);
    }
    return undefined;
  }

  #next(trial: Trial, before: number): readonly { readonly trial: Step; readonly length: number }[] {
    const { targets } = blameFor(this.goal, trial);
    for (const target of targets.values()) this.#targets.set(leverName(target), target);
    return [...targets.values()]
      .flatMap((target) => this.moves.at(target, trial))
      .map((move) => ({ trial: { from: trial, move }, length: before + (JSON.stringify(move.value) ?? '').length }));
  }
}

function sizeOf({ what }: Move): number {
  return what === 'answer' ? 1 : factSize;
}

function keyOf(from: Trial, move: Move): string {
  return [...from.moves, move].map(nameOf).sort().join('|') + from.host.name;
}

/** Leaves out whatever the goal can do without. */
function shrunk(trial: Trial, goal: Goal, starts: readonly Trial[]): Trial {
  for (const move of trial.moves) {
    for (const start of starts) {
      const rest = trial.moves.filter((other) => other !== move);
      const fewer = rest.reduce<Trial | undefined>((on, one) => on?.with(one), start);
      if (fewer && isMet(goal, fewer)) return shrunk(fewer, goal, starts);
    }
  }
  return trial;
}
