import { loadQuestionnaire, payloadSchema, payloadTypes } from 'questionnaire-form/questionnaire';
import { openSession } from 'questionnaire-form/engine';
import { verifyPayload, type ReasonCode } from 'questionnaire-form/verify';

export async function received(text: string, payload: unknown): Promise<readonly ReasonCode[]> {
  const loaded = loadQuestionnaire(text);
  if (loaded.status === 'rejected') throw new Error(loaded.issues.map(({ message }) => message).join(' '));
  const { questionnaire } = loaded;
  const { schema, coverage } = payloadSchema(questionnaire);
  console.log(
    schema,
    coverage.length,
    payloadTypes(questionnaire),
    openSession(questionnaire, { today: '2026-03-01' }),
  );
  const result = await verifyPayload(questionnaire, payload, { context: {}, today: '2026-03-01' });
  // @ts-expect-error only a refusal has reasons
  console.log(result.reasons);
  // @ts-expect-error a server has a day of its own
  await verifyPayload(questionnaire, payload, { context: {} });
  return result.status === 'refused' ? result.reasons.map(({ code }) => code) : [];
}
