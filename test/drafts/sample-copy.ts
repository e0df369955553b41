import { createHash } from 'node:crypto';
import { sealContainer } from '../../src/drafts/backup-container.ts';
import { type DraftCopy, packCopy } from '../../src/drafts/backup-content.ts';
import { type Kdf, masterKey } from '../../src/drafts/backup-keys.ts';
import { attachmentOf, draftOf, recordOf } from './sample-draft.ts';

/** A password that keeps the usual rules. */
export const password = 'Sample-pass-12';

/** A draft with files of these sizes by reference; a file's bytes follow from its reference and size. */
export function copyOf(sizes: Readonly<Record<string, number>>, answers?: Record<string, string>): DraftCopy {
  const bytes = Object.entries(sizes).map(([ref, size]) => [ref, patterned(ref, size)] as const);
  const attachments = bytes.map(([ref, content]) =>
    attachmentOf(ref, { size: content.length, sha256: createHash('sha256').update(content).digest('hex') }),
  );
  return {
    draft: draftOf({
      title: 'Sample renewal',
      record: recordOf(answers ?? { legalName: 'Sample Sponsor', programs: 12 }, attachments),
    }),
    files: new Map(bytes.map(([ref, content]) => [ref, new Blob([content])])),
  };
}

function patterned(seed: string, size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let state = seed.charCodeAt(seed.length - 1) + 1;
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

const masters = new Map<string, Promise<CryptoKey>>();

/** `masterKey`, which derives each key once in a run: deriving is slow by design, and few tests are about it. */
export function cachedMaster(typed: string, kdf: Kdf): Promise<CryptoKey> {
  const name = `${typed} ${kdf.iterations} ${kdf.salt.join()}`;
  const master = masters.get(name) ?? masterKey(typed, kdf);
  masters.set(name, master);
  return master;
}

/** What `writeBackup` makes, always with the same salt, so that its key is derived once in a run. */
export async function sealedCopy(copy: DraftCopy, typed = password): Promise<Blob> {
  const kdf = { iterations: 600_000, salt: new Uint8Array(16).fill(5) };
  const { id, sha256 } = copy.draft.questionnaire;
  const label = { use: 'copy', questionnaire: id, sha256 } as const;
  return sealContainer(packCopy(copy), label, await cachedMaster(typed, kdf), kdf);
}
