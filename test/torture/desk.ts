import { createHash } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import { formAddress, type Site } from '../bundle/host-site.ts';
import { sitDown } from './desk-in-page.ts';
import { bytesOf } from './paper-bytes.ts';

/** A file that a row attaches: of so many bytes, which follow from the seed. */
export interface Paper {
  readonly name: string;
  readonly size: number;
  readonly seed: number;
}

/** What lies in the browser's database, read without any code of the product. */
export interface Stored {
  /** Answers of the newest draft; undefined when there is none. */
  readonly answers: Readonly<Record<string, unknown>> | undefined;
  /** SHA-256 in hexadecimal of each file's bytes, by its name. */
  readonly files: Readonly<Record<string, string>>;
}

/** What a page answers about itself; see `sitDown`. */
export interface Desk {
  /** Text on the screen. */
  text(): string;
  /** The line that says whether the draft is kept. */
  status(): string;
  /** Whether a box stands on the page. */
  has(id: string): boolean;
  /** What a box holds. */
  value(id: string): string;
  /** Types over what a box holds. */
  type(id: string, text: string): void;
  attach(paper: Paper): void;
  /** Names of the attached files, as the screen shows them. */
  attached(): readonly string[];
  /** Calls back whenever the line about keeping says something else. */
  watch(seen: (status: string) => void): void;
  stored(contextId: string): Promise<Stored>;
  /** Sends the answers; resolves to what the host page was handed: answers, and hashes of the files by name. */
  submit(): Promise<
    { answers: Readonly<Record<string, unknown>>; files: Readonly<Record<string, string>> } | undefined
  >;
}

declare global {
  var desk: Desk;
}

/** How a desk is opened. */
export interface DeskOptions {
  readonly contextId: string;
  readonly resume?: 'ask' | 'continue';
  /** Runs before any script of the page. */
  readonly before?: (page: Page) => Promise<unknown>;
}

/** Opens the questionnaire of `pages/keeping.json` on one page, and waits until it stands. */
export async function openDesk(browser: Browser | BrowserContext, site: Site, options: DeskOptions): Promise<Page> {
  const page = await browser.newPage();
  // Who leaves while something is not kept is asked whether to, and goes.
  page.on('dialog', (dialog) => void dialog.accept());
  // The compiler of these tests calls this in every function that they send to the page.
  await page.evaluateOnNewDocument(`globalThis.__name = (made) => made; globalThis.bytesOf = ${bytesOf.toString()}`);
  // First, so that what a row puts in the place of the browser's database does not reach those who look.
  await page.evaluateOnNewDocument(sitDown);
  await options.before?.(page);
  await goToDesk(page, site, options);
  return page;
}

/** Opens it again in the same tab. */
export async function goToDesk(page: Page, site: Site, { contextId, resume = 'continue' }: DeskOptions): Promise<void> {
  const context = JSON.stringify({ contextId });
  const settings = { src: '/pages/keeping.json', layout: 'single', resume, context };
  await page.goto(formAddress(site, settings), { waitUntil: 'load' });
  await page.waitForFunction(() => document.querySelector('questionnaire-form')?.matches(':state(ready)'), {
    timeout: 60_000,
  });
}

/** Waits until something on the page holds; false when it does not within so many milliseconds. */
export async function holds(page: Page, what: () => boolean, timeout = 30_000): Promise<boolean> {
  return page.waitForFunction(what, { timeout, polling: 50 }).then(
    () => true,
    (error: unknown) => {
      if (error instanceof Error && error.name === 'TimeoutError') return false;
      throw error;
    },
  );
}

/** SHA-256 in hexadecimal of a paper's bytes, worked out without the browser. */
export function hashOf(paper: Paper): string {
  return createHash('sha256').update(bytesOf(paper)).digest('hex');
}

/** A text without end that follows from the seed; its beginning of so many characters. */
export function textOf(seed: number, length: number): string {
  let text = '';
  for (let word = seed; text.length < length; word = (word * 48_271) % 0x7fffffff) text += `${word.toString(36)} `;
  return text.slice(0, length);
}
