import type { Draft } from './draft.ts';
import type { DraftStore, DraftSummary } from './store-types.ts';

const DAY = 24 * 60 * 60 * 1_000;

/** How long a draft stays after it was kept last, and how long before its end that is said, in milliseconds. */
export const LIFE = 548 * DAY;
export const NOTICE = 30 * DAY;

/** Does something with a draft that no other page has open; resolves to false, and does nothing, when one has. */
export type Guarded = (key: string, work: () => Promise<void>) => Promise<boolean>;

/** The drafts of a store beside those that are open or offered. */
export interface OtherDrafts {
  /** Of the same questionnaire, or near their end: `removeAfter` says when that is. The latest first. */
  readonly kept: readonly DraftSummary[];
  /** Just removed, as had been announced. */
  readonly removed: readonly DraftSummary[];
}

/**
 * When a draft may be removed, in milliseconds since 1970; undefined as long as that is far off and need not be said.
 *
 * The law of a draft's end: nobody's answers lie on a device for ever, and nobody loses any without having been told.
 * 1. A draft that nobody kept for 18 months comes to its end. From 30 days before, whoever opens a form on this device
 *    is told, with the date (`annotate`); the date is then fixed, and never less than 30 days away.
 * 2. It is removed after that date, when a form is opened again, by `lookThrough` only, and that is said.
 * 3. Whoever opens the form that it belongs to is offered it, however old it is; it is not removed in front of them.
 * 4. Going on with it, in its own form, begins the 18 months anew.
 * Not told means not removed: a clock that was wrong for a day takes nothing away.
 */
export function endOf(
  { savedAt, removeAfter }: Pick<Draft, 'savedAt' | 'removeAfter'>,
  now: number,
): number | undefined {
  return removeAfter ?? (now < savedAt + LIFE - NOTICE ? undefined : Math.max(savedAt + LIFE, now + NOTICE));
}

/** Lists the other drafts (all but `mine`, by key) and removes those whose announced end has come. Rejects when the store does. */
export async function lookThrough(
  store: DraftStore,
  { id, mine, now }: { readonly id: string; readonly mine: readonly (string | undefined)[]; readonly now: number },
  guarded: Guarded,
): Promise<OtherDrafts> {
  const [kept, removed]: [DraftSummary[], DraftSummary[]] = [[], []];
  for (const summary of await store.list()) {
    const { key, questionnaire, removeAfter } = summary;
    if (mine.includes(key)) continue;
    const isOver = removeAfter !== undefined && removeAfter < now;
    if (isOver && (await guarded(key, () => store.discard(key)))) {
      removed.push(summary);
      continue;
    }
    const end = endOf(summary, now);
    if (end !== undefined || questionnaire.id === id) kept.push({ ...summary, removeAfter: end });
  }
  return { kept: kept.sort((a, b) => b.savedAt - a.savedAt), removed };
}

/** Whether a draft is of the same filling, but of an edition before this one. */
export function isBefore(
  { questionnaire, contextId }: Pick<Draft, 'questionnaire' | 'contextId'>,
  { id, edition }: Pick<Draft['questionnaire'], 'id' | 'edition'>,
  whose: string,
): boolean {
  return questionnaire.id === id && contextId === whose && questionnaire.edition < edition;
}

/** Notes in the drafts of editions before one that was sent that nobody needs to be asked about them any more. */
export async function passOver(
  store: DraftStore,
  questionnaire: Pick<Draft['questionnaire'], 'id' | 'edition'>,
  contextId: string,
  guarded: Guarded,
): Promise<void> {
  const passed = (await store.list()).filter((draft) => isBefore(draft, questionnaire, contextId));
  for (const { key } of passed) await guarded(key, () => annotate(store, key, { isPassed: true }));
}

/**
 * Notes something about a draft, such as that the respondent was told when it ends (`removeAfter`). It stays the same
 * revision, because nothing that was typed changes: no page that has it open is overtaken.
 */
export async function annotate(
  store: DraftStore,
  key: string,
  notes: Pick<Draft, 'removeAfter' | 'isPassed'>,
): Promise<void> {
  const loaded = await store.load(key);
  if (loaded.status === 'ok') await store.save({ ...loaded.draft, ...notes });
}
