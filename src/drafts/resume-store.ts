/**
 * Where a host keeps sealed drafts, so that respondents resume with e-mail address and password on another device. It
 * sees places that nobody can guess, rounded sizes and times, and nothing else. What cannot be reached rejects.
 */
export interface ResumeStore {
  /** What lies at a place, and the tag of this state; undefined when there is nothing. */
  get(locator: string): Promise<SealedBlob | undefined>;
  /**
   * Puts bytes at a place and resolves to their new tag. `ifMatch` is the tag of what is replaced; left out, the place
   * has to be empty. Resolves to undefined, and changes nothing, when that is not so. The store keeps a hash of the
   * first `writeToken` of a place and refuses every other.
   */
  put(locator: string, bytes: Blob, options: PutOptions): Promise<string | undefined>;
  /** Empties a place. A host that lets drafts expire can do without. */
  remove?(locator: string, options: Pick<PutOptions, 'writeToken'>): Promise<void>;
  /**
   * Anything random that is public and never changes: the same person's drafts on two sites then have nothing in
   * common. The page's host name by default.
   */
  readonly site?: string;
}

/** Bytes and the tag of their state. */
export interface SealedBlob {
  readonly bytes: Blob | ArrayBuffer | Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

/** What a `put` is allowed by. */
export interface PutOptions {
  readonly ifMatch?: string;
  readonly writeToken: string;
}
