import type { BrowserContext } from 'puppeteer-core';
import puppeteer, { type Browser } from 'puppeteer-core';
import { browserArgs, findBrowser, findFirefox } from '../../scripts/browser.mjs';
import type { Site } from '../bundle/host-site.ts';
import type { BrowserName, Outcome, Row } from './row.ts';

/** A row's result in one browser. */
export interface Result extends Outcome {
  readonly row: Row;
  readonly browserName: BrowserName | undefined;
  readonly seconds: number;
}

/** The browsers of a row that are installed here; `[undefined]` for a row without any. */
export function browsersFor(row: Row): readonly (BrowserName | undefined)[] {
  if (row.browsers.length === 0) return [undefined];
  return row.browsers.filter((name) => name !== 'firefox' || findFirefox() !== undefined);
}

/** Runs one row in one browser. Rejects only when the row itself cannot go on. */
export async function run(
  row: Row,
  given: { site: Site; browserName: BrowserName | undefined; count: number; seed: number },
): Promise<Result> {
  let started: Promise<Browser> | undefined;
  const windows: BrowserContext[] = [];
  const browser = () => (started ??= start(given.browserName ?? 'chromium'));
  const begun = performance.now();
  try {
    const outcome = await row.run({
      ...given,
      browser,
      window: async () => {
        const opened = await (await browser()).createBrowserContext();
        windows.push(opened);
        return opened;
      },
    });
    return { ...outcome, row, browserName: given.browserName, seconds: (performance.now() - begun) / 1000 };
  } finally {
    await Promise.allSettled(windows.map((window) => window.close()));
    await (await started?.catch(() => undefined))?.close();
  }
}

/** Starts a browser with an empty profile of its own. */
export function start(name: BrowserName): Promise<Browser> {
  if (name === 'firefox') {
    const executablePath = findFirefox();
    if (!executablePath) throw new Error('Firefox is not installed here.');
    return puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
  }
  return puppeteer.launch({ executablePath: findBrowser(), args: [...browserArgs(), '--lang=en-US'], headless: true });
}
