const least = 4096;

/**
 * The size that `length` bytes are padded to, so that a size tells next to nothing of the content: Padmé (Nikitin and
 * others, "Reducing Metadata Leakage from Encrypted Files", 2019), which adds at most 12 %, and 4 KiB at the least.
 */
export function paddedSize(length: number): number {
  if (length <= least) return least;
  const exponent = Math.floor(Math.log2(length));
  const step = 2 ** (exponent - Math.floor(Math.log2(exponent)) - 1);
  return Math.ceil(length / step) * step;
}
