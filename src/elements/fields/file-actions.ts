import type { AttachResult, RejectedFile } from '../../engine/session-types.ts';
import { joined } from '../answer-text.ts';
import { AttachEvent, DetachEvent } from '../events.ts';
import type { FieldView } from '../field-registry.ts';
import { formatBytes } from '../format-value.ts';

/** What a files field remembers between renders: nothing of it is an answer. */
export interface Memory {
  readonly adding: Set<AttachEvent>;
  rejected: readonly RejectedFile[];
  removed: { readonly ref: string; readonly name: string; readonly position: number } | undefined;
}

/** Nothing remembered yet. */
export const newMemory = (): Memory => ({ adding: new Set(), rejected: [], removed: undefined });

/** References of the attached files, in order. */
export function refsOf({ state }: FieldView): readonly string[] {
  return Array.isArray(state.stored) ? (state.stored as readonly string[]) : [];
}

/** Why a file was not taken, and what to do. */
export function rejectionText({ messages, locale }: FieldView, { name, code, params }: RejectedFile): string {
  const sizes = code === 'tooLarge' || code === 'submissionTooLarge';
  const figures = sizes ? { maximum: formatBytes(Number(params['maximum']), locale) } : {};
  // Without a list of types, only programs are refused for theirs.
  const reason = code === 'type' && !params['accept'] ? 'program' : code;
  return messages.first([`rejected.${reason}`, 'rejected'], { ...params, ...figures, name });
}

/** Takes the files from the native input. */
export function pick(view: FieldView, input: HTMLInputElement): void {
  const files = [...(input.files ?? [])];
  // Otherwise choosing the same file again would change nothing and be silent.
  input.value = '';
  // Some systems leave the focus at the top of the page when their file dialog closes.
  rootOf(view).getElementById(view.id('control'))?.focus();
  void attach(view, files);
}

/** Marks the drop zone while files hover over it. */
export function dragOver(event: DragEvent, over: boolean): void {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  (event.currentTarget as Element).toggleAttribute('data-over', over);
}

/** Takes files that were dropped. */
export function drop(view: FieldView, event: DragEvent): void {
  dragOver(event, false);
  void attach(view, [...(event.dataTransfer?.files ?? [])]);
}

async function attach(view: FieldView, files: readonly File[]): Promise<void> {
  if (files.length === 0) return;
  const memory = view.keep(newMemory);
  const event = new AttachEvent(view.state.path, files);
  memory.adding.add(event);
  memory.rejected = [];
  memory.removed = undefined;
  view.host.dispatchEvent(event);
  view.refresh();
  try {
    const result = await event.result;
    memory.rejected = [...memory.rejected, ...(result?.rejected ?? [])];
    if (result) tellWhenBack(view, result);
  } finally {
    memory.adding.delete(event);
    view.refresh();
  }
}

// While the system's dialog is still closing, screen readers miss what is said.
function tellWhenBack(view: FieldView, { accepted, rejected }: AttachResult): void {
  const names = joined(
    accepted.map(({ name }) => name),
    view,
  );
  const sentences = [
    ...(accepted.length > 0 ? [view.messages.count('filesAdded', accepted.length, { names })] : []),
    ...rejected.map((file) => rejectionText(view, file)),
  ];
  const tell = () => view.announce(sentences.join(' '));
  const { ownerDocument } = view.host;
  if (ownerDocument.hasFocus()) tell();
  else ownerDocument.defaultView?.addEventListener('focus', tell, { once: true });
}

/** Takes a file out of the answer; the focus goes to the next Remove, else the one before, else the button. */
export function remove(view: FieldView, ref: string, name: string): void {
  const refs = refsOf(view);
  const position = refs.indexOf(ref);
  const neighbour = refs[position + 1] ?? refs[position - 1];
  const target = neighbour === undefined ? view.id('control') : view.id(`remove-${neighbour}`);
  const memory = view.keep(newMemory);
  memory.removed = view.snapshot.attachment(ref) && { ref, name, position };
  memory.rejected = [];
  rootOf(view).getElementById(target)?.focus();
  view.host.dispatchEvent(new DetachEvent(view.state.path, ref));
  view.announce(view.messages.say('fileRemoved', { name }));
  view.refresh();
}

/** Puts the file that was removed last back where it was. */
export function undo(view: FieldView): void {
  const memory = view.keep(newMemory);
  const { removed } = memory;
  if (!removed) return;
  memory.removed = undefined;
  const refs = [...refsOf(view)];
  refs.splice(removed.position, 0, removed.ref);
  view.answer(refs);
  view.announce(view.messages.say('fileRestored', { name: removed.name }));
  view.focusLater(() => rootOf(view).getElementById(view.id(`remove-${removed.ref}`)));
}

function rootOf({ host }: FieldView): ShadowRoot | Document {
  return host.getRootNode() as ShadowRoot | Document;
}
