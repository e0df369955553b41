import type { Detail, Fact, Limits, Wording } from './compiled.ts';
import { parseExact } from './exact.ts';
import { readPercent } from './literal.ts';
import type { QuestionDocument, QuestionKind, Text } from './types.ts';

/** The sentences a question may show. */
export function wordingOf(source: QuestionDocument): Wording {
  const words = source as { readonly [word: string]: unknown };
  const names = ['label', 'hint', 'guidance', 'number', 'reference', 'text', 'unit', 'because'] as const;
  const more = ['statement', 'rowLabel', 'yesLabel', 'noLabel', 'patternMessage'] as const;
  return defined(Object.fromEntries([...names, ...more].map((name) => [name, words[name] as Text | undefined])));
}

/** The constraints on a question's answer, numbers made exact. */
export function limitsOf(source: QuestionDocument): Limits {
  const limits = source as { readonly [word: string]: unknown };
  return defined({
    minimum: limitOf(source.kind, limits['minimum']),
    maximum: limitOf(source.kind, limits['maximum']),
    step: limitOf(source.kind, limits['step']) as Limits['step'],
    minLength: limits['minLength'] as number | undefined,
    maxLength: limits['maxLength'] as number | undefined,
    minItems: limits['minItems'] as number | undefined,
    maxItems: limits['maxItems'] as number | undefined,
    pattern: typeof limits['pattern'] === 'string' ? new RegExp(`^(?:${limits['pattern']})$`, 'u') : undefined,
    refuseMailboxes: limits['refuseMailboxes'] as readonly string[] | undefined,
    warnMailboxes: limits['warnMailboxes'] as readonly string[] | undefined,
    warnDomains: limits['warnDomains'] as readonly string[] | undefined,
  });
}

function limitOf(kind: QuestionKind, limit: unknown): Limits['minimum'] {
  if (kind === 'date' || kind === 'dateRange') return limit as string | undefined;
  if (typeof limit !== 'string' && typeof limit !== 'number') return undefined;
  const text = `${limit}`;
  return kind === 'percent' ? (readPercent(text) as Limits['step']) : parseExact(text);
}

/** What only some kinds state, conditions and operands excepted. */
export function detailOf(source: QuestionDocument, facts: ReadonlyMap<string, Fact>): Detail {
  const words = source as { readonly [word: string]: unknown };
  const names = ['reviewWhen', 'from', 'display', 'tone', 'href', 'autocomplete', 'unique', 'sums', 'widget'] as const;
  const more = ['carryForward', 'renamedFrom', 'revision'] as const;
  const fact = source.kind === 'prefilled' ? facts.get(source.from) : undefined;
  return defined({ ...Object.fromEntries([...names, ...more].map((name) => [name, words[name]])), fact });
}

/** The members that are not undefined. */
export function defined<T extends object>(members: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
