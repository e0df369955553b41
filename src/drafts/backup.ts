import { openContainer, sealContainer } from './backup-container.ts';
import { type DraftCopy, packCopy, unpackCopy } from './backup-content.ts';
import { calibratedIterations, masterKey, randomBytes } from './backup-keys.ts';
import { DraftCopyError } from './backup-error.ts';

/**
 * One encrypted file with a draft and its files. Throws a `DraftCopyError` (`insecure`) where the page may not encrypt.
 * `iterations` only for tests that make many; see `calibratedIterations`.
 */
export async function writeBackup(copy: DraftCopy, password: string, iterations?: number): Promise<Blob> {
  const kdf = { iterations: iterations ?? (await calibratedIterations()), salt: randomBytes(16) };
  const master = await masterKey(password, kdf);
  const { id, sha256 } = copy.draft.questionnaire;
  return sealContainer(packCopy(copy), { use: 'copy', questionnaire: id, sha256 }, master, kdf);
}

/**
 * Opens what `writeBackup` made. Throws a `DraftCopyError` that says what is wrong; then nothing of it was released.
 * `derive` makes the master key.
 */
export async function readBackup(file: Blob, password: string, derive = masterKey): Promise<DraftCopy> {
  const { content } = await openContainer(file, 'copy', (kdf) => {
    if (!kdf) throw new DraftCopyError('damaged');
    return derive(password, kdf);
  });
  return unpackCopy(content);
}
