import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { root } from '../../scripts/run.mjs';
import { start } from '../torture/running.ts';
import { type HostPages, openHostPages, pageOf, twoQuestions } from './host-pages.ts';
import { fillInTwoQuestions, handedOver, openWatched } from './short-filling.ts';

const module = (query = '') => `<script type="module" src="/dist/questionnaire-form.js${query}"></script>`;
const classic = (query = '') => `<script defer src="/dist/questionnaire-form.classic.js${query}"></script>`;
const plain = '<script src="/dist/questionnaire-form.classic.js"></script>';
const older = '<script defer src="/made/older.js"></script>';
/** As an optimiser holds scripts back: parsed with the page, run when it has loaded. */
const late = (script: string) => `<template>${script}</template><script src="/made/late.js"></script>`;
const runLate = `addEventListener('load', () => requestIdleCallback(() => {
  document.head.append(document.querySelector('template').content.cloneNode(true));
}));`;

/** A page's head and body, by how the script comes into it. */
const mixes: Readonly<Record<string, readonly [head: string, body: string]>> = {
  'the same module twice': [module() + module('?again'), twoQuestions],
  'the same classic script twice': [classic() + classic('?again'), twoQuestions],
  'an older release first': [older + module(), twoQuestions],
  'an older release second': [plain + older, twoQuestions],
  'module and classic script': [module() + classic(), twoQuestions],
  'async, in whatever order they come': [
    module().replace(' src', ' async src') + classic().replace('defer', 'async'),
    twoQuestions,
  ],
  'in the head, before the form is there': [plain, twoQuestions],
  'at the end of the body, and again after it': ['', twoQuestions + plain + module('?again')],
  'put in by an optimiser after the page has loaded': [late(module()), twoQuestions],
  'delayed, around a div that editors may write': [
    late(plain),
    '<div data-questionnaire="/pages/two-questions.json" data-questionnaire-draft="none">Please wait</div>',
  ],
};

suite('A page loads the script in an odd way', () => {
  let browser: Browser;
  let site: HostPages;

  before(async () => {
    const built = readFileSync(join(root, 'dist/questionnaire-form.classic.js'), 'utf8');
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const pages = Object.entries(mixes).map(([, parts], i) => [`${i}.html`, pageOf(...parts)] as const);
    site = await openHostPages(
      {
        'older.js': built.replaceAll(`"${version}"`, '"0.0.1"').replaceAll(`\`${version}\``, '`0.0.1`'),
        'late.js': runLate,
        ...(Object.fromEntries(pages) as Record<string, string>),
      },
      { 'Content-Security-Policy': "script-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html" },
    );
    browser = await start('chromium');
  });

  after(async () => {
    await browser.close();
    await site.close();
  });

  for (const [i, title] of Object.keys(mixes).entries()) {
    test(`${title}: the form works once, and nothing throws`, async () => {
      const { page, errors, warnings } = await openWatched(browser, `${site.url}/made/${i}.html`);
      await page.waitForSelector('questionnaire-form:defined');
      assert.deepEqual(await fillInTwoQuestions(page), handedOver);
      assert.deepEqual(errors, []);
      const isMixed = title.includes('older');
      assert.equal(warnings.length, isMixed ? 1 : 0, warnings.join('\n'));
      if (isMixed) assert.match(warnings[0] ?? '', /0\.0\.1 and release|and release 0\.0\.1/);
      await page.close();
    });
  }

  test('who imports the second copy speaks to the element that is there', async () => {
    const { page } = await openWatched(browser, `${site.url}/made/0.html`);
    const isTheSame = await page.evaluate(async () => {
      const [first, second] = (await Promise.all(
        ['/dist/questionnaire-form.js', '/dist/questionnaire-form.js?third'].map((address) => import(address)),
      )) as Record<string, unknown>[];
      return first!['registerField'] === second!['registerField'] && typeof second!['registerField'] === 'function';
    });
    assert.equal(isTheSame, true);
    await page.close();
  });
});
