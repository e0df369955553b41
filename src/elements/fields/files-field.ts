import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { spellingsOf } from '../../engine/file-content.ts';
import { joined } from '../answer-text.ts';
import type { FieldView } from '../field-registry.ts';
import { formatBytes } from '../format-value.ts';
import { dragOver, drop, newMemory, pick, refsOf, rejectionText, remove, undo, type Memory } from './file-actions.ts';
import { group } from './frame.ts';

/** Attached files with their sizes, what may still be added, and the button to choose more. */
export function filesField(view: FieldView): TemplateResult {
  const memory = view.keep(newMemory);
  const refs = refsOf(view);
  const list = html`<ul class="files" part="files" aria-label=${view.messages.say('fileList')}>
    ${repeat(
      refs,
      (ref) => ref,
      (ref, position) => fileItem(view, ref, nameOf(view, refs, position)),
    )}
  </ul>`;
  return group(
    view,
    [refs.length > 0 ? list : nothing, undoLine(view, memory), addingLine(view, memory), chooser(view)],
    {
      describedBy: roomId(view),
    },
  );
}

// Two files of one name are both kept; what is shown and said has to tell them apart.
function nameOf({ snapshot }: FieldView, refs: readonly string[], position: number): string {
  const names = refs.map((ref) => snapshot.attachment(ref)?.name ?? ref);
  const name = names[position]!;
  const before = names.slice(0, position).filter((other) => other === name).length;
  return before > 0 ? `${name} (${before + 1})` : name;
}

function fileItem(view: FieldView, ref: string, name: string): TemplateResult {
  const { messages, locale } = view;
  const file = view.snapshot.attachment(ref);
  return html`<li class="file" part="file">
    <span class="file-text">
      <bdi class="file-name" part="file-name" id=${view.id(`file-${ref}`)}>${name}</bdi>
      <span class="file-facts"> ${file ? formatBytes(file.size, locale) : messages.say('fileGone')} </span>
    </span>
    <button
      type="button"
      class="button quiet"
      part="file-remove"
      id=${view.id(`remove-${ref}`)}
      aria-labelledby="${view.id(`remove-${ref}`)} ${view.id(`file-${ref}`)}"
      aria-describedby=${view.describedBy() ?? nothing}
      @click=${() => remove(view, ref, name)}
    >
      ${messages.say('fileRemove')}
    </button>
  </li>`;
}

function undoLine(view: FieldView, { removed }: Memory): TemplateResult | typeof nothing {
  if (!removed) return nothing;
  const text = view.id('removed');
  return html`<p class="file-undo">
    <span id=${text}>${view.messages.say('fileRemoved', { name: removed.name })}</span>
    <button
      type="button"
      class="button link"
      part="button"
      id=${view.id('undo')}
      aria-labelledby="${view.id('undo')} ${text}"
      @click=${() => undo(view)}
    >
      ${view.messages.say('fileUndo')}
    </button>
  </p>`;
}

function addingLine(view: FieldView, { adding }: Memory): TemplateResult | typeof nothing {
  if (adding.size === 0) return nothing;
  const names = [...adding].flatMap(({ files }) => files.map(({ name }) => name));
  return html`<p class="hint">${view.messages.say('fileAdding', { names: joined(names, view) })}</p>`;
}

function chooser(view: FieldView): TemplateResult {
  const { messages, state } = view;
  const several = state.question.limits.maxItems !== 1;
  const { rejected } = view.keep(newMemory);
  const room = roomId(view);
  const button = view.id('control');
  const part = view.within === undefined ? '' : ` ${view.within}`;
  return html`${room === undefined ? nothing : html`<p class="file-room" id=${room}>${roomText(view)}</p>`}${meter(view)}
    ${
      rejected.length === 0
        ? nothing
        : html`<ul class="error rejected" part="error" id=${view.id('rejected')}>
            ${rejected.map((file) => html`<li>${rejectionText(view, file)}</li>`)}
          </ul>`
    }
    <div
      class="drop-zone"
      part="drop-zone"
      @dragover=${(event: DragEvent) => dragOver(event, true)}
      @dragleave=${(event: DragEvent) => dragOver(event, false)}
      @drop=${(event: DragEvent) => drop(view, event)}
    >
      <button
        type="button"
        class="button"
        part="file-choose"
        id=${button}
        aria-labelledby="${button} ${view.id('label')}${part}"
        aria-describedby=${view.describedBy(room, rejected.length > 0 && view.id('rejected')) ?? nothing}
        @click=${() => view.host.querySelector<HTMLInputElement>('input[type=file]')?.click()}
      >
        ${messages.say(several ? 'chooseFiles' : 'chooseFile')}
      </button>
      <span class="drop-hint" aria-hidden="true">${messages.say(several ? 'orDrop' : 'orDropOne')}</span>
      <input
        class="visually-hidden"
        type="file"
        tabindex="-1"
        aria-hidden="true"
        ?multiple=${several}
        accept=${state.question.files?.accept?.flatMap(spellingsOf).join(',') ?? nothing}
        @change=${(event: Event) => pick(view, event.target as HTMLInputElement)}
      />
    </div>`;
}

// Where anything may be attached there is nothing to say.
function roomId(view: FieldView): string | undefined {
  return roomText(view) === '' ? undefined : view.id('room');
}

/** What is used of a limit, in bytes. */
interface Room {
  readonly used: number;
  readonly limit: number;
}

function roomOf(view: FieldView): { readonly own: Room | undefined; readonly all: Room | undefined } {
  const { snapshot, state } = view;
  const { maxPerSubmission } = snapshot.questionnaire;
  const limit = state.question.files?.maxPerQuestion;
  const used = refsOf(view).reduce((sum, ref) => sum + (snapshot.attachment(ref)?.size ?? 0), 0);
  return {
    own: limit === undefined ? undefined : { used, limit },
    all: maxPerSubmission === undefined ? undefined : { used: snapshot.attachedSize, limit: maxPerSubmission },
  };
}

// The sentence above it says the same in words, so it is for the eye alone.
function meter(view: FieldView): TemplateResult | typeof nothing {
  const { own, all } = roomOf(view);
  const tightest = [own, all]
    .filter((room) => room !== undefined)
    .sort((a, b) => b.used / b.limit - a.used / a.limit)[0];
  if (!tightest || tightest.used === 0) return nothing;
  const { used, limit } = tightest;
  return html`<meter class="file-meter" aria-hidden="true" max=${limit} high=${limit * 0.9} .value=${used}></meter>`;
}

function roomText(view: FieldView): string {
  const { messages, locale, state } = view;
  const { files, limits } = state.question;
  const { own, all } = roomOf(view);
  const said = ({ used, limit }: Room, some: 'fileRoom' | 'fileRoomAll', none: 'fileLimit' | 'fileLimitAll') =>
    messages.say(used > 0 ? some : none, { used: formatBytes(used, locale), limit: formatBytes(limit, locale) });
  return [
    files?.accept && messages.say('fileTypes', { types: joined(files.accept, view) }),
    limits.maxItems !== undefined && messages.count('fileCount', limits.maxItems),
    own && said(own, 'fileRoom', 'fileLimit'),
    all && said(all, 'fileRoomAll', 'fileLimitAll'),
  ]
    .filter(Boolean)
    .join(' ');
}
