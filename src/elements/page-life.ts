import type { ReactiveController } from 'lit';

/** Who wants to know what becomes of the page. */
export interface PageLifeHost {
  /** The page is hidden, maybe for good. */
  hidden(): void;
  /** The page can be seen again. */
  shown(): void;
  /** The connection went or came back. */
  connected?(isOnline: boolean): void;
  /** It is left, maybe to come back out of the back/forward cache; nothing may be held any longer. */
  left?(): void;
  /** It is back as it was left. */
  back?(): void;
  /** Whether leaving now would lose something. */
  isAtRisk(): boolean;
}

/**
 * Hears when the page is hidden, shown again or left, as long as the element is in it. `unload` is not used: it would
 * keep the page out of the back/forward cache.
 */
export class PageLife implements ReactiveController {
  readonly #host: PageLifeHost;
  #isAway = false;

  constructor(host: PageLifeHost) {
    this.#host = host;
  }

  /** See `ReactiveController`. */
  hostConnected(): void {
    document.addEventListener('visibilitychange', this.#seen);
    window.addEventListener('pagehide', this.#left);
    window.addEventListener('pageshow', this.#returned);
    window.addEventListener('beforeunload', this.#leaving);
    window.addEventListener('online', this.#connected);
    window.addEventListener('offline', this.#connected);
    // Taken out and put in again, by the page around.
    if (this.#isAway) this.#host.back?.();
    this.#isAway = false;
  }

  /** See `ReactiveController`. */
  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.#seen);
    window.removeEventListener('pagehide', this.#left);
    window.removeEventListener('pageshow', this.#returned);
    window.removeEventListener('beforeunload', this.#leaving);
    window.removeEventListener('online', this.#connected);
    window.removeEventListener('offline', this.#connected);
    this.#isAway = true;
    this.#left();
  }

  readonly #seen = () => (document.visibilityState === 'hidden' ? this.#host.hidden() : this.#host.shown());
  readonly #left = () => (this.#host.left ? this.#host.left() : this.#host.hidden());
  readonly #connected = () => this.#host.connected?.(navigator.onLine);
  readonly #returned = (event: PageTransitionEvent) => {
    if (event.persisted) this.#host.back?.();
  };
  readonly #leaving = (event: Event) => {
    if (!this.#host.isAtRisk()) return;
    // While the browser asks, there is time to keep it.
    this.#host.hidden();
    event.preventDefault();
  };
}
