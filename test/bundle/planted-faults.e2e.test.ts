import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { overflowFindings, perceptionFindings, spacingFindings, targetFindings } from './access-findings.ts';
import { runAxe } from './axe.ts';
import { continueFindings, dialogFindings, inputFindings, removeFindings } from './behaviour-findings.ts';
import { Chromium } from './chromium.ts';
import { type CheckName, type Fault, faults } from './faults.ts';
import { openSite, type Site } from './host-site.ts';
import { walkFindings } from './keyboard-walk.ts';
import { clickFindings, forcedColorFindings, markupFindings, mirrorFindings } from './markup-findings.ts';
import { visit, type Visit } from './visit.ts';

type Check = (at: Visit) => Promise<readonly string[]>;

const checks: Readonly<Record<CheckName, Check>> = {
  names: async ({ respondent }) => perceptionFindings(await respondent.reader.everything()),
  markup: ({ page }) => markupFindings(page),
  clicks: ({ page }) => clickFindings(page),
  targets: ({ page }) => targetFindings(page),
  spacing: ({ page }) => spacingFindings(page),
  sides: ({ page }) => mirrorFindings(page),
  colours: ({ page }) => forcedColorFindings(page),
  width: async ({ page }) => {
    await page.setViewport({ width: 320, height: 256, deviceScaleFactor: 4 });
    const found = await overflowFindings(page);
    await page.setViewport({ width: 1024, height: 768 });
    return found;
  },
  axe: async ({ page }) => {
    const { violations, advice } = await runAxe(page);
    return [...violations, ...advice];
  },
  walk: ({ respondent }) => walkFindings(respondent),
  input: ({ respondent }) => inputFindings(respondent),
  dialog: ({ respondent }) => dialogFindings(respondent, 'Start again'),
  removing: ({ respondent }) => removeFindings(respondent),
  continuing: ({ respondent }) => continueFindings(respondent),
};

// This measures the checks, not the product: each must say nothing about a form without faults, and notice the
// faults of its sort that are planted in it. What language a text is in, and whether a sentence helps, is for people.
suite('The checks notice', () => {
  let chromium: Chromium;
  let site: Site;

  before(async () => {
    [chromium, site] = await Promise.all([Chromium.start(), openSite("default-src 'self' 'unsafe-inline'")]);
  });

  after(async () => {
    await chromium.forget();
    await site.close();
  });

  const open = () => visit(chromium.browser, `${site.url}/pages/well-made.html`);

  for (const [name, check] of Object.entries(checks)) {
    test(`nothing in a form without faults (${name})`, async () => {
      const at = await open();
      assert.deepEqual(await check(at), []);
      await at.page.close();
    });
  }

  for (const fault of faults) {
    test(fault.name, async (context) => {
      const at = await open();
      await plant(at, fault);
      // A form that does not answer as it should is noticed, too.
      const found = await checks[fault.by](at).catch((error: unknown) => [String(error).split('\n', 1)[0]!]);
      context.diagnostic(`${fault.by}: ${found[0]}`);
      await at.page.close();
      assert.notDeepEqual(found, [], 'nothing notices it');
    });
  }
});

async function plant({ page }: Visit, fault: Fault): Promise<void> {
  await page.evaluate((styles) => {
    if (styles === undefined) return;
    const sheet = document.createElement('style');
    sheet.textContent = styles;
    document.querySelector('#host')!.shadowRoot!.append(sheet);
  }, fault.styles);
  if (!fault.plant) return;
  await page.evaluate(`{
    const root = document.querySelector('#host').shadowRoot;
    (${String(fault.plant)})((id) => root.getElementById(id), root);
  }`);
}
