import type { AnswerValue, Attachment } from './answer.ts';

/** What the host receives: relevant answers only. Serialised canonically (`canonicalJson`), so a hash means something. */
export interface Payload {
  readonly format: 1;
  readonly questionnaire: {
    readonly id: string;
    readonly edition: string;
    readonly version: number;
    readonly sha256: string;
  };
  readonly contextId: string;
  readonly submissionId: string;
  readonly supersedes: string | null;
  readonly today: string;
  /** By question id. */
  readonly answers: Readonly<Record<string, AnswerValue>>;
  readonly needsReview: readonly string[];
  readonly confirmed: readonly string[];
  /** By reference; every reference stands in exactly one answer. */
  readonly attachments: Readonly<Record<string, Omit<Attachment, 'ref'>>>;
}
