import type { Flags } from '../drafts/draft.ts';

/** The questions that the respondent means to come back to, each with a private note. Kept in the draft, never sent. */
export class FlagBook {
  readonly #changed: () => void;
  readonly #notes = new Map<string, string>();
  #flags: Flags = {};
  #from: Flags | undefined;

  /** `changed` is called whenever a flag or a note is another. */
  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** All of them, for the draft. */
  get all(): Flags {
    return this.#flags;
  }

  /** Begins with those of a draft, unless the filling goes on that began with them. */
  begin(flags: Flags = {}, goesOn = false): void {
    if (goesOn && flags === this.#from) return;
    this.#from = flags;
    this.#notes.clear();
    this.#flags = flags;
  }

  /** The note at a question, by its id; undefined when it is not flagged. */
  at(id: string): string | undefined {
    return Object.hasOwn(this.#flags, id) ? this.#flags[id] : undefined;
  }

  /** Flags a question, or takes its flag away; the note comes back with the flag as long as the page lives. */
  toggle(id: string): void {
    const { [id]: note, ...others } = this.#flags;
    if (note !== undefined) this.#notes.set(id, note);
    this.#set(note === undefined ? { ...others, [id]: this.#notes.get(id) ?? '' } : others);
  }

  /** Writes the note at a flagged question. */
  write(id: string, note: string): void {
    this.#set({ ...this.#flags, [id]: note });
  }

  #set(flags: Flags): void {
    this.#flags = flags;
    this.#changed();
  }
}
