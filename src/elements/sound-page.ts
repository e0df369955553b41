import { sha256Of } from '../engine/attachments.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';

const SAMPLE = { b: [1, 'ñ', { c: true, d: [] }], a: '"\n' };
const TEXT = '{"a":"\\"\\n","b":[1,"ñ",{"c":true,"d":[]}]}';
/** Of the three bytes of "abc" (FIPS 180-4, example of SHA-256). */
const HASH = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

/**
 * Whether answers and hashes come out unaltered on this page. Old libraries change what every script uses (`toJSON`,
 * `Array.from`, `reduce`); what they changed beyond that is noticed here, before anything is sent.
 */
export async function isPageSound(): Promise<boolean> {
  try {
    if (canonicalJson(SAMPLE) !== TEXT) return false;
    // Without a secure context there is no hashing, and no file either.
    return !globalThis.isSecureContext || (await sha256Of(new Uint8Array([97, 98, 99]).buffer)) === HASH;
  } catch {
    return false;
  }
}
