import type { AnswerValue, RowCells, Unparsed } from '../engine/answer.ts';
import type { AddRowsResult, AttachResult } from '../engine/session-types.ts';

/** What crosses the border of a field: it bubbles to the root of the form and goes no further. */
abstract class FieldEvent extends Event {
  constructor(
    type: string,
    /** Path of the question that it is about. */
    readonly path: string,
  ) {
    super(type, { bubbles: true });
  }
}

/** The respondent answered: on every key for text, so that a draft never misses one. Undefined clears the answer. */
export class AnswerEvent extends FieldEvent {
  static readonly type = 'field-answer';
  constructor(
    path: string,
    /** The answer in payload shape, or `{ raw }` for typed text that is not (yet) a value of its kind. */
    readonly value: AnswerValue | Unparsed | undefined,
  ) {
    super(AnswerEvent.type, path);
  }
}

/** The respondent chose or dropped files. Whoever takes them answers with `respondWith(session.attach(…))`. */
export class AttachEvent extends FieldEvent {
  static readonly type = 'field-attach';
  /** What became of the files; undefined as long as nobody has taken them. */
  result: Promise<AttachResult> | undefined;
  constructor(
    path: string,
    readonly files: readonly File[],
  ) {
    super(AttachEvent.type, path);
  }
  /** Tells the field what is being decided, so that it can name the files that were refused. */
  respondWith(result: Promise<AttachResult>): void {
    this.result = result;
  }
}

/** The respondent removed a file. Undo arrives as an `AnswerEvent` with the list of references as it was. */
export class DetachEvent extends FieldEvent {
  static readonly type = 'field-detach';
  constructor(
    path: string,
    readonly ref: string,
  ) {
    super(DetachEvent.type, path);
  }
}

/** The respondent added or removed a row; `rowId` names the row that goes. */
export class RowEvent extends FieldEvent {
  static readonly type = 'field-row';
  constructor(
    path: string,
    readonly action: 'add' | 'remove',
    readonly rowId?: string,
  ) {
    super(RowEvent.type, path);
  }
}

/** The respondent brought rows from a spreadsheet. Whoever takes them says what became of them in `result`. */
export class AddRowsEvent extends FieldEvent {
  static readonly type = 'field-rows';
  /** Undefined as long as nobody has taken them. */
  result: AddRowsResult | undefined;
  constructor(
    path: string,
    readonly rows: readonly RowCells[],
  ) {
    super(AddRowsEvent.type, path);
  }
}

/** The respondent confirmed a rule of severity `confirm` that is shown at this question. */
export class ConfirmEvent extends FieldEvent {
  static readonly type = 'field-confirm';
  constructor(
    path: string,
    readonly ruleId: string,
  ) {
    super(ConfirmEvent.type, path);
  }
}

/** Something happened that a screen reader should hear, politely and once: goes into the form's status region. */
export class StatusEvent extends FieldEvent {
  static readonly type = 'field-status';
  constructor(
    path: string,
    /** One finished sentence in the respondent's language. Never contains an answer. */
    readonly message: string,
  ) {
    super(StatusEvent.type, path);
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'field-answer': AnswerEvent;
    'field-attach': AttachEvent;
    'field-detach': DetachEvent;
    'field-row': RowEvent;
    'field-rows': AddRowsEvent;
    'field-confirm': ConfirmEvent;
    'field-status': StatusEvent;
  }
  interface ShadowRootEventMap {
    'field-answer': AnswerEvent;
    'field-attach': AttachEvent;
    'field-detach': DetachEvent;
    'field-row': RowEvent;
    'field-rows': AddRowsEvent;
    'field-confirm': ConfirmEvent;
    'field-status': StatusEvent;
  }
}
