import type { Payload } from '../engine/payload-types.ts';
import { recordOfPayload } from '../engine/payload-record.ts';
import { UnknownPathError } from '../engine/questionnaire-error.ts';
import { openSession } from '../engine/session.ts';
import type { Session } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { Reason } from './reason.ts';

/** What the server itself knows of a submission. */
export interface ServerFacts {
  readonly context?: Readonly<Record<string, unknown>>;
  readonly today: string;
}

/**
 * Opens a session that holds what the payload says was answered, so that everything else can be made anew. Answers
 * that cannot be an answer of this questionnaire are told to `report` and left out.
 */
export function reopen(
  questionnaire: Questionnaire,
  payload: Payload,
  { context, today }: ServerFacts,
  report: (reason: Reason) => void,
): Session {
  const record = recordOfPayload(questionnaire, payload, (error) =>
    report({
      code: error instanceof UnknownPathError ? 'unknownQuestion' : 'wrongShape',
      at: `answers/${error.path}`,
    }),
  );
  const { supersedes } = payload;
  return openSession(questionnaire, {
    ...(context && { context }),
    today,
    ...(supersedes !== null && { supersedes }),
    record,
  });
}
