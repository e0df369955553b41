import { html, nothing, type TemplateResult } from 'lit';
import type { QuestionState } from '../engine/snapshot.ts';
import { answerText, type Reader } from './answer-text.ts';
import { formatBytes } from './format-value.ts';
import { questionLabel } from './question-label.ts';
import { rowName } from './question-name.ts';

/**
 * An answer to be read, not changed: words, files with their sizes, the parts of a composite question and its rows.
 * Answers that are not asked are left out; `nothing` when there is none at all.
 */
export function answerView(state: QuestionState, reader: Reader): TemplateResult | typeof nothing {
  const { question } = state;
  if (question.kind === 'files') return filesView(state, reader);
  if (question.kind === 'rows' || question.kind === 'matrix') return rowsView(state, reader);
  const text = answerText(state, reader);
  const parts = partsView(state, state.key, reader);
  if (text === '' && parts === nothing) return nothing;
  return html`${text === '' ? nothing : html`<div class="answer-text">${text}</div>`}${parts}`;
}

/** One row to be read; `nothing` when there is nothing in it. */
export function rowView(state: QuestionState, key: string, reader: Reader): TemplateResult | typeof nothing {
  const [first, ...more] = reader.snapshot.parts(state, key).filter(isShown);
  return first?.question.id === '*' && more.length === 0 ? answerView(first, reader) : partsView(state, key, reader);
}

function filesView(state: QuestionState, reader: Reader): TemplateResult | typeof nothing {
  const refs = Array.isArray(state.stored) ? (state.stored as readonly string[]) : [];
  if (refs.length === 0) return nothing;
  return html`<ul class="answer-list" part="files">
    ${refs.map((ref) => {
      const file = reader.snapshot.attachment(ref);
      // A name in another script must not turn the text around it about.
      return html`<li>
        <bdi>${file?.name ?? ref}</bdi>${file ? ` (${formatBytes(file.size, reader.locale)})` : nothing}
        ${reader.hashes && file ? html`<code class="hash">${reader.messages.say('copyHash', { hash: file.sha256 })}</code>` : nothing}
      </li>`;
    })}
  </ul>`;
}

function rowsView(state: QuestionState, reader: Reader): TemplateResult | typeof nothing {
  const rows = (state.keys ?? []).map((key) => ({ key, parts: reader.snapshot.parts(state, key).filter(isShown) }));
  const given = rows.filter(({ parts }) => parts.length > 0);
  if (given.length === 0) return nothing;
  return html`<ul class="answer-list">
    ${given.map(({ key, parts }) => {
      const name = rowName(state, key, reader);
      // The cell of a matrix has no name of its own: the row is the question.
      if (parts.length === 1 && parts[0]!.question.id === '*') {
        return html`<li><span class="answer-name">${name}:</span> ${answerView(parts[0]!, reader)}</li>`;
      }
      return html`<li>
        <span class="answer-name">${name}</span>
        ${partsView(state, key, reader)}
      </li>`;
    })}
  </ul>`;
}

function partsView(state: QuestionState, key: string | undefined, reader: Reader): TemplateResult | typeof nothing {
  const { question } = state;
  if (question.parts.length === 0) return nothing;
  const parts = reader.snapshot.parts(state, key).filter(isShown);
  if (parts.length === 0) return nothing;
  // The lines of an address speak for themselves, and so does what was written instead of an option.
  const bare = question.kind === 'address' || question.kind === 'choice' || question.kind === 'choices';
  return html`<ul class="answer-list">
    ${parts.map((part) => html`<li>${bare ? nothing : partName(part, reader)} ${answerView(part, reader)}</li>`)}
  </ul>`;
}

function partName(part: QuestionState, reader: Reader): TemplateResult | typeof nothing {
  const { text, lang } = questionLabel(part, reader);
  return text === ''
    ? nothing
    : html`<span class="answer-name" lang=${lang ?? nothing}>${text}${/[\p{P}]$/u.test(text) ? '' : ':'}</span>`;
}

function isShown(state: QuestionState): boolean {
  const { kind } = state.question;
  return state.relevant && (!state.blank || kind === 'calculated' || kind === 'prefilled') && kind !== 'notice';
}
