import type { SessionOptions } from '../engine/session-types.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { DraftProgress } from '../engine/task-list-state.ts';
import { openSession } from '../engine/session.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { carryOver } from './carry-over.ts';
import { draftKey } from './draft.ts';
import type { DraftStore } from './store-types.ts';

/**
 * How far the draft of a filling has come: `complete` when it could be sent as it is. A store that cannot be read, like
 * one without a draft, holds nothing that was started. Throws what `openSession` throws.
 */
export async function draftProgress(
  store: DraftStore,
  questionnaire: Questionnaire,
  contextId: string,
  options: Pick<SessionOptions, 'context' | 'today'>,
): Promise<DraftProgress> {
  const loaded = await store.load(draftKey(questionnaire, contextId)).catch(() => undefined);
  const draft = loaded?.status === 'ok' || loaded?.status === 'damaged' ? loaded.draft : undefined;
  if (!draft) return 'notStarted';
  const { record } = carryOver(questionnaire, draft);
  if (Object.values(record.answers).every((stored) => stored === null)) return 'notStarted';
  return progressIn(openSession(questionnaire, { ...options, record }).snapshot);
}

/** How far a filling that was begun has come. */
export function progressIn(snapshot: Snapshot): DraftProgress {
  return snapshot.violations.length === 0 ? 'complete' : 'inProgress';
}
