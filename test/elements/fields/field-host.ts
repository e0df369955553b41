import type { SessionOptions } from '../../../src/engine/session-types.ts';
import { openSession } from '../../../src/engine/session.ts';
import type { Session } from '../../../src/engine/session-types.ts';
import type { Violation } from '../../../src/engine/violation.ts';
import {
  AddRowsEvent,
  AnswerEvent,
  AttachEvent,
  ConfirmEvent,
  DetachEvent,
  RowEvent,
  StatusEvent,
} from '../../../src/elements/events.ts';
import { fieldId } from '../../../src/elements/fields/field-id.ts';
import { QuestionElement, questionTag } from '../../../src/elements/fields/question-element.ts';
import { messagesFor } from '../../../src/elements/messages.ts';
import { styles } from '../../../src/elements/styles.ts';
import { loadQuestionnaire } from '../../../src/questionnaire/load.ts';
import { adoptStyles } from 'lit';

// Test files run side by side in one window, and only one of them has its focus.
document.hasFocus = () => true;

const rendered = new Map<string, number>();

// Counts renders by path.
const { prototype } = QuestionElement as unknown as { prototype: { updated: (this: QuestionElement) => void } };
const { updated } = prototype;
prototype.updated = function () {
  updated.call(this);
  rendered.set(this.state.path, (rendered.get(this.state.path) ?? 0) + 1);
};

/** What may be said about a page of fields. */
export interface HostOptions {
  readonly locale?: string;
  readonly readonly?: boolean;
  readonly document?: object;
  readonly session?: Partial<SessionOptions>;
}

/** A page of fields in one root, over a real session, as the form would hold them. */
export class FieldHost {
  readonly element = document.createElement('div');
  readonly root = this.element.attachShadow({ mode: 'open' });
  /** What the form's styles begin at. */
  readonly #page = this.root.appendChild(document.createElement('div'));
  readonly session: Session;
  readonly said: string[] = [];
  readonly answers: AnswerEvent[] = [];
  /** How often each question rendered, by path. */
  readonly renders = rendered;
  #shown = new Map<string, Violation>();
  readonly #options: HostOptions;

  private constructor(questions: readonly object[], options: HostOptions) {
    this.#options = options;
    rendered.clear();
    let ids = -1;
    const loaded = loadQuestionnaire(
      JSON.stringify({
        format: 1,
        id: 'sample',
        edition: '2026',
        version: 1,
        title: 'Sample',
        language: 'en',
        currency: 'USD',
        ...options.document,
        sections: [{ id: 'only', title: 'Only', questions }],
      }),
    );
    if (loaded.status === 'rejected') throw new Error(JSON.stringify(loaded.issues, null, 1));
    this.session = openSession(loaded.questionnaire, {
      today: '2026-05-04',
      createId: () => `${(ids += 1)}`,
      ...options.session,
    });
    this.#listen();
    adoptStyles(this.root, styles);
    this.#page.className = 'root';
    for (const { id } of loaded.questionnaire.sections[0]!.questions) {
      const field = document.createElement(questionTag);
      field.dataset['id'] = id;
      this.#page.append(field);
    }
    this.session.subscribe(() => this.#update());
    this.#update();
    document.body.append(this.element);
  }

  /** Shows the questions and waits until they stand. */
  static async open(questions: readonly object[], options: HostOptions = {}): Promise<FieldHost> {
    const host = new FieldHost(questions, options);
    await host.settled();
    return host;
  }

  /** Takes everything off the page. */
  close(): void {
    this.element.remove();
  }

  /** Waits until no field has anything left to render. */
  async settled(): Promise<void> {
    for (let pending = this.#pending(); pending.length > 0; pending = this.#pending()) {
      await Promise.all(pending.map((field) => field.updateComplete));
    }
  }

  /** The next sentence that is spoken. */
  nextStatus(): Promise<string> {
    return new Promise((resolve) =>
      this.root.addEventListener(StatusEvent.type, (event) => resolve(event.message), { once: true }),
    );
  }

  /** Shows every violation, as after Continue. */
  async continue(): Promise<void> {
    const { violations, warnings } = this.session.snapshot;
    this.#shown = new Map();
    for (const violation of [...violations, ...warnings]) {
      if (!this.#shown.has(violation.path)) this.#shown.set(violation.path, violation);
    }
    for (const field of this.fields()) field.refresh();
    await this.settled();
  }

  /** Every field, parts included. */
  fields(): QuestionElement[] {
    return [...this.root.querySelectorAll<QuestionElement>(questionTag)];
  }

  /** A piece of the question at a path. Throws when it is not there. */
  get<Piece extends HTMLElement = HTMLInputElement>(path: string, role = 'control'): Piece {
    const found = this.root.getElementById(fieldId(path, role));
    if (!found) throw new Error(`no ${role} of ${path}`);
    return found as Piece;
  }

  /** The same, or null. */
  find<Piece extends HTMLElement = HTMLInputElement>(path: string, role = 'control'): Piece | null {
    return this.root.getElementById(fieldId(path, role)) as Piece | null;
  }

  /** Types text into a control, one key at a time, and waits. */
  async type(control: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
    control.focus();
    for (const key of text) {
      control.value += key;
      control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
      await this.settled();
    }
  }

  /** Replaces what stands in a control and leaves it. */
  async fill(control: HTMLInputElement | HTMLTextAreaElement, text: string): Promise<void> {
    control.focus();
    control.value = text;
    control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    control.dispatchEvent(new Event('change', { bubbles: true }));
    await this.settled();
  }

  /** Clicks and waits. */
  async click(target: HTMLElement): Promise<void> {
    target.focus();
    target.click();
    await this.settled();
  }

  /** The element that has the focus inside the root. */
  get focused(): Element | null {
    return this.root.activeElement;
  }

  /** The text that describes a control, as a screen reader gets it. */
  description(control: Element): string {
    return textOf(this.root, control.getAttribute('aria-describedby'));
  }

  /** The name of a control or group: by reference, by label, by legend. */
  name(control: Element): string {
    const by = control.getAttribute('aria-labelledby');
    if (by) return textOf(this.root, by);
    const label =
      control instanceof HTMLFieldSetElement
        ? control.querySelector('legend')
        : (control as HTMLInputElement).labels?.[0];
    return clean(label?.textContent ?? '');
  }

  #pending(): QuestionElement[] {
    return this.fields().filter((field) => field.isUpdatePending);
  }

  #update(): void {
    const { snapshot } = this.session;
    const locale = this.#options.locale ?? 'en';
    for (const field of this.root.querySelectorAll<QuestionElement>(`${questionTag}[data-id]`)) {
      field.messages ??= messagesFor(locale);
      field.locale = locale;
      field.readonly = this.#options.readonly ?? false;
      field.shown = (path) => this.#shown.get(path);
      field.state = snapshot.question(field.dataset['id']!);
      field.snapshot = snapshot;
    }
  }

  #listen(): void {
    const { root, session } = this;
    root.addEventListener(AnswerEvent.type, (event) => {
      this.answers.push(event);
      session.answer(event.path, event.value);
    });
    root.addEventListener(AttachEvent.type, (event) => event.respondWith(session.attach(event.path, event.files)));
    root.addEventListener(DetachEvent.type, (event) => session.detach(event.path, event.ref));
    root.addEventListener(ConfirmEvent.type, (event) => session.confirm(event.ruleId));
    root.addEventListener(StatusEvent.type, (event) => this.said.push(event.message));
    root.addEventListener(AddRowsEvent.type, (event) => (event.result = session.addRows(event.path, event.rows)));
    root.addEventListener(RowEvent.type, (event) => {
      if (event.action === 'add') session.addRow(event.path);
      else session.removeRow(event.path, event.rowId!);
    });
  }
}

function textOf(root: ShadowRoot, ids: string | null): string {
  return (ids ?? '')
    .split(/\s+/)
    .map((id) => clean(root.getElementById(id)?.textContent ?? ''))
    .filter(Boolean)
    .join(' ');
}

function clean(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
