import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';
import { browserArgs, findBrowser, findFirefox } from '../../scripts/browser.mjs';
import type { BrowserName } from './row.ts';

/** A browser's folder that outlives the browser: what is kept in it is there at the next start. */
export class Profile {
  readonly path: string;
  readonly #name: BrowserName;
  #browser: Browser | undefined;

  private constructor(path: string, name: BrowserName) {
    this.path = path;
    this.#name = name;
  }

  /** A new folder; no browser runs in it yet. */
  static async create(name: BrowserName): Promise<Profile> {
    const path = await mkdtemp(join(tmpdir(), 'questionnaire-profile-'));
    // Puppeteer puts these aside before it writes its own, and does not start without them.
    if (name === 'firefox') await Promise.all(['user.js', 'prefs.js'].map((file) => writeFile(join(path, file), '')));
    return new Profile(path, name);
  }

  /** Starts the browser, or gives the one that runs. */
  async start(): Promise<Browser> {
    const common = { userDataDir: this.path, headless: true, defaultViewport: { width: 1024, height: 768 } } as const;
    this.#browser ??=
      this.#name === 'firefox'
        ? await startFirefox({ ...common, browser: 'firefox', executablePath: findFirefox()! })
        : await puppeteer.launch({
            ...common,
            executablePath: findBrowser(),
            args: [...browserArgs(), '--lang=en-US'],
          });
    return this.#browser;
  }

  /** Ends every process of the browser at once, without a chance to tidy up. */
  async kill(): Promise<void> {
    const main = this.#browser?.process();
    if (main?.pid === undefined) throw new Error('No browser runs that could be killed.');
    this.#browser = undefined;
    const ended = new Promise((resolve) => main.once('exit', resolve));
    // It leads a process group of its own, in which its helpers are.
    if (process.platform === 'win32') main.kill('SIGKILL');
    else process.kill(-main.pid, 'SIGKILL');
    await ended;
  }

  /** Closes the browser in good order. */
  async close(): Promise<void> {
    const browser = this.#browser;
    this.#browser = undefined;
    await browser?.close();
  }

  /** Closes the browser and removes the folder. */
  async remove(): Promise<void> {
    await this.close();
    await rm(this.path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/** After a kill, Puppeteer puts preferences back in its own time, which may be in the middle of the next start. */
async function startFirefox(options: LaunchOptions, attempts = 5): Promise<Browser> {
  try {
    return await puppeteer.launch(options);
  } catch (error) {
    if (attempts === 1 || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return startFirefox(options, attempts - 1);
  }
}
