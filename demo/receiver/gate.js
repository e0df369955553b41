// Keeps memory bounded: a body is read whole, so only so many bytes of bodies are read at a time.

/** Lets bodies in, in the order in which they came, while all of them together stay below `most` bytes. */
export class Gate {
  #inside = 0;
  /** @type {{ bytes: number, open: () => void }[]} */
  #waiting = [];

  /** @param {number} most */
  constructor(most) {
    this.most = most;
  }

  /**
   * Does the work as soon as there is room for so many bytes. One that is larger than everything goes in alone.
   * @template T
   * @param {number} bytes
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async pass(bytes, work) {
    const size = Math.min(bytes, this.most);
    await new Promise((open) => {
      this.#waiting.push({ bytes: size, open: () => open(undefined) });
      this.#admit();
    });
    try {
      return await work();
    } finally {
      this.#inside -= size;
      this.#admit();
    }
  }

  #admit() {
    for (let next = this.#waiting[0]; next && this.#inside + next.bytes <= this.most; next = this.#waiting[0]) {
      this.#waiting.shift();
      this.#inside += next.bytes;
      next.open();
    }
  }
}
