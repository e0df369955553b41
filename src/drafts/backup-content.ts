import type { Attachment } from '../engine/answer.ts';
import { sha256Of } from '../engine/attachments.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';
import { isObject } from '../questionnaire/json-object.ts';
import { DraftCopyError } from './backup-error.ts';
import type { Bytes } from './backup-keys.ts';
import { attachmentsOf, type Draft } from './draft.ts';
import { readDraft, writeDraft } from './draft-text.ts';

/** A draft on its way to another place, with the files that are at hand. */
export interface DraftCopy {
  readonly draft: Draft;
  /** By reference, of `attachmentsOf(draft)`; those that were lost are not in it. */
  readonly files: ReadonlyMap<string, Blob>;
}

/** What a copy says about itself: the length of this comes first, in four bytes, and after it the files one by one. */
interface Manifest {
  readonly draft: Draft;
  readonly files: readonly string[];
}

/** One run of bytes: answers, and facts and bytes of the files. With `files` left out, their bytes stay apart. */
export function packCopy({ draft, files }: DraftCopy, isApart = false): Blob {
  const attachments = attachmentsOf(draft);
  const whole = [...files].filter(([ref, blob]) => attachments.get(ref)?.size === blob.size);
  const manifest: Manifest = { draft, files: whole.map(([ref]) => ref) };
  const text = new Blob([canonicalJson(manifest)]);
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, text.size);
  return new Blob([length.buffer, text, ...(isApart ? [] : whole.map(([, blob]) => blob))]);
}

/** Reads what `packCopy` made, whatever follows it; throws a `DraftCopyError` for anything else. */
export async function unpackCopy(content: Bytes): Promise<DraftCopy> {
  const { draft, files: refs, end } = readManifest(content);
  const attachments = attachmentsOf(draft);
  const files = new Map<string, Blob>();
  let start = end;
  for (const ref of refs) {
    const attachment = attachments.get(ref);
    const bytes = content.slice(start, start + (attachment?.size ?? 0)).buffer;
    if (!attachment) throw new DraftCopyError('damaged');
    files.set(ref, await wholeFile(bytes, attachment));
    start += attachment.size;
  }
  return { draft, files };
}

/** A file of these facts; throws a `DraftCopyError` when the bytes are others. */
export async function wholeFile(bytes: ArrayBuffer, { size, sha256, type }: Attachment): Promise<Blob> {
  if (bytes.byteLength !== size || (await sha256Of(bytes)) !== sha256) throw new DraftCopyError('damaged');
  return new Blob([bytes], { type });
}

/** The part of a content that says what the rest is; `end` is where the rest begins. */
export function readManifest(content: Bytes): Manifest & { readonly end: number } {
  const end = 4 + new DataView(content.buffer, content.byteOffset).getUint32(0);
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(content.subarray(4, end)));
    if (isObject(value) && Array.isArray(value['files'])) {
      // Written once more, because that is the form in which a draft is checked.
      const reading = readDraft(writeDraft(value['draft'] as Draft));
      if (reading.status === 'foreign') throw new DraftCopyError('newer');
      if (reading.status === 'ok') return { draft: reading.draft, files: value['files'] as string[], end };
    }
  } catch (error) {
    if (error instanceof DraftCopyError) throw error;
  }
  throw new DraftCopyError('damaged');
}
