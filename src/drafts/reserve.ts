import { type Cabinet, StoreFailure } from './store-types.ts';

/** Where the reserve is kept; no key of a draft begins like that. */
const RESERVE = 'reserve';

/** Bytes of the reserve: dozens of drafts as large as any that we know. */
const SIZE = 500_000;

/** As many random bytes as a browser gives at once. */
const CHUNK = 50_000;

/**
 * Keeps some room that no file may take, so that answers still find some when files have filled the device. Rejects
 * like any write: where there is no room for the reserve, there is none for a file either.
 */
export async function keepReserve(cabinet: Cabinet): Promise<void> {
  if (cabinet.kind !== 'device' || (await cabinet.keys('files', RESERVE)).length > 0) return;
  await cabinet.change('files', 'relaxed', [], () => ({ put: [[RESERVE, noise()]] }));
}

/** Bytes that no browser can store in less room. */
function noise(): ArrayBuffer {
  const bytes = new Uint8Array(SIZE);
  for (let at = 0; at < SIZE; at += CHUNK) crypto.getRandomValues(bytes.subarray(at, at + CHUNK));
  return bytes.buffer;
}

/** Gives the reserve back when it is all that is left. */
export async function dropReserve(cabinet: Cabinet): Promise<void> {
  const [only, ...others] = await cabinet.keys('files', '');
  if (only === RESERVE && others.length === 0) await remove(cabinet);
}

/** Does some writing, and does it once more without the reserve when there is no room for it. */
export async function withReserve<T>(cabinet: Cabinet, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!(error instanceof StoreFailure) || error.reason !== 'quota') throw error;
    if ((await cabinet.keys('files', RESERVE)).length === 0) throw error;
    await remove(cabinet);
    return write();
  }
}

function remove(cabinet: Cabinet): Promise<void> {
  return cabinet.change('files', 'relaxed', [], () => ({ remove: [RESERVE] }));
}
