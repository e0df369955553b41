import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, suite, test } from 'node:test';
import type { Page } from 'puppeteer-core';
import { root } from '../../scripts/run.mjs';
import { runAxe } from './axe.ts';
import { Chromium } from './chromium.ts';

const nasba = (edition: string) => join(root, `schemas/nasba/renewal.${edition}.json`);

suite('A committee gets a page by e-mail and opens it from its own disk', () => {
  let chromium: Chromium;
  let folder: string;
  const asked: string[] = [];
  const complaints: string[] = [];

  before(async () => {
    [chromium, folder] = await Promise.all([Chromium.start(), mkdtemp(join(tmpdir(), 'questionnaire-pages-'))]);
  });

  after(async () => {
    await Promise.all([chromium.forget(), rm(folder, { recursive: true, force: true })]);
  });

  const made = async (...args: readonly string[]): Promise<Page> => {
    const file = join(folder, `${args[0]}.html`);
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.js'), ...args, '-o', file], {
      encoding: 'utf8',
    });
    assert.equal(status, 0, stderr);
    const page = await chromium.browser.newPage();
    page.on('request', (request) => {
      if (!/^(file|data|blob):/.test(request.url())) asked.push(request.url());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    await page.goto(pathToFileURL(file).href);
    await page.waitForFunction(() => document.querySelector('questionnaire-form')?.matches(':state(ready)'));
    return page;
  };

  /** The page as a whole: nothing fetched, nothing thrown, headings in order, and what axe finds. */
  const isSound = async (page: Page) => {
    assert.deepEqual([asked, complaints], [[], []]);
    assert.deepEqual((await runAxe(page)).violations, []);
  };
  const blank = (page: Page) =>
    page.evaluate(() => document.querySelector('questionnaire-form')!.shadowRoot!.textContent.replaceAll(/\s+/g, ' '));

  test('the blank questionnaire, in Spanish', async () => {
    const page = await made('paper', join(root, 'schemas/iacet/annual-report.2026.json'), '--locale', 'es');
    const text = await blank(page);
    assert.match(text, /Informe anual/);
    assert.match(text, /Esta parte solo se pregunta|Solo si/i);
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'es');
    await isSound(page);
  });

  test('the page for review: problems, changes, coverage and the questionnaire itself', async () => {
    const page = await made('review', nasba('2027'), '--since', nasba('2026'));
    const parts = await page.evaluate(() => {
      const links = [...document.querySelectorAll<HTMLAnchorElement>('nav a')];
      return links.map(({ hash, textContent }) => [textContent, document.querySelector(hash) !== null] as const);
    });
    assert.deepEqual(parts, [
      ['Problems', true],
      ['Changes', true],
      ['Who is asked what', true],
      ['On paper', true],
    ]);
    const [problems, changes, coverage] = await page.evaluate(() =>
      ['problems', 'changes', 'coverage'].map((id) => document.getElementById(id)!.textContent.replaceAll(/\s+/g, ' ')),
    );
    assert.match(problems!, /Nothing was found/);
    assert.match(changes!, /2026 → 2027.*No longer asked/);
    assert.match(coverage!, /(\d+) of \1 questions can be shown, (\d+) of \2 conditions go both ways\./);
    assert.match(await blank(page), /Renewal application/);
    await isSound(page);
  });
});
