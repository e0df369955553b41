import type { Money } from '../engine/answer.ts';
import type { Snapshot } from '../engine/snapshot.ts';

/** Calculated amounts by question id, as somebody saw them. */
export type SeenAmounts = Readonly<Record<string, Money>>;

/** An amount that came out anew without the respondent's doing. Undefined stands for none at all. */
export interface ChangedAmount {
  readonly id: string;
  readonly before: Money | undefined;
  readonly now: Money | undefined;
}

/**
 * Remembers which calculated amounts the respondent has seen. What their own answers change they see themselves; what
 * another day, or another fee schedule, changes behind their back has to be shown and confirmed before it is sent.
 */
export class AmountWatch {
  readonly #before = new Map<string, Money | undefined>();

  /** A filling opens; `seen` are the amounts as they were when it was left. */
  begin(snapshot: Snapshot, seen: SeenAmounts | undefined): void {
    this.#before.clear();
    if (seen) this.#compare(seen, amountsIn(snapshot));
  }

  /** Something changed; on another day, the amounts that are others now wait to be confirmed. */
  note(before: Snapshot, now: Snapshot): void {
    if (now.today !== before.today) this.#compare(amountsIn(before), amountsIn(now));
  }

  /** What waits to be confirmed, in the order of the questionnaire. */
  changed(snapshot: Snapshot): readonly ChangedAmount[] {
    if (this.#before.size === 0) return [];
    const now = amountsIn(snapshot);
    return snapshot.sections
      .flatMap(({ questions }) => questions.map(({ id }) => ({ id, before: this.#before.get(id), now: now[id] })))
      .filter(({ id, before, now: after }) => this.#before.has(id) && !isSame(before, after));
  }

  /** The respondent confirmed what `changed` told. */
  confirm(): void {
    this.#before.clear();
  }

  /** The amounts to keep with a draft: those that wait to be confirmed as they were before. */
  seen(snapshot: Snapshot): SeenAmounts {
    const waiting = Object.fromEntries(this.#before);
    return Object.fromEntries(
      Object.entries({ ...amountsIn(snapshot), ...waiting }).filter((entry): entry is [string, Money] => !!entry[1]),
    );
  }

  #compare(before: SeenAmounts, now: SeenAmounts): void {
    for (const id of new Set([...Object.keys(before), ...Object.keys(now)])) {
      if (!this.#before.has(id) && !isSame(before[id], now[id])) this.#before.set(id, before[id]);
    }
  }
}

function amountsIn(snapshot: Snapshot): SeenAmounts {
  const amounts: Record<string, Money> = {};
  for (const { questions } of snapshot.sections) {
    for (const { id, kind, ruleType } of questions) {
      const value = kind === 'calculated' && ruleType?.type === 'money' ? snapshot.calculated(id) : undefined;
      if (value !== undefined) amounts[id] = value as Money;
    }
  }
  return amounts;
}

// Nothing and an amount of nothing are the same to whoever pays.
function isSame(a: Money | undefined, b: Money | undefined): boolean {
  return (a?.minor ?? 0) === (b?.minor ?? 0) && (!a || !b || a.currency === b.currency);
}
