import { availableParallelism, loadavg } from 'node:os';
import puppeteer, { type Browser } from 'puppeteer-core';
import { browserArgs, findBrowser } from '../../scripts/browser.mjs';
import { MeasuredPage } from './measured-page.ts';
import { SIDES, visitPartial, visitWhole, type Figures, type Side } from './measures.ts';
import { openSite, writePages, type Site } from './site.ts';
import { missed, spreads, table, type SizeResult } from './table.ts';

/** How often both pages of each size are visited. */
const VISITS = { full: { 100: 9, 1000: 7, 5000: 5 }, quick: { 100: 3, 1000: 3 } };

/** What may be chosen on the command line. */
export interface BenchOptions {
  /** Fewer sizes, fewer visits. */
  readonly quick: boolean;
  /** Folder of the built element, seen from the repository. */
  readonly dist: string;
}

/** Compares the element with static HTML at several sizes and prints a table. */
export async function benchForms({ quick, dist }: BenchOptions): Promise<unknown> {
  const visits = Object.entries(VISITS[quick ? 'quick' : 'full']).map(([size, times]) => ({ size: +size, times }));
  const site = await openSite(dist);
  const browser = await launchBrowser();
  try {
    for (const { size } of visits) writePages(site, size);
    await takeStyles(browser, site, 'element-100-whole.html');
    for (const { size } of visits) await compareContents(browser, site, size);
    const results = await visitAll(browser, site, visits);
    return await report(browser, results);
  } finally {
    await browser.close();
    await site.close();
  }
}

/** Prints what was measured, and where, and what of it misses a yardstick. */
export async function report(browser: Browser, results: readonly SizeResult[]): Promise<unknown> {
  const version = await browser.version();
  const load = loadavg().map((average) => average.toFixed(1));
  console.log(`\n${version}, ${availableParallelism()} processors, load ${load.join(' ')}\n\n${table(results)}\n`);
  const failings = missed(results);
  console.log(failings.length === 0 ? 'Every yardstick is met.' : `Missed:\n- ${failings.join('\n- ')}`);
  return { version, load, results };
}

/** The browser that measures: pages go on painting although nobody looks at them. */
export function launchBrowser(): Promise<Browser> {
  const args = ['--disable-backgrounding-occluded-windows', '--disable-renderer-backgrounding'];
  return puppeteer.launch({ executablePath: findBrowser(), args: [...browserArgs(), ...args], headless: true });
}

/** Gives the static pages the very style sheets that the element uses on a page of its own. */
export async function takeStyles(browser: Browser, site: Site, address: string): Promise<void> {
  const page = await MeasuredPage.open(browser, site.url);
  await page.load(`${site.url}/${address}`);
  const css = await page.ask<string>('probe.styles()');
  site.write('form.css', css.replace(/:host\(([^)]*\)?)\)/g, '.host$1').replaceAll(':host', '.host'));
  await page.close();
}

const CONTENTS = {
  questions: 'questionnaire-field',
  controls: 'input, select, textarea',
  labels: 'label',
  legends: 'legend',
  hints: '.hint',
  options: 'option',
  details: 'details',
};

/** Says where the two sides do not show the same. */
async function compareContents(browser: Browser, site: Site, size: number): Promise<void> {
  const counts: number[][] = [];
  for (const side of SIDES) {
    const page = await MeasuredPage.open(browser, site.url);
    await page.load(`${site.url}/${side}-${size}-whole.html`);
    counts.push(await page.ask<number[]>(`probe.count(${JSON.stringify(Object.values(CONTENTS))})`));
    await page.close();
  }
  const [ours = [], theirs = []] = counts;
  const differences = Object.keys(CONTENTS).flatMap((name, i) =>
    ours[i] === theirs[i] ? [] : [`${name} ${ours[i]} and ${theirs[i]}`],
  );
  if (differences.length > 0) console.log(`${size} questions, element and static differ: ${differences.join(', ')}.`);
}

async function visitAll(
  browser: Browser,
  site: Site,
  visits: readonly { readonly size: number; readonly times: number }[],
): Promise<readonly SizeResult[]> {
  const found = new Map<string, Figures[]>();
  const most = Math.max(...visits.map(({ times }) => times));
  for (let round = 0; round < most; round += 1) {
    for (const { size, times } of visits) {
      if (round >= times) continue;
      // Whoever comes first changes, in case the machine slows down or warms up.
      for (const side of round % 2 === 0 ? SIDES : [...SIDES].reverse()) {
        const whole = await visitWhole(browser, site, side, size);
        const partial = await visitPartial(browser, site, side, size);
        const key = `${side} ${size}`;
        found.set(key, [...(found.get(key) ?? []), { ...whole, ...partial }]);
      }
    }
    console.error(`Round ${round + 1} of ${most}.`);
  }
  const of = (side: Side, size: number) => spreads(found.get(`${side} ${size}`) ?? []);
  return visits.map(({ size }) => ({ size, sides: { element: of('element', size), static: of('static', size) } }));
}
