import type { Detail, Fact, Limits, Wording } from './compiled.ts';
import { parseExact } from './exact.ts';
import { readPercent } from './literal.ts';
import type { QuestionDocument, QuestionKind } from './types.ts';

/** The sentences a question may show. */
export function wordingOf(source: QuestionDocument): Wording {
  return picked(source, WORDING);
}

const WORDING: ReadonlySet<string> = new Set<keyof Wording>([
  'label',
  'hint',
  'guidance',
  'number',
  'reference',
  'text',
  'unit',
  'because',
  'statement',
  'rowLabel',
  'yesLabel',
  'noLabel',
  'patternMessage',
  'notOfferedMessage',
]);

/** The constraints on a question's answer, numbers made exact. */
export function limitsOf(source: QuestionDocument): Limits {
  const words = source as { readonly [word: string]: unknown };
  const limits: { -readonly [Name in keyof Limits]: Limits[Name] } = picked(source, LIMITS);
  for (const name of ['minimum', 'maximum', 'step']) {
    const limit = limitOf(source.kind, words[name]);
    if (limit !== undefined) Object.assign(limits, { [name]: limit });
  }
  if (typeof words['pattern'] === 'string') limits.pattern = new RegExp(`^(?:${words['pattern']})$`, 'u');
  return limits;
}

const LIMITS: ReadonlySet<string> = new Set<keyof Limits>([
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'refuseMailboxes',
  'warnMailboxes',
  'warnDomains',
  'unusual',
]);

function limitOf(kind: QuestionKind, limit: unknown): Limits['minimum'] {
  if (kind === 'date' || kind === 'dateRange') return limit as string | undefined;
  if (typeof limit !== 'string' && typeof limit !== 'number') return undefined;
  const text = `${limit}`;
  return kind === 'percent' ? (readPercent(text) as Limits['step']) : parseExact(text);
}

/** What only some kinds state, conditions and operands excepted. */
export function detailOf(source: QuestionDocument, facts: ReadonlyMap<string, Fact>): Detail {
  const detail: Detail = picked(source, DETAIL);
  const fact = source.kind === 'prefilled' ? facts.get(source.from) : undefined;
  return fact ? { ...detail, fact } : detail;
}

const DETAIL: ReadonlySet<string> = new Set<keyof Detail>([
  'reviewWhen',
  'from',
  'display',
  'tone',
  'href',
  'autocomplete',
  'unique',
  'sums',
  'widget',
  'carryForward',
  'renamedFrom',
  'revision',
]);

// A question states a few of its words, so those are gone through rather than the names.
function picked(source: QuestionDocument, names: ReadonlySet<string>): { readonly [name: string]: never } {
  const found: Record<string, never> = {};
  for (const [name, value] of Object.entries(source)) if (names.has(name)) found[name] = value as never;
  return found;
}

/** The members that are not undefined. */
export function defined<T extends object>(members: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  const found: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(members)) if (value !== undefined) found[name] = value;
  return found as never;
}
