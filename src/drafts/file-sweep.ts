import { asHead, fileKey, headKey, type Head } from './store-keys.ts';
import type { Cabinet } from './store-types.ts';

/** A file is deleted when this many revisions were kept since it was first found loose, none of which names it. */
const REVISIONS_KEPT = 2;

/**
 * Deletes the files of a draft that no revision names any more. A file is only marked at first: another tab may have
 * kept it a moment ago, with the revision that names it still to come. It goes at a later load, once all the revisions
 * that are kept are younger than the mark.
 */
export async function sweepFiles(cabinet: Cabinet, key: string, named: ReadonlySet<string>): Promise<void> {
  const refs = (await cabinet.keys('files', `${key}/`)).map((fileKey) => fileKey.slice(key.length + 1));
  const loose = refs.filter((ref) => !named.has(ref));
  const head = asHead((await cabinet.read('drafts', [headKey(key)]))[0]);
  if (loose.length === 0 && Object.keys(head?.loose ?? {}).length === 0) return;
  const revision = head?.revision ?? 0;
  const markOf = (ref: string) => head?.loose[ref] ?? revision;
  const due = loose.filter((ref) => markOf(ref) + REVISIONS_KEPT <= revision);
  if (due.length > 0) {
    await cabinet.change('files', 'strict', [], () => ({ remove: due.map((ref) => fileKey(key, ref)) }));
  }
  const kept = loose.filter((ref) => !due.includes(ref));
  const marks = Object.fromEntries(kept.map((ref) => [ref, markOf(ref)]));
  await cabinet.change('drafts', 'relaxed', [headKey(key)], ([stored]) => {
    const fresh: Head = { ...(asHead(stored) ?? { slot: 1, revision: 0 }), loose: marks };
    return { put: [[headKey(key), fresh]] };
  });
}
