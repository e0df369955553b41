import { html, nothing, type TemplateResult } from 'lit';
import type { SetAside } from '../drafts/draft.ts';
import type { Filling } from './filling.ts';
import { formatBytes } from './format-value.ts';
import { saveFile } from './save-file.ts';
import { calledEarlier, saidEarlier, wholeEarlier } from './said-earlier.ts';

/** Answers that have no place in the questionnaire any more: to be read, copied and saved, never sent. */
export function archive(answers: readonly SetAside[], filling: Filling): TemplateResult | typeof nothing {
  const { messages, snapshot } = filling;
  if (answers.length === 0) return nothing;
  const save = () => {
    const said = (one: SetAside) => `  ${line(one, filling, one.attachments.map((file) => file.name).join(', '))}`;
    const lines = wholes(answers, filling).flatMap(([name, of]) => [name, ...of.map(said)]);
    saveFile(new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/plain' }), `${snapshot.questionnaire.id}.txt`);
  };
  return html`<details class="archive" part="archive">
    <summary>${messages.count('archive', answers.length)}</summary>
    <p>${messages.say('archiveText')}</p>
    ${earlierList(answers, filling)}
    <div class="actions">
      <button type="button" class="button" part="button" @click=${save}>${messages.say('archiveSave')}</button>
    </div>
  </details>`;
}

/** Answers of earlier times under the names of their questions, with their files. */
export function earlierList(answers: readonly SetAside[], filling: Filling): TemplateResult {
  return html`<ul>
    ${wholes(answers, filling).map(
      ([name, of]) =>
        html`<li>
          ${name}
          <ul class="answer-list">
            ${of.map((one) => earlierItem(one, filling))}
          </ul>
        </li>`,
    )}
  </ul>`;
}

/** One answer of an earlier time: what was typed, or its files, each of which can be saved. */
export function earlierItem(answer: SetAside, filling: Filling): TemplateResult {
  const { messages, locale } = filling;
  return html`<li>
    <bdi class="pre">${line(answer, filling)}</bdi>
    ${answer.attachments.map((file) => {
      const keep = async () => {
        const bytes = await filling.earlierFile(file);
        if (bytes) saveFile(bytes, file.name);
      };
      return html`<bdi>${file.name}</bdi> (${formatBytes(file.size, locale)})
        <button type="button" class="button" part="button" @click=${keep}>
          ${messages.say('archiveFile')} <span class="visually-hidden">${file.name}</span>
        </button>`;
    })}
  </li>`;
}

function line(answer: SetAside, filling: Filling, files = ''): string {
  const name = answer.path.includes('/') ? calledEarlier(answer, filling) : '';
  return [name, saidEarlier(answer, filling) || files].filter(Boolean).join(': ');
}

/** Row ids say nothing to anybody, so what only holds rows together is left out. */
function wholes(answers: readonly SetAside[], filling: Filling): readonly (readonly [string, readonly SetAside[]])[] {
  const byName = new Map<string, SetAside[]>();
  for (const one of answers) {
    if (one.attachments.length === 0 && saidEarlier(one, filling) === '') continue;
    const name = wholeEarlier(one, filling);
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return [...byName];
}
