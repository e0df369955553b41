import { draftStoreIn } from '../../../src/drafts/cabinet-store.ts';
import { draftKey, type Draft } from '../../../src/drafts/draft.ts';
import { memoryCabinet } from '../../../src/drafts/memory-store.ts';
import { restoreFiles } from '../../../src/drafts/restore-files.ts';
import type { Cabinet, KeptFile, LoadedDraft } from '../../../src/drafts/store-types.ts';
import { browserWitness, witnessed } from '../../../src/drafts/witness.ts';
import { sha256Of } from '../../../src/engine/attachments.ts';
import { canonicalJson } from '../../../src/questionnaire/canonical.ts';
import { type Random, startRandom } from '../../bench/random.ts';
import { attachmentOf, draftOf, recordOf } from '../../drafts/sample-draft.ts';
import { filler } from '../../fixtures/files/samples.ts';
import type { Row } from '../row.ts';

const { questionnaire, contextId } = draftOf();
const key = draftKey(questionnaire, contextId);
const refs = ['a1', 'a2'];

/** Drafts and files as they were kept, and the place where they lie. */
interface Kept {
  readonly cabinet: Cabinet;
  readonly drafts: readonly Draft[];
  readonly files: ReadonlyMap<string, KeptFile>;
  readonly notes: Map<string, string>;
}

/** Records of drafts are damaged in every way one can think of, and what comes back is held against what was kept. */
export const damaged: Row = {
  id: 'damaged',
  promise: 'A damaged draft or file is never shown as good',
  counts: { short: 300, full: 2_000 },
  browsers: [],
  run: async ({ count, seed }) => {
    const broken: string[] = [];
    const outcomes: Record<string, number> = {};
    for (let i = 0; i < count; i += 1) {
      const random = startRandom(seed * 10_007 + i);
      const kept = await keep(random);
      const what = await damage(kept.cabinet, random);
      const outcome = await judge(kept).catch((error: unknown) => `it threw ${String(error)}`);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
      if (!(outcome in fine)) broken.push(`try ${i}, ${what}: ${outcome}`);
    }
    return { tried: count, broken, figures: { outcomes: inWords(outcomes) } };
  },
};

/** Everything that may come of damage. */
const fine = {
  'nothing of it is left to see': true,
  'the earlier revision, and it is said': true,
  'it is said that there was one': true,
  'a file is reported lost': true,
};

async function keep(random: Random): Promise<Kept> {
  const cabinet = memoryCabinet();
  const notes = new Map<string, string>();
  const store = storeOf(cabinet, notes);
  const files = new Map<string, KeptFile>();
  for (const ref of refs) {
    const { buffer } = filler(random.between(1, 300), random.between(1, 1_000_000));
    const meta = attachmentOf(ref, { size: buffer.byteLength, sha256: await sha256Of(buffer) });
    files.set(ref, { meta, bytes: buffer });
    await store.putFile(key, ref, { meta, bytes: buffer });
  }
  const drafts: Draft[] = [];
  const revisions = random.between(1, 5);
  for (let revision = 1; revision <= revisions; revision += 1) {
    const answers = { legalName: `Sample ${random.between(0, 1e9)}`, programs: random.between(0, 99), policy: refs };
    const record = recordOf(
      answers,
      [...files.values()].map(({ meta }) => meta),
    );
    drafts.push(draftOf({ revision, record, savedAt: 1_767_225_600_000 + revision }));
    await store.save(drafts.at(-1)!);
  }
  return { cabinet, drafts, files, notes };
}

function storeOf(cabinet: Cabinet, notes: Map<string, string>) {
  const storage = {
    getItem: (name: string) => notes.get(name) ?? null,
    setItem: (name: string, value: string) => void notes.set(name, value),
    removeItem: (name: string) => void notes.delete(name),
  };
  return witnessed(
    draftStoreIn(cabinet),
    browserWitness('damaged', () => storage),
  );
}

/** Damages one or two of the values; says what it did. */
async function damage(cabinet: Cabinet, random: Random): Promise<string> {
  const done: string[] = [];
  for (let left = random.between(1, 2); left > 0; left -= 1) {
    const drawer = random.chance(0.75) ? 'drafts' : 'files';
    const keys = await cabinet.keys(drawer, key);
    if (keys.length === 0) continue;
    const name = random.pick(keys);
    const [value] = await cabinet.read(drawer, [name]);
    const [other] = await cabinet.read(drawer, [random.pick(keys)]);
    const [how, worse] = worsened(value, other, random);
    await cabinet.change(drawer, 'relaxed', [], () =>
      how === 'removed' ? { remove: [name] } : { put: [[name, worse]] },
    );
    done.push(`${name} ${how}`);
  }
  return done.join(', ');
}

function worsened(value: unknown, other: unknown, random: Random): readonly [how: string, worse: unknown] {
  const kind = random.between(0, 9);
  if (kind === 0) return ['removed', undefined];
  if (kind === 1) return ['exchanged', other];
  if (kind === 2)
    return ['of another type', random.pick([null, 17, true, '', [], {}, new ArrayBuffer(3), [value], { value }])];
  if (typeof value === 'string') return ['changed', worsenedText(value, random)];
  if (isKeptFile(value)) return ['changed', { meta: value.meta, bytes: worsenedBytes(value.bytes, random) }];
  const head = { ...(value as object) };
  const member = random.pick(['slot', 'revision', 'loose']);
  return [
    `with another ${member}`,
    { ...head, [member]: random.pick([0, 1, 2, -1, 99, 'x', null, { a1: 0, a2: 'x' }]) },
  ];
}

function worsenedText(text: string, random: Random): string {
  const at = random.between(0, text.length - 1);
  switch (random.between(0, 5)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at + random.between(1, 9));
    case 3:
      // As a store does that keeps the length and loses a page.
      return text.slice(0, at) + '\0'.repeat(Math.min(8, text.length - at)) + text.slice(at + 8);
    case 4:
      return text.replace(/"programs":(\d+)/, '"programs":"$1"');
    default:
      return (
        text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << random.between(0, 6))) + text.slice(at + 1)
      );
  }
}

function worsenedBytes(bytes: ArrayBuffer, random: Random): ArrayBuffer {
  const at = random.between(0, bytes.byteLength - 1);
  if (random.chance(0.5)) return bytes.slice(0, at);
  const copy = new Uint8Array(bytes.slice(0));
  copy[at]! ^= 1 << random.between(0, 7);
  return copy.buffer;
}

async function judge({ cabinet, drafts, files, notes }: Kept): Promise<string> {
  const store = storeOf(cabinet, notes);
  const loaded: LoadedDraft = await store.load(key);
  const draft = 'draft' in loaded ? loaded.draft : undefined;
  await store.save(draftOf({ revision: 50 }));
  const again = await store.load(key);
  if (again.status !== 'ok' || again.draft.revision !== 50) return 'nothing can be kept any more';
  const isTold = loaded.status === 'damaged' || ('missing' in loaded && loaded.missing !== undefined);
  if (!draft) return isTold ? 'it is said that there was one' : `nothing is said (${loaded.status})`;
  if (!drafts.some((one) => canonicalJson(one) === canonicalJson(draft))) return 'wrong values are shown as good';
  if (draft.revision < drafts.length) {
    return isTold ? 'the earlier revision, and it is said' : 'an earlier revision is shown as the newest';
  }
  const restored = await restoreFiles(store, key, draft.record.attachments);
  for (const [ref, blob] of restored.files) {
    const bytes = Buffer.from(await blob.arrayBuffer());
    if (!bytes.equals(Buffer.from(files.get(ref)!.bytes))) return 'a wrong file is shown as good';
  }
  if (restored.files.size + restored.lost.length < refs.length) return 'a file is gone without a word';
  return restored.lost.length > 0 ? 'a file is reported lost' : 'nothing of it is left to see';
}

function isKeptFile(value: unknown): value is KeptFile {
  return typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof ArrayBuffer;
}

function inWords(outcomes: Readonly<Record<string, number>>): string {
  return Object.entries(outcomes)
    .map(([outcome, count]) => `${outcome} ${count}`)
    .join('; ');
}
