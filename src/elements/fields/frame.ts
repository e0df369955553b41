import { html, nothing, type TemplateResult } from 'lit';
import type { Text } from '../../questionnaire/types.ts';
import { ConfirmEvent } from '../events.ts';
import type { Content, FieldView } from '../field-registry.ts';
import type { Said } from '../localised-text.ts';
import { prose, spoken } from '../prose-view.ts';
import { questionLabel } from '../question-label.ts';
import { violationText } from '../violation-text.ts';
import { type AttributeList, attributes, fill, filled, renderInto, setAttributes } from './attributes.ts';

/** One control with its label above it. The control's id is `view.id('control')`. */
export function single(view: FieldView, control: Content): TemplateResult {
  const own = { id: view.id('label'), for: view.id('control') };
  return html`<label class="label" part="label" ${attributes(own)} ${filled(labelContent(view))}></label
    >${about(view)}${control}`;
}

/** The same made by hand, for a control that is made by hand too; `after` stands below it. */
export function plainSingle(view: FieldView, control: Element, after?: Element): readonly Element[] {
  const label = view.keep(newLabel);
  setAttributes(label, { id: view.id('label'), for: view.id('control') });
  fill(label, labelContent(view));
  const all = after ? [label, control, after] : [label, control];
  fill(view.host, all);
  renderInto(view.host, about(view), control);
  return all;
}

/** What every control says of itself: its id, what names it within a row, what describes it, whether it is wrong. */
export function controlAttributes(view: FieldView, ...more: readonly (string | false | undefined)[]): AttributeList {
  return {
    id: view.id('control'),
    autocomplete: view.state.question.detail.autocomplete,
    'aria-labelledby': nameIds(view),
    'aria-describedby': view.describedBy(...more),
    'aria-invalid': view.invalid ? 'true' : undefined,
  };
}

/** What a group of controls may differ in. */
export interface GroupOptions {
  /** `radiogroup` for radio buttons, which may then be marked as wrong together. */
  readonly role?: 'radiogroup';
  /** Stands in for the document's hint. */
  readonly hint?: string | undefined;
  /** Further ids that describe the group. */
  readonly describedBy?: string | undefined;
  /** Stands after the controls. */
  readonly after?: Content;
}

/** Several controls in a fieldset whose legend is the question's label. */
export function group(view: FieldView, controls: unknown, options: GroupOptions = {}): TemplateResult {
  const own = groupAttributes(view, options);
  const id = view.id('label');
  return html`<fieldset class="group" part="group" ${attributes(own)}>
    <legend class="label" part="label" ${attributes({ id })} ${filled(labelContent(view))}></legend>
    ${about(view, options.hint)}${controls}
  </fieldset>`;
}

/** The same made by hand, for controls that are one element, made by hand too: most groups of a long page. */
export function plainGroup(view: FieldView, controls: Element, options: GroupOptions = {}): HTMLElement {
  const fieldset = view.keep(newFieldset);
  const legend = fieldset.firstElementChild as HTMLElement;
  setAttributes(fieldset, groupAttributes(view, options));
  setAttributes(legend, { id: view.id('label') });
  fill(legend, labelContent(view));
  if (controls.parentNode !== fieldset) legend.after(controls);
  renderInto(fieldset, about(view, options.hint), controls);
  renderInto(fieldset, options.after ?? nothing);
  return fieldset;
}

function newLabel(): HTMLElement {
  const label = document.createElement('label');
  setAttributes(label, { class: 'label', part: 'label' }, true);
  return label;
}

let emptyFieldset: HTMLElement | undefined;

function newFieldset(): HTMLElement {
  if (!emptyFieldset) {
    emptyFieldset = document.createElement('fieldset');
    setAttributes(emptyFieldset, { class: 'group', part: 'group' });
    setAttributes(emptyFieldset.appendChild(document.createElement('legend')), { class: 'label', part: 'label' });
  }
  return emptyFieldset.cloneNode(true) as HTMLElement;
}

function groupAttributes(view: FieldView, options: GroupOptions): AttributeList {
  return {
    role: options.role,
    'aria-labelledby': nameIds(view),
    'aria-describedby': view.describedBy(options.hint !== undefined && hintId(view), options.describedBy),
    'aria-invalid': options.role === 'radiogroup' && view.invalid ? 'true' : undefined,
  };
}

/** The ids that name a control where its own label would not tell two rows apart; undefined where it does. */
export function nameIds(view: FieldView, own = view.id('label')): string | undefined {
  return view.within !== undefined && view.state.key !== undefined ? `${own} ${view.within}` : undefined;
}

/** For the parts of this question: the ids of its label and, within a row, of the row's heading. */
export function insideOf(view: FieldView): string {
  return nameIds(view) ?? view.id('label');
}

/** Number as printed, label, and whether the question may stay blank. */
export function labelContent(view: FieldView): Content {
  const { question } = view.state;
  const number = question.wording.number;
  const optional = marksOptional(view);
  // Most labels are a text and nothing else, and thousands of them stand on a page.
  if (number === undefined && !optional) return spoken(questionLabel(view.state, view));
  // Chromium drops a space from the name when it stands between tags and comments alone; so it goes with the words.
  return html`${number === undefined ? nothing : html`<span class="number" part="number">${`${number} `}</span>`}${spoken(
    questionLabel(view.state, view),
  )}${optional ? html`<span class="optional">${` ${view.messages.say('optional')}`}</span>` : nothing}`;
}

/** What stands between a label and its control: reference, hint, guidance and what is wrong. */
export function about(view: FieldView, hint?: string): TemplateResult | typeof nothing {
  const { wording } = view.state.question;
  const { reference, guidance: help } = wording;
  if ((reference ?? wording.hint ?? help ?? hint ?? view.violation) === undefined) return nothing;
  const own = wording.hint === undefined ? hint && { text: hint, lang: undefined } : view.say(wording.hint);
  const below = own ? hintBlock(view, own) : nothing;
  if ((reference ?? help ?? view.violation) === undefined) return below;
  return html`${
    reference === undefined ? nothing : html`<p class="reference" part="reference">${spoken(view.say(reference))}</p>`
  }${below}${help === undefined ? nothing : guidance(view, help)}${problem(view)}`;
}

/** What is wrong with the answer, or worth a second look. */
export function problem(view: FieldView): TemplateResult | typeof nothing {
  const { violation, messages } = view;
  if (!violation) return nothing;
  const error = violation.severity === 'error';
  const confirms = violation.severity === 'confirm' && violation.ruleId;
  return html`<p class=${error ? 'error' : 'warning'} part=${error ? 'error' : 'warning'} id=${view.id('error')}>
      <span class=${error ? 'visually-hidden' : 'strong'}
        >${messages.say(error ? 'errorPrefix' : 'warningPrefix')}</span
      >
      ${spoken(violationText(violation, view.state, view))}
    </p>
    ${
      confirms && !view.readonly
        ? html`<button
            type="button"
            class="button"
            part="button"
            aria-describedby=${view.id('error')}
            @click=${() => view.host.dispatchEvent(new ConfirmEvent(view.state.path, confirms))}
          >
            ${messages.say('confirm')}
          </button>`
        : nothing
    }`;
}

function guidance(view: FieldView, text: Text): TemplateResult {
  return html`<details class="guidance" part="guidance">
    <summary aria-describedby=${view.id('label')}>${view.messages.say('guidance')}</summary>
    ${prose(text, view, view.state.question)}
  </details>`;
}

function hintBlock(view: FieldView, hint: Said): TemplateResult {
  return html`<p class="hint" part="hint" ${attributes({ id: hintId(view) })} ${filled(spoken(hint))}></p>`;
}

function hintId(view: FieldView): string {
  return view.id('hint');
}

// Not on what only some answer makes required, such as the cells of a row that is still blank, nor on the parts of a
// question that says itself how many of them it needs.
function marksOptional({ state, readonly }: FieldView): boolean {
  const { question, required, fixed } = state;
  const { optional, parent, ruleType, kind } = question;
  if (!optional || required || readonly || fixed || kind === 'calculated' || kind === 'prefilled') return false;
  if (parent?.kind === 'evidence' || parent?.kind === 'dateRange') return false;
  return parent?.kind === 'address' ? !parent.optional : ruleType !== undefined || question.parts.length > 0;
}
