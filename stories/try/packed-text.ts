/** What a link carries: a text, its file name and the day. */
export interface Carried {
  readonly name: string;
  readonly text: string;
  /** `YYYY-MM-DD` */
  readonly today: string;
}

/** More than any questionnaire; a link that unpacks to more was not made here. */
const longest = 4_000_000;

/** The part of a link after `#` that carries it. */
export async function packed(carried: Carried): Promise<string> {
  const bytes = await throughStream(new Blob([JSON.stringify(carried)]), new CompressionStream('deflate-raw'));
  const letters = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `try=${btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** What the part of a link after `#` carries: undefined when nothing, `'damaged'` when it cannot be read. */
export async function unpacked(hash: string): Promise<Carried | 'damaged' | undefined> {
  const [, code] = /^#?try=([\w-]*)$/.exec(hash) ?? [];
  if (code === undefined) return /^#?try=/.test(hash) ? 'damaged' : undefined;
  try {
    const letters = atob(code.replaceAll('-', '+').replaceAll('_', '/'));
    const blob = new Blob([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))]);
    const bytes = await throughStream(blob, new DecompressionStream('deflate-raw'));
    const json = JSON.parse(new TextDecoder().decode(bytes)) as Partial<Record<string, unknown>>;
    const { name, text, today } = json;
    return typeof name === 'string' && typeof text === 'string' && typeof today === 'string'
      ? { name, text, today }
      : 'damaged';
  } catch {
    return 'damaged';
  }
}

async function throughStream(
  blob: Blob,
  stream: ReadableWritablePair<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = blob.stream().pipeThrough(stream).getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    length += part.value.length;
    if (length > longest) throw new RangeError('The link carries too much.');
    parts.push(part.value);
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
