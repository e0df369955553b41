import type { ReactiveControllerHost } from 'lit';
import { fieldId } from './fields/field-id.ts';
import type { FormSettings } from './form-settings.ts';
import { isSamePage, type Landing, type Page, startPage } from './page.ts';
import { piecesFor } from './page-pieces.ts';
import type { Piece } from './piece.ts';

/** What a page controller needs of the element that it turns the pages of. */
export interface PageHost extends ReactiveControllerHost {
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly settings: Pick<FormSettings, 'mode'>;
}

/** What becomes of a page that is not there yet. */
export type AwaitedPage = 'coming' | 'missing';

/**
 * Turns the pages and puts the focus where the respondent goes on: a page appears, its heading takes the focus. It
 * never touches the focus, or the address of the host's page, by itself.
 */
export class PageController {
  readonly #host: PageHost;
  readonly #turned: (page: Page) => void;
  #page: Page = startPage;
  #hasGoneOn = false;
  #awaited: AwaitedPage | undefined;

  /** `turned` is called when another page is gone to. */
  constructor(host: PageHost, turned: (page: Page) => void) {
    this.#host = host;
    this.#turned = turned;
  }

  /** What is on the screen. */
  get page(): Page {
    return this.#page;
  }

  /** Whether another page was gone to since the one that was shown first. */
  get hasGoneOn(): boolean {
    return this.#hasGoneOn;
  }

  /** Whether a page that was gone to is on its way, or could not be fetched. */
  get awaited(): AwaitedPage | undefined {
    return this.#awaited;
  }

  /** Shows a page without touching the focus: for the first page, and when a session is replaced. */
  show(page: Page): void {
    this.#hasGoneOn = false;
    this.#page = page;
    this.#host.requestUpdate();
    const pieces = piecesFor(page, this.#host.settings);
    if (pieces.some(({ now }) => !now)) void this.fetched(pieces);
  }

  /** Goes to a page and, when it stands, puts the focus where it says; stays where it is when the page does not come. */
  async go(page: Page, landing: Landing = 'heading'): Promise<void> {
    const pieces = piecesFor(page, this.#host.settings);
    if (pieces.some(({ now }) => !now) && !(await this.fetched(pieces))) return;
    this.#awaited = undefined;
    const isSame = isSamePage(page, this.#page);
    this.#page = page;
    this.#host.requestUpdate();
    this.#hasGoneOn ||= !isSame;
    if (!isSame) this.#turned(page);
    await this.land(landing);
  }

  /** Fetches what a page needs, and has the screen made again; whether it came. */
  async fetched(pieces: readonly Piece<unknown>[]): Promise<boolean> {
    this.#await('coming');
    const coming = Promise.all(pieces.map((piece) => piece.load()));
    this.#await(
      await coming.then(
        () => undefined,
        () => 'missing' as const,
      ),
    );
    return this.#awaited === undefined;
  }

  /** Puts the focus somewhere on the page that is shown, once it has rendered. */
  async land(landing: Landing): Promise<void> {
    await this.#host.updateComplete;
    if (landing === 'heading') this.#focusBlock('#page-heading');
    else if (landing === 'problems') this.#focusBlock('#error-summary');
    else if ('row' in landing) this.#focusRow(landing.row);
    else if ('id' in landing) this.#focusBlock(`#${CSS.escape(landing.id)}`);
    else this.#focusQuestion(landing.question);
  }

  #await(awaited: AwaitedPage | undefined): void {
    this.#awaited = awaited;
    this.#host.requestUpdate();
  }

  #focusBlock(selector: string): void {
    const block = this.#find<HTMLElement>(selector);
    if (!block) return;
    block.focus({ preventScroll: true });
    bringIntoView(block);
  }

  #focusRow(path: string): void {
    const link = this.#byId(fieldId(path, 'change'));
    if (!link) return this.#focusBlock('#page-heading');
    link.focus({ preventScroll: true });
    bringIntoView(link.closest('.answer') ?? link);
  }

  // A screen reader reads the label of what gets the focus, so the label is what has to be in view.
  #focusQuestion(path: string): void {
    if (path.startsWith('section:')) return this.#focusBlock(`#${CSS.escape(fieldId(path.slice(8), 'section'))}`);
    const whole = this.#byId(fieldId(path, 'question'));
    // Of the boxes of a date, the one that has to be put right.
    const wrong = whole?.matches('[data-kind=date]') ? whole.querySelector<HTMLElement>('[aria-invalid=true]') : null;
    const control = wrong ?? focusable(this.#byId(fieldId(path, 'control'))) ?? focusable(whole);
    const label = this.#byId(fieldId(path, 'label')) ?? whole ?? control;
    if (!control) return this.#focusBlock('#page-heading');
    control.focus({ preventScroll: true });
    if (label) bringIntoView(label);
  }

  #byId(id: string): HTMLElement | null {
    return this.#find<HTMLElement>(`#${CSS.escape(id)}`);
  }

  #find<Found extends Element>(selector: string): Found | null {
    return this.#host.renderRoot.querySelector<Found>(selector);
  }
}

const controls = 'input:not([type=hidden]), select, textarea, button, a[href], [tabindex]';

/** The element itself when it takes the focus, else the first control in it. */
function focusable(element: HTMLElement | null): HTMLElement | undefined {
  if (!element) return undefined;
  return element.matches(controls) ? element : (element.querySelector<HTMLElement>(controls) ?? undefined);
}

/** Scrolls only when needed: the host's page does not jump while the place is in the upper half of the window. */
function bringIntoView(element: Element): void {
  const { top } = element.getBoundingClientRect();
  if (top < 0 || top > innerHeight / 2) element.scrollIntoView({ block: 'start' });
}
