import type { FileLimits, Question, Questionnaire } from '../../questionnaire/compiled.ts';
import { compareExact, isExact } from '../../questionnaire/exact.ts';
import { amountName, dateName, listed } from '../staff-words.ts';
import { type Comparison, isAlike, nameIn, operandWords } from './comparison.ts';
import type { Change, Difference } from './difference.ts';
import type { QuestionPair } from './matching.ts';

/** A limit before and after: `isTighter` when something that was fine may be fine no longer. */
interface LimitChange extends Change {
  readonly isTighter: boolean;
}

interface LimitName {
  readonly name: string;
  readonly words: string;
  /** Which way it gets tighter. */
  readonly tightens: 'up' | 'down';
}

const AMOUNTS: readonly LimitName[] = [
  { name: 'minimum', words: 'At least', tightens: 'up' },
  { name: 'maximum', words: 'At most', tightens: 'down' },
  { name: 'minLength', words: 'Characters, at least', tightens: 'up' },
  { name: 'maxLength', words: 'Characters, at most', tightens: 'down' },
  { name: 'minItems', words: 'How many, at least', tightens: 'up' },
  { name: 'maxItems', words: 'How many, at most', tightens: 'down' },
];

const FILE_COUNTS: readonly LimitName[] = [
  { name: 'minItems', words: 'Files, at least', tightens: 'up' },
  { name: 'maxItems', words: 'Files, at most', tightens: 'down' },
];

const LISTS = [
  ['refuseMailboxes', 'Refused mailboxes'],
  ['warnMailboxes', 'Mailboxes that raise a warning'],
  ['warnDomains', 'Domains that raise a warning'],
] as const;

/** Limits that were tightened or widened, for what is typed or chosen and for files apart. */
export function limitDifferences({ was, now }: QuestionPair, comparison: Comparison): readonly Difference[] {
  const files = fileChanges(filesOf(was), filesOf(now));
  const isFiles = now.kind === 'files' || (was.kind === 'files' && now.kind === 'evidence');
  const changes = was.kind !== now.kind || isFiles || isDoubled(now) ? [] : ownChanges(was, now, comparison);
  const of = (group: 'limits' | 'files', found: readonly LimitChange[]): readonly Difference[] => {
    if (found.length === 0) return [];
    const isTighter = found.some((one) => one.isTighter);
    const effect = group === 'files' ? ('filesMarked' as const) : ('marked' as const);
    return [
      {
        group,
        id: now.pattern,
        name: nameIn(now, comparison.now),
        changes: found.map(({ isTighter: _, ...told }) => told),
        ...(isTighter && { drafts: effect }),
      },
    ];
  };
  return [...of('limits', changes), ...of('files', files)];
}

// The two days of a range carry the limits of the range.
function isDoubled({ parent, limits }: Question): boolean {
  return parent?.kind === 'dateRange' && parent.limits === limits;
}

/** The question that takes the files: itself, or the part for files that an earlier question for files became. */
function filesOf(question: Question): Question | undefined {
  if (question.kind === 'files') return question;
  return question.kind === 'evidence' ? question.parts.find(({ id }) => id === 'files') : undefined;
}

function fileChanges(was: Question | undefined, now: Question | undefined): readonly LimitChange[] {
  if (!was || !now) return [];
  const counts = FILE_COUNTS.flatMap((limit) =>
    amountChange(limit, was, now, (value) => (value === undefined ? undefined : `${value as number}`)),
  );
  return [...counts, ...sizeChanges(was.files, now.files)];
}

/** Changes of the size and of the types that are accepted. */
export function sizeChanges(was: FileLimits | undefined, now: FileLimits | undefined): readonly LimitChange[] {
  const found: LimitChange[] = [];
  const [before, after] = [was?.maxPerQuestion, now?.maxPerQuestion];
  if (before !== after) {
    const isTighter = (after ?? Infinity) < (before ?? Infinity);
    found.push({ what: 'Size in all', before: sizeName(before), after: sizeName(after), isTighter });
  }
  const [accepted, accepts] = [was?.accept, now?.accept];
  const taken = (list: readonly string[] | undefined) => (list ? [...list].sort().join(', ') : 'any but archives');
  if (taken(accepted) !== taken(accepts)) {
    const isTighter = accepts !== undefined && (accepted?.some((type) => !accepts.includes(type)) ?? true);
    found.push({ what: 'Types', before: taken(accepted), after: taken(accepts), isTighter });
  }
  return found;
}

/** A size in the unit that suits it, such as `20 MB`. */
export function sizeName(bytes: number | undefined): string {
  if (bytes === undefined) return 'no limit';
  if (bytes >= 1e6) return `${bytes / 1e6} MB`;
  return bytes >= 1000 ? `${bytes / 1000} kB` : `${bytes} bytes`;
}

function ownChanges(was: Question, now: Question, comparison: Comparison): readonly LimitChange[] {
  const told = (value: unknown) => amountWords(value, now, comparison.now);
  const lists = LISTS.map(([name, words]) => listChange(words, was.limits[name], now.limits[name]));
  const unusual = (of: Question) => {
    const { prefixes = [], extension = false } = of.limits.unusual ?? {};
    return of.limits.unusual && `${listed(prefixes, 'and')}${extension ? ', extensions' : ''}`;
  };
  const columns = (of: Question) => of.detail.unique && listed(of.detail.unique, 'and');
  const rest = [
    otherChange('Steps of', told(was.limits.step), told(now.limits.step)),
    otherChange('Pattern', was.limits.pattern?.source, now.limits.pattern?.source),
    otherChange('Numbers that raise a warning', unusual(was), unusual(now)),
    otherChange('Columns in which no two entries agree', columns(was), columns(now)),
  ];
  const { mustMatch: before } = was.detail;
  const { mustMatch: after } = now.detail;
  if (!isAlike(before, after, comparison)) {
    const words = [
      before && operandWords(before, comparison.old),
      after && operandWords(after, comparison.now),
    ] as const;
    rest.push(otherChange('Must be the same as', ...words));
  }
  return [...AMOUNTS.flatMap((limit) => amountChange(limit, was, now, told)), ...lists.flat(), ...rest.flat()];
}

function amountChange(
  { name, words, tightens }: LimitName,
  was: Question,
  now: Question,
  told: (value: unknown) => string | undefined,
): readonly LimitChange[] {
  const [before, after] = [limit(was, name), limit(now, name)];
  const order = before === undefined || after === undefined ? undefined : ordered(before, after);
  if (order === 0 || (before === undefined && after === undefined)) return [];
  // A limit that was not there before is tighter; one that is gone is wider.
  const isTighter = order === undefined ? before === undefined : tightens === 'up' ? order < 0 : order > 0;
  return [{ what: words, before: told(before) ?? 'no limit', after: told(after) ?? 'no limit', isTighter }];
}

function limit({ limits }: Question, name: string): unknown {
  return (limits as Readonly<Record<string, unknown>>)[name];
}

function ordered(a: unknown, b: unknown): number {
  if (isExact(a) && isExact(b)) return compareExact(a, b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function amountWords(value: unknown, { kind }: Question, questionnaire: Questionnaire): string | undefined {
  if (value === undefined) return undefined;
  if (isExact(value)) return amountName(value, kind, questionnaire);
  return typeof value === 'string' ? dateName(value) : `${value as number}`;
}

function listChange(
  what: string,
  was: readonly string[] | undefined,
  now: readonly string[] | undefined,
): readonly LimitChange[] {
  const told = (list: readonly string[] | undefined) =>
    list && list.length > 0 ? [...list].sort().join(', ') : 'none';
  if (told(was) === told(now)) return [];
  return [{ what, before: told(was), after: told(now), isTighter: (now ?? []).some((one) => !was?.includes(one)) }];
}

// Whether another pattern or step is tighter cannot be told; nothing is lost by taking it to be.
function otherChange(what: string, before: string | undefined, after: string | undefined): readonly LimitChange[] {
  if (before === after) return [];
  return [{ what, before: before ?? 'none', after: after ?? 'none', isTighter: after !== undefined }];
}
