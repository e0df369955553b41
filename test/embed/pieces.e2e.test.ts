import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Browser, Page } from 'puppeteer-core';
import { root } from '../../scripts/run.mjs';
import { start } from '../torture/running.ts';
import { type HostPages, openHostPages, pageOf, twoQuestions } from './host-pages.ts';
import { fillInTwoQuestions, handedOver, openWatched, type WatchedPage } from './short-filling.ts';

const tag = (query = '') => `<script type="module" src="/dist/questionnaire-form.js${query}"></script>`;
const spanish = twoQuestions.replace('src=', 'locale="es" src=').replace('two-questions', '../made/two-languages');
const bilingual = {
  format: 1,
  id: 'two-languages',
  edition: '2026',
  version: 1,
  title: { en: 'Two questions', es: 'Dos preguntas' },
  language: 'en',
  sections: [
    {
      id: 'about',
      title: { en: 'About you', es: 'Sobre usted' },
      questions: [{ id: 'unit', kind: 'text', label: { en: 'Name', es: 'Nombre' } }],
    },
  ],
};

/** A page, and the files of the script that it asked for, by name without their hash. */
interface PiecesPage extends WatchedPage {
  readonly asked: readonly string[];
}

suite('A page fetches the form in pieces', { timeout: 120_000 }, () => {
  let browser: Browser;
  let site: HostPages;

  before(async () => {
    site = await openHostPages(
      {
        'none.html': pageOf(tag(), '<p>No form here.</p>'),
        'form.html': pageOf(tag(), twoQuestions),
        'versioned.html': pageOf(tag('?ver=6.4'), twoQuestions + twoQuestions),
        'single.html': pageOf(tag(), twoQuestions.replace('src=', 'layout="single" src=')),
        'paper.html': pageOf(tag(), twoQuestions.replace('src=', 'mode="print-blank" src=')),
        'spanish.html': pageOf(tag(), spanish),
        'two-languages.json': JSON.stringify(bilingual),
      },
      { 'Content-Security-Policy': "script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html" },
    );
    browser = await start('chromium');
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  /** Opens a page; `lacks` names a piece that the site does not have yet. */
  async function open(name: string, lacks?: string): Promise<PiecesPage & { readonly restore: () => void }> {
    const asked: string[] = [];
    let missing = lacks;
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      const piece = /\/dist\/(?:questionnaire-form\/)?([\w-]+?)(?:-[\w-]{8})?\.js/.exec(request.url())?.[1];
      if (piece) asked.push(piece);
      if (piece !== undefined && piece === missing) void request.respond({ status: 404, body: 'Not here' });
      else void request.continue();
    });
    const watched = await openWatched(browser, `${site.url}/made/${name}`, page);
    return { ...watched, asked, restore: () => (missing = undefined) };
  }

  const words = (page: Page) =>
    page.evaluate(() => document.querySelector('questionnaire-form')!.shadowRoot!.textContent.replace(/\s+/g, ' '));
  const pressButton = (page: Page, text: string) =>
    page.evaluate((wanted) => {
      const { shadowRoot } = document.querySelector('questionnaire-form')!;
      [...shadowRoot!.querySelectorAll('button')].find(({ textContent }) => textContent.trim() === wanted)!.click();
    }, text);
  const until = (page: Page, text: string) =>
    page.waitForFunction(
      (wanted) => document.querySelector('questionnaire-form')!.shadowRoot!.textContent?.includes(wanted),
      {},
      text,
    );

  test('a page with the script but without a form fetches the script alone', async () => {
    const { page, asked } = await open('none.html');
    await page.waitForNetworkIdle();
    assert.deepEqual(asked, ['questionnaire-form']);
    await page.close();
  });

  test('a form fetches what it needs first, then what the respondent may need, and nothing else', async () => {
    const { page, asked, errors } = await open('form.html');
    await page.evaluate(() => document.querySelector('questionnaire-form')!.ready);
    const later = ['questions', 'checked-pages', 'draft-copies', 'sharing-pages'];
    for (const needed of ['form', 'reading']) assert.ok(asked.includes(needed), needed);
    await page.waitForNetworkIdle();
    for (const needed of later) assert.ok(asked.includes(needed), needed);
    const names = readdirSync(join(root, 'dist/questionnaire-form')).map((file) => file.slice(0, -12));
    const unasked = names.filter((piece) => !asked.includes(piece));
    assert.deepEqual(unasked.sort(), ['blank-page', 'messages-es', 'task-reading', 'tasks-inside']);
    assert.equal(new Set(asked).size, asked.length);
    assert.deepEqual(await fillInTwoQuestions(page), handedOver);
    assert.deepEqual(errors, []);
    await page.close();
  });

  test('the document is asked for beside the form, and not when that has come', async () => {
    const page = await browser.newPage();
    await page.setRequestInterception(true);
    let askedForDocument!: () => void;
    const documentAsked = new Promise<void>((resolve) => (askedForDocument = resolve));
    page.on('request', (request) => {
      if (request.url().endsWith('two-questions.json')) askedForDocument();
      const isForm = /questionnaire-form\/form-/.test(request.url());
      void (isForm ? documentAsked.then(() => request.continue()) : request.continue());
    });
    await openWatched(browser, `${site.url}/made/form.html`, page);
    await page.evaluate(() => document.querySelector('questionnaire-form')!.ready);
    await page.close();
  });

  test('two forms behind an address with a query share one script', async () => {
    const { page, asked, errors } = await open('versioned.html');
    await page.evaluate(() =>
      Promise.all([...document.querySelectorAll('questionnaire-form')].map(({ ready }) => ready)),
    );
    await page.waitForNetworkIdle();
    assert.equal(new Set(asked).size, asked.length);
    assert.deepEqual(await fillInTwoQuestions(page), handedOver);
    assert.deepEqual(errors, []);
    await page.close();
  });

  test('one long page, the paper copy and another language have what they need when they stand', async () => {
    for (const [name, text] of [
      ['single.html', 'Name of your unit'],
      ['paper.html', 'Name of your unit'],
      ['spanish.html', 'Sobre usted'],
    ] as const) {
      const { page, errors } = await open(name);
      await page.evaluate(() => document.querySelector('questionnaire-form')!.ready);
      const shown = await words(page);
      assert.ok(shown.includes(text), shown);
      assert.equal(/Start|All sections/.test(shown), false);
      assert.deepEqual(errors, []);
      await page.close();
    }
  });

  test('the connection goes when the first page stands: everything up to sending works', async () => {
    const { page, errors } = await open('form.html');
    await page.evaluate(() => document.querySelector('questionnaire-form')!.ready);
    await page.waitForNetworkIdle();
    await page.setOfflineMode(true);
    await pressButton(page, 'Keep a copy').catch(() => undefined);
    assert.deepEqual(await fillInTwoQuestions(page), handedOver);
    assert.deepEqual(errors, []);
    await page.close();
  });

  for (const piece of ['form', 'reading']) {
    test(`${piece} does not come: a readable word, and another try brings the form`, async () => {
      const { page, restore } = await open('form.html', piece);
      await until(page, 'Try again');
      assert.match(await words(page), /could not be loaded\.? .*Check your connection/);
      const isRejected = await page.evaluate(() =>
        document.querySelector('questionnaire-form')!.ready.then(
          () => false,
          () => true,
        ),
      );
      assert.equal(isRejected, true);
      restore();
      await pressButton(page, 'Try again');
      await until(page, 'About you');
      assert.deepEqual(await fillInTwoQuestions(page), handedOver);
      await page.close();
    });
  }

  test('the paper copy does not come: the place says so, and another try brings it', async () => {
    const { page, asked, restore } = await open('form.html', 'blank-page');
    await page.evaluate(() => document.querySelector('questionnaire-form')!.ready);
    await page.evaluate(() => document.querySelector('questionnaire-form')!.setAttribute('mode', 'print-blank'));
    await until(page, 'This page could not be loaded');
    assert.equal(asked.filter((piece) => piece === 'blank-page').length, 1);
    restore();
    await pressButton(page, 'Try again');
    await until(page, 'Name of your unit');
    await page.close();
  });

  test('a page does not come: the respondent stays, is told, and goes on when it does', async () => {
    const { page, restore } = await open('form.html', 'questions');
    await page.evaluate(() => document.querySelector('questionnaire-form')!.ready);
    await page.waitForNetworkIdle();
    await pressButton(page, 'Start');
    await until(page, 'This page could not be loaded');
    restore();
    await pressButton(page, 'Start');
    await until(page, 'Name of your unit');
    assert.equal((await words(page)).includes('could not be loaded'), false);
    await page.close();
  });
});
