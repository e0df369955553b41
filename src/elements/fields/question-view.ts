import { html, type TemplateResult } from 'lit';
import type { AnswerValue, Unparsed } from '../../engine/answer.ts';
import type { QuestionState, Snapshot } from '../../engine/snapshot.ts';
import type { Violation } from '../../engine/violation.ts';
import type { Text } from '../../questionnaire/types.ts';
import { AnswerEvent, StatusEvent } from '../events.ts';
import type { Content, FieldView } from '../field-registry.ts';
import type { Said } from '../localised-text.ts';
import type { Messages } from '../messages.ts';
import { say } from '../wording.ts';
import { fieldId } from './field-id.ts';
import { single } from './frame.ts';

/** The element that shows a question, as far as its field is concerned. */
export interface ShowingElement extends HTMLElement {
  readonly state: QuestionState;
  readonly snapshot: Snapshot;
  readonly locale: string;
  readonly messages: Messages;
  readonly readonly: boolean;
  readonly within: string | undefined;
  /** Id of the error of the question that this is a part of, where that error is about its parts. */
  readonly blamedBy: string | undefined;
  readonly shown: (path: string) => Violation | undefined;
  keep<Kept extends object>(make: () => Kept): Kept;
  focusLater(find: () => HTMLElement | null | undefined): void;
  requestUpdate(): void;
}

/** What a field gets to see of the element that shows it, at the moment of one render. */
export class QuestionView implements FieldView {
  readonly state: QuestionState;
  readonly snapshot: Snapshot;
  readonly locale: string;
  readonly messages: Messages;
  readonly readonly: boolean;
  readonly within: string | undefined;
  readonly violation: Violation | undefined;

  constructor(readonly host: ShowingElement) {
    this.state = host.state;
    this.snapshot = host.snapshot;
    this.locale = host.locale;
    this.messages = host.messages;
    this.readonly = host.readonly;
    this.within = host.within;
    this.violation = host.shown(host.state.path);
  }

  get invalid(): boolean {
    return this.violation ? this.violation.severity === 'error' : this.host.blamedBy !== undefined;
  }

  id(role: string): string {
    return fieldId(this.state.path, role);
  }

  say(text: Text): Said {
    return say(text, this, this.state.question);
  }

  describedBy(...more: readonly (string | false | undefined)[]): string | undefined {
    const wrong = this.violation ? this.id('error') : this.host.blamedBy;
    const hint = this.state.question.wording.hint !== undefined && this.id('hint');
    if (more.length === 0 && !wrong) return hint || undefined;
    return [hint, ...more, wrong].filter(Boolean).join(' ') || undefined;
  }

  answer(value: AnswerValue | Unparsed | undefined): void {
    this.host.dispatchEvent(new AnswerEvent(this.state.path, value));
  }

  announce(sentence: string): void {
    this.host.dispatchEvent(new StatusEvent(this.state.path, sentence));
  }

  part(state: QuestionState, within?: string): TemplateResult {
    return html`<questionnaire-field
      .state=${state}
      .shown=${this.host.shown}
      .locale=${this.locale}
      .messages=${this.messages}
      .readonly=${this.readonly}
      .within=${within ?? this.within}
      .blamedBy=${this.#blame}
      .snapshot=${this.snapshot}
    ></questionnaire-field>`;
  }

  // These kinds are wrong as a whole, and have no control of their own that could say so.
  get #blame(): string | undefined {
    const { kind } = this.state.question;
    return this.invalid && (kind === 'evidence' || kind === 'dateRange') ? this.id('error') : undefined;
  }

  framed(control: Content): TemplateResult {
    return single(this, control);
  }

  keep<Kept extends object>(make: () => Kept): Kept {
    return this.host.keep(make);
  }

  focusLater(find: () => HTMLElement | null | undefined): void {
    this.host.focusLater(find);
  }

  refresh(): void {
    this.host.requestUpdate();
  }
}
