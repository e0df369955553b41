/**
 * A piece of the element that comes in a file of its own, so that a page receives it only when it is needed. Where
 * everything is in one file, it is there a moment after it was asked for.
 *
 * Law: what a respondent can press works without a connection once the first page stands; pieces that are needed for it
 * are fetched ahead (`ahead`).
 */
export class Piece<Module> {
  static readonly #all = new Set<Piece<unknown>>();
  readonly #fetch: () => Promise<Module>;
  readonly #isNeededLater: boolean;
  #now: Module | undefined;
  #coming: Promise<Module> | undefined;

  /** `later`: respondents may need it after the first page stands. */
  constructor(fetch: () => Promise<Module>, { later = false } = {}) {
    this.#fetch = fetch;
    this.#isNeededLater = later;
    Piece.#all.add(this);
  }

  /** Fetches, when there is time for it, everything that respondents may need later; what does not come is tried again when it is needed. */
  static ahead(): void {
    whenIdle(() => {
      for (const piece of Piece.#all) if (piece.#isNeededLater) piece.load().catch(() => undefined);
    });
  }

  /** Fetches every piece there is, also those that others bring along. */
  static async all(): Promise<void> {
    let known = -1;
    while (known < Piece.#all.size) {
      known = Piece.#all.size;
      await Promise.all([...Piece.#all].map((piece) => piece.load()));
    }
  }

  /** The piece, once it is there. */
  get now(): Module | undefined {
    return this.#now;
  }

  /** Fetches the piece, once. Rejects when it does not come; the next call tries again. */
  load(): Promise<Module> {
    return (this.#coming ??= this.#fetch().then(
      (module) => (this.#now = module),
      (error: unknown) => {
        this.#coming = undefined;
        throw error;
      },
    ));
  }
}

/** The browser's first free moment; Safari names none, and gets the next one. */
function whenIdle(then: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(then, { timeout: 1000 });
  else setTimeout(then);
}
