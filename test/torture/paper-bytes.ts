/**
 * The bytes of a file that begins as a PDF does and goes on with noise that follows from the seed: noise, because what a
 * database can press together would need no room. Runs in the page too and uses nothing from outside itself.
 */
export function bytesOf({ size, seed }: { readonly size: number; readonly seed: number }): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let state = seed | 1;
  for (let at = 0; at < size; at += 1) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    bytes[at] = state;
  }
  bytes.set(new TextEncoder().encode('%PDF-1.4\n'));
  return bytes;
}
