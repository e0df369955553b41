import { systemClock, type Clock } from './clock.ts';

/** What the pages of one draft say to each other. */
type Word = 'wanted' | 'yours' | 'busy';

/** The part of `BroadcastChannel` that is used here. */
export interface WriterChannel {
  postMessage(word: unknown): void;
  close(): void;
  onmessage: ((event: MessageEvent) => void) | null;
}

/** What the browser gives to the pages of an origin. Either may be missing. */
export interface WriterPorts {
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly openChannel: ((name: string) => WriterChannel) | undefined;
  readonly clock: Pick<Clock, 'setTimeout' | 'clearTimeout'>;
}

/** The browser's own. */
export function browserPorts(): WriterPorts {
  return {
    locks: typeof navigator === 'undefined' ? undefined : navigator.locks,
    openChannel: typeof BroadcastChannel === 'undefined' ? undefined : (name) => new BroadcastChannel(name),
    clock: systemClock,
  };
}

/** Who writes a draft, and how it is asked to stop. */
export interface Writer {
  /** Another page wants to write: keeps everything that is not kept yet, and resolves to whether it is. */
  yielding(): Promise<boolean>;
  /** Another page writes from now on. */
  lost(): void;
  /** The page that wrote is gone: this one may now. Called only after `hold` or `takeOver` came to nothing. */
  freed(): void;
}

/** How long a page has to keep its answers and give way, in milliseconds; then it counts as hung. */
const PATIENCE = 2_000;

/**
 * Sees to it that of all the pages that show a draft, only one writes it. Where there are no Web Locks everybody may,
 * and the store alone refuses what would write over another's (`StaleDraft`).
 */
export class WriterLock {
  readonly #ports: WriterPorts;
  readonly #writer: Writer;
  #name = '';
  #state: 'none' | 'held' | 'waiting' = 'none';
  #channel: WriterChannel | undefined;
  #letGo: (() => void) | undefined;
  #gone: Promise<unknown> = Promise.resolve();
  #waiting: AbortController | undefined;
  #answered: ((word: Word | 'silent') => void) | undefined;

  constructor(ports: WriterPorts, writer: Writer) {
    this.#ports = ports;
    this.#writer = writer;
  }

  /** Whether pages can be kept apart here at all. */
  get isGuarding(): boolean {
    return this.#ports.locks !== undefined;
  }

  get isHeld(): boolean {
    return this.#state === 'held';
  }

  /** Asks for a draft; resolves to whether this page may write it. If not, `freed` tells when it may. */
  async hold(key: string): Promise<boolean> {
    const name = `questionnaire-form ${key}`;
    if (name === this.#name && this.#state === 'held') return true;
    this.release();
    this.#name = name;
    // Who comes back in the same breath must not find the door still closed behind itself.
    await this.#gone;
    if (this.#name !== name) return false;
    const isMine = await this.#request({ ifAvailable: true });
    if (!isMine && this.#name === name) this.#wait();
    return isMine;
  }

  /**
   * Asks the page that writes to give way; resolves to whether this page writes now. It does not when the other one
   * has something that it cannot keep.
   */
  async takeOver(key: string): Promise<boolean> {
    if (await this.hold(key)) return true;
    if ((await this.#ask()) === 'busy') return false;
    if (this.isHeld) return true;
    this.#stopWaiting();
    return this.#request({ steal: true });
  }

  /** Another page may write now. */
  release(): void {
    this.#stopWaiting();
    this.#state = 'none';
    this.#letGo?.();
    this.#letGo = undefined;
    this.#channel?.close();
    this.#channel = undefined;
    this.#name = '';
  }

  /** Resolves as soon as the lock is granted, or is known not to be. */
  async #request(options: LockOptions): Promise<boolean> {
    const { locks } = this.#ports;
    if (!locks) return true;
    const name = this.#name;
    return new Promise((resolve) => {
      let isMine = false;
      const held = (lock: Lock | null): Promise<void> | undefined => {
        if (!lock || this.#name !== name) return void resolve(false);
        const letGo = new Promise<void>((done) => (this.#letGo = done));
        this.#state = 'held';
        isMine = true;
        this.#listen();
        resolve(true);
        return letGo;
      };
      // Async, because where storage is refused the call itself throws.
      const request = async (): Promise<void> => locks.request(name, options, held);
      this.#gone = request().catch((error: unknown) => {
        const isHeld = isMine && this.#state === 'held' && this.#name === name;
        const isRobbed = error instanceof Error && error.name === 'AbortError';
        if (isHeld && isRobbed) this.#lose();
        // A browser that has locks and refuses them here guards nothing: the store still does.
        resolve(!isRobbed);
      });
    });
  }

  #lose(): void {
    this.#state = 'none';
    this.#letGo = undefined;
    this.#writer.lost();
    this.#wait();
  }

  /** Stands in the queue, so that a page that dies is followed at once. */
  #wait(): void {
    const waiting = new AbortController();
    this.#waiting = waiting;
    this.#state = 'waiting';
    this.#listen();
    void this.#request({ signal: waiting.signal }).then((isMine) => {
      if (isMine && this.#waiting === waiting) this.#writer.freed();
    });
  }

  #stopWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (this.#state === 'waiting') this.#state = 'none';
    waiting?.abort();
  }

  #listen(): void {
    if (this.#channel) return;
    try {
      this.#channel = this.#ports.openChannel?.(this.#name);
    } catch {
      // Without it, a page that is asked to give way cannot hear it and is taken for hung.
    }
    if (this.#channel) this.#channel.onmessage = (event) => this.#hear(event.data as Word);
  }

  #hear(word: Word): void {
    if (word !== 'wanted') return this.#answered?.(word);
    if (this.#state !== 'held') return;
    const channel = this.#channel;
    void this.#writer.yielding().then((isKept) => channel?.postMessage(isKept ? 'yours' : 'busy'));
  }

  #ask(): Promise<Word | 'silent'> {
    const { clock } = this.#ports;
    return new Promise<Word | 'silent'>((resolve) => {
      const timer = clock.setTimeout(() => this.#answered?.('silent'), PATIENCE);
      this.#answered = (word) => {
        clock.clearTimeout(timer);
        this.#answered = undefined;
        resolve(word);
      };
      this.#channel?.postMessage('wanted');
    });
  }
}
