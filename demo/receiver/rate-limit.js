// Counts what an address does, in the memory of this process: several servers behind one name need a shared counter.

/** So many per address and hour. */
export class RateLimit {
  /** @type {Map<string, { count: number, until: number }>} */
  #counts = new Map();

  /** @param {number} most @param {() => number} [clock] milliseconds @param {number} [span] milliseconds */
  constructor(most, clock = Date.now, span = 3_600_000) {
    this.most = most;
    this.clock = clock;
    this.span = span;
  }

  /** Counts one more. @param {string} address */
  note(address) {
    const now = this.clock();
    // Forgets what is over, so that addresses do not pile up.
    if (this.#counts.size > 10_000)
      for (const [key, { until }] of this.#counts) if (until <= now) this.#counts.delete(key);
    const known = this.#counts.get(address);
    if (known && known.until > now) known.count += 1;
    else this.#counts.set(address, { count: 1, until: now + this.span });
  }

  /** Seconds until the address may go on; 0 when it may now. @param {string} address */
  wait(address) {
    const known = this.#counts.get(address);
    const left = known && known.count >= this.most ? known.until - this.clock() : 0;
    return Math.max(0, Math.ceil(left / 1000));
  }
}
