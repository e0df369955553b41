import { isBlank, type Attachment, type StoredAnswer } from '../engine/answer.ts';
import type { SessionRecord } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';
import { fitDraft } from './carry-over.ts';
import type { Draft, Flags } from './draft.ts';
import { isSame, mergeList, mergeValue } from './merge-values.ts';

/** One of two copies of a draft: the one that is open here, or the other. */
export type Side = 'mine' | 'theirs';

/** What one copy answers to a question, by path; nothing in it when it has no answer. */
export type CopyAnswers = Readonly<Record<string, StoredAnswer>>;

/** A question, or one row of `rows` or `matrix`, that both copies changed, each in its own way. */
export interface Conflict {
  /** The question's path, or the row's, such as `findings/r1`. */
  readonly path: string;
  /** Undefined when that copy does not have the row at all. */
  readonly mine: CopyAnswers | undefined;
  readonly theirs: CopyAnswers | undefined;
}

/** Two copies of a draft as one. */
export interface Merge {
  /** In the order of the questionnaire; none when nobody has to choose. */
  readonly conflicts: readonly Conflict[];
  /** The one draft, with my answer at every conflict. Its revision is the higher one: what is kept next is above it. */
  readonly merged: Draft;
  /** The one draft, with the chosen answer at each conflict; mine where nothing was chosen. */
  settle(choices: ReadonlyMap<string, Side>): Draft;
}

/** The two copies, and the revision that both of them came from; without it nobody knows what was taken away. */
export interface Copies {
  readonly base: Draft | undefined;
  readonly mine: Draft;
  readonly theirs: Draft;
}

/** Answers by the question or row that is decided as a whole. */
type Units = ReadonlyMap<string, CopyAnswers>;

/**
 * Makes one draft of two that went different ways, question by question; all of a question with its explanation and
 * files is one thing, and so is a row. What only one side changed is taken from that side, what both changed to the
 * same is taken as it is. Without a base, an answer wins over none. Everything else in a draft, also what a later
 * release added, is merged member by member. Copies of older editions are carried over first.
 */
export function mergeDrafts(questionnaire: Questionnaire, copies: Copies): Merge {
  const base = copies.base && fitDraft(questionnaire, copies.base);
  const [mine, theirs] = [fitDraft(questionnaire, copies.mine), fitDraft(questionnaire, copies.theirs)];
  const unitsOf = (draft: Draft) => unitsIn(questionnaire, draft.record.answers);
  const [was, here, there] = [base && unitsOf(base), unitsOf(mine), unitsOf(theirs)];
  const sides = new Map<string, Side | 'both'>();
  for (const path of new Set([...(was?.keys() ?? []), ...here.keys(), ...there.keys()])) {
    sides.set(path, sideOf(was && (was.get(path) ?? null), here.get(path), there.get(path)));
  }
  const conflicts = [...sides]
    .filter(([, side]) => side === 'both')
    .map(([path]): Conflict => ({ path, mine: here.get(path), theirs: there.get(path) }))
    .sort((one, other) => nodeOf(questionnaire, one.path) - nodeOf(questionnaire, other.path));
  const settle = (choices: ReadonlyMap<string, Side>): Draft => {
    const chosen = new Map<string, CopyAnswers>();
    for (const [path, side] of sides) {
      const from = (side === 'both' ? choices.get(path) : side) === 'theirs' ? there : here;
      const answers = from.get(path);
      if (answers) chosen.set(path, answers);
    }
    const lists = rowLists(questionnaire, { base, mine, theirs }, chosen);
    return together({ base, mine, theirs }, Object.assign({}, ...chosen.values(), lists) as CopyAnswers);
  };
  return { conflicts, merged: settle(new Map()), settle };
}

/** Whose answer counts; `was` is null when the base has none, and undefined without a base. */
function sideOf(
  was: CopyAnswers | null | undefined,
  mine: CopyAnswers | undefined,
  theirs: CopyAnswers | undefined,
): Side | 'both' {
  if (isSame(mine, theirs)) return 'mine';
  if (was !== undefined) {
    if (isSame(mine, was ?? undefined)) return 'theirs';
    if (isSame(theirs, was ?? undefined)) return 'mine';
  }
  const [isMineBlank, isTheirsBlank] = [isEmpty(mine), isEmpty(theirs)];
  // Nothing, told in two ways: which of them must not depend on who asks.
  if (isMineBlank && isTheirsBlank)
    return canonicalJson(mine ?? null) < canonicalJson(theirs ?? null) ? 'mine' : 'theirs';
  if (was === undefined && (isMineBlank || isTheirsBlank)) return isMineBlank ? 'theirs' : 'mine';
  return 'both';
}

function isEmpty(answers: CopyAnswers | undefined): boolean {
  return Object.values(answers ?? {}).every(isBlank);
}

function unitsIn(questionnaire: Questionnaire, answers: CopyAnswers): Units {
  const units = new Map<string, Record<string, StoredAnswer>>();
  const at = (unit: string) => {
    const known = units.get(unit) ?? {};
    units.set(unit, known);
    return known;
  };
  for (const [path, stored] of Object.entries(answers)) {
    const [id = '', key] = path.split('/');
    const repeats = doesRepeat(questionnaire, id);
    if (repeats && key === undefined) for (const row of rowsOf(stored)) at(`${id}/${row}`);
    else at(repeats ? `${id}/${key}` : id)[path] = stored;
  }
  return units;
}

/** The rows that are left, by the path of their list: those there were, then mine, then theirs. */
function rowLists(
  questionnaire: Questionnaire,
  { base, mine, theirs }: Copies,
  chosen: ReadonlyMap<string, unknown>,
): Record<string, StoredAnswer> {
  const lists: Record<string, StoredAnswer> = {};
  const [was, here, there] = [base?.record.answers ?? {}, mine.record.answers, theirs.record.answers];
  for (const id of new Set([...Object.keys(here), ...Object.keys(there)])) {
    if (!doesRepeat(questionnaire, id)) continue;
    const rows = new Set([was, here, there].flatMap((answers) => rowsOf(answers[id] ?? null)));
    const isAlike = isSame(here[id], there[id]);
    lists[id] = isAlike ? (here[id] ?? null) : [...rows].filter((row) => chosen.has(`${id}/${row}`));
  }
  return lists;
}

function together({ base, mine, theirs }: Copies, answers: CopyAnswers): Draft {
  const record = mergeValue(base?.record, mine.record, theirs.record) as SessionRecord;
  const confirmed = mergeList(base?.record.confirmed, mine.record.confirmed, theirs.record.confirmed) as string[];
  const attachments = namedIn(answers, { ...theirs.record.attachments, ...mine.record.attachments });
  const { writer: _writer, base: _base, ...merged } = mergeValue(base, mine, theirs) as Draft;
  // What one copy may have sent already is sent again under the same id, or it would count twice.
  const sender = mine.sendingSince === undefined && theirs.sendingSince !== undefined ? theirs : { record };
  return {
    ...merged,
    ...(merged.flags && { flags: withBothNotes(merged.flags, { base, mine, theirs }) }),
    revision: Math.max(mine.revision, theirs.revision),
    createdAt: Math.min(mine.createdAt, theirs.createdAt),
    savedAt: Math.max(mine.savedAt, theirs.savedAt),
    // Where one is and what one saw belongs to this page.
    place: mine.place,
    ...(mine.amounts && { amounts: mine.amounts }),
    asked: { ...theirs.asked, ...mine.asked },
    record: {
      ...record,
      submissionId: sender.record.submissionId,
      answers,
      attachments,
      confirmed: [...confirmed].sort(),
    },
  };
}

/** Two notes at one flag are both kept, one below the other. */
function withBothNotes(flags: Flags, copies: Copies): Flags {
  const both = Object.entries(flags).map(([id, note]) => {
    const [was, here, there] = [copies.base, copies.mine, copies.theirs].map((draft) => draft?.flags?.[id]);
    const areTwo = here && there && here !== there && here !== was && there !== was;
    return [id, areTwo ? [here, there].sort().join('\n') : note] as const;
  });
  return Object.fromEntries(both);
}

function namedIn(answers: CopyAnswers, attachments: Readonly<Record<string, Attachment>>): Record<string, Attachment> {
  const named = new Set(
    Object.values(answers).flatMap((stored) => (Array.isArray(stored) ? (stored as string[]) : [])),
  );
  return Object.fromEntries(Object.entries(attachments).filter(([ref]) => named.has(ref)));
}

function rowsOf(stored: StoredAnswer): readonly string[] {
  return Array.isArray(stored) ? (stored as readonly string[]) : [];
}

function doesRepeat(questionnaire: Questionnaire, id: string): boolean {
  const kind = questionnaire.find(id)?.question.kind;
  return kind === 'rows' || kind === 'matrix';
}

function nodeOf(questionnaire: Questionnaire, path: string): number {
  return questionnaire.find(path.split('/', 1)[0]!)?.question.node ?? -1;
}
