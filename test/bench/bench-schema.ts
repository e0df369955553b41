import { existsSync, readFileSync } from 'node:fs';
import type { Browser } from 'puppeteer-core';
import { launchBrowser, report, takeStyles, type BenchOptions } from './bench-forms.ts';
import { MeasuredPage } from './measured-page.ts';
import { measureTyping, SIDES, type Figures, type Side } from './measures.ts';
import { elementPage, openSite, type Site } from './site.ts';
import { pageAround } from './static-page.ts';
import { spreads } from './table.ts';

const VISITS = { full: 7, quick: 3 };

/**
 * Compares a shipped questionnaire with a static copy of what the element makes of it: loading, and typing into the
 * text box in the middle. The host's facts are the first context of the scenarios beside the file.
 */
export async function benchSchema(file: string, { quick, dist }: BenchOptions): Promise<unknown> {
  const site = await openSite(dist);
  const browser = await launchBrowser();
  try {
    site.write('schemas/shipped.json', readFileSync(file, 'utf8'));
    site.write('element.html', elementPage('schemas/shipped.json', contextBeside(file)));
    await takeStyles(browser, site, 'element.html');
    const { control, size } = await copyPage(browser, site);
    const visits: Record<Side, Figures[]> = { element: [], static: [] };
    for (let round = 0; round < VISITS[quick ? 'quick' : 'full']; round += 1) {
      for (const side of round % 2 === 0 ? SIDES : [...SIDES].reverse()) {
        visits[side].push(await visit(browser, `${site.url}/${side}.html`, control));
      }
    }
    const sides = { element: spreads(visits.element), static: spreads(visits.static) };
    return await report(browser, [{ size, sides }]);
  } finally {
    await browser.close();
    await site.close();
  }
}

function contextBeside(file: string): Readonly<Record<string, unknown>> {
  const scenarios = file.replace(/\.json$/, '.scenarios.json');
  if (!existsSync(scenarios)) return { contextId: 'bench' };
  const { contexts = {} } = JSON.parse(readFileSync(scenarios, 'utf8')) as {
    readonly contexts?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
  return { contextId: 'bench', ...Object.values(contexts)[0] };
}

async function copyPage(browser: Browser, site: Site): Promise<{ control: string; size: number }> {
  const page = await MeasuredPage.open(browser, site.url);
  try {
    await page.load(`${site.url}/element.html`);
    site.write('static.html', pageAround(await page.ask<string>('probe.copy()'), 'Static copy'));
    const [size = 0] = await page.ask<number[]>(`probe.count(['questionnaire-field'])`);
    return { control: await page.ask<string>('probe.middleText()'), size };
  } finally {
    await page.close();
  }
}

async function visit(browser: Browser, address: string, control: string): Promise<Figures> {
  const page = await MeasuredPage.open(browser, new URL(address).origin);
  try {
    const load = await page.cost(() => page.load(address));
    const { heap, nodes } = await page.holding();
    return { load: load.cpu, heap, nodes, ...(await measureTyping(page, control)) };
  } finally {
    await page.close();
  }
}
