import { questionName } from '../../src/cli/staff-words.ts';
import { carryOver } from '../../src/drafts/carry-over.ts';
import { draftKey } from '../../src/drafts/draft.ts';
import type { DraftStore } from '../../src/drafts/store-types.ts';
import { readContext } from '../../src/engine/context.ts';
import { openSession } from '../../src/engine/session.ts';
import type { SessionOptions } from '../../src/engine/session-types.ts';

import { messagesFor } from '../../src/elements/messages.ts';
import { violationText } from '../../src/elements/violation-text.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';

/** What sending would come to at this moment. */
export type WouldBe =
  | { readonly status: 'payload'; readonly json: string }
  /** Sentences, each with the question it is about. */
  | { readonly status: 'refused'; readonly reasons: readonly string[] };

/** The payload of the draft that a store keeps, or what prevents it. Save the draft before. */
export async function wouldBePayload(
  questionnaire: Questionnaire,
  store: DraftStore,
  facts: Required<Pick<SessionOptions, 'context' | 'today'>>,
): Promise<WouldBe> {
  const read = readContext(questionnaire, facts.context);
  if (read.status === 'unfit') return { status: 'refused', reasons: read.issues.map(({ message }) => message) };
  const loaded = await store.load(draftKey(questionnaire, read.context.contextId));
  const record = loaded.status === 'ok' ? carryOver(questionnaire, loaded.draft).record : undefined;
  const session = openSession(questionnaire, { ...facts, ...(record && { record }) });
  const made = session.payload();
  if (made.status === 'valid') return { status: 'payload', json: JSON.stringify(made.payload, null, 2) };
  const { snapshot } = session;
  const reader = { snapshot, locale: 'en', messages: messagesFor('en') };
  const reasons = snapshot.violations
    .filter(({ severity }) => severity !== 'warning')
    .map((violation) => {
      const state = violation.path === '' ? undefined : snapshot.question(violation.path);
      const { text } = violationText(violation, state, reader);
      return `${state ? questionName(state.question, questionnaire) : violation.section}: ${text}`;
    });
  return { status: 'refused', reasons };
}
