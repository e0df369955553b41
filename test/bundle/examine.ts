import assert from 'node:assert/strict';
import type { MediaFeature, Page, Viewport } from 'puppeteer-core';
import { overflowFindings, perceptionFindings, spacingFindings, targetFindings } from './access-findings.ts';
import { runAxe } from './axe.ts';
import { picture, type Visit } from './visit.ts';

interface Look {
  readonly name: string;
  readonly scheme: 'light' | 'dark';
  readonly viewport: Viewport;
  /** The rules of axe whose verdict this look may change; by default all. */
  readonly rules?: readonly string[];
}

const wide: Viewport = { width: 1024, height: 768 };
/** 1280 pixels at 400 %. */
const narrow: Viewport = { width: 320, height: 256, deviceScaleFactor: 4 };

const looks: readonly Look[] = [
  { name: 'light', scheme: 'light', viewport: wide },
  { name: 'dark', scheme: 'dark', viewport: wide, rules: ['color-contrast'] },
  {
    name: 'narrow',
    scheme: 'light',
    viewport: narrow,
    rules: ['color-contrast', 'target-size', 'scrollable-region-focusable'],
  },
];

/**
 * Examines a screen as it stands, in light, in dark and on 320 pixels: nothing that axe finds against WCAG 2.2 AA or
 * its best practice, and nothing that our own checks find. Fails with all of it at once.
 */
export async function examine(visit: Visit, screen: string): Promise<void> {
  const { page, respondent } = visit;
  const found = new Set<string>();
  const add = (look: string, lines: readonly string[]) => lines.forEach((line) => found.add(`[${look}] ${line}`));
  add('names', perceptionFindings(await respondent.reader.everything()));
  for (const { name, scheme, viewport, rules } of looks) {
    const features: MediaFeature[] = [{ name: 'prefers-color-scheme', value: scheme }];
    await page.emulateMediaFeatures(features);
    await page.setViewport(viewport);
    await settle(page);
    const { violations, advice } = await runAxe(page, rules);
    add(name, [...violations, ...advice.map((line) => `(advice) ${line}`)]);
    add(name, [...(await overflowFindings(page)), ...(await targetFindings(page)), ...(await spacingFindings(page))]);
    await picture(page, `${screen}-${name}`);
  }
  await page.emulateMediaFeatures([]);
  await page.setViewport(wide);
  assert.deepEqual([...found], [], `on the screen “${screen}”`);
}

/** Colours on their way from one look to the other are not what anybody reads. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const roots: (Document | ShadowRoot)[] = [document];
    for (const root of roots) {
      for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
    }
    for (const animation of roots.flatMap((root) => root.getAnimations())) {
      if (animation instanceof CSSTransition) animation.finish();
    }
  });
}
