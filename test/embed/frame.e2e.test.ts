import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { root } from '../../scripts/run.mjs';
import { start } from '../torture/running.ts';
import { type HostPages, openHostPages, pageOf } from './host-pages.ts';
import { openWatched } from './short-filling.ts';

const recipe = (file: string) => readFileSync(join(root, 'demo/embed/frame', file), 'utf8');
const built = (name: string) => [name, readFileSync(join(root, 'dist', name), 'utf8')] as const;
/** The script, and the folder of its pieces. */
const script = Object.fromEntries([
  built('questionnaire-form.js'),
  ...readdirSync(join(root, 'dist/questionnaire-form')).map((name) => built(`questionnaire-form/${name}`)),
]) as Record<string, string>;

/** Stands for the site's server: writes down what would be sent to it. */
const server = `
  globalThis.posted = [];
  globalThis.fetch = async (address, { body }) => {
    const sent = JSON.parse(body.get('payload'));
    const [[, file] = []] = [...body].filter(([name]) => name.startsWith('files'));
    posted.push({ address, answers: sent.answers, contextId: sent.contextId, name: file?.name, text: await file?.text() });
    return new Response(JSON.stringify({ reference: 'R-7' }));
  };`;

suite('A site that may hold nothing but an iframe', () => {
  let browser: Browser;
  let forms: HostPages;
  let host: HostPages;
  let stranger: HostPages;

  before(async () => {
    [browser, forms, host, stranger] = await Promise.all([
      start('chromium'),
      openHostPages({
        ...script,
        'questionnaire-frame.css': recipe('questionnaire-frame.css'),
        'questionnaire-frame.js': recipe('questionnaire-frame.js'),
      }),
      openHostPages({ 'host.js': recipe('host.js'), 'server.js': server }),
      openHostPages({ 'host.js': recipe('host.js'), 'server.js': server }),
    ]);
    await forms.put(
      'questionnaire-frame.html',
      recipe('questionnaire-frame.html').replace('data-host=""', `data-host="${host.url}"`),
    );
    const frame = `<iframe data-questionnaire-frame title="Report" width="600" height="100"
      src="${forms.url}/made/questionnaire-frame.html?src=/pages/posted.json"></iframe>`;
    const scripts = '<script src="/made/server.js"></script><script type="module" src="/made/host.js"></script>';
    await Promise.all([host, stranger].map((site) => site.put('page.html', pageOf('', frame + scripts))));
  });

  after(async () => {
    await browser.close();
    await Promise.all([forms, host, stranger].map((site) => site.close()));
  });

  test('gives the facts, follows the height, and is handed answers and files', async () => {
    const { page, errors } = await openWatched(browser, `${host.url}/made/page.html`);
    const frame = await (await page.waitForSelector('iframe'))!.contentFrame();
    await frame.waitForSelector('questionnaire-form >>> .button.primary');
    const start = await page.$eval('iframe', ({ height }) => Number(height));
    assert.ok(start > 200, `the frame is ${start} pixels high`);
    await frame.evaluate(async () => {
      const form = document.querySelector('questionnaire-form')!;
      const inside = <T extends Element>(selector: string) => form.shadowRoot!.querySelector<T>(selector)!;
      const press = async (then: string) => {
        const happened = new Promise((resolve) => form.addEventListener(then, resolve, { once: true }));
        inside<HTMLButtonElement>('button.primary').click();
        await happened;
        await form.updateComplete;
      };
      await press('questionnaire-page');
      const box = inside<HTMLInputElement>('input:not([type=file])');
      box.value = '24';
      for (const type of ['input', 'change']) box.dispatchEvent(new Event(type, { bubbles: true }));
      const files = new DataTransfer();
      files.items.add(new File(['%PDF-1.4 a plan'], 'plan.pdf', { type: 'application/pdf' }));
      const chooser = inside<HTMLInputElement>('input[type=file]');
      chooser.files = files.files;
      const attached = new Promise((resolve) => form.addEventListener('questionnaire-change', resolve, { once: true }));
      chooser.dispatchEvent(new Event('change', { bubbles: true }));
      await attached;
      await form.updateComplete;
      await press('questionnaire-page');
      await press('questionnaire-submitted');
    });
    const posted = await page.evaluate(() => (globalThis as unknown as { posted: unknown }).posted);
    const expected = {
      name: 'plan.pdf',
      text: '%PDF-1.4 a plan',
      contextId: 'sponsor-123456',
      address: '/submissions',
    };
    const [{ answers, ...rest }] = posted as [{ answers: { events: number } }];
    assert.deepEqual(rest, expected);
    assert.equal(answers.events, 24);
    assert.match(await frame.$eval('questionnaire-form', (form) => form.shadowRoot!.textContent), /R-7/);
    assert.deepEqual(errors, []);
    await page.close();
  });

  test('a page of somebody else that frames it is told nothing', async () => {
    const { page } = await openWatched(browser, `${stranger.url}/made/page.html`);
    const frame = await (await page.waitForSelector('iframe'))!.contentFrame();
    await frame.waitForSelector('#wait');
    const heard = await page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('message', ({ data }) => resolve(data));
          const frame = document.querySelector('iframe')!;
          // It loads anew, and would speak again while doing so.
          frame.addEventListener('load', () => requestIdleCallback(() => resolve('nothing')), { once: true });
          frame.src = `${frame.src}&again`;
        }),
    );
    assert.equal(heard, 'nothing');
    assert.equal(await frame.$('questionnaire-form'), null);
    await page.close();
  });
});
