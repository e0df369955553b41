import type { Question, Section } from '../../questionnaire/compiled.ts';
import { plainWords, quoted } from '../staff-words.ts';
import { type Comparison, nameIn } from './comparison.ts';
import type { Difference } from './difference.ts';

/** Sections, and questions within their section or whole, that stand at another place; as few as explain the order. */
export function orderDifferences({ now, sections, pairs }: Comparison): readonly Difference[] {
  const nameOf = ({ title }: Section) => `Section ${quoted(plainWords(title, now))}`;
  const among = sections.map(({ was, now: section }) => ({ was: was.node, now: section.node, thing: section }));
  const found = outOfOrder(among).map(({ thing, after }): Difference => {
    return {
      group: 'order',
      id: thing.id,
      name: nameOf(thing),
      changes: [{ what: '', after: placed(after && nameOf(after)) }],
    };
  });
  const holders = new Map<Section | Question, { was: number; now: number; thing: Question }[]>();
  for (const { was, now: question } of pairs) {
    const holder = question.parent ?? question.section;
    const isThere =
      was.parent !== undefined || sections.some((pair) => pair.was === was.section && pair.now === holder);
    if (!isThere) continue;
    holders.set(holder, [...(holders.get(holder) ?? []), { was: was.node, now: question.node, thing: question }]);
  }
  for (const members of holders.values()) {
    for (const { thing, after } of outOfOrder(members)) {
      const where = placed(after && nameIn(after, now));
      found.push({
        group: 'order',
        id: thing.pattern,
        name: nameIn(thing, now),
        changes: [{ what: '', after: where }],
      });
    }
  }
  return found;
}

function placed(after: string | undefined): string {
  return after === undefined ? 'now the first' : `now after ${after}`;
}

interface Placed<T> {
  readonly was: number;
  readonly now: number;
  readonly thing: T;
}

/** Those that moved against the others, each with what stands before it now. */
function outOfOrder<T>(members: readonly Placed<T>[]): readonly { readonly thing: T; readonly after: T | undefined }[] {
  const today = [...members].sort((a, b) => a.now - b.now);
  const staying = longestRising(today.map(({ was }) => was));
  return today.flatMap((member, i) =>
    staying.has(member.was) ? [] : [{ thing: member.thing, after: today[i - 1]?.thing }],
  );
}

/** The longest run of numbers that rise, not necessarily side by side. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  numbers.forEach((number, i) => {
    let length = ends.findIndex((end) => numbers[end]! >= number);
    if (length === -1) length = ends.length;
    before[i] = length > 0 ? ends[length - 1] : undefined;
    ends[length] = i;
  });
  const found = new Set<number>();
  for (let at = ends.at(-1); at !== undefined; at = before[at]) found.add(numbers[at]!);
  return found;
}
