import { html, nothing, type TemplateResult } from 'lit';
import { answerRows } from './answer-rows.ts';
import type { Filling } from './filling.ts';
import { heading } from './heading.ts';

/**
 * The answers while another tab or window changes them: to be read, with the way to go on here. That button is the
 * submit button of the form around it. `isBusy`: the other tab has answers that it could not keep.
 */
export function elsewherePage(isBusy: boolean, filling: Filling): TemplateResult {
  const { messages, headingLevel, snapshot } = filling;
  return html`${heading(headingLevel, messages.say('elsewhereTitle'), {
      id: 'page-heading',
      class: 'page-heading',
      focusable: true,
    })}
    <div class="panel ${isBusy ? 'failure' : ''}" part="notice">
      <p id="elsewhere-text">${messages.say(isBusy ? 'elsewhereBusy' : 'elsewhere')}</p>
      <div class="actions">
        <button type="submit" class="button primary" part="button primary" aria-describedby="elsewhere-text">
          ${messages.say('elsewhereTakeOver')}
        </button>
      </div>
    </div>
    ${snapshot.progress.answered === 0 ? nothing : answerRows(filling, headingLevel + 1)}`;
}
