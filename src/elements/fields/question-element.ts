import { LitElement, nothing, type PropertyValues } from 'lit';
import type { QuestionState, Snapshot } from '../../engine/snapshot.ts';
import type { Violation } from '../../engine/violation.ts';
import type { Text } from '../../questionnaire/types.ts';
import { StatusEvent } from '../events.ts';
import type { Content } from '../field-registry.ts';
import type { Messages } from '../messages.ts';
import { quotesAnswers } from '../wording.ts';
import { fieldFor } from './field-map.ts';
import { fieldId } from './field-id.ts';
import { QuestionView } from './question-view.ts';

/** The tag under which `QuestionElement` is registered; never public, always inside the form's root. */
export const questionTag = 'questionnaire-field';

/**
 * Shows one question, and its parts as further elements of the same class. Renders into the form's root, without one
 * of its own, so that ids work across the whole form.
 *
 * Whoever shows it sets all properties; a new `snapshot` alone costs a comparison and renders only when this question,
 * one of its parts, or an answer that its wording quotes has changed. After `shown` gives another answer than before,
 * call `refresh()`.
 */
export class QuestionElement extends LitElement {
  static override properties = {
    state: { attribute: false },
    locale: { attribute: false },
    messages: { attribute: false },
    readonly: { attribute: false },
    within: { attribute: false },
    blamedBy: { attribute: false },
  };

  declare state: QuestionState;
  declare locale: string;
  declare messages: Messages;
  /** Show answers as text, offer no control. */
  declare readonly: boolean;
  /** Id of the heading of the row or group that this part stands in. */
  declare within: string | undefined;
  /** Id of the error of the question that this is a part of, where that error is about its parts. */
  declare blamedBy: string | undefined;

  /** What to show as wrong at a path, the question's own or one of its parts'; undefined for nothing. */
  shown: (path: string) => Violation | undefined = () => undefined;

  #kept: Map<unknown, object> | undefined;
  #snapshot!: Snapshot;
  #used: readonly unknown[] = [];
  #partsAsked: number | undefined;
  #focusLater: (() => HTMLElement | null | undefined) | undefined;

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  set snapshot(snapshot: Snapshot) {
    this.#snapshot = snapshot;
    this.refresh();
  }

  /** Renders again if anything it shows has changed. */
  refresh(): void {
    // Before the first render there is nothing to compare with, and it comes anyway.
    if (!this.hasUpdated || this.isUpdatePending) return;
    const used = this.#collect(this.state, []);
    if (used.length !== this.#used.length || used.some((one, i) => one !== this.#used[i])) this.requestUpdate();
  }

  /** Something that outlives a render, by the function that makes it. */
  keep<Kept extends object>(make: () => Kept): Kept {
    this.#kept ??= new Map();
    const kept = (this.#kept.get(make) as Kept | undefined) ?? make();
    this.#kept.set(make, kept);
    return kept;
  }

  /** Puts the focus on what `find` gives, after the first render in which it gives something. */
  focusLater(find: () => HTMLElement | null | undefined): void {
    this.#focusLater = find;
    this.requestUpdate();
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('state')) this.#describe(changed.get('state'));
    this.#mark('data-invalid', this.state.relevant && this.shown(this.state.path)?.severity === 'error');
    this.#used = this.#collect(this.state, []);
  }

  #describe(before: QuestionState | undefined): void {
    const { path, question, relevant } = this.state;
    this.#mark('hidden', !relevant);
    if (before?.path === path) return;
    this.id = fieldId(path, 'question');
    this.setAttribute('data-kind', question.kind);
    this.setAttribute('part', 'question');
  }

  // Setting what is set already costs the browser as much as a change; on a long page that adds up.
  #mark(attribute: string, isOn: boolean): void {
    if (this.hasAttribute(attribute) !== isOn) this.toggleAttribute(attribute, isOn);
  }

  protected override render(): Content {
    return this.state.relevant ? fieldFor(this.state.question, this.readonly)(new QuestionView(this)) : nothing;
  }

  protected override updated(): void {
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

  // Everything that a render of this question reads and that may change while the form is filled in.
  #collect(state: QuestionState, into: unknown[]): readonly unknown[] {
    const violation = this.shown(state.path);
    into.push(state, violation);
    const { question } = state;
    if (isLive(question) || quotesAnswers(violation?.message)) into.push(this.#snapshot);
    if (question.files && this.#snapshot.questionnaire.maxPerSubmission) into.push(this.#snapshot.attachedSize);
    if (question.parts.length === 0) return into;
    const keys = question.kind === 'rows' || question.kind === 'matrix' ? (state.keys ?? []) : [state.key];
    for (const key of keys) for (const part of this.#snapshot.parts(state, key)) this.#collect(part, into);
    return into;
  }
}

const live = new WeakMap<object, boolean>();

function isLive(question: QuestionState['question']): boolean {
  let found = live.get(question);
  if (found === undefined) {
    const texts: readonly (Text | undefined)[] = [
      ...Object.values(question.wording as Readonly<Record<string, Text>>),
      ...(question.options?.all ?? []).flatMap(({ label, hint }) => [label, hint]),
    ];
    found = question.detail.list !== undefined || texts.some((text) => quotesAnswers(text));
    live.set(question, found);
  }
  return found;
}

declare global {
  interface HTMLElementTagNameMap {
    'questionnaire-field': QuestionElement;
  }
}
