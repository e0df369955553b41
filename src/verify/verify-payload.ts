import { mediaTypeOf } from '../engine/file-content.ts';
import { buildPayload, relevantRefs } from '../engine/payload.ts';
import type { Payload } from '../engine/payload-types.ts';
import { UnknownPathError } from '../engine/questionnaire-error.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { type Difference, differences } from './differences.ts';
import { readPayload } from './read-payload.ts';
import type { Reason } from './reason.ts';
import { reopen, type ServerFacts } from './reopened.ts';
import { type ReceivedFiles, verifyFiles } from './verify-files.ts';

/** What the server knows by itself; nothing of it may come from the browser. */
export interface VerifyOptions extends ServerFacts {
  /** The facts that the server looked up for this respondent, as the page would supply them. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** The calendar day that counts, `YYYY-MM-DD`, in the questionnaire's time zone, by the server's clock. */
  readonly today: string;
  /** The bytes that arrived, by reference. Left out, only what the payload says of its files is checked. */
  readonly files?: ReceivedFiles;
}

/** What verifying a payload gives: all reasons at once, each place once per code. */
export type VerifyResult =
  | { readonly status: 'verified'; readonly payload: Payload }
  | { readonly status: 'refused'; readonly reasons: readonly Reason[] };

/**
 * Checks what a browser sent, as if nothing in it could be believed: the answers alone are taken, and relevance,
 * requirements, rules, calculations, fees, the review list and the agreements' hashes are made anew from them with the
 * server's own context and day. What comes out must be what was sent, to the letter.
 *
 * Two things cannot be known from a payload: whether its `submissionId` is one the server has seen before, and whether
 * the attachments' hashes are true when `files` are left out.
 *
 * Throws `ContextError` when the server's own context does not fit the questionnaire, and `ArgumentError` when `today`
 * is no date.
 */
export async function verifyPayload(
  questionnaire: Questionnaire,
  given: unknown,
  options: VerifyOptions,
): Promise<VerifyResult> {
  const reasons = new Map<string, Reason>();
  const report = (reason: Reason): void => {
    reasons.set(JSON.stringify([reason.code, reason.at, reason.violation, reason.ruleId]), reason);
  };
  const payload = readPayload(given, report);
  if (payload) {
    const session = reopen(questionnaire, payload, options, report);
    compare(session.snapshot, payload, report);
    if (options.files) await verifyFiles(payload, options.files, report);
    if (reasons.size === 0) return { status: 'verified', payload };
  }
  return { status: 'refused', reasons: [...reasons.values()] };
}

function compare(snapshot: Snapshot, payload: Payload, report: (reason: Reason) => void): void {
  const contextId = snapshot.fact('contextId');
  const expected = buildPayload(snapshot, {
    contextId: typeof contextId === 'string' ? contextId : payload.contextId,
    submissionId: payload.submissionId,
    supersedes: payload.supersedes,
  });
  for (const { path, code, ruleId } of snapshot.violations) {
    const at = path === '' ? 'answers' : `answers/${path}`;
    report({ code: 'violation', at, violation: code, ...(ruleId !== undefined && { ruleId }) });
  }
  for (const { at } of differences(expected.questionnaire, payload.questionnaire, 'questionnaire')) {
    report({ code: 'questionnaireDiffers', at });
  }
  if (expected.contextId !== payload.contextId) report({ code: 'contextDiffers', at: 'contextId' });
  if (expected.today !== payload.today) report({ code: 'dayDiffers', at: 'today' });
  for (const [id, value] of Object.entries({ ...payload.answers, ...expected.answers })) {
    const given = Object.hasOwn(payload.answers, id) ? payload.answers[id] : undefined;
    const made = Object.hasOwn(expected.answers, id) ? value : undefined;
    for (const difference of differences(made, given, id)) report(answerReason(snapshot, difference));
  }
  if (differs(expected.needsReview, payload.needsReview)) report({ code: 'reviewDiffers', at: 'needsReview' });
  if (differs(expected.confirmed, payload.confirmed)) report({ code: 'confirmedDiffers', at: 'confirmed' });
  compareAttachments(snapshot, payload, report);
}

function differs(expected: unknown, given: unknown): boolean {
  return differences(expected, given, '').length > 0;
}

function answerReason(snapshot: Snapshot, { at, how }: Difference): Reason {
  const code = how === 'lacking' ? 'missing' : how === 'extra' && !isAsked(snapshot, at) ? 'notAsked' : 'altered';
  return { code, at: `answers/${at}` };
}

function isAsked(snapshot: Snapshot, path: string): boolean {
  try {
    return snapshot.isRelevant(path);
  } catch (error) {
    if (error instanceof UnknownPathError) return true;
    throw error;
  }
}

function compareAttachments(snapshot: Snapshot, { attachments }: Payload, report: (reason: Reason) => void): void {
  const seen = new Set<string>();
  for (const ref of relevantRefs(snapshot)) {
    const at = `attachments/${ref}`;
    if (seen.has(ref)) report({ code: 'attachmentTwice', at });
    else if (!Object.hasOwn(attachments, ref)) report({ code: 'attachmentMissing', at });
    seen.add(ref);
  }
  for (const [ref, { name, type }] of Object.entries(attachments)) {
    const at = `attachments/${ref}`;
    if (!seen.has(ref)) report({ code: 'attachmentUnused', at });
    if (mediaTypeOf(name) !== type) report({ code: 'attachmentDiffers', at });
  }
}
