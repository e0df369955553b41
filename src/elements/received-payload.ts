import { createId } from '../engine/create-id.ts';
import { recordOfPayload } from '../engine/payload-record.ts';
import type { Payload } from '../engine/payload-types.ts';
import type { SessionOptions } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { Issue } from '../questionnaire/issue.ts';

/** What a session begins with that corrects a payload which the host received: its answers, as a new submission. */
export function correcting(questionnaire: Questionnaire, payload: Payload): Partial<SessionOptions> {
  return {
    supersedes: payload.submissionId,
    record: { ...recordOfPayload(questionnaire, payload), submissionId: createId() },
  };
}

/** Why a payload that the host received is not one of this filling. */
export function strangeness(payload: Payload, { id }: Questionnaire, contextId: string): readonly Issue[] {
  const given = payload as { readonly [Member in keyof Payload]?: Partial<Payload[Member]> };
  if (given.questionnaire?.id === id && given.contextId === contextId && given.answers && given.attachments) return [];
  const message = `The payload is not one of questionnaire "${id}" and context "${contextId}".`;
  return [{ code: 'other-payload', pointer: '/payload', message, remedy: 'Give the payload as it was received.' }];
}
