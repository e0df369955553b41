import { readBackup } from '../../../src/drafts/backup.ts';
import { DraftCopyError } from '../../../src/drafts/backup-error.ts';
import { masterKey } from '../../../src/drafts/backup-keys.ts';
import { cachedMaster, copyOf, password, sealedCopy } from '../../drafts/sample-copy.ts';
import { writeHeaderChecksum } from '../../drafts/second-checksum.ts';
import type { Row } from '../row.ts';

/** What each attack makes of two copies with the same password and the same salt. */
type Attack = (copy: Uint8Array, other: Uint8Array, pick: (below: number) => number) => Uint8Array;

const sealedChunk = 65_536 + 16;
/** A word that only answers and file names hold. */
const canary = 'canary-answer';

const flip: Attack = (copy, _other, pick) => {
  const bytes = copy.slice();
  bytes[pick(bytes.length)]! ^= 1 << pick(8);
  return bytes;
};
const flipHead: Attack = (copy, _other, pick) => {
  const bytes = copy.slice();
  bytes[pick(headLength(copy))]! ^= 1 << pick(8);
  return bytes;
};
const truncate: Attack = (copy, _other, pick) => copy.slice(0, pick(copy.length));
const truncateAtChunk: Attack = (copy, _other, pick) =>
  copy.slice(0, headLength(copy) + sealedChunk * pick(chunksOf(copy).length));
const lengthen: Attack = (copy, other, pick) => joined([copy, other.slice(0, 1 + pick(100_000))]);
const swap: Attack = (copy, _other, pick) => {
  const chunks = chunksOf(copy);
  const at = pick(chunks.length - 1);
  [chunks[at], chunks[at + 1]] = [chunks[at + 1]!, chunks[at]!];
  return joined([headOf(copy), ...chunks]);
};
const repeat: Attack = (copy, _other, pick) => {
  const chunks = chunksOf(copy);
  const at = pick(chunks.length);
  return joined([headOf(copy), ...chunks.slice(0, at), chunks[at]!, ...chunks.slice(at)]);
};
const leaveOut: Attack = (copy, _other, pick) => {
  const gone = pick(chunksOf(copy).length);
  return joined([headOf(copy), ...chunksOf(copy).filter((_, at) => at !== gone)]);
};
const splice: Attack = (copy, other, pick) => {
  const at = pick(chunksOf(copy).length);
  return joined([headOf(copy), ...chunksOf(copy).map((chunk, i) => (i === at ? chunksOf(other)[i]! : chunk))]);
};
const otherBody: Attack = (copy, other) => joined([headOf(copy), ...chunksOf(other)]);
/** Takes over single fields of the other copy's header, with a checksum that fits. */
const otherField: Attack = (copy, other, pick) => {
  const fields = ['prefix', 'commit', 'wrapped', 'sha256'] as const;
  const field = fields[pick(fields.length)]!;
  return reheaded(copy, { [field]: field === 'sha256' ? '00'.repeat(32) : headerOf(other)[field] });
};
const weaken: Attack = (copy, _other, pick) => reheaded(copy, { iterations: pick(600_000) });
const delay: Attack = (copy, _other, pick) =>
  reheaded(copy, { iterations: [5_000_001, 2 ** 31, 2 ** 53 - 1][pick(3)]! });
const later: Attack = (copy, _other, pick) => {
  const bytes = copy.slice();
  bytes[24] = 50 + pick(8);
  return bytes;
};

/** How much of all tries each attack has. */
const attacks: readonly (readonly [attack: Attack, share: number])[] = [
  [flip, 40],
  [flipHead, 25],
  [truncate, 8],
  [truncateAtChunk, 3],
  [lengthen, 3],
  [swap, 3],
  [repeat, 3],
  [leaveOut, 2],
  [splice, 3],
  [otherBody, 1],
  [otherField, 4],
  [weaken, 2],
  [delay, 1],
  [later, 1],
];
/** One in so many tries has an untouched copy and a wrong password, which takes long by design. */
const wrongPasswordEvery = 100;

/** Copies that were damaged, forged or opened with a wrong password give up nothing at all. */
export const tamperedCopies: Row = {
  id: 'tamperedCopies',
  promise: 'A copy that was altered, cut off, pieced together or weakened opens for nobody',
  counts: { short: 400, full: 6_000 },
  browsers: [],
  async run({ count, seed }) {
    const pick = picks(seed);
    const [copy, other] = await Promise.all([1, 2].map(makeCopy));
    await readBackup(new Blob([copy!]), password, cachedMaster);
    const broken: string[] = [];
    const told = new Map<string, number>();
    let slowest = 0;
    for (let at = 0; at < count; at += 1) {
      const isPassword = at % wrongPasswordEvery === 0;
      const attack = attacks.find(
        (_, i) => at % 100 < attacks.slice(0, i + 1).reduce((sum, [, share]) => sum + share, 1),
      )!;
      const bytes = isPassword ? copy! : attack[0](copy!, other!, pick);
      if (!isPassword && same(bytes, copy!)) continue;
      const begun = performance.now();
      const outcome = await tried(bytes, isPassword ? `${password}${at}` : password, at % 100 >= 96);
      if (!isPassword) slowest = Math.max(slowest, performance.now() - begun);
      if (outcome.isBroken) broken.push(`try ${at}: ${outcome.said}`);
      told.set(outcome.said, (told.get(outcome.said) ?? 0) + 1);
    }
    const figures = {
      told: [...told].map(([code, times]) => `${code} ${times}`).join(', '),
      'slowest refusal': `${slowest.toFixed(0)} ms without deriving`,
    };
    return { tried: [...told.values()].reduce((sum, times) => sum + times, 0), broken, figures };
  },
};

async function makeCopy(nth: number): Promise<Uint8Array<ArrayBuffer>> {
  const copy = copyOf({ a1: 150_000, a2: 70_000 }, { legalName: `${canary} ${nth}` });
  return new Uint8Array(await (await sealedCopy(copy)).arrayBuffer());
}

/** Whatever comes back, or comes out in the error, breaks the promise; so does deriving for a forged header. */
async function tried(
  bytes: Uint8Array,
  typed: string,
  isForged: boolean,
): Promise<{ said: string; isBroken: boolean }> {
  try {
    await readBackup(new Blob([Uint8Array.from(bytes)]), typed, (given, kdf) => {
      if (isForged) throw new Error('derived');
      return typed === password && kdf.iterations === 600_000 ? cachedMaster(given, kdf) : masterKey(given, kdf);
    });
    return { said: 'opened', isBroken: true };
  } catch (error) {
    if (!(error instanceof DraftCopyError)) return { said: String(error), isBroken: true };
    const isTalkative = JSON.stringify([error.message, error.params]).includes(canary);
    return { said: isTalkative ? 'content in the error' : error.code, isBroken: isTalkative };
  }
}

function headLength(copy: Uint8Array): number {
  return copy.indexOf(10, copy.indexOf(10) + 1) + 1;
}

function headOf(copy: Uint8Array): Uint8Array {
  return copy.slice(0, headLength(copy));
}

function headerOf(copy: Uint8Array): Record<string, string | number> {
  return JSON.parse(Buffer.from(headOf(copy)).toString('utf8').split('\n')[1]!.slice(17)) as Record<string, string>;
}

function reheaded(copy: Uint8Array, changes: Record<string, unknown>): Uint8Array {
  const json = JSON.stringify({ ...headerOf(copy), ...changes });
  const head = Buffer.from(`questionnaire-form copy 1\n${writeHeaderChecksum(json)} ${json}\n`);
  return joined([head, ...chunksOf(copy)]);
}

function chunksOf(copy: Uint8Array): Uint8Array[] {
  const start = headLength(copy);
  return Array.from({ length: Math.ceil((copy.length - start) / sealedChunk) }, (_, at) =>
    copy.slice(start + at * sealedChunk, start + (at + 1) * sealedChunk),
  );
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0;
}

/** Whole numbers that look random and follow from the seed. */
function picks(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
