import type { Clock } from './clock.ts';

type Timers = Pick<Clock, 'setTimeout' | 'clearTimeout'>;

/** Waits for something as long as it takes, and calls `late` once when it takes longer than so many milliseconds. */
export async function inSight<T>(timers: Timers, work: Promise<T>, milliseconds: number, late: () => void): Promise<T> {
  const timer = timers.setTimeout(late, milliseconds);
  try {
    return await work;
  } finally {
    timers.clearTimeout(timer);
  }
}

/**
 * Waits for something no longer than so many milliseconds: resolves to what came of it, or to undefined. Rejects when
 * it rejects in time; what comes of it later is dropped.
 */
export function atMost<T>(timers: Timers, work: Promise<T>, milliseconds: number): Promise<T | undefined> {
  const over = new Promise<undefined>((resolve) => {
    const timer = timers.setTimeout(() => resolve(undefined), milliseconds);
    const clear = () => timers.clearTimeout(timer);
    work.then(clear, clear);
  });
  return Promise.race([work, over]);
}
