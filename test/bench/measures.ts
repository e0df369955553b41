import type { Browser } from 'puppeteer-core';
import { generateDocument, METHODS } from './generate-document.ts';
import { MeasuredPage } from './measured-page.ts';
import type { Site, Start } from './site.ts';

/** What is compared: the element, and the static page that does the same by hand. */
export const SIDES = ['element', 'static'] as const;
export type Side = (typeof SIDES)[number];

/** What one visit to a page gave, by measure: milliseconds, but for `heap` (bytes) and `nodes`. */
export type Figures = { readonly [Name in Measure]?: number };

/** Everything that is measured, with what it is called in the table. */
export const MEASURES = {
  load: 'load, CPU ms',
  key: 'key, CPU ms',
  keyScript: 'key, script ms',
  linearPass: 'a look at all conditions, ms',
  reveal: 'reveal a tenth, CPU ms',
  revealAgain: 'reveal it again, CPU ms',
  violations: 'all violations, ms',
  validation: 'evaluate all, violations, ms',
  press: 'Continue with errors, CPU ms',
  heap: 'JS heap, MB',
  nodes: 'DOM nodes',
} as const;
export type Measure = keyof typeof MEASURES;

const KEYS = 100;

/** The text question in the middle of a generated questionnaire. */
export function middleText(size: number): string {
  const texts = generateDocument(size).sections.flatMap(({ questions }) =>
    questions.filter(({ kind }) => kind === 'text'),
  );
  return texts[texts.length >> 1]?.id ?? '';
}

/** One visit with everything shown: loading, what the page holds, typing, and for the element its validation. */
export async function visitWhole(browser: Browser, site: Site, side: Side, size: number): Promise<Figures> {
  const page = await MeasuredPage.open(browser, site.url);
  try {
    const load = await page.cost(() => page.load(address(site, side, size, 'whole')));
    const { heap, nodes } = await page.holding();
    const typing = await measureTyping(page, `q-${middleText(size)}-control`);
    const own = side === 'element' ? await measureValidation(page, size) : {};
    return { load: load.cpu, heap, nodes, ...typing, ...own };
  } finally {
    await page.close();
  }
}

/** One visit with a tenth hidden: what showing it costs, the first time and again. */
export async function visitPartial(browser: Browser, site: Site, side: Side, size: number): Promise<Figures> {
  const page = await MeasuredPage.open(browser, site.url);
  try {
    await page.load(address(site, side, size, 'partial'));
    const box = JSON.stringify(`q-deliveryMethods-control-${METHODS - 1}`);
    await page.ask(`probe.focus(${box})`);
    await page.collectGarbage();
    const reveal = await page.cost(() => page.ask(`probe.tick(${box})`));
    await page.ask(`probe.tick(${box})`);
    await page.collectGarbage();
    const again = await page.cost(() => page.ask(`probe.tick(${box})`));
    return { reveal: reveal.cpu, revealAgain: again.cpu };
  } finally {
    await page.close();
  }
}

/** CPU and script per key typed into a text control, given by its id, with the draft that is written for it. */
export async function measureTyping(page: MeasuredPage, id: string): Promise<Figures> {
  const control = JSON.stringify(id);
  await page.ask(`probe.focus(${control})`);
  await page.collectGarbage();
  const typing = await page.cost(async () => {
    await page.type(KEYS);
    await page.ask('probe.kept()');
  });
  const keyScript = await page.ask<number>(`probe.keyScript(${control}, 300)`);
  return { key: typing.cpu / KEYS, keyScript };
}

async function measureValidation(page: MeasuredPage, size: number): Promise<Figures> {
  const control = JSON.stringify(`q-${middleText(size)}-control`);
  const linearPass = await page.ask<number>(`probe.linearPass(${size})`);
  const violations = await page.ask<number>(`probe.violations(${control}, 50)`);
  await page.collectGarbage();
  const press = await page.cost(() => page.ask('probe.press()'));
  return { linearPass, violations, press: press.cpu };
}

function address(site: Site, side: Side, size: number, start: Start): string {
  return `${site.url}/${side}-${size}-${start}.html`;
}
