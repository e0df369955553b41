import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { archive, docx, pdfOf, xlsx } from '../fixtures/files/samples.ts';

/** A file on the respondent's disk. */
export interface SampleFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Files in a folder of their own, until they are removed. */
export interface SampleFiles {
  readonly policy: SampleFile;
  readonly checklist: SampleFile;
  readonly minutes: SampleFile;
  readonly archive: SampleFile;
  remove(): Promise<void>;
}

/** Writes a PDF of two megabytes, a workbook, a text document whose name has letters beyond ASCII, and an archive. */
export async function writeSampleFiles(): Promise<SampleFiles> {
  const folder = await mkdtemp(join(tmpdir(), 'questionnaire-files-'));
  const write = async (name: string, bytes: Uint8Array): Promise<SampleFile> => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    return { name, path, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
  };
  return {
    policy: await write('review process.pdf', pdfOf(2_000_000, 7)),
    checklist: await write('self-audit-checklist.xlsx', xlsx),
    archive: await write('policies.zip', archive),
    minutes: await write('Übersicht der Prüfung.docx', docx),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
