import type { FieldView } from '../field-registry.ts';
import { plainGroup } from './frame.ts';
import { listedOptions, optionList } from './options.ts';

/** Any number of options: a list of checkboxes. */
export function choicesField(view: FieldView): HTMLElement {
  const { stored, question } = view.state;
  const chosen = Array.isArray(stored) ? (stored as readonly string[]) : [];
  const hint = question.wording.hint === undefined ? view.messages.say('chooseSeveral') : undefined;
  const list = optionList(view, {
    type: 'checkbox',
    listed: listedOptions(view, chosen),
    chosen,
    choose: (control) => choose(view, control),
  });
  return plainGroup(view, list, { hint });
}

// Read off the boxes rather than the last state: two clicks may come before one render.
function choose(view: FieldView, clicked: HTMLInputElement): void {
  const exclusive = (value: string) =>
    view.state.question.options?.all.some((option) => option.value === value && option.exclusive) === true;
  const alone = exclusive(clicked.value);
  const boxes = [...view.host.querySelectorAll<HTMLInputElement>(`input[name="${clicked.name}"]`)];
  if (clicked.checked) {
    for (const box of boxes) if (box !== clicked && (alone || exclusive(box.value))) box.checked = false;
  }
  const values = boxes.filter((box) => box.checked).map((box) => box.value);
  view.answer(values.length === 0 ? undefined : values);
}
