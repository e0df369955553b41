import { readDraft, writeDraft, type DraftReading } from './draft-text.ts';
import { attachmentsOf, draftKey, type Draft, type Revision } from './draft.ts';
import { sweepFiles } from './file-sweep.ts';
import { dropReserve, keepReserve, withReserve } from './reserve.ts';
import { asHead, awayKey, draftKeyOf, fileKey, headKey, slotKey, type Head, type Slot } from './store-keys.ts';
import {
  StaleDraft,
  type Cabinet,
  type DraftStore,
  type Durability,
  type DraftSummary,
  type DrawerChange,
  type KeptFile,
  type LoadedDraft,
} from './store-types.ts';

/** What the slots of a draft hold, and which of them is the newest. */
interface Shelf {
  readonly head: Head | undefined;
  readonly stored: readonly unknown[];
  readonly readings: readonly [DraftReading, DraftReading];
  readonly newest: Slot;
}

/** A draft store in a cabinet. What it does with revisions, damage and files is the same wherever they are kept. */
export function draftStoreIn(cabinet: Cabinet): DraftStore {
  return {
    kind: cabinet.kind,
    load: (key) => load(cabinet, key),
    save: (draft, durability) => withReserve(cabinet, () => save(cabinet, draft, durability)),
    discard: async (key) => {
      await cabinet.clear(`${key}/`);
      await dropReserve(cabinet);
    },
    putFile: async (key, ref, file) => {
      await keepReserve(cabinet);
      await cabinet.change('files', 'strict', [], () => ({ put: [[fileKey(key, ref), file]] }));
    },
    getFiles: (key, refs) => getFiles(cabinet, key, refs),
    deleteFiles: (key, refs) =>
      cabinet.change('files', 'strict', [], () => ({ remove: refs.map((ref) => fileKey(key, ref)) })),
    list: () => list(cabinet),
    close: () => cabinet.close(),
  };
}

async function save(cabinet: Cabinet, draft: Draft, asked: Durability = 'relaxed'): Promise<void> {
  const key = draftKey(draft.questionnaire, draft.contextId);
  const text = writeDraft(draft);
  // Whether it may have been sent must be known after a power failure too.
  const durability = draft.sendingSince === undefined ? asked : 'strict';
  const inSlot = (slot: Slot, before: Head | undefined): DrawerChange => {
    const { revision, writer } = draft;
    const head: Head = { slot, revision, ...(writer !== undefined && { writer }), loose: before?.loose ?? {} };
    return {
      put: [
        [slotKey(key, slot), text],
        [headKey(key), head],
      ],
    };
  };
  let isSure = false;
  await cabinet.change('drafts', durability, [headKey(key)], ([stored]) => {
    const before = asHead(stored);
    isSure = before !== undefined && !isOvertaken(draft, before);
    if (!isSure) return {};
    // The same revision again, after a commit whose report got lost, goes where it went before.
    return inSlot(before?.revision === draft.revision ? before.slot : otherThan(before?.slot), before);
  });
  if (isSure) return;
  // By the small record it is another's, or there is none: only what can really be read counts.
  let newer: Draft | undefined;
  await cabinet.change('drafts', durability, shelfKeys(key), (values) => {
    const shelf = shelfOf(key, values);
    const { draft: found } = { draft: undefined, ...offered(shelf) };
    newer = found && isOvertaken(draft, found) ? found : undefined;
    const at = shelf.readings.findIndex((it) => it.status === 'ok' && it.draft === found) as Slot | -1;
    return newer ? {} : inSlot(otherThan(at < 0 ? shelf.head?.slot : at), shelf.head);
  });
  if (newer) throw new StaleDraft(newer);
}

function otherThan(slot: number | undefined): Slot {
  return slot === 0 ? 1 : 0;
}

/** Whether the newest revision is one that a draft knows nothing of. */
function isOvertaken({ revision, writer, base }: Draft, newest: Revision): boolean {
  if (writer !== undefined && newest.writer === writer) return false;
  if (!base) return newest.revision > revision;
  return newest.revision !== base.revision || newest.writer !== base.writer;
}

async function load(cabinet: Cabinet, key: string): Promise<LoadedDraft> {
  const shelf = shelfOf(key, await cabinet.read('drafts', shelfKeys(key)));
  try {
    if (tidied(key, shelf)) {
      await cabinet.change('drafts', 'relaxed', shelfKeys(key), (values) => tidied(key, shelfOf(key, values)) ?? {});
    }
    // A record that could not be read may name any of the files.
    const away = await cabinet.keys('drafts', awayKey(key));
    if (away.length === 0) await sweepFiles(cabinet, key, namedFiles(shelf));
  } catch {
    // The draft was read, which is what counts; a device that cannot tidy up now is asked again at the next load.
  }
  return offered(shelf);
}

async function getFiles(cabinet: Cabinet, key: string, refs: readonly string[]): Promise<Map<string, KeptFile>> {
  const values = await cabinet.read(
    'files',
    refs.map((ref) => fileKey(key, ref)),
  );
  const found = refs.map((ref, index) => [ref, values[index]] as const);
  return new Map(found.filter((entry): entry is [string, KeptFile] => isKeptFile(entry[1])));
}

async function list(cabinet: Cabinet): Promise<DraftSummary[]> {
  const keys = new Set((await cabinet.keys('drafts', '')).map(draftKeyOf));
  const summaries: DraftSummary[] = [];
  for (const key of keys) {
    const loaded = offered(shelfOf(key, await cabinet.read('drafts', shelfKeys(key))));
    if (!('draft' in loaded) || !loaded.draft) continue;
    const { questionnaire, contextId, revision, savedAt, title, label, removeAfter } = loaded.draft;
    const files = [...attachmentsOf(loaded.draft).values()];
    const bytes = files.reduce((sum, { size }) => sum + size, 0);
    const told = { questionnaire, contextId, revision, savedAt, title, label, removeAfter };
    summaries.push({ key, ...told, files: files.length, bytes });
  }
  return summaries;
}

function shelfKeys(key: string): string[] {
  return [headKey(key), slotKey(key, 0), slotKey(key, 1)];
}

function shelfOf(key: string, [storedHead, ...stored]: readonly unknown[]): Shelf {
  const head = asHead(storedHead);
  const readings = [readDraft(stored[0], key), readDraft(stored[1], key)] as const;
  const [first, second] = readings.map((it) => (it.status === 'ok' ? it.draft.revision : undefined));
  const said = head?.slot === 0 ? first : second;
  // A head that does not fit the whole record it points to is itself the damaged one.
  const isRight = head && (said === undefined || said === head.revision);
  return { head, stored, readings, newest: isRight ? head.slot : (second ?? -1) > (first ?? -1) ? 1 : 0 };
}

function offered({ head, readings, newest }: Shelf): LoadedDraft {
  const [best, other] = [readings[newest], readings[otherThan(newest)]];
  if (best.status === 'foreign') return best;
  if (best.status === 'ok') {
    // Without a head nobody knows whether the damaged one was the newer.
    return head || other.status !== 'damaged' ? best : { status: 'damaged', draft: best.draft };
  }
  if (other.status === 'foreign') return other;
  const isNothing = best.status === 'none' && other.status === 'none' && !head?.revision;
  return isNothing ? { status: 'none' } : { status: 'damaged', draft: other.status === 'ok' ? other.draft : undefined };
}

/** What must change so that the next save loses nothing: unreadable records copied, a lost head written again. */
function tidied(key: string, { head, stored, readings, newest }: Shelf): DrawerChange | undefined {
  const put: [string, unknown][] = [];
  for (const slot of [0, 1] as const) {
    const { status } = readings[slot];
    if (status !== 'damaged' && status !== 'foreign') continue;
    put.push([awayKey(key, head?.revision ?? 0, slot), stored[slot]]);
  }
  const { status, draft } = { draft: undefined, ...readings[newest] };
  if (status === 'ok' && draft?.revision !== head?.revision) {
    put.push([headKey(key), { slot: newest, revision: draft?.revision, writer: draft?.writer, loose: {} }]);
  }
  return put.length > 0 ? { put } : undefined;
}

function namedFiles({ readings }: Shelf): ReadonlySet<string> {
  return new Set(readings.flatMap((it) => (it.status === 'ok' ? [...attachmentsOf(it.draft).keys()] : [])));
}

function isKeptFile(value: unknown): value is KeptFile {
  return (
    typeof value === 'object' &&
    value !== null &&
    'meta' in value &&
    'bytes' in value &&
    value.bytes instanceof ArrayBuffer
  );
}
