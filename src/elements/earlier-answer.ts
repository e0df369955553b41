import { html, nothing, type TemplateResult } from 'lit';
import type { SetAside } from '../drafts/draft.ts';
import type { StoredAnswer } from '../engine/answer.ts';
import { canonicalJson } from '../questionnaire/canonical.ts';
import type { Section } from '../questionnaire/compiled.ts';
import { earlierItem } from './archive.ts';
import { AnswerEvent, AttachEvent, StatusEvent } from './events.ts';
import { fieldId } from './fields/field-id.ts';
import type { Filling } from './filling.ts';

/**
 * What was answered before, beside its question, until that is answered. It counts only once the respondent says so:
 * `host` is where the answers are then raised as if they had been typed.
 */
export function earlierAnswer(id: string, filling: Filling, host: EventTarget): TemplateResult | typeof nothing {
  const { messages, snapshot, readonly } = filling;
  const earlier = filling.earlier.get(id);
  const { relevant, blank, question } = snapshot.question(id);
  if (!earlier || !relevant || readonly || !(blank || question.initial)) return nothing;
  const { edition, cells, isUsable } = earlier;
  if (isGivenAgain(cells, filling)) return nothing;
  const shown = cells.filter(
    ({ stored, attachments, asked }) => stored !== null && (attachments.length > 0 || asked !== 'rows'),
  );
  return html`<div class="panel earlier" part="notice">
    <p>${edition === undefined ? messages.say('earlierAnswer') : messages.say('earlierYear', { edition })}</p>
    <ul class="answer-list">
      ${shown.map((cell) => earlierItem(cell, filling))}
    </ul>
    ${
      isUsable
        ? html`<button
            type="button"
            class="button"
            part="button"
            aria-describedby=${fieldId(id, 'label')}
            @click=${() => void use(cells, filling, host)}
          >
            ${messages.say('earlierUse')}
          </button>`
        : nothing
    }
  </div>`;
}

/** The ids of a section's questions that have such an answer. */
export function haveEarlier({ questions }: Section, { earlier }: Filling): readonly string[] {
  return questions.map(({ id }) => id).filter((id) => earlier.has(id));
}

async function use(cells: readonly SetAside[], filling: Filling, host: EventTarget): Promise<void> {
  for (const { path, stored, attachments } of cells) {
    if (attachments.length === 0) host.dispatchEvent(new AnswerEvent(path, stored ?? undefined));
  }
  for (const { path, attachments } of cells) {
    const found = await Promise.all(
      attachments.map(async (file) => {
        const bytes = await filling.earlierFile(file);
        return bytes ? [new File([bytes], file.name, { type: file.type })] : [];
      }),
    );
    const files = found.flat();
    if (files.length > 0) host.dispatchEvent(new AttachEvent(path, files));
  }
  host.dispatchEvent(new StatusEvent(cells[0]!.path, filling.messages.say('copied')));
}

function isGivenAgain(cells: readonly SetAside[], { snapshot }: Filling): boolean {
  const { questionnaire } = snapshot;
  return cells.every(({ path, stored }) => {
    return questionnaire.find(path)?.question.ruleType && sameStored(snapshot.question(path).stored, stored);
  });
}

function sameStored(one: StoredAnswer | undefined, other: StoredAnswer): boolean {
  return one !== undefined && canonicalJson(one) === canonicalJson(other);
}
