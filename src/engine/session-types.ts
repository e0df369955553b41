import type { Attachment, AnswerValue, RowCells, StoredAnswer, Unparsed } from './answer.ts';
import type { Payload } from './payload-types.ts';
import type { Snapshot } from './snapshot.ts';
import type { Violation } from './violation.ts';

/**
 * One filling of one questionnaire: the only thing that holds answers. It knows no DOM, no storage and no clock.
 *
 * Law: a call either changes something, makes one new snapshot and tells each listener once, or does nothing.
 */
export interface Session {
  readonly snapshot: Snapshot;
  /**
   * Sets the answer at a path; undefined clears it. Takes the payload's shapes, `{ raw }` for typed text that is not
   * (yet) a value, and whole composites. Throws `UnknownPathError` for a path the document does not have and
   * `AnswerShapeError` for a value of a wrong JSON shape.
   */
  answer(path: string, value: AnswerValue | Unparsed | undefined): void;
  /** Checks and takes files; the ones that break a rule come back with the reason and change nothing. */
  attach(path: string, files: readonly File[]): Promise<AttachResult>;
  /** Takes a file out of an answer; the bytes stay until the session ends, so that undo is possible. */
  detach(path: string, ref: string): void;
  /** Adds a blank row and returns its id. */
  addRow(path: string): string;
  /** Checks and adds rows with their answers, in one change; the ones that break a rule come back with the reasons. */
  addRows(path: string, rows: readonly RowCells[]): AddRowsResult;
  removeRow(path: string, rowId: string): void;
  /** How everything would stand if this were answered; changes nothing. Throws what `answer` throws. */
  preview(path: string, value: AnswerValue | Unparsed | undefined): Snapshot;
  /** Confirms a rule of severity `confirm`. */
  confirm(ruleId: string): void;
  /** Moves the only clock. */
  setToday(date: string): void;
  /** The payload, or everything that prevents it. */
  payload():
    | { status: 'valid'; payload: Payload; files: ReadonlyMap<string, Blob> }
    | { status: 'invalid'; violations: readonly Violation[] };
  /** What a draft keeps: everything typed, relevant or not. */
  record(): SessionRecord;
  /** The bytes behind a reference. */
  file(ref: string): Blob | undefined;
  /** Calls back after each change; returns the way to stop. */
  subscribe(listener: (change: SessionChange) => void): () => void;
}

/** What `attach` decided, file by file. */
export interface AttachResult {
  readonly accepted: readonly Attachment[];
  readonly rejected: readonly RejectedFile[];
}

/** A file that was not taken, and why. */
export interface RejectedFile {
  readonly name: string;
  readonly code:
    | 'empty'
    | 'type'
    | 'content'
    | 'archive'
    | 'tooLarge'
    | 'submissionTooLarge'
    | 'tooMany'
    | 'unreadable'
    | 'insecure';
  readonly params: Readonly<Record<string, string | number>>;
}

/** What `addRows` decided: the ids of the new rows, and which of the given ones were not added. */
export interface AddRowsResult {
  readonly accepted: readonly string[];
  readonly rejected: readonly RejectedRow[];
}

/** A row that was not added: its place among those given, and what is wrong in it. */
export interface RejectedRow {
  readonly index: number;
  readonly violations: readonly Violation[];
}

/** What changed, for those who keep or show it. */
export interface SessionChange {
  readonly snapshot: Snapshot;
  /** Paths whose stored answer changed. */
  readonly paths: readonly string[];
  /** Paths whose `QuestionState` is a new one, so that only those fields need to render. */
  readonly states: readonly string[];
  /** Files that were attached in this change, with their bytes. */
  readonly attached: readonly { readonly attachment: Attachment; readonly bytes: ArrayBuffer }[];
}

/** Everything a session can be opened again from. Plain data. */
export interface SessionRecord {
  /** By path; row ids of rows stand at the rows' own path. */
  readonly answers: Readonly<Record<string, StoredAnswer>>;
  readonly attachments: Readonly<Record<string, Attachment>>;
  readonly confirmed: readonly string[];
  readonly submissionId: string;
}

/** How a session is opened: `openSession(questionnaire, options)`. */
export interface SessionOptions {
  /** The host's facts, as the document declares them, plus `contextId`. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** The calendar day that counts, `YYYY-MM-DD`. */
  readonly today: string;
  /** Answers in payload shape, by question id. */
  readonly answers?: Readonly<Record<string, AnswerValue>>;
  /** A draft's record; wins over `answers`. */
  readonly record?: SessionRecord;
  /** Bytes by reference, for attachments that `record` or `answers` name. */
  readonly files?: ReadonlyMap<string, Blob>;
  /** Attachments that `answers` name (a received payload's). */
  readonly attachments?: Readonly<Record<string, Omit<Attachment, 'ref'>>>;
  /** Submission id of the payload that this filling corrects. */
  readonly supersedes?: string;
  /** Makes ids (submission, rows); a random UUID by default. */
  readonly createId?: () => string;
}
