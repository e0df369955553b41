import { html, nothing, type TemplateResult } from 'lit';
import type { Option, Question } from '../../questionnaire/compiled.ts';
import type { FieldView } from '../field-registry.ts';
import { spoken } from '../prose-view.ts';
import { fill, renderInto, setAttributes } from './attributes.ts';
import { insideOf, nameIds } from './frame.ts';

/** An option as it is listed: on offer, or chosen once and gone since. */
export interface Listed {
  readonly option: Option;
  readonly offered: boolean;
}

/** The options on offer, and at the end those that were chosen before they were withdrawn. */
export function listedOptions(view: FieldView, chosen: readonly string[]): readonly Listed[] {
  const offered = view.state.options ?? [];
  const gone = chosen.filter((value) => !offered.some((option) => option.value === value));
  return [
    ...offered.map((option) => ({ option, offered: true })),
    ...gone.map((value) => ({ option: knownOption(view.state.question, value), offered: false })),
  ];
}

/** What a list of options is made from. */
export interface OptionListing {
  readonly type: 'radio' | 'checkbox';
  readonly listed: readonly Listed[];
  /** Values of the options that are chosen. */
  readonly chosen: readonly string[];
  /** Called with the radio button or checkbox that was clicked. */
  readonly choose: (control: HTMLInputElement) => void;
  readonly short?: boolean;
  readonly inline?: boolean;
}

/** The radio buttons or checkboxes of a question, with labels, hints and, where one calls for it, a text box below it. */
export function optionList(view: FieldView, listing: OptionListing): HTMLElement {
  const list = view.keep(newList);
  list.show(view, listing);
  return list.element;
}

const newList = () => new OptionList();

/** Made by hand: thousands of options may stand on a page, and bindings would cost more than they themselves. */
class OptionList {
  readonly element = document.createElement('div');
  #type: OptionListing['type'] | undefined;
  #choose: OptionListing['choose'] | undefined;

  constructor() {
    this.element.className = 'options';
    // One listener for all of them. The text box of an option such as "Other" stands among the rows too.
    this.element.addEventListener('input', this);
  }

  handleEvent({ target }: Event): void {
    const control = target as HTMLInputElement;
    if (control.parentElement?.parentElement === this.element) this.#choose?.(control);
  }

  show(view: FieldView, listing: OptionListing): void {
    const { element } = this;
    const { type, listed, choose, short, inline } = listing;
    this.#choose = choose;
    // Another question may be shown in the place of one that is not asked any more.
    if (this.#type !== type) element.replaceChildren();
    this.#type = type;
    setAttributes(element, { 'data-short': short ? '' : undefined, 'data-inline': inline ? '' : undefined });
    while (element.childElementCount > listed.length) element.lastElementChild?.remove();
    const described = view.describedBy();
    for (const [position, one] of listed.entries()) {
      const present = element.children[position] as HTMLElement | undefined;
      const row = present ?? element.appendChild(newRow(type));
      showRow(view, row, { ...one, listing, position, described, isNew: !present });
    }
  }
}

interface Row extends Listed {
  readonly listing: OptionListing;
  readonly position: number;
  /** What describes every option of the question. */
  readonly described: string | undefined;
  readonly isNew: boolean;
}

function showRow(view: FieldView, row: HTMLElement, { option, offered, listing, isNew, ...place }: Row): void {
  const { position, described } = place;
  const [input, label] = row.children as unknown as [HTMLInputElement, HTMLLabelElement];
  const id = view.id(position === 0 ? 'control' : `control-${position}`);
  const checked = listing.chosen.includes(option.value);
  const labelId = `${id}-label`;
  const own = {
    id,
    name: view.id('control'),
    value: option.value,
    'aria-labelledby': nameIds(view, `${labelId} ${view.id('label')}`),
    'aria-describedby': option.hint === undefined ? described : view.describedBy(`${id}-hint`),
    'aria-invalid': listing.type === 'checkbox' && view.invalid ? 'true' : undefined,
  };
  setAttributes(row, { 'data-checked': checked ? '' : undefined }, isNew);
  setAttributes(input, own, isNew);
  if (input.checked !== checked) input.checked = checked;
  setAttributes(label, { id: labelId, for: id }, isNew);
  const said = spoken(view.say(option.label));
  const withdrawn = () => html`${said}<span class="withdrawn">${` ${view.messages.say('noLongerOffered')}`}</span>`;
  fill(label, offered ? said : withdrawn());
  renderInto(row, below(view, option, `${id}-hint`, checked));
}

const rows = new Map<string, HTMLElement>();

function newRow(type: 'radio' | 'checkbox'): HTMLElement {
  let row = rows.get(type);
  if (!row) {
    row = document.createElement('div');
    const [input, label] = [document.createElement('input'), document.createElement('label')];
    setAttributes(row, { class: 'option', part: 'choice' });
    setAttributes(input, { class: 'option-control', part: 'choice-input', type });
    setAttributes(label, { class: 'option-label', part: 'choice-label' });
    row.append(input, label);
    rows.set(type, row);
  }
  return row.cloneNode(true) as HTMLElement;
}

function below(view: FieldView, option: Option, hintId: string, checked: boolean): TemplateResult | typeof nothing {
  const other = option.other && checked;
  if (option.hint === undefined && !other) return nothing;
  return html`${
    option.hint === undefined
      ? nothing
      : html`<p class="option-hint" part="hint" id=${hintId}>${spoken(view.say(option.hint))}</p>`
  }${other ? otherText(view) : nothing}`;
}

/** The text box that goes with an option such as "Other", while it is asked. */
export function otherText(view: FieldView): TemplateResult | typeof nothing {
  const other = view.snapshot.parts(view.state, view.state.key).find(({ question }) => question.id === 'other');
  return other?.relevant ? html`<div class="option-other">${view.part(other, insideOf(view))}</div>` : nothing;
}

function knownOption(question: Question, value: string): Option {
  const label = { value, label: value, hint: undefined, exclusive: false, other: false };
  return question.options?.all.find((option) => option.value === value) ?? label;
}
