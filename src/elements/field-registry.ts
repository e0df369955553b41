import type { nothing, TemplateResult } from 'lit';
import type { AnswerValue, Unparsed } from '../engine/answer.ts';
import type { QuestionState, Snapshot } from '../engine/snapshot.ts';
import type { Violation } from '../engine/violation.ts';
import type { Text } from '../questionnaire/types.ts';
import type { Said } from './localised-text.ts';
import type { Messages } from './messages.ts';

/** Whatever may stand in a template. */
export type Content = TemplateResult | Element | readonly Element[] | string | typeof nothing;

/**
 * Everything a field may know and do. Made anew for every render; nothing in it reaches the session: whatever the
 * respondent does leaves as an event.
 */
export interface FieldView {
  readonly state: QuestionState;
  readonly snapshot: Snapshot;
  /** BCP 47 tag in which the respondent reads. */
  readonly locale: string;
  readonly messages: Messages;
  /** Show the answer as text, offer no control. */
  readonly readonly: boolean;
  /** What to show as wrong, or as worth a second look; undefined until the form wants it shown. */
  readonly violation: Violation | undefined;
  /** Whether `violation` is an error, for `aria-invalid`. */
  readonly invalid: boolean;
  /** Id of the heading of the row (or group) that this part stands in, for names that must tell rows apart. */
  readonly within: string | undefined;
  /** The element that shows the question; stable while it is on the page. */
  readonly host: HTMLElement;
  /** The id of one of its pieces within the root: `question`, `control`, `label`, `hint`, `error`… */
  id(role: string): string;
  /** Wording of the document in the respondent's language, with its figures filled in. */
  say(text: Text): Said;
  /** Ids of hint and error (and more, when given), for `aria-describedby`. */
  describedBy(...more: readonly (string | false | undefined)[]): string | undefined;
  /** Hands over an answer in payload shape, `{ raw }` for text that is no value of the kind, undefined to clear. */
  answer(value: AnswerValue | Unparsed | undefined): void;
  /** Has one polite sentence spoken. */
  announce(sentence: string): void;
  /** Shows a part of a composite question, at its own path. `within` is the id of the heading it stands under. */
  part(state: QuestionState, within?: string): TemplateResult;
  /** Puts label, hint, guidance and error round a control whose id is `id('control')`. */
  framed(control: Content): TemplateResult;
  /** Puts the focus on what `find` gives, after the first render in which it gives something. */
  focusLater(find: () => HTMLElement | null | undefined): void;
  /** Something kept between renders and lost with the element; the same object for the same `make`. */
  keep<Kept extends object>(make: () => Kept): Kept;
  /** Asks for another render after what is kept has changed. */
  refresh(): void;
}

/** Shows one question. Called whenever something about the question changes; return an element once made again. */
export type RenderField = (field: FieldView) => Content;

const registered = new Map<string, RenderField>();

/**
 * Lets a host show a kind of question (`"date"`), or the questions that name a widget (`"widget": "starRating"`), with
 * an element of its own. A widget wins over the kind; the last registration wins.
 */
export function registerField(kindOrWidget: string, render: RenderField): void {
  registered.set(kindOrWidget, render);
}

/** How a kind or widget is shown; undefined when nobody registered it. */
export function registeredField(kindOrWidget: string | undefined): RenderField | undefined {
  return kindOrWidget === undefined ? undefined : registered.get(kindOrWidget);
}
