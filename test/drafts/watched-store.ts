import type { Draft } from '../../src/drafts/draft.ts';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { StoreFailure, type DraftStore, type FailureReason, type KeptFile } from '../../src/drafts/store-types.ts';

/** A memory store that notes what is written, and fails or waits when a test says so. */
export class WatchedStore implements DraftStore {
  readonly kind = 'device';
  /** What was asked for, in order: `file a1`, `draft 3`. */
  readonly log: string[] = [];
  /** Every draft that was committed. */
  readonly saved: Draft[] = [];
  readonly files: { ref: string; bytes: number }[] = [];
  /** Why the next drafts, and the next files, are refused. */
  refuseDrafts: FailureReason | undefined;
  refuseFiles: FailureReason | undefined;
  /** While held, nothing is committed before `release`. */
  isHeld = false;
  /** Most drafts being written at the same time. */
  mostAtOnce = 0;
  readonly #memory = openMemoryStore();
  #waiting: (() => void)[] = [];
  #arrivals: (() => void)[] = [];
  #atOnce = 0;

  readonly load = (key: string) => this.#memory.load(key);
  readonly discard = (key: string) => this.#memory.discard(key);
  readonly getFiles = (key: string, refs: readonly string[]) => this.#memory.getFiles(key, refs);
  readonly deleteFiles = (key: string, refs: readonly string[]) => this.#memory.deleteFiles(key, refs);
  readonly list = () => this.#memory.list();
  readonly close = () => undefined;

  async save(draft: Draft): Promise<void> {
    this.log.push(`draft ${draft.revision}`);
    this.mostAtOnce = Math.max(this.mostAtOnce, (this.#atOnce += 1));
    try {
      await this.#hold();
      if (this.refuseDrafts) throw new StoreFailure(this.refuseDrafts);
      await this.#memory.save(draft);
      this.saved.push(draft);
    } finally {
      this.#atOnce -= 1;
    }
  }

  async putFile(key: string, ref: string, file: KeptFile): Promise<void> {
    this.log.push(`file ${ref}`);
    await this.#hold();
    if (this.refuseFiles) throw new StoreFailure(this.refuseFiles);
    await this.#memory.putFile(key, ref, file);
    this.files.push({ ref, bytes: file.bytes.byteLength });
  }

  async #hold(): Promise<void> {
    for (const arrived of this.#arrivals.splice(0)) arrived();
    if (this.isHeld) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  /** Resolves when something is next being written. */
  arrival(): Promise<void> {
    return new Promise((resolve) => this.#arrivals.push(resolve));
  }

  /** Lets go of what is held. */
  release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
