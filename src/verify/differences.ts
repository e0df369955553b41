import { isObject } from '../questionnaire/json-object.ts';

/** How a given value differs from the expected one at one place. */
export interface Difference {
  /** Member names and indexes from the top, joined with slashes. */
  readonly at: string;
  /** `extra`: only given. `lacking`: only expected. `other`: both, and not the same. */
  readonly how: 'extra' | 'lacking' | 'other';
}

/**
 * Every place where a value given as JSON differs from the expected one, as deep as the two still have the same form.
 * Goes no deeper than what is expected, so that nothing given can make it run long. Rows are named by their `rowId`.
 */
export function differences(expected: unknown, given: unknown, at: string): readonly Difference[] {
  if (Object.is(expected, given)) return [];
  if (isList(expected) && isList(given)) return listDifferences(expected, given, at);
  if (isObject(expected) && isObject(given)) return recordDifferences(expected, given, at);
  return [{ at, how: expected === undefined ? 'extra' : given === undefined ? 'lacking' : 'other' }];
}

function listDifferences(expected: readonly unknown[], given: readonly unknown[], at: string): readonly Difference[] {
  if (expected.length !== given.length) return [{ at, how: 'other' }];
  return expected.flatMap((item, i) => differences(item, given[i], `${at}/${rowName(item) ?? i}`));
}

function rowName(item: unknown): string | undefined {
  const name = isObject(item) ? item['rowId'] : undefined;
  return typeof name === 'string' ? name : undefined;
}

function recordDifferences(expected: Members, given: Members, at: string): readonly Difference[] {
  const names = new Set([...Object.keys(expected), ...Object.keys(given)]);
  return [...names].flatMap((name) => differences(own(expected, name), own(given, name), `${at}/${name}`));
}

type Members = Readonly<Record<string, unknown>>;

/** A member of its own, never one of the prototype. */
export function own(value: Members, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Whether a value is a JSON list. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
