import type { Browser, Page } from 'puppeteer-core';
import { formAddress, type Site } from '../../bundle/host-site.ts';
import type { Outcome, Row } from '../row.ts';
import { start } from '../running.ts';

const password = 'Sample-pass-12';
/** Bytes of each of the two files; a single try, as in the short form, carries less. */
const sizes = { single: 1_000_000, many: 10_000_000 };
/** Characters of base64 that go through the wire to a browser at once. */
const piece = 4_000_000;

const questionnaire = {
  format: 1,
  id: 'sample-round-trip',
  edition: '2026',
  version: 1,
  title: 'Sample round trip',
  language: 'en',
  currency: 'USD',
  context: {},
  files: { maxPerQuestion: '25 MB', maxPerSubmission: '25 MB', accept: ['.txt'] },
  sections: [
    {
      id: 'all',
      title: 'All',
      questions: [
        { id: 'name', kind: 'text', label: 'Name' },
        { id: 'papers', kind: 'files', label: 'Papers' },
      ],
    },
  ],
};

/** A draft with twenty megabytes of files goes to another browser and back, and is byte for byte what it was. */
export const roundTrip: Row = {
  id: 'roundTrip',
  promise: 'A copy of twenty megabytes opens in another browser, byte for byte',
  counts: { short: 1, full: 10 },
  browsers: ['chromium', 'firefox'],
  async run({ browserName, site, count, ...trial }): Promise<Outcome> {
    const browser = () => trial.browser();
    const broken: string[] = [];
    const times: { name: string; milliseconds: number }[] = [];
    const other = browserName === 'firefox' ? await start('chromium') : await browser();
    try {
      for (let at = 0; at < count; at += 1) {
        const [there, back] = at % 2 === 0 ? [await browser(), other] : [other, await browser()];
        const [from, to] = await Promise.all([there, back].map((one) => open(one, site)));
        const made = await fill(from!, count > 1 ? sizes.many : sizes.single);
        const saved = await save(from!);
        const opened = await restore(to!, saved.base64);
        times.push({ name: 'saving', ...saved }, { name: 'opening', ...opened });
        if (opened.facts !== made) broken.push(`try ${at}: ${made} came out as ${opened.facts}`);
        await Promise.all([from!.browserContext().close(), to!.browserContext().close()]);
      }
    } finally {
      if (browserName === 'firefox') await other.close();
    }
    return { tried: count, broken, figures: figuresOf(times) };
  },
};

async function open(browser: Browser, site: Site): Promise<Page> {
  const page = await (await browser.createBrowserContext()).newPage();
  await page.goto(formAddress(site, { today: '2026-05-04' }));
  await page.evaluate(async (given) => {
    const form = document.querySelector('questionnaire-form')!;
    Object.assign(form, { questionnaire: given, context: { contextId: 'sample-sponsor' } });
    await form.ready;
  }, questionnaire);
  return page;
}

/** Answers and attaches through the fields; resolves to what should be found elsewhere. */
async function fill(page: Page, bytesEach: number): Promise<string> {
  return page.evaluate(async (size) => {
    const form = document.querySelector('questionnaire-form')!;
    await form.goTo('name');
    const root = form.shadowRoot!;
    const name = root.querySelector<HTMLInputElement>('#q-name-control')!;
    name.value = 'Sample “Training” Provider, Zürich';
    name.dispatchEvent(new Event('input', { bubbles: true }));
    const transfer = new DataTransfer();
    const facts: string[] = [name.value];
    for (const nth of [1, 2]) {
      const bytes = new Uint8Array(size);
      for (let at = 0; at < size; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
      // Of random bytes the question would say that they are no text.
      for (let at = 0; at < size; at += 1) bytes[at] = 33 + (bytes[at]! % 90);
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      facts.push(`${nth}.txt ${size} ${[...hash].join('.')}`);
      transfer.items.add(new File([bytes], `${nth}.txt`));
    }
    const attached = new Promise<void>((resolve) => {
      form.addEventListener('questionnaire-change', ({ paths }) => {
        if (paths.includes('papers')) resolve();
      });
    });
    const input = root.querySelector<HTMLInputElement>('#q-papers-question input[type=file]')!;
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));
    await attached;
    return facts.join(' | ');
  }, bytesEach);
}

async function save(page: Page): Promise<{ base64: string; milliseconds: number }> {
  const { length, milliseconds } = await page.evaluate(async (typed) => {
    const form = document.querySelector('questionnaire-form')!;
    const begun = performance.now();
    const file = await form.exportDraft(typed);
    const milliseconds = performance.now() - begun;
    const reader = new FileReader();
    const read = new Promise((resolve) => (reader.onload = resolve));
    reader.readAsDataURL(file);
    await read;
    const base64 = (reader.result as string).split(',')[1]!;
    Object.assign(window, { base64 });
    return { length: base64.length, milliseconds };
  }, password);
  let base64 = '';
  for (let at = 0; at < length; at += piece) {
    base64 += await page.evaluate(
      (from, to) => (window as unknown as { base64: string }).base64.slice(from, to),
      at,
      at + piece,
    );
  }
  return { base64, milliseconds };
}

async function restore(page: Page, base64: string): Promise<{ facts: string; milliseconds: number }> {
  for (let at = 0; at < base64.length; at += piece) {
    await page.evaluate(
      (part) => {
        const holder = window as unknown as { parts?: string[] };
        (holder.parts ??= []).push(part);
      },
      base64.slice(at, at + piece),
    );
  }
  return page.evaluate(async (typed) => {
    const form = document.querySelector('questionnaire-form')!;
    const text = atob((window as unknown as { parts: string[] }).parts.join(''));
    const file = new Blob([Uint8Array.from(text, (letter) => letter.charCodeAt(0))]);
    const begun = performance.now();
    await form.importDraft(file, typed);
    const milliseconds = performance.now() - begun;
    const { snapshot } = form;
    const facts = [snapshot!.answer('name') as string];
    let files: ReadonlyMap<string, Blob> = new Map();
    form.addEventListener('questionnaire-submit', (event) => {
      event.preventDefault();
      files = event.files;
    });
    await form.submit();
    for (const ref of snapshot!.answer('papers') as readonly string[]) {
      const blob = files.get(ref)!;
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await blob.arrayBuffer()));
      facts.push(`${snapshot!.attachment(ref)!.name} ${blob.size} ${[...hash].join('.')}`);
    }
    return { facts: facts.join(' | '), milliseconds };
  }, password);
}

function figuresOf(times: readonly { name: string; milliseconds: number }[]): Record<string, string> {
  const all = (name: string) =>
    times
      .filter((time) => time.name === name)
      .map(({ milliseconds }) => `${(milliseconds / 1000).toFixed(1)} s`)
      .join(', ');
  return { saving: all('saving'), opening: all('opening') };
}
