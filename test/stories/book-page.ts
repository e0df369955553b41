import type { Browser, Page } from 'puppeteer-core';
import type { Book, Entry } from './built-book.ts';

/** What Storybook's a11y addon reports of a story: axe's own result. */
interface AxeReport {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
  readonly passes: readonly unknown[];
}

/** What came of a story in the page, as Storybook tells it. */
interface Told {
  /** What its rendering or its play function threw, and what stood there in its place. */
  readonly thrown: readonly string[];
  readonly axe: AxeReport | undefined;
}

/** Longer than any story takes on a busy machine, in milliseconds. */
const patience = 60_000;

/**
 * The page in which Storybook shows its stories, one after the other, and everything that goes wrong there: what it
 * throws, what it says on the console, and what it asks for outside the folder that it is served from.
 */
export class BookPage {
  /** Every address asked for so far. */
  readonly addresses: string[] = [];
  #complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly book: Book,
  ) {
    page.on('request', (request) => this.#asked(request.url()));
    page.on('pageerror', (error) => this.#complaints.push(`uncaught: ${String(error)}`));
    page.on('console', (message) => {
      // One story is about a file that is not there.
      if (message.type() !== 'error' || message.location().url?.endsWith('/nowhere.json')) return;
      this.#complaints.push(`console: ${message.text()}`);
    });
  }

  /** Opens a file of the book in a new tab. */
  static async open(browser: Browser, book: Book, file: string): Promise<BookPage> {
    const page = await browser.newPage();
    // The compiler of these tests calls this in every function that they send to the page.
    await page.evaluateOnNewDocument('globalThis.__name = (made) => made');
    // Two pages are looked at side by side, but only one window has the focus.
    await page.emulateFocusedPage(true);
    const opened = new BookPage(page, book);
    await page.goto(`${book.url}${file}`, { waitUntil: 'load' });
    return opened;
  }

  /** Everything that went wrong since it was last asked for. */
  complaints(): readonly string[] {
    const all = this.#complaints;
    this.#complaints = [];
    return all;
  }

  /** Shows a story, waits until it is played and examined, and gives what is wrong with it. */
  async play({ id }: Entry): Promise<readonly string[]> {
    const { thrown, axe } = await this.page.evaluate(playInPage, id, patience);
    const faults = axe?.violations.flatMap(({ id: rule, nodes }) =>
      nodes.map(({ html }) => `${rule}: ${html.slice(0, 160)}`),
    );
    const isExamined = axe !== undefined && axe.passes.length > 0;
    return [...thrown, ...(isExamined ? faults! : ['axe did not examine it']), ...this.complaints()];
  }

  /** Shows a page of text, waits until it stands, and gives what is wrong with it. */
  async read({ id }: Entry): Promise<readonly string[]> {
    await this.page.evaluate(readInPage, id, patience);
    return this.complaints();
  }

  #asked(address: string): void {
    this.addresses.push(address);
    if (!address.startsWith(this.book.url) && !/^(data|blob|about):/.test(address))
      this.#complaints.push(`asks for ${address}`);
  }
}

/** What Storybook tells when it has rendered, played and examined a story. */
interface Finished {
  readonly storyId: string;
  readonly status: 'success' | 'error';
  readonly reporters: readonly { readonly type: string; readonly result: AxeReport & { readonly error?: Error } }[];
}

/** Storybook in the page. */
interface Storybook {
  readonly __STORYBOOK_ADDONS_CHANNEL__: {
    on(event: string, listener: (told: never) => void): void;
    off(event: string, listener: (told: never) => void): void;
    emit(event: string, ...args: unknown[]): void;
  };
  readonly __STORYBOOK_PREVIEW__: { ready(): Promise<void> };
}

/** Runs in the page. */
async function playInPage(storyId: string, milliseconds: number): Promise<Told> {
  const storybook = globalThis as unknown as Storybook;
  const channel = storybook.__STORYBOOK_ADDONS_CHANNEL__;
  await storybook.__STORYBOOK_PREVIEW__.ready();
  const thrown: string[] = [];
  const listeners: Record<string, (told: never) => void> = {};
  const failures = ['storyErrored', 'storyThrewException', 'playFunctionThrewException', 'unhandledErrorsWhilePlaying'];
  for (const event of failures) {
    listeners[event] = (told: Error | readonly Error[]) =>
      thrown.push(...[told].flat().map(({ message }) => `${event}: ${message}`));
  }
  const finished = await new Promise<Finished | string>((resolve) => {
    listeners['storyFinished'] = (told: Finished) => {
      if (told.storyId === storyId) resolve(told);
    };
    listeners['storyMissing'] = () => resolve('There is no such story.');
    setTimeout(() => resolve(`It was not done after ${milliseconds / 1000} seconds.`), milliseconds);
    for (const [event, listener] of Object.entries(listeners)) channel.on(event, listener);
    channel.emit('setCurrentStory', { storyId, viewMode: 'story' });
  });
  for (const [event, listener] of Object.entries(listeners)) channel.off(event, listener);
  if (typeof finished === 'string') return { thrown: [...thrown, finished], axe: undefined };
  const { result } = finished.reporters.find(({ type }) => type === 'a11y') ?? {};
  if (result?.error) return { thrown: [...thrown, `axe: ${result.error.message}`], axe: undefined };
  const isSilent = finished.status !== 'success' && thrown.length === 0 && !result?.violations.length;
  return { thrown: isSilent ? ['It failed.'] : thrown, axe: result };
}

/** Runs in the page. */
async function readInPage(storyId: string, milliseconds: number): Promise<void> {
  const storybook = globalThis as unknown as Storybook;
  const channel = storybook.__STORYBOOK_ADDONS_CHANNEL__;
  await storybook.__STORYBOOK_PREVIEW__.ready();
  await new Promise<void>((resolve, reject) => {
    channel.on('docsRendered', (id: string) => {
      if (id === storyId) resolve();
    });
    setTimeout(() => reject(new Error(`It was not done after ${milliseconds / 1000} seconds.`)), milliseconds);
    channel.emit('setCurrentStory', { storyId, viewMode: 'docs' });
  });
}
