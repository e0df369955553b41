import type { Attachment } from '../engine/answer.ts';
import type { SessionChange, SessionRecord } from '../engine/session-types.ts';
import type { FailureReason } from './store-types.ts';

/** A file that could not be kept. */
export interface RefusedFile {
  readonly reason: FailureReason;
  readonly name: string;
}

/** Which files of a filling are kept, which are still to be, and which did not fit. */
export class FileQueue {
  readonly #kept: Set<string>;
  /** Bytes that were read when the file was attached, until they are kept. */
  readonly #bytes = new Map<string, ArrayBuffer>();
  readonly #refused = new Map<string, RefusedFile>();
  /** Those that were kept since answers were last, the newest last: nobody was told of them yet. */
  #fresh: Attachment[] = [];

  /** `kept`: references of those that the store has. */
  constructor(kept: Iterable<string> = []) {
    this.#kept = new Set(kept);
  }

  /** Those that could not be kept, in the order in which they were tried. */
  get refused(): readonly RefusedFile[] {
    return [...this.#refused.values()];
  }

  /** Files were attached. */
  add(attached: SessionChange['attached']): void {
    for (const { attachment, bytes } of attached) this.#bytes.set(attachment.ref, bytes);
  }

  /** Those that did not fit are tried again: after a pause or when files change, not at every key. */
  retry(): void {
    this.#refused.clear();
  }

  /** Forgets those that a record no longer names: should one come back by undo, it is written again. */
  follow(record: SessionRecord): void {
    for (const ref of [...this.#kept, ...this.#refused.keys()]) {
      if (ref in record.attachments) continue;
      if (!this.#kept.delete(ref)) this.#refused.delete(ref);
    }
  }

  /** The next one that is to be kept. */
  next(record: SessionRecord): Attachment | undefined {
    return Object.values(record.attachments).find(({ ref }) => !this.#kept.has(ref) && !this.#refused.has(ref));
  }

  /** The bytes of one that was attached here; undefined when only the session has them. */
  bytes(ref: string): ArrayBuffer | undefined {
    return this.#bytes.get(ref);
  }

  /** It is committed, or there is nothing of it to keep. */
  keep(file: Attachment): void {
    this.#kept.add(file.ref);
    this.#fresh.push(file);
  }

  /** The answers are kept, and with them all files that are. */
  settle(): void {
    for (const { ref } of this.#fresh.splice(0)) this.#bytes.delete(ref);
  }

  /** The newest file that nobody was told of yet makes room for the answers; undefined when there is none. */
  giveWay(): Attachment | undefined {
    const file = this.#fresh.pop();
    if (!file) return undefined;
    this.#kept.delete(file.ref);
    this.refuse(file, 'quota');
    return file;
  }

  /** It could not be kept. */
  refuse({ ref, name }: Attachment, reason: FailureReason): void {
    this.#refused.set(ref, { reason, name });
  }
}
