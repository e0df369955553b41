import type { Clock } from './clock.ts';

/** The first pause, in milliseconds; each further one is twice as long, up to a minute. */
const PAUSES = { first: 2_000, longest: 60_000 };

/** Somebody who keeps looking. */
export interface SecondLook {
  /** Looks at once, unless the last look was a moment ago. */
  now(): void;
  stop(): void;
}

/**
 * Looks again and again for what could not be found at first, ever more rarely, until a look succeeds; `found` is told
 * once. A store that is back is noticed without a reload.
 */
export function lookAgain<T>(
  clock: Clock,
  look: () => Promise<T>,
  found: (result: T) => void,
  pauses: typeof PAUSES = PAUSES,
): SecondLook {
  let [pause, lastLook, isLooking, isOver] = [pauses.first, clock.now(), false, false];
  let timer: unknown;
  const wait = () => (timer = clock.setTimeout(() => void again(), pause));
  const again = async (): Promise<void> => {
    clock.clearTimeout(timer);
    [isLooking, lastLook] = [true, clock.now()];
    pause = Math.min(pause * 2, pauses.longest);
    try {
      const result = await look();
      if (!isOver) found(result);
      isOver = true;
    } catch {
      if (!isOver) wait();
    } finally {
      isLooking = false;
    }
  };
  wait();
  return {
    now: () => {
      if (!isLooking && !isOver && Math.abs(clock.now() - lastLook) >= pauses.first) void again();
    },
    stop: () => {
      isOver = true;
      clock.clearTimeout(timer);
    },
  };
}
