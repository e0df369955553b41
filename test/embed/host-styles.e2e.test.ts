import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { targetFindings } from '../bundle/access-findings.ts';
import { runAxe } from '../bundle/axe.ts';
import { start } from '../torture/running.ts';
import { type HostPages, openHostPages, pageOf } from './host-pages.ts';
import { hostSheets } from './host-sheets.ts';

/** The place on the page is the host's own; the type is the only thing that the form takes over by design. */
const frame = `
  #frame#frame#frame { all: initial !important; display: block !important; width: 760px !important; }
  questionnaire-form { --questionnaire-font-family: sans-serif; --questionnaire-font-size: 16px; }`;
const allKinds = `
  <questionnaire-form src="/pages/all-kinds.json" layout="single" draft="none" today="2026-05-28">
    <script type="application/json" data-context>
      { "contextId": "sample", "organisationName": "Sample Training Provider", "signer": "Sam Sample" }
    </script>
  </questionnaire-form>`;
const allowed = 0.01;

suite('A theme has styles for everything on the page', () => {
  let browser: Browser;
  let site: HostPages;
  let untouched: Look;

  before(async () => {
    const sheets = Object.entries({ clean: '', ...hostSheets });
    const files = sheets.flatMap(([, sheet], i) => {
      const body = `<main id="main"><div id="content"><div id="frame">${allKinds}</div></div></main>`;
      const links = `<link rel="stylesheet" href="${i}.css"><script type="module" src="/dist/questionnaire-form.js"></script>`;
      return [
        [`${i}.css`, sheet + frame],
        [`${i}.html`, pageOf(links, body)],
      ] as const;
    });
    site = await openHostPages({ ...Object.fromEntries(files), 'look.html': pageOf('', '') });
    browser = await start('chromium');
    untouched = await lookAt(browser, `${site.url}/made/0.html`);
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const [i, title] of Object.keys(hostSheets).entries()) {
    test(`${title}: the form looks as on a plain page`, async () => {
      const look = await lookAt(browser, `${site.url}/made/${i + 1}.html`);
      assert.deepEqual(look.small, []);
      assert.deepEqual([look.width, look.height], [untouched.width, untouched.height]);
      if (look.picture === untouched.picture) return;
      const share = await differing(browser, `${site.url}/made/look.html`, untouched.picture, look.picture);
      assert.ok(share <= allowed, `${(share * 100).toFixed(2)} % of the pixels differ`);
      assert.deepEqual(await look.pale(), []);
    });
  }

  test('a form that is really different is noticed', async () => {
    assert.deepEqual([untouched.small, await untouched.pale()], [[], []]);
    const other = await lookAt(browser, `${site.url}/made/0.html?paint`);
    assert.notDeepEqual(await other.pale(), []);
    const share = await differing(browser, `${site.url}/made/look.html`, untouched.picture, other.picture);
    assert.ok(share > allowed);
  });
});

/** What the form looks like. */
interface Look {
  readonly width: number;
  readonly height: number;
  readonly picture: string;
  /** Controls under 24 pixels. */
  readonly small: readonly string[];
  /** Words under 4.5 : 1. */
  pale(): Promise<readonly string[]>;
}

async function lookAt(browser: Browser, address: string): Promise<Look> {
  const page = await opened(browser, address);
  try {
    const root = (await page.waitForSelector('questionnaire-form >>> .root'))!;
    const { width, height } = (await root.boundingBox())!;
    const small = await targetFindings(page);
    const picture = await root.screenshot({ encoding: 'base64' });
    const pale = async () => {
      const again = await opened(browser, address);
      return (await runAxe(again, ['color-contrast'])).violations;
    };
    return { width, height, picture, small, pale };
  } finally {
    await page.close();
  }
}

async function opened(browser: Browser, address: string): Promise<Page> {
  const page = await browser.newPage();
  // The compiler of these tests calls this in every function that they send to the page.
  await page.evaluateOnNewDocument('globalThis.__name = (made) => made');
  await page.setViewport({ width: 1000, height: 800 });
  await page.goto(address, { waitUntil: 'load' });
  await page.evaluate(async () => {
    const form = document.querySelector('questionnaire-form')!;
    await form.ready;
    if (location.search !== '?paint') return;
    form.style.setProperty('--questionnaire-text-color', '#aaa');
    form.style.setProperty('--questionnaire-surface-color', '#eee');
  });
  return page;
}

/** The share of pixels that two pictures of one size do not have in common. */
async function differing(browser: Browser, blank: string, one: string, other: string): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.goto(blank);
    return await page.evaluate(
      async (pictures) => {
        const [a, b] = await Promise.all(
          pictures.map(async (picture) => {
            const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
            const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            const context = canvas.getContext('2d')!;
            context.drawImage(bitmap, 0, 0);
            return context.getImageData(0, 0, bitmap.width, bitmap.height);
          }),
        );
        if (a!.data.length !== b!.data.length) return 1;
        let different = 0;
        for (let at = 0; at < a!.data.length; at += 4) {
          if ([0, 1, 2].some((part) => Math.abs(a!.data[at + part]! - b!.data[at + part]!) > 8)) different += 1;
        }
        return different / (a!.data.length / 4);
      },
      [one, other],
    );
  } finally {
    await page.close();
  }
}
