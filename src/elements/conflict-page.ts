import { html, nothing, type TemplateResult } from 'lit';
import type { Conflict, Side } from '../drafts/merge.ts';
import { answerView, rowView } from './answer-view.ts';
import type { Reader } from './answer-text.ts';
import { fieldId } from './fields/field-id.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';
import { questionName, rowName } from './question-name.ts';
import type { ConflictStage } from './stage.ts';

/** Where an answer of one copy is chosen. */
export function choiceId(path: string, side: Side): string {
  return fieldId(path, `choose-${side}`);
}

/**
 * The questions that two copies of a draft answer differently, side by side, to choose from; nothing is chosen
 * beforehand. Continue is the submit button of the form around it; `changed` is called after a choice.
 */
export function conflictPage(stage: ConflictStage, filling: Filling, changed: () => void): TemplateResult {
  const { messages, headingLevel } = filling;
  const { conflicts } = stage.merge;
  return html`${heading(headingLevel, messages.say('conflictTitle'), {
      id: 'page-heading',
      class: 'page-heading',
      focusable: true,
    })}
    <p>${messages.count('conflictText', conflicts.length)}</p>
    ${conflicts.map((conflict) => choice(conflict, stage, filling, changed))}
    <div class="actions">
      <button type="submit" class="button primary" part="button primary">${messages.say('conflictContinue')}</button>
    </div>`;
}

function choice(conflict: Conflict, stage: ConflictStage, filling: Filling, changed: () => void): TemplateResult {
  const { path } = conflict;
  const mine: Reader = filling;
  const theirs: Reader = { ...plainly(filling), snapshot: stage.theirs.snapshot };
  const readers = { mine, theirs };
  const errorId = fieldId(path, 'choose-error');
  const isMissing = stage.isAsked && !stage.choices.has(path);
  const option = (side: Side) => {
    const id = choiceId(path, side);
    const date = dateOf(stage.savedAt[side], filling.locale);
    return html`<div class="copy" part="choice">
      <input
        class="option-control"
        type="radio"
        id=${id}
        name=${fieldId(path, 'choose')}
        value=${side}
        aria-labelledby="${id}-label"
        aria-describedby="${id}-answer${isMissing ? ` ${errorId}` : ''}"
        .checked=${stage.choices.get(path) === side}
        @change=${() => {
          stage.choices.set(path, side);
          changed();
        }}
      />
      <label id="${id}-label" for=${id}
        >${filling.messages.say(side === 'mine' ? 'conflictMine' : 'conflictTheirs')}
        <span class="hint">${filling.messages.say('draftFrom', { date })}</span></label
      >
      <div id="${id}-answer" class="value">${answerOf(conflict, side, readers[side])}</div>
    </div>`;
  };
  return html`<fieldset class="conflict" part="conflict">
    <legend>${nameOf(conflict, conflict.mine ? mine : theirs)}</legend>
    ${isMissing ? html`<p class="error" id=${errorId} part="error">${missing(filling)}</p>` : nothing}
    <div class="copies">${option('mine')} ${option('theirs')}</div>
  </fieldset>`;
}

// Its snapshot is a getter, which a copy of the whole would turn into the snapshot of this moment.
function plainly({ locale, messages }: Filling): Omit<Reader, 'snapshot'> {
  return { locale, messages };
}

function missing({ messages }: Filling): TemplateResult {
  return html`<span class="visually-hidden">${messages.say('errorPrefix')}</span> ${messages.say('conflictMissing')}`;
}

function nameOf({ path }: Conflict, reader: Reader): string {
  const [id = '', key] = path.split('/');
  const state = reader.snapshot.question(id);
  return key === undefined
    ? questionName(state, reader)
    : [questionName(state, reader), rowName(state, key, reader)].join(' – ');
}

function answerOf(conflict: Conflict, side: Side, reader: Reader): unknown {
  const [id = '', key] = conflict.path.split('/');
  const { messages } = reader;
  if (key !== undefined && conflict[side] === undefined) return blank(messages.say('conflictRemoved'));
  const state = reader.snapshot.question(id);
  const answer = key === undefined ? answerView(state, reader) : rowView(state, key, reader);
  return answer === nothing ? blank(messages.say('notProvided')) : answer;
}

function blank(words: string): TemplateResult {
  return html`<span class="blank">${words}</span>`;
}

function dateOf(time: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(time);
}
