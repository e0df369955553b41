const END_OF_DIRECTORY = 0x06054b50;
const LARGE_LOCATOR = 0x07064b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LONGEST_COMMENT = 65_535;

/**
 * The names in a ZIP container's central directory, in lower case with `/` between folders; undefined when the bytes
 * do not end in a complete directory (no ZIP, or a truncated one). Nothing is unpacked.
 */
export function packageEntries(bytes: Uint8Array): readonly string[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === undefined) return undefined;
  const names: string[] = [];
  let at = findStart(view, end);
  while (isAt(view, at, DIRECTORY_ENTRY) && at + 46 <= end) {
    const nameLength = view.getUint16(at + 28, true);
    const name = bytes.subarray(at + 46, Math.min(at + 46 + nameLength, end));
    names.push(new TextDecoder().decode(name).toLowerCase().replaceAll('\\', '/'));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return names.length > 0 || view.getUint16(end + 10, true) === 0 ? names : undefined;
}

/** The closing record is the last thing in the file, but for a comment whose length it states. */
function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - 22;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1) {
    if (isAt(view, at, END_OF_DIRECTORY) && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  }
  return undefined;
}

/**
 * Where the directory begins. Counted back from its end when the stated place is wrong, because a container may have
 * something before its first entry. Some spreadsheet writers always add the records for very large containers.
 */
function findStart(view: DataView, end: number): number {
  const stated = view.getUint32(end + 16, true);
  if (isAt(view, stated, DIRECTORY_ENTRY)) return stated;
  const large = isAt(view, end - 20, LARGE_LOCATOR) ? view.getUint32(end - 12, true) : -1;
  return large >= 0 && large + 52 <= end ? view.getUint32(large + 48, true) : end - view.getUint32(end + 12, true);
}

function isAt(view: DataView, at: number, signature: number): boolean {
  return at >= 0 && at + 4 <= view.byteLength && view.getUint32(at, true) === signature;
}
