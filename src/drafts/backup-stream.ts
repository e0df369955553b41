import { DraftCopyError } from './backup-error.ts';
import type { Bytes } from './backup-keys.ts';

/** Bytes of text in a chunk; each grows by its tag. */
export const chunkSize = 65_536;
const tagSize = 16;
/** How many chunks are under way at once: a mebibyte, so that a large copy is never held twice. */
const together = 16;

/** What seals a stream of chunks. `prefix` (7 bytes) must be new for each key; `aad` is what the chunks belong to. */
export interface StreamKey {
  readonly key: CryptoKey;
  readonly prefix: Bytes;
  readonly aad: Bytes;
}

/** Encrypts chunk by chunk in the manner of STREAM: each chunk knows its place and whether it is the last. */
export async function sealStream(stream: StreamKey, plain: Blob): Promise<Blob> {
  const parts: BlobPart[] = [];
  await inChunks(plain, chunkSize, async (chunk, index, isLast) => {
    parts[index] = await crypto.subtle.encrypt(paramsOf(stream, index, isLast), stream.key, chunk);
  });
  return new Blob(parts);
}

/**
 * Decrypts what `sealStream` made. Nothing is returned before the very last chunk has been verified; throws a
 * `DraftCopyError` for anything cut off, altered, exchanged or out of order.
 */
export async function openStream(stream: StreamKey, sealed: Blob): Promise<Bytes> {
  const size = chunkSize + tagSize;
  const count = Math.max(Math.ceil(sealed.size / size), 1);
  const length = sealed.size - count * tagSize;
  if (length <= 0) throw new DraftCopyError('damaged');
  const plain = new Uint8Array(length);
  try {
    await inChunks(sealed, size, async (chunk, index, isLast) => {
      const part = await crypto.subtle.decrypt(paramsOf(stream, index, isLast), stream.key, chunk);
      plain.set(new Uint8Array(part), index * chunkSize);
    });
  } catch (cause) {
    plain.fill(0);
    throw cause instanceof DraftCopyError ? cause : new DraftCopyError('damaged');
  }
  return plain;
}

async function inChunks(
  blob: Blob,
  size: number,
  work: (chunk: ArrayBuffer, index: number, isLast: boolean) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < blob.size; start += size * together) {
    const piece = await blob.slice(start, start + size * together).arrayBuffer();
    const jobs: Promise<void>[] = [];
    for (let at = 0; at < piece.byteLength; at += size) {
      const isLast = start + at + size >= blob.size;
      jobs.push(work(piece.slice(at, at + size), (start + at) / size, isLast));
    }
    await Promise.all(jobs);
  }
}

function paramsOf({ prefix, aad }: StreamKey, index: number, isLast: boolean): AesGcmParams {
  const iv = new Uint8Array(12);
  iv.set(prefix);
  new DataView(iv.buffer).setUint32(7, index);
  iv[11] = Number(isLast);
  return { name: 'AES-GCM', iv, additionalData: aad };
}
