import type { Session, SessionRecord } from '../engine/session-types.ts';

/** The files of a record that a session has at hand, by reference. */
export function filesOf(session: Session, record: SessionRecord): ReadonlyMap<string, Blob> {
  const files = Object.keys(record.attachments).map((ref) => [ref, session.file(ref)] as const);
  return new Map(files.filter((entry): entry is readonly [string, Blob] => entry[1] !== undefined));
}
