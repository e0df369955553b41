import { type Change, type Difference, draftEffects, type GroupId } from './difference.ts';

/** One line of a report: what changed alike for one thing or for many. */
export interface DiffRow {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** All names in one phrase: `the explanation of 55 questions`. */
  readonly title: string;
  /** The title speaks of many, so they have to be listed. */
  readonly isMany: boolean;
  readonly changes: readonly Change[];
  /** What becomes of drafts, in words. */
  readonly drafts: string | undefined;
  readonly hint: string | undefined;
}

/** Groups that tell of something else than questions. */
const OTHERS: Partial<Record<GroupId, string>> = {
  sections: 'sections',
  fees: 'amounts',
  facts: 'facts',
  rules: 'rules',
  calculations: 'calculations',
  wording: 'places',
  order: 'places',
};

/** From so many on, what changed alike is told once. */
const MANY = 4;

/** Differences of one group as lines of a report. */
export function rowsOf(differences: readonly Difference[]): readonly DiffRow[] {
  const alike = new Map<string, Difference[]>();
  for (const one of differences) {
    const key = JSON.stringify([one.changes, one.drafts, one.hint, prefixOf(one.name)]);
    alike.set(key, [...(alike.get(key) ?? []), one]);
  }
  return [...alike.values()].flatMap((all) => (all.length < MANY ? all.map((one) => rowOf([one])) : [rowOf(all)]));
}

function rowOf(all: readonly Difference[]): DiffRow {
  const [{ group, changes, drafts, hint, name }] = all as readonly [Difference, ...Difference[]];
  const prefix = prefixOf(name);
  const many = `${prefix === '' ? '' : `${prefix} `}${all.length} ${OTHERS[group] ?? 'questions'}`;
  return {
    ids: all.map(({ id }) => id),
    names: all.map((one) => (all.length > 1 && prefix !== '' ? one.name.slice(prefix.length + 1) : one.name)),
    title: all.length === 1 ? name : many,
    isMany: all.length > 1,
    changes: changes.map(shortened),
    drafts: drafts && draftEffects[drafts],
    hint,
  };
}

/** What stands before the quotation marks: `the explanation of`. */
function prefixOf(name: string): string {
  return /^(the [a-z ]+ (?:of|in)) “/.exec(name)?.[1] ?? '';
}

const AROUND = 40;

// Of long texts only what differs, with a few words around it.
function shortened(told: Change): Change {
  const { before, after } = told;
  if (before === undefined || after === undefined || Math.min(before.length, after.length) < 3 * AROUND) return told;
  let start = 0;
  while (before[start] === after[start] && start < before.length) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const from = wordStart(before, start - AROUND);
  const rest = Math.max(0, end - AROUND);
  const cut = (text: string) => {
    const upTo = wordEnd(text, text.length - rest);
    return `${from > 0 ? '… ' : ''}${text.slice(from, upTo)}${upTo < text.length ? ' …' : ''}`;
  };
  return { ...told, before: cut(before), after: cut(after) };
}

function wordStart(text: string, at: number): number {
  return at <= 0 ? 0 : text.lastIndexOf(' ', at) + 1;
}

function wordEnd(text: string, at: number): number {
  const space = text.indexOf(' ', at);
  return space === -1 ? text.length : space;
}
