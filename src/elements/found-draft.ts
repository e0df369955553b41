import { type CarriedOver, carryOver } from '../drafts/carry-over.ts';
import { type Draft, draftKey } from '../drafts/draft.ts';
import { isBefore } from '../drafts/lifetime.ts';
import { type LostFile, type RestoredFiles, restoreFiles } from '../drafts/restore-files.ts';
import type { DraftStore, WitnessNote } from '../drafts/store-types.ts';
import type { Attachment } from '../engine/answer.ts';
import { createId } from '../engine/create-id.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';

/** A draft of this device, fitted to the questionnaire as it is now. Its files are not read yet. */
export interface FoundDraft {
  readonly draft: Draft;
  readonly carried: CarriedOver;
  /** Whether the newest revision is damaged or gone and this is one before it. */
  readonly isEarlier: boolean;
  /** Whether it was begun in another edition: it stays where it is, and going on with it makes a draft of this one. */
  readonly isOther?: boolean;
  /** Reads its files. Rejects when the store does. */
  readonly restore: () => Promise<RestoredFiles>;
}

/** A draft that the respondent goes on with. */
export interface ResumedDraft extends FoundDraft, RestoredFiles {
  /** It was put together from two copies: it is to be kept at once, and so are all files but these. */
  readonly merged?: { readonly keptFiles: readonly string[] };
}

/** A draft that was kept here and cannot be gone on with, and why. */
export interface DraftLoss {
  /**
   * Damaged beyond reading; not there any more, although it was kept here; there, but out of reach for the moment; or
   * written by a later release.
   */
  readonly reason: 'damaged' | 'missing' | 'unread' | 'foreign';
  /** Milliseconds since 1970; undefined when that is not known. */
  readonly savedAt?: number;
}

/** Another copy of a draft, to be made one with the copy that is here. */
export interface OtherCopy {
  readonly theirs: Draft;
  /** The revision that both came from; undefined when nobody knows it. */
  readonly base: Draft | undefined;
  /** Whether it is what the store holds now: what is kept next takes its place. */
  readonly isStored: boolean;
  /** Reads files of the other copy. Rejects when they cannot be read. */
  readonly restore: (attachments: Readonly<Record<string, Attachment>>) => Promise<RestoredFiles>;
}

/** What a store holds for a filling. */
export interface DraftSearch {
  readonly found?: FoundDraft;
  readonly loss?: DraftLoss;
  /** What was begun in an edition before this one, for the same context, and never sent. */
  readonly other?: FoundDraft;
  /** The highest revision that is known of. */
  readonly revision: number;
}

/** Looks for a draft in a store and fits it to the questionnaire. Rejects when the store does. */
export async function findDraft(store: DraftStore, questionnaire: Questionnaire, key: string): Promise<DraftSearch> {
  const loaded = await store.load(key);
  const { status, draft, missing } = { draft: undefined, missing: undefined, ...loaded };
  const noted = missing ?? store.noted?.(key);
  const revision = Math.max(draft?.revision ?? 0, noted?.revision ?? 0);
  if (draft) {
    const carried = carryOver(questionnaire, draft);
    const restore = () => restoreFiles(store, key, carried.record.attachments);
    return { found: { draft, carried, isEarlier: status === 'damaged' || missing !== undefined, restore }, revision };
  }
  const reason = status === 'damaged' || status === 'foreign' ? status : missing && 'missing';
  return { ...(reason && { loss: lossOf(reason, noted) }), revision };
}

/**
 * The latest draft of the same context that was begun in an edition before this one, unless a later one was sent. It is never gone on with unasked,
 * and never removed: whether it is the same filling is for the respondent to say. Rejects when the store does.
 */
export async function findOther(
  store: DraftStore,
  questionnaire: Questionnaire,
  contextId: string,
): Promise<FoundDraft | undefined> {
  const [latest] = (await store.list())
    .filter((draft) => isBefore(draft, questionnaire, contextId))
    .sort((a, b) => (a.questionnaire.edition < b.questionnaire.edition ? 1 : -1));
  const { found } = latest ? await findDraft(store, questionnaire, latest.key) : {};
  if (!latest || !found || found.draft.isPassed) return undefined;
  const { carried, restore } = found;
  // It may have arrived after all: what is sent from here is another submission.
  const record = { ...carried.record, submissionId: createId() };
  const own = draftKey(questionnaire, contextId);
  const copied = async () => {
    for (const { ref } of carried.archive.flatMap(({ attachments }) => attachments)) {
      const file = (await store.getFiles(latest.key, [ref])).get(ref);
      if (file) await store.putFile(own, ref, file);
    }
    return restore();
  };
  return { ...found, isOther: true, carried: { ...carried, record }, restore: copied };
}

/** A loss, with the time of it where that was noted. */
export function lossOf(reason: DraftLoss['reason'], noted: WitnessNote | undefined): DraftLoss {
  return { reason, ...(noted && { savedAt: noted.savedAt }) };
}

/** One draft of two copies, with the files that are at hand and those that only `restore` can bring. */
export async function adopt(
  questionnaire: Questionnaire,
  draft: Draft,
  own: ReadonlyMap<string, Blob>,
  { restore, isStored }: Pick<OtherCopy, 'restore' | 'isStored'>,
): Promise<ResumedDraft> {
  const carried = carryOver(questionnaire, draft);
  const missing = Object.entries(carried.record.attachments).filter(([ref]) => !own.has(ref));
  const theirs = { draft, carried, isEarlier: false, restore: () => restore(Object.fromEntries(missing)) };
  const { files, lost } = await resume(theirs);
  const merged = { keptFiles: isStored ? [...files.keys()] : [] };
  return {
    ...theirs,
    files: new Map([...own, ...files]),
    lost: lost.filter(({ attachment }) => !own.has(attachment.ref)),
    merged,
  };
}

/** Reads the files of a found draft; where they cannot be read they count as lost, and the answers still come back. */
export async function resume(found: FoundDraft): Promise<ResumedDraft> {
  try {
    return { ...found, ...(await found.restore()) };
  } catch {
    const lost = Object.values(found.carried.record.attachments).map((attachment): LostFile => {
      return { attachment, reason: 'missing' };
    });
    return { ...found, files: new Map(), lost };
  }
}
