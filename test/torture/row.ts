import type { Browser, BrowserContext } from 'puppeteer-core';
import type { Site } from '../bundle/host-site.ts';

/** The browser a row is run in. */
export type BrowserName = 'chromium' | 'firefox';

/** One promise about drafts, and the way to try to break it: a line of the table that `npm run torture` prints. */
export interface Row {
  /** Names it on the command line (`--row kill`). */
  readonly id: string;
  /** The promise, as a sentence about a respondent. */
  readonly promise: string;
  /** How often it is tried in `npm test`, and in the long form. */
  readonly counts: { readonly short: number; readonly full: number };
  /** The browsers it is run in; none when it needs no browser. Firefox is left out where it is not installed. */
  readonly browsers: readonly BrowserName[];
  run(trial: Trial): Promise<Outcome>;
}

/** What a row is given to work with. */
export interface Trial {
  /** How many times to try. */
  readonly count: number;
  /** Where random choices begin; the same seed makes the same choices. */
  readonly seed: number;
  readonly browserName: BrowserName | undefined;
  /** Serves the demo and the pages of the tests. */
  readonly site: Site;
  /** A private window of a running browser, empty and closed by the runner. Rows that kill browsers start their own. */
  window(): Promise<BrowserContext>;
  /** The browser that `window` is of. */
  browser(): Promise<Browser>;
}

/** How it went. */
export interface Outcome {
  /** How many times it was tried; fewer than asked for is a failure of the row itself. */
  readonly tried: number;
  /** One line for each time that the promise was broken, naming the try so that it can be run again. */
  readonly broken: readonly string[];
  /** The same for what was kept, but not in the time that was promised: `npm test` may run on a machine under load. */
  readonly late?: readonly string[];
  /** Figures worth printing beside the result, such as bytes written or the slowest hand-over. */
  readonly figures?: Readonly<Record<string, string>>;
}
