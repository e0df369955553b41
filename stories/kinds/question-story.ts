import '../../src/define.ts';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { QuestionnaireFormElement } from '../../src/elements/questionnaire-form.ts';
import type { AttachEvent } from '../../src/elements/events.ts';
import { fieldId } from '../../src/elements/fields/field-id.ts';
import { isSentBack, seesAll, seesNone, settled } from '../seen.ts';

/** A page of questions, and what a respondent has done with it. */
export interface QuestionStory {
  readonly questions: readonly object[];
  /** More of the document: option lists, rules, files… */
  readonly document?: object;
  /** The host's facts. */
  readonly context?: Readonly<Record<string, unknown>>;
  /** Text typed into boxes, by path; a date takes its three boxes, parted by spaces. */
  readonly typed?: Readonly<Record<string, string>>;
  /** Radio buttons, checkboxes and buttons pressed: `path`, or `path role` for another than the first. */
  readonly pressed?: readonly string[];
  /** Files chosen, by path. */
  readonly files?: Readonly<Record<string, readonly File[]>>;
  /** Whether the respondent wanted to go on: then everything wrong is shown, unless all of it can wait. */
  readonly continued?: true | 'andGetsOn';
  /** Sentences that the respondent must see in the end. */
  readonly shows?: readonly string[];
  /** Sentences that must not be there. */
  readonly hides?: readonly string[];
}

/** A story in the real form: it opens, does what is told, and stays as it then stands. */
export function questionStory(given: QuestionStory): StoryObj {
  return {
    // The guide for staff shows the same JSON beside the same form.
    parameters: { given },
    render: () =>
      html`<questionnaire-form layout="single" draft="none" ${ref((element) => prepare(element, given))}>
      </questionnaire-form>`,
    play: async ({ canvasElement }) => {
      const form = canvasElement.querySelector('questionnaire-form');
      if (form) await act(form, given);
    },
  };
}

/** A small file that is what its name says. */
export function samplePdf(name: string, size = 48_213): File {
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
  return new File([bytes], name, { type: 'application/pdf' });
}

function prepare(element: Element | undefined, given: QuestionStory): void {
  const form = element as QuestionnaireFormElement | undefined;
  if (!form || form.questionnaire !== undefined) return;
  form.today = '2026-05-04';
  form.context = { contextId: 'sample', ...given.context };
  form.questionnaire = {
    format: 1,
    id: 'kind',
    edition: '2026',
    version: 1,
    title: 'One kind of question',
    language: 'en',
    currency: 'USD',
    sample: true,
    ...given.document,
    sections: [{ id: 'questions', title: 'Questions', questions: given.questions }],
  };
}

async function act(form: QuestionnaireFormElement, given: QuestionStory): Promise<void> {
  await form.ready;
  await settled(form);
  const find = (path: string, role = 'control') => {
    const found = form.shadowRoot?.getElementById(fieldId(path, role));
    if (!found) throw new Error(`There is no ${role} of "${path}" here.`);
    return found;
  };
  for (const step of given.pressed ?? []) {
    const [path = '', role] = step.split(' ');
    find(path, role).click();
    await settled(form);
  }
  for (const [path, text] of Object.entries(given.typed ?? {})) {
    const boxes = [...find(path, 'question').querySelectorAll<HTMLInputElement>('input, textarea')];
    const words = boxes.length === 3 ? text.split(' ') : [text];
    boxes.slice(0, words.length).forEach((box, i) => type(box, words[i] ?? ''));
  }
  for (const [path, files] of Object.entries(given.files ?? {})) await choose(find(path, 'question'), files);
  if (given.continued) form.shadowRoot?.querySelector<HTMLElement>('button[type=submit]')?.click();
  await settled(form);
  if (given.continued === true) await isSentBack(form);
  await seesAll(form, given.shows ?? labelsOf(given.questions));
  await seesNone(form, given.hides ?? []);
}

// A story that says nothing else still shows every question that is always asked.
function labelsOf(questions: readonly object[]): readonly string[] {
  const always = questions as readonly { readonly label?: string; readonly relevantWhen?: object }[];
  return always.flatMap(({ label, relevantWhen }) => (label === undefined || relevantWhen ? [] : [label]));
}

function type(box: HTMLInputElement, text: string): void {
  box.value = text;
  box.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

async function choose(question: HTMLElement, files: readonly File[]): Promise<void> {
  const input = question.querySelector<HTMLInputElement>('input[type=file]')!;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  const taken = new Promise<AttachEvent>((resolve) =>
    question.addEventListener('field-attach', resolve, { once: true }),
  );
  input.files = transfer.files;
  input.dispatchEvent(new Event('change', { bubbles: true }));
  await (
    await taken
  ).result;
}
