import type { Session } from '../engine/session-types.ts';

/** Whether something was filled in. */
export function isBegun(session: Session): boolean {
  const { answers, attachments } = session.record();
  return Object.keys(answers).length + Object.keys(attachments).length > 0;
}
