import { DraftCopyError } from './backup-error.ts';

/** Bytes as WebCrypto takes them. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** How a password becomes a key. */
export interface Kdf {
  readonly iterations: number;
  readonly salt: Bytes;
}

/** Fewer rounds than any copy of ours has: a header that was made weaker is not obeyed. */
export const leastIterations = 600_000;
/** More rounds than any device should be kept busy with. */
export const mostIterations = 5_000_000;
/** What a fast device asks for itself, so that a slow one can still open the copy within seconds. */
const mostWritten = 2_000_000;
const hash = 'SHA-256';

/** Whether this page may encrypt; without it there are no copies, rather than weak ones. */
export function canEncrypt(): boolean {
  return globalThis.isSecureContext !== false && typeof globalThis.crypto?.subtle?.deriveBits === 'function';
}

/** The bytes of a text. */
export function bytesOf(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Random bytes. */
export function randomBytes(count: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(count));
}

/** The root of the key tree: PBKDF2-HMAC-SHA-256 of the password in NFKC. It cannot be taken out of WebCrypto again. */
export async function masterKey(password: string, { iterations, salt }: Kdf): Promise<CryptoKey> {
  if (!canEncrypt()) throw new DraftCopyError('insecure');
  const typed = bytesOf(password.normalize('NFKC'));
  const { subtle } = crypto;
  const key = await subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveBits']);
  const bits = await subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations }, key, 256);
  const master = await subtle.importKey('raw', bits, 'HKDF', false, ['deriveBits', 'deriveKey']);
  typed.fill(0);
  new Uint8Array(bits).fill(0);
  return master;
}

/** Thirty-two bytes of a branch of the tree (HKDF-SHA-256); another label or salt gives bytes that tell nothing of these. */
export async function branch(master: CryptoKey, label: string, salt: Bytes = new Uint8Array(0)): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.deriveBits(hkdf(label, salt), master, 256));
}

/** The branch that wraps data keys (AES-KW, RFC 3394, which needs no nonce). */
export function wrapKey(master: CryptoKey): Promise<CryptoKey> {
  const wrap = { name: 'AES-KW', length: 256 };
  return crypto.subtle.deriveKey(hkdf('wrap', new Uint8Array(0)), master, wrap, false, ['wrapKey', 'unwrapKey']);
}

/**
 * How many rounds take this device about a second, never fewer than `leastIterations`. In steps of a hundred thousand,
 * so that the figure says little about the device.
 */
export async function calibratedIterations(now: () => number = () => performance.now()): Promise<number> {
  const trial = 100_000;
  const begun = now();
  await masterKey('', { iterations: trial, salt: new Uint8Array(16) });
  const inOneSecond = Math.round(1000 / Math.max(now() - begun, 1)) * trial;
  return Math.min(Math.max(inOneSecond, leastIterations), mostWritten);
}

function hkdf(label: string, salt: Bytes): HkdfParams {
  return { name: 'HKDF', hash, salt, info: bytesOf(`questionnaire-form copy 1 ${label}`) };
}
