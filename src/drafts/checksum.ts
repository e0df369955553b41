/**
 * Sixteen hex digits that tell whether a text is still the one that was written. Meant for damage, not for malice: any
 * single changed character shows for certain, anything else but for one case in 2^64. Far cheaper than a hash, because
 * it runs whenever a draft is kept.
 */
export function checksumOf(text: string): string {
  let [first, second] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Each step can be undone, so two texts that differ in one character can never come together again.
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(((second << 7) | (second >>> 25)) ^ unit, 0x85ebca6b);
  }
  return hex(first) + hex(second);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
