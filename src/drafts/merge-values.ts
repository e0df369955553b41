import { canonicalJson } from '../questionnaire/canonical.ts';
import { isObject } from '../questionnaire/json-object.ts';

/** Whether two pieces of JSON say the same; undefined is the same as undefined only. */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one === other || canonicalJson(one) === canonicalJson(other);
}

/**
 * Merges any JSON against what both sides came from (undefined when that is not known, or had no such thing): what one
 * side changed is taken, lists are merged item by item and objects member by member. Where both changed one plain
 * value, mine counts.
 */
export function mergeValue(base: unknown, mine: unknown, theirs: unknown): unknown {
  if (isSame(mine, theirs) || isSame(theirs, base)) return mine;
  if (isSame(mine, base)) return theirs;
  if (Array.isArray(mine) && Array.isArray(theirs)) return mergeList(base, mine, theirs);
  if (isObject(mine) && isObject(theirs)) {
    const was = isObject(base) ? base : {};
    const names = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
    const merged = [...names].map((name) => [name, mergeValue(was[name], mine[name], theirs[name])] as const);
    return Object.fromEntries(merged.filter(([, value]) => value !== undefined));
  }
  return mine ?? theirs;
}

/** Merges lists as sets: what one side added is in, what one side took away is out. */
export function mergeList(base: unknown, mine: readonly unknown[], theirs: readonly unknown[]): readonly unknown[] {
  const [was, here, there] = [base, mine, theirs].map((list) => byText(Array.isArray(list) ? list : []));
  const all = new Map([...was!, ...here!, ...there!]);
  return [...all]
    .filter(([text]) => (was!.has(text) ? here!.has(text) && there!.has(text) : true))
    .map(([, item]) => item);
}

function byText(list: readonly unknown[]): Map<string, unknown> {
  return new Map(list.map((item) => [canonicalJson(item), item]));
}
