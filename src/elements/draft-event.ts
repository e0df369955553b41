import type { KeepingStatus } from './draft-keeper.ts';
import { QuestionnaireDraftEvent } from './public-events.ts';

const told = {
  off: 'none',
  idle: 'none',
  pending: 'saving',
  saving: 'saving',
  saved: 'saved',
  failed: 'failed',
  overtaken: 'failed',
} as const;

/** What the host is told when keeping stands where it did not stand before; undefined when that says nothing new. */
export function draftEvent(status: KeepingStatus, before: KeepingStatus): QuestionnaireDraftEvent | undefined {
  const now = told[status.state];
  const reason = status.state === 'failed' ? status.reason : status.state === 'overtaken' ? 'stale' : undefined;
  return now !== told[before.state] || reason ? new QuestionnaireDraftEvent(now, reason) : undefined;
}
