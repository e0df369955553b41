import { multiplyExact, parseExact, toInteger } from './exact.ts';

const UNITS: Readonly<Record<string, number>> = { bytes: 1, kb: 1_000, mb: 1_000_000, gb: 1_000_000_000 };

/** Reads `"20 MB"` as 20000000 bytes (1 kB is 1000 bytes); undefined when it is no whole number of bytes. */
export function parseSize(text: string): number | undefined {
  const match = /^(\d+(?:\.\d+)?) ?(bytes|kb|mb|gb)$/i.exec(text);
  const amount = parseExact(match?.[1] ?? '');
  const unit = UNITS[match?.[2]?.toLowerCase() ?? ''];
  return amount && unit !== undefined ? toInteger(multiplyExact(amount, { units: BigInt(unit), scale: 0 })) : undefined;
}
