import type { Snapshot } from '../engine/snapshot.ts';
import type { HostReply } from './host-reply.ts';

/** How far sending has come. */
export type SendState =
  | { readonly status: 'idle' | 'handedOver' }
  /** `slow`: the host takes longer than one expects. */
  | { readonly status: 'sending'; readonly slow: boolean }
  /** The sentence for the respondent. */
  | { readonly status: 'failed'; readonly message: string }
  /** The host was asked at that time (milliseconds since 1970), and nobody knows what became of it. */
  | { readonly status: 'unknown'; readonly since: number }
  /** Amounts came out anew: the respondent has to see them before anything is sent. Sending again confirms them. */
  | { readonly status: 'recalculated'; readonly lines: readonly string[] }
  | SentState;

/** The host took it. */
export interface SentState {
  readonly status: 'sent';
  readonly reply: HostReply;
  readonly at: Date;
  /** What was sent. */
  readonly snapshot: Snapshot;
  /** Whether answers were changed after that. */
  readonly hasChanged: boolean;
  /** Whether the draft could be removed from the device. */
  readonly isDraftGone: boolean;
}
