import type { Clock } from '../../src/drafts/clock.ts';

/** A clock that moves only when a test says so. */
export class FakeClock implements Clock {
  #now: number;
  #timers: { id: number; at: number; callback: () => void }[] = [];
  #count = 0;

  constructor(now = 1_767_225_600_000) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(callback: () => void, milliseconds: number): unknown {
    const id = (this.#count += 1);
    this.#timers.push({ id, at: this.#now + milliseconds, callback });
    return id;
  }

  clearTimeout(timer: unknown): void {
    this.#timers = this.#timers.filter(({ id }) => id !== timer);
  }

  /** How many timers are set. */
  get waiting(): number {
    return this.#timers.length;
  }

  /** Moves on and rings what is due, in order. */
  advance(milliseconds: number): void {
    const until = this.#now + milliseconds;
    for (;;) {
      const [next] = this.#timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.clearTimeout(next.id);
      this.#now = Math.max(this.#now, next.at);
      next.callback();
    }
    this.#now = until;
  }
}
