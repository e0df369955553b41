/** A `{` or `[`, and the offset before which its partner belongs. */
export interface Unclosed {
  readonly kind: '{' | '[';
  readonly offset: number;
  readonly before: number;
}

/**
 * Remembers the open brackets of a text. When one is missing, a reader notices only much later, because the next
 * bracket closes the wrong partner; the indentation tells which one was really left open.
 */
export class BracketMemory {
  readonly #open: { readonly kind: '{' | '['; readonly offset: number; readonly indent: number }[] = [];
  readonly #suspects: Unclosed[] = [];

  get depth(): number {
    return this.#open.length;
  }

  /** The bracket around the innermost one. */
  get parent(): '{' | '[' | undefined {
    return this.#open.at(-2)?.kind;
  }

  /** Whether such a bracket is open. */
  has(kind: '{' | '['): boolean {
    return this.#open.some((bracket) => bracket.kind === kind);
  }

  /** Notes a bracket on a line that is indented so far. */
  open(kind: '{' | '[', offset: number, indent: number): void {
    this.#open.push({ kind, offset, indent });
  }

  /** Takes the innermost bracket as closed; `indent` is given when the closing bracket begins its line. */
  close(offset: number, indent: number | undefined): void {
    const bracket = this.#open.pop();
    if (bracket && indent !== undefined && indent < bracket.indent) {
      this.#suspects.push({ kind: bracket.kind, offset: bracket.offset, before: offset });
    }
  }

  /** Gives up the innermost bracket at an offset and tells which bracket most likely lacks its partner. */
  abandon(at: number): Unclosed {
    const bracket = this.#open.pop() ?? { kind: '{', offset: at };
    const suspect = this.#suspects.find(({ offset, kind }) => offset > bracket.offset && kind === bracket.kind);
    this.#suspects.length = 0;
    return suspect ?? { kind: bracket.kind, offset: bracket.offset, before: at };
  }
}
