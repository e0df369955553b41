import { html, type TemplateResult } from 'lit';
import { isUnparsed, type StoredAnswer } from '../../engine/answer.ts';
import { isPlainDate } from '../../questionnaire/plain-date.ts';
import type { FieldView } from '../field-registry.ts';
import { dateFault } from '../violation-text.ts';
import { attributes, filled } from './attributes.ts';
import { group } from './frame.ts';
import { dateOrder, joinParts, readDate, splitParts, type DatePart } from './read-date.ts';
import { remember, typed } from './typed.ts';

/** A date in three boxes, in the order of the locale; months by number or by name. */
export function dateField(view: FieldView): TemplateResult {
  const { state, locale } = view;
  const own = state.question.parent?.kind === 'dateRange' ? undefined : dateHint(view);
  const wrong = view.invalid ? wrongBoxes(view) : [];
  const described = view.describedBy(own !== undefined && view.id('hint'));
  const boxes = dateOrder(locale).map((part, i) => {
    const id = boxId(view, part, i);
    const label = `${id}-label`;
    const own = {
      id,
      inputmode: part === 'month' ? 'text' : 'numeric',
      autocomplete: autocompleteOf(view, part),
      'data-part': part,
      'aria-labelledby': state.key === undefined ? undefined : `${label} ${view.id('label')} ${view.within ?? ''}`,
      'aria-describedby': described,
      'aria-invalid': wrong.includes(part) ? 'true' : undefined,
    };
    return html`<div class="date-part" ${attributes({ 'data-part': part })}>
      <label
        class="part-label"
        part="label"
        ${attributes({ id: label, for: id })}
        ${filled(view.messages.say(part))}
      ></label
      ><input
        class="control figures"
        part="control"
        type="text"
        spellcheck="false"
        ${attributes(own)}
        ${typed(state.stored, locale, () => boxText(state.stored, part))}
      />
    </div>`;
  });
  const [first, second, third] = boxes;
  return group(
    view,
    html`<div class="date" @input=${(event: Event) => answerDate(view, event.currentTarget as HTMLElement)}>
      ${first}${second}${third}
    </div>`,
    { hint: own },
  );
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
