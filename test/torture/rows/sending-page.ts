import type { BrowserContext, Page } from 'puppeteer-core';
import type { QuestionnaireSubmitEvent } from '../../../src/elements/public-events.ts';
import type { QuestionnaireFormElement } from '../../../src/elements/questionnaire-form.ts';
import type { Site } from '../../bundle/host-site.ts';

/** A questionnaire of one line, so that thousands can be sent. */
export const oneLine = {
  format: 1,
  id: 'torture-sending',
  edition: '2026',
  version: 1,
  title: 'Sample',
  language: 'en',
  context: {},
  sections: [{ id: 'about', title: 'About', questions: [{ id: 'programName', kind: 'text', label: 'Name' }] }],
};

/** What a host does when it is handed the answers. The last three stand for what a network and a server do. */
export const behaviours = [
  'throws',
  'preventsAndThrows',
  'promisesNothing',
  'stops',
  'refuses',
  'rejectsOddly',
  'answersTwice',
  'vandal',
  'removesElement',
  'hangs',
  'late',
  'dropsBefore',
  'dropsAfter',
  'busy429',
  'broken500',
] as const;
export type Behaviour = (typeof behaviours)[number] | 'takes' | 'tabDies';

/** What became of one attempt, as the page saw it. */
export interface AttemptSeen {
  readonly submissionId: string;
  readonly asked: number;
  readonly isTaken: boolean;
  /** Whether the payload was the same after the host had it. */
  readonly isSame: boolean;
  /** Everything of this filling that IndexedDB holds. */
  readonly stored: string;
  readonly text: string;
}

/** What the page of these rows has to offer. */
interface SendingPage {
  begin(contextId: string, answer: string | undefined): Promise<string>;
  attempt(behaviour: Behaviour): Promise<AttemptSeen>;
  stored(contextId: string): Promise<string>;
}
type Bound = typeof globalThis & { sending: SendingPage; record(id: string, payload: string): Promise<void> };

/** Opens a page with nothing but our script, which waits so many milliseconds for a host instead of two minutes. */
export async function openSendingPage(
  window: BrowserContext,
  site: Site,
  record: (id: string, payload: string) => void,
  patience = 1_000,
): Promise<Page> {
  const page = await window.newPage();
  await page.evaluateOnNewDocument('globalThis.__name = (made) => made');
  await page.exposeFunction('record', record);
  await page.evaluateOnNewDocument((milliseconds: number) => {
    const set = globalThis.setTimeout;
    const shorter = (work: () => void, wait?: number) => set(work, wait === 120_000 ? milliseconds : wait);
    globalThis.setTimeout = shorter as typeof setTimeout;
    addEventListener('error', (event) => event.preventDefault());
  }, patience);
  await page.goto(`${site.url}/pages/form.html`, { waitUntil: 'load' });
  await page.evaluate(prepare, oneLine);
  return page;
}

/** Opens the filling of a context: types the answer, or comes back to the draft; resolves to what the page says. */
export function begin(page: Page, contextId: string, answer?: string): Promise<string> {
  return page.evaluate((id, typed) => (globalThis as Bound).sending.begin(id, typed), contextId, answer);
}

/** Sends, while the host does this. With `tabDies` it resolves as soon as the host is asked. */
export function attempt(page: Page, behaviour: Behaviour): Promise<AttemptSeen> {
  return page.evaluate((what) => (globalThis as Bound).sending.attempt(what), behaviour);
}

/** Everything that IndexedDB holds of a context. */
export function storedOf(page: Page, contextId: string): Promise<string> {
  return page.evaluate((id) => (globalThis as Bound).sending.stored(id), contextId);
}

/** Runs in the page. */
function prepare(questionnaire: unknown): void {
  const place = document.querySelector('main')!;
  let form: QuestionnaireFormElement;
  const stored = (contextId: string) =>
    new Promise<string>((resolve, reject) => {
      const opening = indexedDB.open('questionnaire-form');
      opening.onerror = () => reject(opening.error!);
      opening.onsuccess = () => {
        const database = opening.result;
        const reading = database
          .transaction(['drafts'])
          .objectStore('drafts')
          .getAll(IDBKeyRange.bound(`torture-sending@2026/${contextId}/`, `torture-sending@2026/${contextId}/\uffff`));
        reading.onsuccess = () => {
          database.close();
          resolve(JSON.stringify(reading.result));
        };
      };
    });
  const begin = async (contextId: string, answer?: string) => {
    place.replaceChildren();
    form = document.createElement('questionnaire-form');
    form.setAttribute('layout', 'single');
    form.setAttribute('resume', 'continue');
    Object.assign(form, { questionnaire, context: { contextId } });
    place.append(form);
    await form.ready;
    if (answer !== undefined) {
      const box = form.shadowRoot!.querySelector<HTMLInputElement>('#q-programName-control')!;
      box.value = answer;
      box.dispatchEvent(new Event('input', { bubbles: true }));
      box.dispatchEvent(new Event('change', { bubbles: true }));
      await form.saveDraft();
    }
    await form.goTo('review');
    return form.shadowRoot!.textContent;
  };
  const refusal = (behaviour: Behaviour): Promise<never> => {
    // A host rejects with anything.
    const odd = [undefined, null, '503', 42, { message: 7, violations: 'x' }, { violations: [null, {}] }];
    const reason =
      behaviour === 'refuses'
        ? { message: 'Sample reason.', violations: [{ path: 'programName', message: 'Sample.' }] }
        : behaviour === 'rejectsOddly'
          ? odd[Math.floor(Math.random() * odd.length)]
          : new Error(behaviour);
    return Promise.resolve().then(() => {
      throw reason as Error;
    });
  };
  const answer = (event: QuestionnaireSubmitEvent, behaviour: Behaviour): void => {
    const { payload } = event;
    const take = async () => {
      await (globalThis as Bound).record(payload.submissionId, JSON.stringify(payload.answers));
      return { reference: 'R' };
    };
    switch (behaviour) {
      case 'throws':
        throw new Error('sample');
      case 'preventsAndThrows':
        event.preventDefault();
        throw new Error('sample');
      case 'promisesNothing':
        return;
      case 'stops':
        return event.preventDefault();
      case 'hangs':
      case 'tabDies':
        return event.respondWith(new Promise(() => undefined));
      case 'late':
        return event.respondWith(new Promise((resolve) => setTimeout(() => void take().then(resolve), 1_200)));
      case 'answersTwice':
        event.respondWith(take());
        return event.respondWith(refusal('dropsBefore').catch(() => ({})));
      case 'vandal':
        for (const spoil of [
          () => Reflect.set(payload, 'submissionId', 'other'),
          () => Reflect.set(payload.answers, 'programName', 'other'),
          () => Reflect.deleteProperty(payload.answers, 'programName'),
          () => Reflect.setPrototypeOf(payload.answers, { more: 1 }),
        ]) {
          spoil();
        }
        return event.respondWith(take());
      case 'removesElement':
        form.remove();
        return event.respondWith(take());
      case 'takes':
        return event.respondWith(take());
      case 'dropsAfter':
        return event.respondWith(take().then(() => refusal('dropsAfter')));
      default:
        return event.respondWith(refusal(behaviour));
    }
  };
  const attempt = async (behaviour: Behaviour): Promise<AttemptSeen> => {
    let [submissionId, asked, isSame] = ['', 0, true];
    const listening = new AbortController();
    const wasAsked = new Promise<void>((resolve) => {
      const heard = (event: QuestionnaireSubmitEvent) => {
        asked += 1;
        ({ submissionId } = event.payload);
        const before = JSON.stringify(event.payload);
        try {
          answer(event, behaviour);
        } finally {
          isSame &&= JSON.stringify(event.payload) === before;
          resolve();
        }
      };
      form.addEventListener('questionnaire-submit', heard, { signal: listening.signal });
    });
    const late = new Promise((resolve) => form.addEventListener('questionnaire-submitted', resolve, { once: true }));
    const sent = form.submit();
    await wasAsked;
    let isTaken = behaviour === 'tabDies' ? false : await sent;
    if (behaviour === 'late') {
      if (isTaken) throw new Error('The host had not answered yet.');
      await late;
      isTaken = form.shadowRoot!.textContent.includes('Your answers were sent');
    }
    const { contextId } = form.context as { contextId: string };
    listening.abort();
    return {
      submissionId,
      asked,
      isTaken,
      isSame,
      stored: await stored(contextId),
      text: form.shadowRoot!.textContent,
    };
  };
  Object.assign(globalThis, { sending: { begin, attempt, stored } });
}
