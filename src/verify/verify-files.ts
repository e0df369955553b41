import { sha256Of } from '../engine/attachments.ts';
import { endingOf, inspectContent } from '../engine/file-content.ts';
import type { Payload } from '../engine/payload-types.ts';
import type { Reason } from './reason.ts';

/** The bytes of a file as a server has them. */
export type FileBytes = Blob | Uint8Array | ArrayBuffer;

/** Bytes by reference, as the payload's `attachments` name them. */
export type ReceivedFiles = ReadonlyMap<string, FileBytes> | Readonly<Record<string, FileBytes>>;

/** Compares the bytes that arrived with what the payload says of them. */
export async function verifyFiles(
  { attachments }: Payload,
  received: ReceivedFiles,
  report: (reason: Reason) => void,
): Promise<void> {
  const files = new Map<string, FileBytes>(isMap(received) ? received : Object.entries(received));
  for (const [ref, facts] of Object.entries(attachments)) {
    const at = `attachments/${ref}`;
    const file = files.get(ref);
    files.delete(ref);
    if (!file) {
      report({ code: 'fileMissing', at });
      continue;
    }
    const bytes = await bytesOf(file);
    if (bytes.byteLength !== facts.size || (await sha256Of(bytes.buffer)) !== facts.sha256) {
      report({ code: 'fileDiffers', at });
    }
    if (inspectContent(endingOf(facts.name), bytes).refused) report({ code: 'fileRefused', at });
  }
  for (const ref of files.keys()) report({ code: 'fileUnexpected', at: `attachments/${ref}` });
}

function isMap(received: ReceivedFiles): received is ReadonlyMap<string, FileBytes> {
  return received instanceof Map;
}

async function bytesOf(file: FileBytes): Promise<Uint8Array<ArrayBuffer>> {
  // Copied: a view may be of a larger buffer, and hashing takes whole buffers.
  if (file instanceof Uint8Array) return new Uint8Array(file);
  return new Uint8Array(file instanceof ArrayBuffer ? file : await file.arrayBuffer());
}
