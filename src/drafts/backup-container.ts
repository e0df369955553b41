import { canonicalJson } from '../questionnaire/canonical.ts';
import { isObject } from '../questionnaire/json-object.ts';
import { DraftCopyError } from './backup-error.ts';
import {
  branch,
  type Bytes,
  bytesOf,
  canEncrypt,
  type Kdf,
  leastIterations,
  mostIterations,
  randomBytes,
  wrapKey,
} from './backup-keys.ts';
import { paddedSize } from './backup-padding.ts';
import { chunkSize, openStream, sealStream, type StreamKey } from './backup-stream.ts';
import { checksumOf } from './checksum.ts';

/** What a container is used as; one cannot stand in for another. */
export type ContainerUse = 'copy' | 'draft' | 'file';

/** What is said about the content in the open: which questionnaire, never whose. */
export interface ContainerLabel {
  readonly use: ContainerUse;
  readonly questionnaire: string;
  /** Hash of the questionnaire. */
  readonly sha256: string;
}

/** The header line as it stands in a container. All bytes in hex. */
interface Header extends ContainerLabel {
  readonly chunk: number;
  readonly kdf: 'PBKDF2-SHA-256';
  /** Left out where the reader knows them: a salt made of an e-mail address would give that away. */
  readonly iterations?: number;
  readonly salt?: string;
  readonly prefix: string;
  readonly commit: string;
  readonly wrapped: string;
}

const magic = 'questionnaire-form copy ';
const version = '1';
const longestHeader = 8192;
const dataKey = { name: 'AES-GCM', length: 256 };

/** Encrypts a content under a key of its own, which is wrapped by the master key. `kdf` goes into the header if given. */
export async function sealContainer(content: Blob, label: ContainerLabel, master: CryptoKey, kdf?: Kdf): Promise<Blob> {
  const { subtle } = crypto;
  const prefix = randomBytes(7);
  const key = await subtle.generateKey(dataKey, true, ['encrypt']);
  const header: Header = {
    ...label,
    chunk: chunkSize,
    kdf: 'PBKDF2-SHA-256',
    ...(kdf && { iterations: kdf.iterations, salt: hexOf(kdf.salt) }),
    prefix: hexOf(prefix),
    commit: hexOf(await branch(master, 'commit', prefix)),
    wrapped: hexOf(new Uint8Array(await subtle.wrapKey('raw', key, await wrapKey(master), 'AES-KW'))),
  };
  const json = canonicalJson(header);
  const head = bytesOf(`${magic}${version}\n${checksumOf(json)} ${json}\n`);
  const padding = new Uint8Array(paddedSize(content.size) - content.size);
  const body = await sealStream({ key, prefix, aad: await hashOf(head) }, new Blob([content, padding]));
  return new Blob([head, body]);
}

/**
 * Opens a container with the master key that `masterFor` gives for its header (`undefined` where the header leaves the
 * derivation to the reader). Resolves to the content and its padding; throws a `DraftCopyError` and releases nothing
 * unless every byte is the one that was written.
 */
export async function openContainer(
  container: Blob,
  use: ContainerUse,
  masterFor: (kdf: Kdf | undefined) => Promise<CryptoKey>,
): Promise<{ label: ContainerLabel; content: Bytes }> {
  const { header, length, aad } = await readHeader(container);
  const { iterations, salt, prefix: prefixHex, commit, wrapped, ...label } = header;
  const isKeyed = iterations !== undefined && salt !== undefined;
  const master = await masterFor(isKeyed ? { iterations, salt: bytesOfHex(salt) } : undefined);
  const prefix = bytesOfHex(prefixHex);
  if (hexOf(await branch(master, 'commit', prefix)) !== commit) throw new DraftCopyError('password');
  if (label.use !== use) throw new DraftCopyError('damaged');
  const key = await crypto.subtle
    .unwrapKey('raw', bytesOfHex(wrapped), await wrapKey(master), 'AES-KW', dataKey, false, ['decrypt'])
    .catch(() => {
      throw new DraftCopyError('damaged');
    });
  const stream: StreamKey = { key, prefix, aad };
  return { label, content: await openStream(stream, container.slice(length)) };
}

async function readHeader(container: Blob): Promise<{ header: Header; length: number; aad: Bytes }> {
  if (!canEncrypt()) throw new DraftCopyError('insecure');
  const bytes = new Uint8Array(await container.slice(0, longestHeader).arrayBuffer());
  const lineEnd = bytes.indexOf(10);
  const length = bytes.indexOf(10, lineEnd + 1) + 1;
  const [first = '', line = ''] = new TextDecoder().decode(bytes.subarray(0, length)).split('\n');
  if (lineEnd < 0 || !first.startsWith(magic)) throw new DraftCopyError('notACopy');
  const written = first.slice(magic.length);
  if (written !== version) throw new DraftCopyError(/^\d{1,4}$/.test(written) ? 'newer' : 'notACopy');
  const header = length > 0 && line.slice(0, 17) === `${checksumOf(line.slice(17))} ` && parsed(line.slice(17));
  if (!header) throw new DraftCopyError('damaged');
  return { header, length, aad: await hashOf(bytes.slice(0, length)) };
}

function parsed(json: string): Header | undefined {
  try {
    const header: unknown = JSON.parse(json);
    return isObject(header) && isHeader(header) ? (header as unknown as Header) : undefined;
  } catch {
    return undefined;
  }
}

function isHeader({ iterations, salt, ...header }: Record<string, unknown>): boolean {
  const isHex = (value: unknown, bytes: number) =>
    typeof value === 'string' && value.length === bytes * 2 && /^[0-9a-f]*$/.test(value);
  // Checked before anything is derived: neither a weakened copy nor one that would keep the device busy for hours.
  const hasKdf =
    Number.isSafeInteger(iterations) &&
    (iterations as number) >= leastIterations &&
    (iterations as number) <= mostIterations &&
    isHex(salt, 16);
  return (
    header['chunk'] === chunkSize &&
    header['kdf'] === 'PBKDF2-SHA-256' &&
    (hasKdf || (iterations === undefined && salt === undefined)) &&
    isHex(header['prefix'], 7) &&
    isHex(header['commit'], 32) &&
    isHex(header['wrapped'], 40)
  );
}

/** Lower-case hex of bytes. */
export function hexOf(bytes: Bytes): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOfHex(hex: string): Bytes {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

async function hashOf(bytes: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}
