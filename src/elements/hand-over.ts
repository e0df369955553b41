import type { Payload } from '../engine/payload-types.ts';
import { freezeDeep } from '../questionnaire/freeze.ts';
import { type HostRefusal, type HostReply, readRefusal, readReply } from './host-reply.ts';
import { QuestionnaireSubmitEvent } from './public-events.ts';

/** What the host made of a payload. `unanswered`: its promise did not settle in time, so nobody knows. */
export type Verdict =
  | { readonly status: 'stopped' }
  | { readonly status: 'handedOver' }
  | { readonly status: 'unanswered' }
  | { readonly status: 'sent'; readonly reply: HostReply }
  | Refusal;

/** The host did not take it (`refused`), or something broke on its side. */
export interface Refusal extends Required<HostRefusal> {
  readonly status: 'refused' | 'error';
}

/** Who waits for the verdict. */
export interface Waiting {
  /** It takes its time. */
  slow(): void;
  /** It came after all, when `unanswered` had been given already. */
  late(verdict: Verdict): void;
}

/** Milliseconds until the respondent is told that it takes longer than usual, and until nobody waits any longer. */
const patience = { slow: 15_000, answer: 120_000 };

/**
 * Hands a payload to the host, once, and waits for its verdict. Never rejects. The host is not trusted: it gets a
 * frozen payload, and whatever it and its promise do comes out as one verdict.
 */
export async function handOver(
  target: EventTarget,
  payload: Payload,
  files: ReadonlyMap<string, Blob>,
  waiting: Waiting,
): Promise<Verdict> {
  const event = new QuestionnaireSubmitEvent(freezeDeep(payload), files);
  const hasThrown = throwsIn(() => target.dispatchEvent(event));
  const { reply, defaultPrevented } = event;
  if (!reply) return hasThrown ? refusalFor(undefined) : { status: defaultPrevented ? 'stopped' : 'handedOver' };
  const verdict = reply.then((given): Verdict => ({ status: 'sent', reply: readReply(given) }), refusalFor);
  const slow = setTimeout(() => waiting.slow(), patience.slow);
  let end: ReturnType<typeof setTimeout> | undefined;
  const unanswered = new Promise<Verdict>((resolve) => {
    end = setTimeout(() => {
      resolve({ status: 'unanswered' });
      void verdict.then((it) => waiting.late(it));
    }, patience.answer);
  });
  return Promise.race([verdict, unanswered]).finally(() => {
    clearTimeout(slow);
    clearTimeout(end);
  });
}

function refusalFor(reason: unknown): Refusal {
  const { refused, ...refusal } = readRefusal(reason);
  return { status: refused ? 'refused' : 'error', ...refusal };
}

/** What a listener throws does not reach who dispatches; the page hears it, at once. */
function throwsIn(dispatch: () => void): boolean {
  let hasThrown = false;
  const heard = () => (hasThrown = true);
  globalThis.addEventListener('error', heard);
  dispatch();
  globalThis.removeEventListener('error', heard);
  return hasThrown;
}
