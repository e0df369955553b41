import '../../src/define.ts';
import type { StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Draft } from '../../src/drafts/draft.ts';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import type { DraftStore } from '../../src/drafts/store-types.ts';
import { openSession } from '../../src/engine/session.ts';
import { messagesFor } from '../../src/elements/messages.ts';
import type { MessageKey } from '../../src/elements/messages-en.ts';
import type { QuestionnaireFormElement } from '../../src/elements/questionnaire-form.ts';
import { createDraft } from '../../src/drafts/draft.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { context, renewal } from '../../test/elements/sample-renewal.ts';
import { seesAll, settled } from '../seen.ts';

/** A form in a page, and what happens to it. */
export interface FormStory {
  /** Properties in place of the usual ones. */
  readonly properties?: Partial<QuestionnaireFormElement>;
  readonly attributes?: Readonly<Record<string, string>>;
  /** What the page does when the answers are sent. */
  readonly verdict?: () => Promise<{ reference?: string; message?: string } | void>;
  /** Whether it never gets ready. */
  readonly isWaiting?: boolean;
  /** What the respondent does once the form stands. */
  readonly act?: (form: QuestionnaireFormElement) => Promise<void>;
  /** Sentences that the respondent must see in the end. */
  readonly shows: readonly string[];
}

/** A story of the element as a whole: it opens, does what is told, and stays as it then stands. */
export function formStory({
  properties,
  attributes = {},
  verdict,
  isWaiting = false,
  act,
  shows,
}: FormStory): StoryObj {
  const prepare = (element: Element | undefined) => {
    const form = element as QuestionnaireFormElement | undefined;
    if (!form || form.today !== undefined) return;
    for (const [name, value] of Object.entries(attributes)) form.setAttribute(name, value);
    if (verdict) form.addEventListener('questionnaire-submit', (event) => event.respondWith(verdict()));
    const usual = { today: '2026-05-04', questionnaire: renewal, context, draftStore: openMemoryStore() };
    Object.assign(form, usual, properties);
  };
  return {
    render: () =>
      html`<questionnaire-form ${ref(prepare)}>
        <p>The form cannot be shown here. Ask the sample office for a paper copy.</p>
      </questionnaire-form>`,
    play: async ({ canvasElement }) => {
      const form = canvasElement.querySelector('questionnaire-form')!;
      if (!isWaiting) await form.ready.catch(() => undefined);
      await form.updateComplete;
      await act?.(form);
      await settled(form);
      await seesAll(form, shows);
    },
  };
}

/** Presses the button or follows the link that says this, by the code of its sentence. */
export async function press(form: QuestionnaireFormElement, key: MessageKey): Promise<void> {
  const { lang = 'en' } = form.shadowRoot!.querySelector<HTMLElement>('[lang]') ?? {};
  const name = messagesFor(lang, form.messages).say(key);
  const things = [...form.shadowRoot!.querySelectorAll<HTMLElement>('button, a[href]')];
  const thing = things.find(({ textContent }) => textContent.trim().startsWith(name));
  if (!thing) throw new Error(`There is no "${name}" here.`);
  thing.click();
  await form.updateComplete;
}

/** Types over the text of a question. */
export async function type(form: QuestionnaireFormElement, path: string, text: string): Promise<void> {
  const box = form.shadowRoot!.querySelector<HTMLInputElement>(`#q-${path.replaceAll('/', '-')}-control`)!;
  box.value = text;
  box.dispatchEvent(new Event('input', { bubbles: true }));
  await form.updateComplete;
}

/** Answers that fill the sample renewal, but for those left out. */
const answers = {
  methods: ['selfStudy'],
  programs: 12,
  mission: { answer: 'no' },
  policy: ['a1'],
  agree: true,
};

/** A store with a draft of the sample renewal in it, `answered` by question, changed by `change` before it was kept. */
export function storeWithDraft(
  answered: readonly (keyof typeof answers)[] = ['methods', 'programs', 'mission', 'policy', 'agree'],
  change: (draft: Draft) => Draft = (draft) => draft,
): DraftStore {
  const store = openMemoryStore();
  const loaded = loadQuestionnaire(renewal);
  if (loaded.status !== 'ready') throw new Error('The sample is broken.');
  const { questionnaire } = loaded;
  const bytes = new TextEncoder().encode('Sample content.').buffer;
  const facts = { name: 'refunds.txt', size: 15, type: 'text/plain', sha256: sampleHash };
  const session = openSession(questionnaire, {
    context,
    today: '2026-03-12',
    answers: Object.fromEntries(answered.map((id) => [id, answers[id]])),
    attachments: { a1: facts },
  });
  const savedAt = Date.parse('2026-03-12T15:00:00Z');
  const draft = createDraft({
    questionnaire,
    contextId: context.contextId,
    revision: 1,
    createdAt: savedAt,
    savedAt,
    place: null,
    record: session.record(),
    setAside: [],
  });
  const kept = Promise.all([
    store.save(change(draft)),
    store.putFile('sample-renewal@2026/sample-sponsor', 'a1', { meta: { ref: 'a1', ...facts }, bytes }),
  ]);
  return { ...store, load: (key) => kept.then(() => store.load(key)) };
}

const sampleHash = '57ad20463aa9712a8632c263f6c0fd48b39f599f95f6850c9de20f22b6d45523';
