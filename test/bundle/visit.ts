import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'puppeteer-core';
import type { Payload } from '../../src/engine/payload-types.ts';
import { Respondent } from './respondent.ts';
import { Witness } from './witness.ts';

/** What the host page was handed, with the bytes of each file reduced to their hash. */
export interface Received {
  readonly payload: Payload;
  /** SHA-256 in hexadecimal of the very bytes, by reference. */
  readonly sha256: Readonly<Record<string, string>>;
}

/** A page that somebody has opened. */
export interface Visit {
  readonly page: Page;
  readonly witness: Witness;
  readonly respondent: Respondent;
  /** What the host page was handed so far, the oldest first. */
  received(): Promise<readonly Received[]>;
}

/** How a page is opened. */
export interface VisitOptions {
  /** The day that the browser's clock shows, `YYYY-MM-DD`; by default one on which the demo's report may be sent. */
  readonly today?: string;
  /** What other scripts of the page have done before any of ours runs. */
  readonly before?: () => void;
  /** Whether the respondent gets to things directly; see `Respondent.at`. */
  readonly isDirect?: boolean;
}

/** Opens a page in a new tab, of the browser or of a private window, and waits until its scripts have run. */
export async function visit(
  browser: Browser | BrowserContext,
  address: string,
  options: VisitOptions = {},
): Promise<Visit> {
  const page = await browser.newPage();
  // The compiler of these tests calls this in every function that they send to the page.
  await page.evaluateOnNewDocument('globalThis.__name = (made) => made');
  const witness = await Witness.watch(page);
  await setClock(page, options.today ?? '2026-05-28');
  await page.evaluateOnNewDocument(receiveInPage);
  if (options.before) await page.evaluateOnNewDocument(options.before);
  await page.goto(address, { waitUntil: 'load' });
  const respondent = await Respondent.at(page, options.isDirect);
  const received = () =>
    page.evaluate(() => Promise.all((globalThis as unknown as { received: Promise<Received>[] }).received));
  return { page, witness, respondent, received };
}

/** Keeps a picture of the whole page for people to look at, in the folder that SCREENSHOTS names, if it does. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Moves the page's clock so that it is afternoon on that day everywhere in America; it goes on from there. */
async function setClock(page: Page, today: string): Promise<void> {
  const shift = Date.parse(`${today}T18:00:00Z`) - Date.now();
  await page.evaluateOnNewDocument((milliseconds: number) => {
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
      constructor(...args: unknown[]) {
        super(...((args.length === 0 ? [RealDate.now() + milliseconds] : args) as [number]));
      }
      static override now(): number {
        return RealDate.now() + milliseconds;
      }
    } as DateConstructor;
  }, shift);
}

/** Runs in the page: listens as a host would and hashes what it is handed. */
function receiveInPage(): void {
  const all: Promise<unknown>[] = [];
  Object.assign(globalThis, { received: all });
  const hash = async (file: Blob): Promise<string> => {
    const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
    return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  };
  document.addEventListener('questionnaire-submit', ({ payload, files }) => {
    const hashes = [...files].map(async ([ref, file]) => [ref, await hash(file)] as const);
    all.push(Promise.all(hashes).then((pairs) => ({ payload, sha256: Object.fromEntries(pairs) })));
  });
}
