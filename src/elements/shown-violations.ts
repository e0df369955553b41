import type { Snapshot } from '../engine/snapshot.ts';
import type { Violation } from '../engine/violation.ts';

/** Where a violation is shown: the path of its question, else its section. Ids hold no colon, so the two never meet. */
export function placeOf(violation: Violation): string {
  return violation.path || `section:${violation.section}`;
}

/**
 * Which violations the respondent sees at the questions. They are always computed, but an error is shown only after
 * Continue asked for it and until it is put right, a warning once its question has been left. What the host refused is
 * shown until that answer changes.
 */
export class ShownViolations {
  readonly #asked = new Set<string>();
  readonly #left = new Set<string>();
  readonly #refused = new Map<string, Violation>();
  #shown: ReadonlyMap<string, Violation> = new Map();

  /** What is shown at a place now. */
  at(place: string): Violation | undefined {
    return this.#shown.get(place);
  }

  /** Shows these from now on, until each is put right. */
  ask(violations: readonly Violation[]): void {
    for (const violation of violations) this.#asked.add(placeOf(violation));
  }

  /** The respondent left these questions: what is merely worth a second look may be shown there. */
  leave(paths: readonly string[]): void {
    for (const path of paths) this.#left.add(path);
  }

  /** Shows what the host found wrong. */
  refuse(violations: readonly Violation[]): void {
    for (const violation of violations) this.#refused.set(placeOf(violation), violation);
  }

  /** Whether the host's refusal still stands somewhere. */
  get refused(): readonly Violation[] {
    return [...this.#refused.values()];
  }

  /** Forgets everything: another session begins. */
  clear(): void {
    this.#asked.clear();
    this.#left.clear();
    this.#refused.clear();
    this.#shown = new Map();
  }

  /** Fits what is shown to a new snapshot and gives the places where something else is shown than before. */
  settle(snapshot: Snapshot, changed: readonly string[] = []): readonly string[] {
    this.#forgetRefusals(changed);
    // Every keystroke comes through here, and finding all violations costs a walk over the questionnaire.
    const idle = this.#asked.size === 0 && this.#refused.size === 0 && this.#shown.size === 0;
    return idle && changed.length > 0 ? [] : this.#replace(this.#collect(snapshot));
  }

  #replace(now: ReadonlyMap<string, Violation>): readonly string[] {
    const before = this.#shown;
    this.#shown = now;
    return [...new Set([...before.keys(), ...now.keys()])].filter(
      (place) => !isSame(before.get(place), now.get(place)),
    );
  }

  #collect(snapshot: Snapshot): ReadonlyMap<string, Violation> {
    const shown = new Map<string, Violation>();
    const stillAsked = new Set<string>();
    for (const violation of this.#asked.size === 0 ? [] : snapshot.violations) {
      const place = placeOf(violation);
      if (!this.#asked.has(place)) continue;
      stillAsked.add(place);
      if (!shown.has(place)) shown.set(place, violation);
    }
    // Put right is put right: the same slip is shown again only when Continue asks again.
    for (const place of this.#asked) if (!stillAsked.has(place)) this.#asked.delete(place);
    for (const [place, violation] of this.#refused) if (!shown.has(place)) shown.set(place, violation);
    const confirmed = new Set(snapshot.confirmed);
    for (const warning of snapshot.warnings) {
      const place = placeOf(warning);
      if (!confirmed.has(warning.ruleId ?? '') && !shown.has(place) && this.#left.has(place)) shown.set(place, warning);
    }
    return shown;
  }

  #forgetRefusals(changed: readonly string[]): void {
    if (this.#refused.size === 0) return;
    for (const path of changed) {
      for (const place of this.#refused.keys()) {
        if (place === path || path.startsWith(`${place}/`) || place.startsWith(`${path}/`)) this.#refused.delete(place);
      }
    }
  }
}

function isSame(a: Violation | undefined, b: Violation | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return a.code === b.code && a.ruleId === b.ruleId && JSON.stringify(a.params) === JSON.stringify(b.params);
}
