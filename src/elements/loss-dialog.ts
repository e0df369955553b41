import { html, nothing, type TemplateResult } from 'lit';
import { fieldId } from './fields/field-id.ts';
import type { QuestionElement } from './fields/question-element.ts';
import type { Filling } from './filling.ts';
import type { LossGuard, PendingAnswer } from './loss-guard.ts';
import { spoken } from './prose-view.ts';
import { questionName } from './question-name.ts';
import { say } from './wording.ts';

/**
 * Asks before given answers go out of what is sent: what it is, and how much. Escape and the first button keep
 * everything as it was; the focus returns to the option.
 */
export function lossDialog(
  { lost }: PendingAnswer,
  filling: Filling,
  decide: (goesOn: boolean) => void,
): TemplateResult {
  const { messages, snapshot } = filling;
  const { sections, questions, answers, files } = lost;
  const close = (event: Event) => (event.currentTarget as HTMLElement).closest('dialog')?.close();
  return html`<dialog
    id="loss-dialog"
    part="dialog"
    aria-labelledby="loss-title"
    aria-describedby="loss-text loss-kept"
    @close=${() => decide(false)}
  >
    <p id="loss-title" class="panel-title">${messages.say('lossTitle')}</p>
    <div id="loss-text">
      <p>${messages.say('lossText')}</p>
      <ul>
        ${sections.map(({ title }) => html`<li>${spoken(say(title, filling))}</li>`)}
        ${questions.map(({ pattern }) => html`<li>${questionName(snapshot.question(pattern), filling)}</li>`)}
      </ul>
      <p>
        ${answers > 0 ? messages.count('lossAnswers', answers) : nothing}
        ${files > 0 ? messages.count('lossFiles', files) : nothing}
      </p>
    </div>
    <p id="loss-kept">${messages.say('lossKept')}</p>
    <div class="actions">
      <button type="button" class="button primary" part="button primary" @click=${close}>
        ${messages.say('lossNo')}
      </button>
      <button
        type="button"
        class="button"
        part="button"
        @click=${(event: Event) => {
          decide(true);
          close(event);
        }}
      >
        ${messages.say('lossYes')}
      </button>
    </div>
  </dialog>`;
}

/** Carries out what was decided. Where the answer stays, its field shows it again as it was. */
export function settle(guard: LossGuard, goesOn: boolean, root: ParentNode): void {
  const { path } = guard.pending ?? {};
  if (path === undefined) return;
  guard.decide(goesOn);
  root.querySelector<QuestionElement>(`#${CSS.escape(fieldId(path, 'question'))}`)?.requestUpdate();
}
