import type { Session } from '../engine/session-types.ts';
import type { Stage } from './stage.ts';

/** Whether something was filled in. */
export function isBegun(session: Session): boolean {
  const { answers, attachments } = session.record();
  return Object.keys(answers).length + Object.keys(attachments).length > 0;
}

/** Whether the draft may be looked for elsewhere, because nothing was done with it yet. */
export function isUntouched(stage: Stage): boolean {
  return stage.status === 'found' || (stage.status === 'open' && !isBegun(stage.session));
}
