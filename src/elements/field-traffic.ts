import { AddRowsEvent, AnswerEvent, AttachEvent, ConfirmEvent, DetachEvent, RowEvent, StatusEvent } from './events.ts';
import type { QuestionElement } from './fields/question-element.ts';
import type { LiveRegions } from './live-regions.ts';
import type { LossGuard } from './loss-guard.ts';
import { PressGuard } from './press-guard.ts';
import type { SessionController } from './session-controller.ts';

/**
 * Carries what the fields raise within a root to the session: the one place where answers enter it. The presses of its
 * buttons pass here too.
 */
export function carryFieldEvents(
  root: EventTarget,
  sessions: SessionController,
  guard: LossGuard,
  regions: LiveRegions,
): void {
  const on = <E extends Event>(type: string, handle: (event: E) => void) =>
    root.addEventListener(type, (event) => handle(event as E));
  on<AnswerEvent>(AnswerEvent.type, ({ path, value }) => {
    if (sessions.session) guard.answer(sessions.session, path, value);
  });
  on<AttachEvent>(AttachEvent.type, (event) => {
    if (sessions.session) event.respondWith(sessions.session.attach(event.path, event.files));
  });
  on<DetachEvent>(DetachEvent.type, ({ path, ref }) => sessions.session?.detach(path, ref));
  on<RowEvent>(RowEvent.type, ({ path, action, rowId }) => {
    if (action === 'add') sessions.session?.addRow(path);
    else if (rowId !== undefined) sessions.session?.removeRow(path, rowId);
  });
  on<AddRowsEvent>(AddRowsEvent.type, (event) => {
    event.result = sessions.session?.addRows(event.path, event.rows);
  });
  on<ConfirmEvent>(ConfirmEvent.type, ({ ruleId }) => sessions.session?.confirm(ruleId));
  on<StatusEvent>(StatusEvent.type, ({ message }) => regions.say(message));
  on<MouseEvent>('click', new PressGuard().hear);
  on<FocusEvent>('focusout', ({ target, relatedTarget }) => {
    const paths = fieldsAround(target)
      .filter((field) => !(relatedTarget instanceof Node && field.contains(relatedTarget)))
      .map(({ state }) => state.path);
    if (paths.length > 0) sessions.leave(paths);
  });
}

function fieldsAround(target: EventTarget | null): readonly QuestionElement[] {
  const fields: QuestionElement[] = [];
  let field = target instanceof Element ? target.closest('questionnaire-field') : null;
  for (; field; field = field.parentElement?.closest('questionnaire-field') ?? null) fields.push(field);
  return fields;
}
