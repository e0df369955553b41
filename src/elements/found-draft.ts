import { type CarriedOver, carryOver } from '../drafts/carry-over.ts';
import type { Draft } from '../drafts/draft.ts';
import { type LostFile, type RestoredFiles, restoreFiles } from '../drafts/restore-files.ts';
import type { DraftStore } from '../drafts/store-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';

/** A draft of this device, fitted to the questionnaire as it is now. Its files are not read yet. */
export interface FoundDraft {
  readonly draft: Draft;
  readonly carried: CarriedOver;
  /** Whether the newest revision was damaged and this is the one before it. */
  readonly isEarlier: boolean;
  /** Reads its files. Rejects when the store does. */
  readonly restore: () => Promise<RestoredFiles>;
}

/** A draft that the respondent goes on with. */
export interface ResumedDraft extends FoundDraft, RestoredFiles {}

/** What a store holds for a filling. */
export interface DraftSearch {
  readonly found: FoundDraft | undefined;
  /** Whether there was one that nobody can read any more. */
  readonly isLost: boolean;
}

/** Looks for a draft in a store and fits it to the questionnaire. Rejects when the store does. */
export async function findDraft(store: DraftStore, questionnaire: Questionnaire, key: string): Promise<DraftSearch> {
  const loaded = await store.load(key);
  const isDamaged = loaded.status === 'damaged';
  const draft = loaded.status === 'ok' || isDamaged ? loaded.draft : undefined;
  if (!draft) return { found: undefined, isLost: isDamaged };
  const carried = carryOver(questionnaire, draft);
  const restore = () => restoreFiles(store, key, carried.record.attachments);
  return { found: { draft, carried, isEarlier: isDamaged, restore }, isLost: false };
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
