// Takes one submission. Nothing that the browser says is believed: the questionnaire, the facts and the day are ours.
import { verifyPayload } from 'questionnaire-form/verify';
import { dayAt } from './questionnaires.js';
import { refusal, refusalFor, sentBefore, unreadable } from './refusal.js';
import { contentOf } from './submissions.js';

/** @typedef {import('./sample-respondents.js').Respondent} Respondent */

/**
 * @typedef {object} Office
 * @property {import('./submissions.js').Submissions} submissions
 * @property {ReadonlyMap<string, import('./questionnaires.js').Questionnaire>} questionnaires
 * @property {() => Date} now
 * @property {(line: string) => void} log
 */

/**
 * @typedef {{ kept: import('./submissions.js').Kept } | { refused: import('./refusal.js').Refusal, status: 400 | 409 | 422 }} Outcome
 */

/** The `name` of the element on our pages: the payload comes under it, files under `questionnaire.files[reference]`. */
export const fieldName = 'questionnaire';

/** Somebody who was honest until midnight is not refused a moment later. */
const graceMinutes = 30;

/**
 * @param {FormData} form
 * @param {string} id by which the respondent is known
 * @param {Respondent} respondent
 * @param {Office} office
 * @returns {Promise<Outcome>}
 */
export async function receive(form, id, respondent, { submissions, questionnaires, now, log }) {
  const post = readPost(form);
  const wanted = post?.payload.questionnaire?.id;
  const questionnaire = respondent.questionnaires.includes(wanted) && questionnaires.get(wanted);
  if (!post || !questionnaire) return { refused: unreadable, status: 400 };
  const { payload, files } = post;

  // A repeated post is answered as the first was, even when the clock, the facts or the questionnaire went on.
  const earlier = typeof payload.submissionId === 'string' ? await submissions.find(payload.submissionId) : undefined;
  if (earlier) return settled(earlier, id, payload);

  const { context } = respondent;
  const today = respondent.today ?? dayFor(payload, questionnaire, context, now());
  const result = await verifyPayload(questionnaire, payload, { context, today, files });
  if (result.status === 'refused') {
    log(`Refused: ${JSON.stringify(result.reasons)}`);
    return { refused: refusalFor(result.reasons, questionnaire), status: 422 };
  }
  const { supersedes } = result.payload;
  const corrected = supersedes === null ? undefined : await submissions.find(supersedes);
  if (supersedes !== null && (corrected?.respondent !== id || corrected.payload.questionnaire.id !== wanted)) {
    return {
      refused: refusal('What you want to correct was not sent to us. Please send it as a new form.'),
      status: 422,
    };
  }
  return settled(await submissions.keep(id, result.payload, files), id, payload);
}

/**
 * What is kept under the id is the answer, if it is the same.
 * @param {import('./submissions.js').Kept} kept
 * @param {string} respondent
 * @param {unknown} payload
 * @returns {Outcome}
 */
function settled(kept, respondent, payload) {
  if (kept.respondent !== respondent) return { refused: unreadable, status: 409 };
  if (contentOf(kept.payload) !== contentOf(payload)) return { refused: sentBefore(kept.reference), status: 409 };
  return { kept };
}

/** @param {FormData} form @returns {{ payload: any, files: Map<string, File> } | undefined} */
function readPost(form) {
  /** @type {Map<string, File>} */
  const files = new Map();
  for (const [name, value] of form) {
    const ref = /^questionnaire\.files\[([\w-]{1,64})\]$/.exec(name)?.[1];
    if (ref === undefined) continue;
    if (typeof value === 'string' || files.has(ref)) return undefined;
    files.set(ref, value);
  }
  const text = form.get(fieldName);
  try {
    const payload = typeof text === 'string' ? JSON.parse(text) : undefined;
    return payload && typeof payload === 'object' ? { payload, files } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Today by our clock, or the day that has just ended when the payload was made on it.
 * @param {{ today?: unknown }} payload
 * @param {import('./questionnaires.js').Questionnaire} questionnaire
 * @param {import('./questionnaires.js').Context} context
 * @param {Date} now
 */
function dayFor(payload, questionnaire, context, now) {
  const before = dayAt(questionnaire, context, new Date(now.getTime() - graceMinutes * 60_000));
  return payload.today === before ? before : dayAt(questionnaire, context, now);
}
