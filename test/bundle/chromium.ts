import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';

/** A Chromium with a profile of its own, which outlives the browser until `forget`. */
export class Chromium {
  #browser: Browser | undefined;

  private constructor(readonly profile: string) {}

  /** Starts one with an empty profile. */
  static async start(): Promise<Chromium> {
    const chromium = new Chromium(await mkdtemp(join(tmpdir(), 'questionnaire-profile-')));
    await chromium.restart();
    return chromium;
  }

  /** The running browser; throws when it was killed and not started again. */
  get browser(): Browser {
    if (!this.#browser) throw new Error('The browser is not running.');
    return this.#browser;
  }

  /** Starts the browser again on what it kept in its profile. */
  async restart(): Promise<void> {
    await this.#browser?.close();
    this.#browser = await puppeteer.launch({
      executablePath: findBrowser(),
      args: [...browserArgs(), '--lang=en-US'],
      userDataDir: this.profile,
      headless: true,
      defaultViewport: { width: 1024, height: 768 },
    });
  }

  /** Ends every process of the browser at once, without a chance to tidy up: as a power button or a crash would. */
  async kill(): Promise<void> {
    const main = this.browser.process();
    if (main?.pid === undefined) throw new Error('The browser has no process to kill.');
    const ended = new Promise((resolve) => main.once('exit', resolve));
    // It leads a process group of its own, in which the renderers are.
    if (process.platform === 'win32') main.kill('SIGKILL');
    else process.kill(-main.pid, 'SIGKILL');
    await ended;
    this.#browser = undefined;
  }

  /** Closes the browser and removes its profile. */
  async forget(): Promise<void> {
    await this.#browser?.close();
    this.#browser = undefined;
    await rm(this.profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
