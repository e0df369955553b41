import { nothing, type RenderOptions, type RootPart } from 'lit';
import type { QuestionState, Snapshot } from '../../engine/snapshot.ts';
import type { Violation } from '../../engine/violation.ts';
import { StatusEvent } from '../events.ts';
import type { Content } from '../field-registry.ts';
import type { Messages } from '../messages.ts';
import { isQuoting, quotesAnswers } from '../wording.ts';
import { fill, setAttributes } from './attributes.ts';
import { fieldFor } from './field-map.ts';
import { fieldId } from './field-id.ts';
import { QuestionView } from './question-view.ts';

/** The tag under which `QuestionElement` is registered; never public, always inside the form's root. */
export const questionTag = 'questionnaire-field';

/**
 * Shows one question, and its parts as further elements of the same class. Renders into the form's root, without one
 * of its own, so that ids work across the whole form.
 *
 * Whoever shows it sets all properties, `snapshot` last: the first one has it render at once, wherever it stands; every
 * other costs a comparison, and renders a moment later only when something has changed that this question shows. After
 * `shown` gives another answer than before, call `refresh()`.
 *
 * No element of Lit's own: a thousand of them on a page would cost more than what they show.
 */
export class QuestionElement extends HTMLElement {
  state!: QuestionState;
  locale!: string;
  messages!: Messages;
  /** Show answers as text, offer no control. */
  readonly = false;
  /** Id of the heading of the row or group that this part stands in. */
  within: string | undefined;
  /** Id of the error of the question that this is a part of, where that error is about its parts. */
  blamedBy: string | undefined;
  /** What to show as wrong at a path, the question's own or one of its parts'; undefined for nothing. */
  shown: (path: string) => Violation | undefined = nothingWrong;
  /** Whether something has changed that is not rendered yet. */
  isUpdatePending = false;

  #path: string | undefined;
  #kept: unknown[] | undefined;
  #snapshot!: Snapshot;
  #used: readonly unknown[] | undefined;
  #partsAsked: number | undefined;
  #focusLater: (() => HTMLElement | null | undefined) | undefined;
  #content: RootPart | undefined;

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  set snapshot(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    if (this.#used) this.refresh();
    else this.#update();
  }

  /** Resolves when neither this question nor any other has anything left to render. */
  get updateComplete(): Promise<void> {
    return questionsRendered();
  }

  connectedCallback(): void {
    this.#content?.setConnected(true);
  }

  disconnectedCallback(): void {
    this.#content?.setConnected(false);
  }

  /** Renders again if anything it shows has changed. */
  refresh(): void {
    // Before the first render there is nothing to compare with, and it comes anyway.
    if (!this.#used || this.isUpdatePending) return;
    const used = this.#collect();
    if (used.length !== this.#used.length || used.some((one, i) => one !== this.#used?.[i])) this.requestUpdate();
  }

  /** Renders a moment later, with all others that changed. */
  requestUpdate(): void {
    if (this.isUpdatePending) return;
    this.isUpdatePending = true;
    waiting.push(this);
    rendering ??= Promise.resolve().then(QuestionElement.#renderAll);
  }

  /** Something that outlives a render, by the function that makes it. */
  keep<Kept extends object>(make: () => Kept): Kept {
    this.#kept ??= [];
    const at = this.#kept.indexOf(make);
    if (at !== -1) return this.#kept[at + 1] as Kept;
    const kept = make();
    this.#kept.push(make, kept);
    return kept;
  }

  /** Puts the focus on what `find` gives, after the first render in which it gives something. */
  focusLater(find: () => HTMLElement | null | undefined): void {
    this.#focusLater = find;
    this.requestUpdate();
  }

  static #renderAll(this: void): void {
    // What is rendered may ask for more.
    for (const element of waiting) element.#update();
    waiting.length = 0;
    rendering = undefined;
  }

  #update(): void {
    this.isUpdatePending = false;
    this.#used = this.#collect();
    // One question that cannot be shown, such as by a host's own element, must not take the others along.
    try {
      this.#describe();
      this.#content = fill(this, this.#render(), ROOT);
      this.updated();
    } catch (error) {
      reportError(error);
    }
  }

  #describe(): void {
    const { path, question, relevant } = this.state;
    this.#mark('hidden', !relevant);
    this.#mark('data-invalid', relevant && this.shown(path)?.severity === 'error');
    if (this.#path === path) return;
    const isNew = this.#path === undefined;
    this.#path = path;
    // What was kept is another question's.
    this.#kept = undefined;
    const own = { id: fieldId(path, 'question'), 'data-kind': question.kind, part: 'question' };
    setAttributes(this, own, isNew);
  }

  // Setting what is set already costs the browser as much as a change; on a long page that adds up.
  #mark(attribute: string, isOn: boolean): void {
    if (this.hasAttribute(attribute) !== isOn) this.toggleAttribute(attribute, isOn);
  }

  #render(): Content {
    return this.state.relevant ? fieldFor(this.state.question, this.readonly)(new QuestionView(this)) : nothing;
  }

  /** Called after every render. */
  protected updated(): void {
    const target = this.#focusLater?.();
    if (target) {
      this.#focusLater = undefined;
      target.focus();
    }
    this.#announceParts();
  }

  // On what the respondent just did, not on an answer that was restored or that another question calls for.
  #announceParts(): void {
    const { state, messages } = this;
    if (state.question.kind !== 'yesNo') return;
    const parts = this.#snapshot.parts(state, state.key).filter(({ relevant }) => relevant).length;
    const more = parts - (this.#partsAsked ?? parts);
    this.#partsAsked = parts;
    if (more > 0 && this.contains((this.getRootNode() as ShadowRoot).activeElement)) {
      this.dispatchEvent(new StatusEvent(state.path, messages.count('moreBelow', more)));
    }
  }

  #collect(): readonly unknown[] {
    const { locale, messages, readonly, within, blamedBy, state } = this;
    return this.#collectFrom(state, [locale, messages, readonly, within, blamedBy]);
  }

  // Everything that a render of this question reads and that may change while the form is filled in.
  #collectFrom(state: QuestionState, into: unknown[]): readonly unknown[] {
    const violation = this.shown(state.path);
    into.push(state, violation);
    const { question } = state;
    if (isQuoting(question) || quotesAnswers(violation?.message)) into.push(this.#snapshot);
    if (question.files && this.#snapshot.questionnaire.maxPerSubmission) into.push(this.#snapshot.attachedSize);
    if (question.parts.length === 0) return into;
    const keys = question.kind === 'rows' || question.kind === 'matrix' ? (state.keys ?? []) : [state.key];
    for (const key of keys) for (const part of this.#snapshot.parts(state, key)) this.#collectFrom(part, into);
    return into;
  }
}

/** Resolves when no question on the page has anything left to render. */
export async function questionsRendered(): Promise<void> {
  while (rendering) await rendering;
}

/** Elements that have changed, in order. */
const waiting: QuestionElement[] = [];
let rendering: Promise<void> | undefined;

// The same for all, as it is kept with each.
const ROOT: RenderOptions = {};

function nothingWrong(): undefined {
  return undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'questionnaire-field': QuestionElement;
  }
}
