import type { Payload } from '../engine/payload-types.ts';
import { freezeDeep } from '../questionnaire/freeze.ts';
import { type HostRefusal, type HostReply, readRefusal, readReply } from './host-reply.ts';
import { QuestionnaireSubmitEvent } from './public-events.ts';

/** What the host made of a payload. */
export type Verdict =
  | { readonly status: 'stopped' }
  | { readonly status: 'handedOver' }
  | { readonly status: 'sent'; readonly reply: HostReply }
  | Refusal;

/** The host did not take it (`refused`), or something broke on its side. */
export interface Refusal extends Required<HostRefusal> {
  readonly status: 'refused' | 'error';
}

/** Milliseconds until the respondent is told that it takes longer than usual. */
const patience = 15_000;

/**
 * Hands a payload to the host, once, and waits for its verdict. Never rejects. The host is not trusted: it gets a
 * frozen payload, and whatever its promise does comes out as a verdict. `slow` is called when that takes its time.
 */
export async function handOver(
  target: EventTarget,
  payload: Payload,
  files: ReadonlyMap<string, Blob>,
  slow: () => void,
): Promise<Verdict> {
  const event = new QuestionnaireSubmitEvent(freezeDeep(payload), files);
  target.dispatchEvent(event);
  const { reply, defaultPrevented } = event;
  if (!reply) return { status: defaultPrevented ? 'stopped' : 'handedOver' };
  const timer = setTimeout(slow, patience);
  try {
    return { status: 'sent', reply: readReply(await reply) };
  } catch (reason) {
    const { refused, ...refusal } = readRefusal(reason);
    return { status: refused ? 'refused' : 'error', ...refusal };
  } finally {
    clearTimeout(timer);
  }
}
