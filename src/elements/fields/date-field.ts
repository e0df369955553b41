import { isUnparsed, type StoredAnswer } from '../../engine/answer.ts';
import { isPlainDate } from '../../questionnaire/plain-date.ts';
import type { FieldView } from '../field-registry.ts';
import { dateFault } from '../violation-text.ts';
import { fill, setAttributes } from './attributes.ts';
import { plainGroup } from './frame.ts';
import { dateOrder, joinParts, readDate, splitParts, type DatePart } from './read-date.ts';
import { TextBox } from './text-box.ts';
import { remember } from './typed.ts';

/** A date in three boxes, in the order of the locale; months by number or by name. */
export function dateField(view: FieldView): HTMLElement {
  const own = view.state.question.parent?.kind === 'dateRange' ? undefined : dateHint(view);
  const boxes = view.keep(newDateBoxes);
  boxes.show(view, view.describedBy(own !== undefined && view.id('hint')));
  return plainGroup(view, boxes.element, { hint: own });
}

const newDateBoxes = () => new DateBoxes();
const newBox = TextBox.maker('input', { class: 'control figures', type: 'text', spellcheck: 'false' });

class DateBoxes {
  readonly element = document.createElement('div');
  readonly #boxes = [newBox(), newBox(), newBox()];
  #view: FieldView | undefined;

  constructor() {
    this.element.className = 'date';
    this.element.addEventListener('input', this);
    for (const { element } of this.#boxes) {
      const [part, label] = [document.createElement('div'), document.createElement('label')];
      part.className = 'date-part';
      setAttributes(label, { class: 'part-label', part: 'label' }, true);
      part.append(label, element);
      this.element.append(part);
    }
  }

  show(view: FieldView, described: string | undefined): void {
    this.#view = view;
    const { state } = view;
    const wrong = view.invalid ? wrongBoxes(view) : [];
    for (const [i, part] of dateOrder(view.locale).entries()) {
      const id = boxId(view, part, i);
      const labelId = `${id}-label`;
      const place = this.element.children[i]!;
      const label = place.firstElementChild as HTMLElement;
      setAttributes(place, { 'data-part': part });
      setAttributes(label, { id: labelId, for: id });
      fill(label, view.messages.say(part));
      const own = {
        id,
        inputmode: part === 'month' ? 'text' : 'numeric',
        autocomplete: autocompleteOf(view, part),
        'data-part': part,
        'aria-labelledby': state.key === undefined ? undefined : `${labelId} ${view.id('label')} ${view.within ?? ''}`,
        'aria-describedby': described,
        'aria-invalid': wrong.includes(part) ? 'true' : undefined,
      };
      this.#boxes[i]?.show(view, { own, stored: state.stored, text: () => boxText(state.stored, part) });
    }
  }

  handleEvent(): void {
    if (this.#view) answerDate(this.#view, this.element);
  }
}

/** An example date in the figures of the boxes, as the hint of a date question that has none of its own. */
export function dateHint(view: FieldView): string | undefined {
  if (view.state.question.wording.hint !== undefined) return undefined;
  const figures = { day: '27', month: '3', year: `${Number(view.snapshot.today.slice(0, 4)) - 1}` };
  const example = dateOrder(view.locale).map((part) => figures[part]);
  return view.messages.say('dateHint', { example: example.join(' ') });
}

function answerDate(view: FieldView, boxes: HTMLElement): void {
  const controls = [...boxes.querySelectorAll('input')];
  const typedIn = { day: '', month: '', year: '' };
  for (const control of controls) typedIn[control.dataset['part'] as DatePart] = control.value;
  const read = readDate(typedIn, view.locale);
  const answer = typeof read === 'object' ? { raw: joinParts(typedIn) } : read;
  for (const control of controls) remember(control, answer, view.locale);
  view.answer(answer);
}

function boxText(stored: StoredAnswer | undefined, part: DatePart): string {
  if (isUnparsed(stored)) return splitParts(stored)[part];
  return typeof stored === 'string' && isPlainDate(stored) ? splitParts(stored)[part] : '';
}

function wrongBoxes(view: FieldView): readonly DatePart[] {
  return dateFault(view.state, view)?.parts ?? ['day', 'month', 'year'];
}

// The first box has the id that everybody knows, so that the summary's link finds it.
function boxId(view: FieldView, part: DatePart, i: number): string {
  return view.id(i === 0 ? 'control' : part);
}

function autocompleteOf(view: FieldView, part: DatePart): string {
  return view.state.question.detail.autocomplete === 'bday' ? `bday-${part}` : 'off';
}
