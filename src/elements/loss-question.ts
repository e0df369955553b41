import { html, nothing } from 'lit';
import type { Asking } from './ask-dialog.ts';
import { fieldId } from './fields/field-id.ts';
import type { QuestionElement } from './fields/question-element.ts';
import type { Filling } from './filling.ts';
import type { LossGuard, PendingAnswer } from './loss-guard.ts';
import { spoken } from './prose-view.ts';
import { questionName } from './question-name.ts';
import { say } from './wording.ts';

/** What is asked before given answers go out of what is sent: what it is, and how much. */
export function lossQuestion({ lost }: PendingAnswer, filling: Filling, decide: (goesOn: boolean) => void): Asking {
  const { messages, snapshot } = filling;
  const { sections, questions, answers, files } = lost;
  const text = html`<p>${messages.say('lossText')}</p>
    <ul>
      ${sections.map(({ title }) => html`<li>${spoken(say(title, filling))}</li>`)}
      ${questions.map(({ pattern }) => html`<li>${questionName(snapshot.question(pattern), filling)}</li>`)}
    </ul>
    <p>
      ${answers > 0 ? messages.count('lossAnswers', answers) : nothing}
      ${files > 0 ? messages.count('lossFiles', files) : nothing}
    </p>
    <p>${messages.say('lossKept')}</p>`;
  const [title, no, yes] = [messages.say('lossTitle'), messages.say('lossNo'), messages.say('lossYes')];
  return { title, text, no, yes, decide };
}

/** Carries out what was decided. Where the answer stays, its field shows it again as it was. */
export function settle(guard: LossGuard, goesOn: boolean, root: ParentNode): void {
  const { path } = guard.pending ?? {};
  if (path === undefined) return;
  guard.decide(goesOn);
  root.querySelector<QuestionElement>(`#${CSS.escape(fieldId(path, 'question'))}`)?.requestUpdate();
}
