import type { Attachment, Money, StoredAnswer } from '../engine/answer.ts';
import type { SessionRecord } from '../engine/session-types.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { type Asked, type AskedWords, askedIn } from './asked.ts';

/** The only draft format so far. */
export const DRAFT_FORMAT = 1;

/** What is kept on this device for one filling: everything typed, and which questionnaire it was typed into. */
export interface Draft extends Asked {
  readonly format: typeof DRAFT_FORMAT;
  readonly questionnaire: DraftedQuestionnaire;
  /** Whose questionnaire it is; drafts of two contexts never mix. */
  readonly contextId: string;
  /** Counts what was kept; a higher number is newer, whatever the clocks say. */
  readonly revision: number;
  /** The page that kept it, by a random id: two pages may count to the same revision. */
  readonly writer?: string;
  /** The revision it was made from; number 0 for a new draft. A store refuses to put it over any other. */
  readonly base?: Revision;
  /** When it was begun and kept, in milliseconds since 1970 by the respondent's clock: for show, never for order. */
  readonly createdAt: number;
  readonly savedAt: number;
  /** Id of the section shown last. */
  readonly place: string | null;
  readonly record: SessionRecord;
  /** Calculated amounts by question id, as the respondent saw them last. */
  readonly amounts?: Readonly<Record<string, Money>>;
  /** Answers that no longer fit the questionnaire. They are shown and kept, not sent. */
  readonly setAside: readonly SetAside[];
  /** What the respondent means to come back to. Never sent. */
  readonly flags?: Flags | undefined;
  /**
   * When the host was last asked to take it, in milliseconds since 1970, as long as its answer is not known: it may
   * have arrived. Sent again under the same `record.submissionId` it counts once.
   */
  readonly sendingSince?: number | undefined;
  /** What a list of drafts calls it: the questionnaire's title as it was read, and the host's label for whose it is. */
  readonly title?: string | undefined;
  readonly label?: string | undefined;
  /** When it may be removed, in milliseconds since 1970; the respondent was told that date. See `endOf`. */
  readonly removeAfter?: number | undefined;
  /** Whether a later edition was sent for the same context: it is listed, but not offered any more. */
  readonly isPassed?: boolean | undefined;
}

/** Names one revision of a draft for certain. */
export interface Revision {
  readonly revision: number;
  readonly writer?: string;
}

/** Flagged questions: the private note (`''` for none) by the question's id. Only questions of a section, no parts. */
export type Flags = Readonly<Record<string, string>>;

/** The edition and correction a draft was written under. */
export interface DraftedQuestionnaire {
  readonly id: string;
  readonly edition: string;
  readonly version: number;
  readonly sha256: string;
}

/** An answer that the newer questionnaire has no place for. */
export interface SetAside {
  readonly path: string;
  /** The question is gone; it is asked in a way the answer does not fit; or its meaning changed. */
  readonly reason: 'notAsked' | 'unfit' | 'askedAgain';
  /** How it was asked, as in `Asked.asked`; `''` when that is not known. */
  readonly asked: string;
  readonly stored: StoredAnswer;
  /** How it read, if that is known. */
  readonly words?: AskedWords;
  /** The files it names. */
  readonly attachments: readonly Attachment[];
}

/** What a new draft is made of. */
export interface DraftFields {
  readonly questionnaire: Questionnaire;
  readonly contextId: string;
  readonly revision: number;
  readonly writer?: string;
  readonly base?: Revision;
  readonly createdAt: number;
  readonly savedAt: number;
  readonly place: string | null;
  readonly record: SessionRecord;
  readonly setAside: readonly SetAside[];
  readonly amounts?: Readonly<Record<string, Money>>;
  readonly flags?: Draft['flags'];
  readonly sendingSince?: Draft['sendingSince'];
  readonly title?: Draft['title'];
  readonly label?: Draft['label'];
}

/**
 * The key that names a draft on this device: `sample-renewal@2026/sponsor-1`. The version is not part of it, because a
 * draft follows the corrections of its year. The edition is: what was begun last year and never sent is another filling
 * than this year's, whether or not the host's context id tells the years apart, and beginning the one must not write
 * over the other.
 */
export function draftKey(questionnaire: Pick<DraftedQuestionnaire, 'id' | 'edition'>, contextId: string): string {
  return `${escaped(questionnaire.id)}@${escaped(questionnaire.edition)}/${escaped(contextId)}`;
}

/** A draft of what a session holds now. */
export function createDraft(fields: DraftFields): Draft {
  const { questionnaire, ...rest } = fields;
  const { id, edition, version, sha256 } = questionnaire;
  return {
    format: DRAFT_FORMAT,
    questionnaire: { id, edition, version, sha256 },
    ...askedIn(questionnaire, rest.record.answers),
    ...rest,
  };
}

/** Every attachment that a draft knows, by reference: those of its answers and those set aside. */
export function attachmentsOf(draft: Draft): ReadonlyMap<string, Attachment> {
  const aside = draft.setAside.flatMap(({ attachments }) => attachments);
  return new Map(
    [...aside, ...Object.values(draft.record.attachments)].map((attachment) => [attachment.ref, attachment]),
  );
}

function escaped(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('/', '%2F').replaceAll('@', '%40');
}
