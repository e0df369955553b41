import type { DraftCopy } from './backup-content.ts';
import type { Clock } from './clock.ts';
import type { Draft } from './draft.ts';
import type { HostedDraft } from './host-store.ts';

/** Where keeping for other devices stands. Times are milliseconds since 1970. */
export type SyncStatus = { readonly state: 'kept'; readonly at: number } | { readonly state: 'failed' };

/** What a sync works on. */
export interface SyncPorts {
  /** The draft as it stands, and its files; undefined while there is none. */
  copy(): Promise<DraftCopy | undefined>;
  /** Another device has kept something else since `base`: makes one of the two here, which leads to a `touch`. */
  merge(theirs: DraftCopy, base: Draft | undefined): Promise<void>;
  changed(status: SyncStatus): void;
}

/** Milliseconds between two savings, and until a failed one is tried again. */
const pause = 15_000;

/**
 * Keeps a draft in the host's store too, as long as the page is open: soon after each change, but not at each, and
 * never two at once.
 */
export class HostSync {
  readonly #hosted: HostedDraft;
  readonly #ports: SyncPorts;
  readonly #clock: Clock;
  #base: Draft | undefined;
  #timer: unknown;
  #running: Promise<void> | undefined;
  #isDirty = false;
  #isStopped = false;

  /** `base` is what lies there now. */
  constructor(hosted: HostedDraft, ports: SyncPorts, clock: Clock, base?: Draft) {
    this.#hosted = hosted;
    this.#ports = ports;
    this.#clock = clock;
    this.#base = base;
  }

  /** Something changed. */
  touch(): void {
    this.#isDirty = true;
    if (!this.#isStopped) this.#timer ??= this.#clock.setTimeout(() => void this.flush(), pause);
  }

  /** Saves now what is not saved yet. Never rejects. */
  async flush(): Promise<void> {
    this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running;
    if (!this.#isDirty || this.#isStopped) return;
    this.#isDirty = false;
    this.#running = this.#save().catch(() => {
      this.touch();
      this.#ports.changed({ state: 'failed' });
    });
    await this.#running;
    this.#running = undefined;
  }

  /** Saves nothing any more. */
  stop(): void {
    this.#isStopped = true;
    this.#clock.clearTimeout(this.#timer);
  }

  async #save(): Promise<void> {
    const copy = await this.#ports.copy();
    if (!copy) return;
    if (await this.#hosted.save(copy)) {
      this.#base = copy.draft;
      return this.#ports.changed({ state: 'kept', at: this.#clock.now() });
    }
    const theirs = await this.#hosted.load();
    const base = this.#base;
    this.#base = theirs?.draft;
    this.touch();
    if (theirs) await this.#ports.merge(theirs, base);
  }
}
