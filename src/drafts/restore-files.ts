import type { Attachment } from '../engine/answer.ts';
import { sha256Of } from '../engine/attachments.ts';
import type { DraftStore } from './store-types.ts';

/** Files that came back, and files that did not. */
export interface RestoredFiles {
  /** By reference, each with the very bytes that were attached. */
  readonly files: ReadonlyMap<string, Blob>;
  /** Not found, or not the bytes that were attached: the respondent must attach them again. */
  readonly lost: readonly LostFile[];
}

/** A file that did not come back whole. */
export interface LostFile {
  readonly attachment: Attachment;
  readonly reason: 'missing' | 'changed';
}

/**
 * Brings back the files of a draft and compares each with the hash taken when it was attached. Rejects with a
 * `StoreFailure` when the store cannot be read, and with a `FileReadError` where nothing can be hashed.
 */
export async function restoreFiles(
  store: DraftStore,
  key: string,
  attachments: Readonly<Record<string, Attachment>>,
): Promise<RestoredFiles> {
  const files = new Map<string, Blob>();
  const lost: LostFile[] = [];
  // One by one, so that no more than one file is held twice.
  for (const attachment of Object.values(attachments)) {
    const kept = (await store.getFiles(key, [attachment.ref])).get(attachment.ref);
    if (!kept) lost.push({ attachment, reason: 'missing' });
    else if ((await sha256Of(kept.bytes)) !== attachment.sha256) lost.push({ attachment, reason: 'changed' });
    else files.set(attachment.ref, new Blob([kept.bytes], { type: attachment.type }));
  }
  return { files, lost };
}
