import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionState } from '../../engine/snapshot.ts';
import type { Option } from '../../questionnaire/compiled.ts';
import { optionText } from '../answer-text.ts';
import type { Content, FieldView } from '../field-registry.ts';
import { clearButton } from './choice-field.ts';
import { group, insideOf, plainGroup } from './frame.ts';
import { optionList } from './options.ts';

/**
 * Yes or no, or not applicable where that is offered. What the answer calls for comes after the radio buttons, in a
 * group of its own: nothing opens inside a group of radio buttons.
 */
export function yesNoField(view: FieldView): Content {
  const { state } = view;
  const asked = view.snapshot.parts(state, state.key).filter(({ relevant }) => relevant);
  const answer = state.fixed ? fixedAnswer(view) : radios(view);
  if (state.question.parts.length === 0) return answer;
  return html`${answer}${asked.length > 0 ? followUp(view, asked) : nothing}`;
}

function radios(view: FieldView): HTMLElement {
  const { question, stored } = view.state;
  const { yesLabel, noLabel } = question.wording;
  const offered = [
    option('yes', yesLabel ?? view.messages.say('yes')),
    option('no', noLabel ?? view.messages.say('no')),
    ...(question.detail.notApplicable === true || stored === 'notApplicable'
      ? [option('notApplicable', view.messages.say('notApplicable'))]
      : []),
  ];
  const list = optionList(view, {
    type: 'radio',
    listed: offered.map((one) => ({
      option: one,
      offered: one.value !== 'notApplicable' || question.detail.notApplicable === true,
    })),
    chosen: typeof stored === 'string' ? [stored] : [],
    choose: ({ value }) => view.answer(value),
    short: true,
    inline: question.parts.length === 0,
  });
  return plainGroup(view, list, { role: 'radiogroup', after: clearButton(view) });
}

function fixedAnswer(view: FieldView): TemplateResult {
  return group(view, html`<p class="shown-answer" part="answer">${view.messages.say('notApplicable')}</p>`);
}

function followUp(view: FieldView, asked: readonly QuestionState[]): TemplateResult {
  const { question, stored } = view.state;
  const answer = optionText(question, stored === 'no' ? 'no' : 'yes', view);
  const legend = view.id('follow-up');
  // With the question's own label in the name, somebody who jumps from box to box knows which "Explain" this is.
  return html`<fieldset class="follow-up" part="explanation" aria-labelledby="${legend} ${view.id('label')}">
    <legend class="follow-up-legend" id=${legend}>${view.messages.say('followUp', { answer })}</legend>
    <div class="follow-up-parts">${asked.map((part) => view.part(part, insideOf(view)))}</div>
  </fieldset>`;
}

function option(value: string, label: Option['label']): Option {
  return { value, label, hint: undefined, exclusive: false, other: false };
}
