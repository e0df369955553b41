import {
  adoptStyles,
  type CSSResult,
  html,
  type PropertyValues,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { QuestionnaireUnavailableError } from './element-errors.ts';
import { fetchAhead } from './fetch-text.ts';
import { fetchLanguage, languageOf } from './languages.ts';
import { localeFor } from './locale.ts';
import type { Piece } from './piece.ts';

/** What an element shows and does, once it is there. */
export interface Core {
  /** Listens to presses in the root that the element renders into. */
  listen(root: EventTarget): void;
  /** Takes in what the page around changed. */
  update(changed: ReadonlyMap<PropertyKey, unknown>): void;
  render(): TemplateResult;
}

/** An element whose inside comes later than itself. */
export interface Outside extends HTMLElement, ReactiveControllerHost {
  readonly src: string | undefined;
  readonly locale: string | undefined;
  readonly renderRoot: HTMLElement | DocumentFragment;
}

/** What its piece brings. */
export interface CoreModule<Element extends Outside, Made extends Core> {
  readonly styles: readonly CSSResult[];
  open(element: Element): Made;
}

/** What `ready` of an element comes to when its inside did not come. */
export function missingPiece(): never {
  throw new QuestionnaireUnavailableError('a file that belongs to the script could not be loaded.');
}

/**
 * The inside of an element: there from the beginning when its piece is, else as soon as that has come. A page with the
 * script but without the element never fetches it.
 */
export class Inside<Element extends Outside, Made extends Core> implements ReactiveController {
  readonly #element: Element;
  readonly #piece: Piece<CoreModule<Element, Made>>;
  readonly #late: (core: Made) => void;
  #core: Made | undefined;
  #coming: Promise<void> | undefined;
  #hasFailed = false;
  /** What changed before there was anybody to hear of it. */
  readonly #unheard = new Map<PropertyKey, unknown>();

  /** `late` is called with an inside that came after its element. */
  constructor(element: Element, piece: Piece<CoreModule<Element, Made>>, late: (core: Made) => void = () => undefined) {
    this.#element = element;
    this.#piece = piece;
    this.#late = late;
    this.#core = piece.now?.open(element);
    element.addController(this);
  }

  /** Undefined until it has come. */
  get core(): Made | undefined {
    return this.#core;
  }

  /** The element came into a page: see `ReactiveController`. */
  hostConnected(): void {
    if (!this.#core) this.#coming ??= this.#fetch();
  }

  /** Waits for what is on its way; whether it has come meanwhile. */
  async arrived(): Promise<boolean> {
    if (this.#core || !this.#coming) return false;
    await this.#coming;
    return this.#core !== undefined;
  }

  /** The root stands: what is inside looks as it should, and hears what happens there. */
  join(root: HTMLElement | DocumentFragment): void {
    if (!this.#core || !this.#piece.now) return;
    if (root instanceof ShadowRoot) adoptStyles(root, [...this.#piece.now.styles]);
    this.#core.listen(root);
  }

  /**
   * Takes in what the page around changed, now or as soon as there is somebody to hear of it. The document at `src`,
   * unless it is `given`, is fetched beside the inside.
   */
  update(changed: PropertyValues, given: unknown): void {
    const { src } = this.#element;
    if (!this.#core && src && changed.has('src') && (given ?? undefined) === undefined) fetchAhead(src);
    for (const [name, before] of changed) if (!this.#unheard.has(name)) this.#unheard.set(name, before);
    if (!this.#core) return;
    const all = new Map(this.#unheard);
    this.#unheard.clear();
    this.#core.update(all);
  }

  /** What is shown: until it is there, what the page has put between the tags. */
  render(): TemplateResult {
    if (this.#core) return this.#core.render();
    return this.#hasFailed ? this.#failure() : html`<slot></slot>`;
  }

  async #fetch(): Promise<void> {
    const element = this.#element;
    try {
      const language = fetchLanguage(localeFor(element, element.locale, undefined));
      const [module] = await Promise.all([this.#piece.load(), language]);
      this.#core = module.open(element);
      this.join(element.renderRoot);
      this.#late(this.#core);
    } catch (error) {
      console.error(`<${element.localName}>: a file that belongs to the script could not be loaded.`, error);
      this.#coming = undefined;
      this.#hasFailed = true;
    }
    element.requestUpdate();
  }

  // The sentences of the form are in what did not come.
  #failure(): TemplateResult {
    const isSpanish = languageOf(localeFor(this.#element, this.#element.locale, undefined)) === 'es';
    const again = () => {
      this.#hasFailed = false;
      this.#coming = this.#fetch();
      this.#element.requestUpdate();
    };
    return html`<p role="alert" lang=${isSpanish ? 'es' : 'en'}>
        ${
          isSpanish
            ? 'El formulario no se pudo cargar. Compruebe su conexión e inténtelo de nuevo.'
            : 'The form could not be loaded. Check your connection, then try again.'
        }
        <button type="button" @click=${again}>${isSpanish ? 'Intentar de nuevo' : 'Try again'}</button>
      </p>
      <slot></slot>`;
  }
}
