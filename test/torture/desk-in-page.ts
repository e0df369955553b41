import type { Desk, Paper, Stored } from './desk.ts';
import type { bytesOf as makeBytes } from './paper-bytes.ts';

declare global {
  /** `bytesOf`, as the page has it. */
  var bytesOf: typeof makeBytes;
}

/** Runs in the page, before its scripts: puts `desk` there. Uses nothing from outside itself. */
export function sitDown(): void {
  const database = indexedDB;
  const methodOf = <Method>(prototype: object, name: string) =>
    Object.getOwnPropertyDescriptor(prototype, name)!.value as Method;
  const open = methodOf<IDBFactory['open']>(IDBFactory.prototype, 'open');
  const begin = methodOf<IDBDatabase['transaction']>(IDBDatabase.prototype, 'transaction');
  const getAll = methodOf<IDBObjectStore['getAll']>(IDBObjectStore.prototype, 'getAll');
  const root = () => document.querySelector('questionnaire-form')!.shadowRoot!;
  const words = (element: Element | null | undefined) => (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const box = (id: string) => root().querySelector<HTMLInputElement>(`#q-${id}-control`)!;
  const status = () => words(root().querySelector('#draft-status'));
  const hash = async (bytes: ArrayBuffer) => {
    const digest = await crypto.subtle.digest('SHA-256', bytes);
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };

  const paperOf = (paper: Paper) => new File([bytesOf(paper)], paper.name, { type: 'application/pdf' });

  const done = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('No reason given.'));
    });

  const stored = async (contextId: string): Promise<Stored> => {
    const known = await database.databases();
    if (!known.some(({ name }) => name === 'questionnaire-form')) return { answers: undefined, files: {} };
    const opened = await done(open.call(database, 'questionnaire-form'));
    try {
      const drawers = begin.call(opened, [...opened.objectStoreNames]);
      const [drafts, files] = [drawers.objectStore('drafts'), drawers.objectStore('files')];
      const texts = (await done(getAll.call(drafts))).filter((value): value is string => typeof value === 'string');
      const records = texts.map((text) => JSON.parse(text.slice(17)) as { contextId: string; revision: number });
      const mine = records.filter((record) => record.contextId === contextId);
      const newest = mine.sort((one, other) => other.revision - one.revision)[0] as unknown as
        { record: { answers: Record<string, unknown> } } | undefined;
      const range = IDBKeyRange.bound(`keeping@2026/${contextId}/`, `keeping@2026/${contextId}/\uffff`);
      const kept = (await done(getAll.call(files, range))) as { meta: { name: string }; bytes: ArrayBuffer }[];
      const hashes = await Promise.all(kept.map(async ({ meta, bytes }) => [meta.name, await hash(bytes)] as const));
      return { answers: newest?.record.answers, files: Object.fromEntries(hashes) };
    } finally {
      opened.close();
    }
  };

  const desk: Desk = {
    text: () => words(root().querySelector('.root')),
    status,
    has: (id) => root().querySelector(`#q-${id}-control`) !== null,
    value: (id) => box(id).value,
    type: (id, text) => {
      box(id).value = text;
      for (const name of ['input', 'change']) box(id).dispatchEvent(new Event(name, { bubbles: true }));
    },
    attach: (paper) => {
      const input = root().querySelector<HTMLInputElement>('#q-papers-question input[type=file]')!;
      const transfer = new DataTransfer();
      transfer.items.add(paperOf(paper));
      input.files = transfer.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    },
    attached: () => [...root().querySelectorAll('#q-papers-question .file-name')].map(words),
    watch: (seen) => {
      let last = '';
      new MutationObserver(() => {
        if (status() === last) return;
        last = status();
        seen(last);
      }).observe(root(), { childList: true, subtree: true, characterData: true });
    },
    stored,
    submit: async () => {
      const form = document.querySelector('questionnaire-form')!;
      const handed = new Promise<Awaited<ReturnType<Desk['submit']>>>((resolve) => {
        form.addEventListener('questionnaire-submit-failed', () => resolve(undefined), { once: true });
        form.addEventListener(
          'questionnaire-submit',
          ({ payload, files }) => {
            const named = [...files].map(async ([ref, file]) => {
              return [payload.attachments[ref]!.name, await hash(await file.arrayBuffer())] as const;
            });
            const { answers } = payload;
            void Promise.all(named).then((pairs) => resolve({ answers, files: Object.fromEntries(pairs) }));
          },
          { once: true },
        );
      });
      await form.submit();
      return handed;
    },
  };
  globalThis.desk = desk;
}
