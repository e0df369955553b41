/** The checksum of a header line once more, with arithmetic on BigInt: see `src/drafts/checksum.ts`. */
export function writeHeaderChecksum(text: string): string {
  const word = (value: bigint) => BigInt.asUintN(32, value);
  let [first, second] = [0x811c9dc5n, 0x9e3779b9n];
  for (const unit of Array.from({ length: text.length }, (_, at) => BigInt(text.charCodeAt(at)))) {
    first = word((first ^ unit) * 0x01000193n);
    second = word((word(second << 7n) | (second >> 25n)) * 1n);
    second = word((second ^ unit) * 0x85ebca6bn);
  }
  return first.toString(16).padStart(8, '0') + second.toString(16).padStart(8, '0');
}
