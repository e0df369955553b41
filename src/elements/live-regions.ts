import { html, type TemplateResult } from 'lit';

const kept = 3;

/**
 * The one polite and the one assertive live region of the form. Both stand empty in the first render, because a region
 * that arrives together with its text misses it. Every message is a new node, so it is spoken once, and two that come
 * together are both spoken.
 */
export class LiveRegions {
  readonly #root: () => ParentNode | undefined;

  /** `root` gives the place where `template` was rendered. */
  constructor(root: () => ParentNode | undefined) {
    this.#root = root;
  }

  /** The two regions; render them once, always. */
  template(): TemplateResult {
    return html`<div id="said-status" class="visually-hidden" role="status" aria-atomic="false"></div>
      <div id="said-alert" class="visually-hidden" role="alert" aria-atomic="false"></div>`;
  }

  /** Has a sentence spoken when the respondent pauses. */
  say(sentence: string): void {
    this.#add('status', sentence);
  }

  /** Has a sentence spoken at once. */
  alert(sentence: string): void {
    this.#add('alert', sentence);
  }

  /** Empties both, so that somebody reading the page line by line meets no old messages. */
  clear(): void {
    this.#region('status')?.replaceChildren();
    this.#region('alert')?.replaceChildren();
  }

  #add(role: 'status' | 'alert', sentence: string): void {
    const region = this.#region(role);
    if (!region || !sentence) return;
    while (region.childElementCount >= kept) region.firstElementChild?.remove();
    const message = document.createElement('p');
    message.textContent = sentence;
    region.append(message);
  }

  #region(role: 'status' | 'alert'): Element | null | undefined {
    return this.#root()?.querySelector(`#said-${role}`);
  }
}
