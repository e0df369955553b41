import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import type { BrowserContext } from 'puppeteer-core';
import { Chromium } from './chromium.ts';
import { examine } from './examine.ts';
import { formAddress, openSite, type Site } from './host-site.ts';
import type { Respondent } from './respondent.ts';
import { type SampleFiles, writeSampleFiles } from './sample-files.ts';
import { visit, type Visit } from './visit.ts';

const report = '/schemas/iacet/annual-report.2026.json';

suite('Every screen can be perceived and used', () => {
  let chromium: Chromium;
  let site: Site;
  let files: SampleFiles;
  let at: Visit;
  let me: Respondent;

  before(async () => {
    [chromium, site, files] = await Promise.all([
      Chromium.start(),
      openSite(undefined, { lazy: false }),
      writeSampleFiles(),
    ]);
  });

  after(async () => {
    await chromium.forget();
    await Promise.all([site.close(), files.remove()]);
  });

  const open = async (address: string, window: BrowserContext) => {
    at = await visit(window, address, { isDirect: true });
    me = at.respondent;
  };

  suite('through the whole annual report', () => {
    before(async () => open(site.url, await chromium.browser.createBrowserContext()));

    test('the start', async () => {
      await me.perceives({ role: 'button', name: 'Start' });
      await examine(at, 'start');
      await me.activate('Start');
    });

    test('the numbers, blank, wrong and right', async () => {
      await me.arrivesAt('Annual statistics');
      await examine(at, 'statistics');
      await me.activate('Continue');
      await lands('How many learning events did you hold?', 'textbox');
      await examine(at, 'statistics-wrong');
      await me.fill('How many learning events did you hold?', '24');
      await me.fill('How many participants did you serve?', 'six hundred');
      await me.fill('How many learners received IACET CEUs?', '388');
      await me.fill('How many IACET CEUs did you award in total?', '5124');
      await me.activate('Continue');
      await lands('How many participants did you serve?', 'textbox');
      await examine(at, 'statistics-unreadable');
      await me.fill('How many participants did you serve?', '610');
      await me.fill('What explains the unusual numbers?', 'One long program was given to few people.');
      await me.activate('Continue');
    });

    test('the changes, with explanations', async () => {
      await me.arrivesAt('Substantive changes');
      await examine(at, 'changes');
      await me.activate('Continue');
      await lands(/mission/, 'radio');
      await examine(at, 'changes-wrong');
      await me.choose(/mission/, 'Yes');
      await me.perceives({ role: 'textbox', name: 'What changed?' });
      await examine(at, 'changes-explanation');
      await me.fill('What changed?', 'We now train volunteers, too.');
      await me.attach(/mission/, files.minutes.path);
      for (const question of [/management/, /contractors/, /acquired/]) await me.choose(question, 'No');
      await examine(at, 'changes-file');
      await me.activate('Continue');
    });

    test('the review, with files and rows', async () => {
      await me.arrivesAt('Internal review');
      await examine(at, 'review-process');
      await me.activate('Continue');
      await lands(/Your documented review process/, 'button');
      await examine(at, 'review-process-wrong');
      await me.attach('Your documented review process', files.policy.path);
      await me.attach('Proof that the review was done', files.checklist.path, files.policy.path);
      await me.fillDate('When was the review done?', { day: '31', month: '2', year: '2026' });
      await me.activate(/^Add/, 'What did the review find?');
      await me.activate('Continue');
      await lands(/When was the review done\?/, 'textbox');
      await examine(at, 'review-rows-wrong');
      await me.fillDate('When was the review done?', { day: '20', month: '2', year: '2026' });
      await me.fill(/^Element of the Standard/, '1.5');
      await me.fill(/^What you found/, 'The checklist is from 2023.');
      await examine(at, 'review-rows');
      await me.activate('Continue');
    });

    test('the closing questions', async () => {
      await me.arrivesAt('Closing questions');
      await examine(at, 'closing');
      await me.activate('Continue');
    });

    test('the answers before they are sent, and the receipt', async () => {
      await me.arrivesAt(/^Check your answers/);
      await examine(at, 'check');
      await me.activate('Send your answers');
      await me.arrivesAt('Your answers were sent');
      await examine(at, 'receipt');
    });
  });

  suite('where something is in the way', () => {
    let window: BrowserContext;
    before(async () => {
      window = await chromium.browser.createBrowserContext();
    });
    afterEach(() => at.page.close());

    test('a document with mistakes', async () => {
      await open(formAddress(site, { src: '/pages/wrong-shape.json' }), window);
      await me.perceives({ role: 'heading', name: 'This questionnaire cannot be shown' });
      await examine(at, 'rejected');
    });

    test('a document that is not there', async () => {
      await open(formAddress(site, { src: '/pages/nowhere.json' }), window);
      await me.perceives({ role: 'heading', name: 'The questionnaire could not be loaded' });
      await examine(at, 'unreachable');
    });

    test('a report that may not be sent yet', async () => {
      const context = JSON.stringify({
        contextId: 'sample',
        organisationName: 'Sample Training Provider',
        reportPeriod: { from: '2025-06-15', to: '2026-06-14' },
        anniversary: '2026-06-15',
      });
      at = await visit(window, formAddress(site, { src: report, context, draft: 'none' }), {
        today: '2026-02-01',
        isDirect: true,
      });
      me = at.respondent;
      await me.activate('Start');
      await me.arrivesAt('Annual statistics');
      await me.reads('You can send it from 90 days before your anniversary');
      await examine(at, 'not-open');
    });

    test('a site that does not take the answers', async () => {
      await open(formAddress(site, { src: '/pages/two-questions.json', draft: 'none' }), window);
      await at.page.evaluate(() =>
        document.addEventListener('questionnaire-submit', (event) =>
          event.respondWith(Promise.reject(new Error('off'))),
        ),
      );
      await me.activate('Start');
      await me.fill('Name of your unit', 'Sample unit');
      await me.choose('Has it changed?', 'No');
      await me.activate('Continue');
      await me.activate('Send your answers');
      await me.perceives({ role: 'heading', name: 'Your answers were not sent' });
      await examine(at, 'not-sent');
    });

    test('no personal link', async () => {
      await open(formAddress(site, { src: report }), window);
      await me.perceives({ role: 'heading', name: /without your personal link/ });
      await examine(at, 'missing-context');
    });

    test('a draft to go on with, and the question whether to throw it away', async () => {
      await open(site.url, window);
      await me.activate('Start');
      await me.fill('How many learning events did you hold?', '24');
      await me.reads(/Saved on this device/);
      await at.page.close();
      await open(site.url, window);
      await me.perceives({ role: 'button', name: 'Continue with your draft' });
      await examine(at, 'resume');
      await me.activate('Start again');
      await me.perceives({ role: 'dialog' });
      await examine(at, 'resume-discard');
      assert.deepEqual(await me.reader.all({ role: 'textbox' }), []);
      await me.press('Escape');
      await me.until(
        async () => (await me.reader.focused())?.name === 'Start again',
        () => 'The focus does not go back to the button that opened the dialog',
      );
    });

    test('answers that are missing, seen from the review page', async () => {
      await open(site.url, window);
      await me.activate('Continue with your draft');
      await me.activate('Check your answers');
      await me.arrivesAt(/^Check your answers/);
      await examine(at, 'check-missing');
    });
  });

  /** Continue found something: the focus is on the summary, and its first line leads to the control. */
  async function lands(question: string | RegExp, role: string): Promise<void> {
    await me.isToldWhatIsWrong();
    await me.press('Tab');
    const link = await me.reader.focused();
    assert.equal(link?.role, 'link');
    await me.press('Enter');
    const control = await me.reader.focused();
    assert.equal(control?.role, role);
    const names = [control.name, ...control.within];
    const fits = (name: string) => (typeof question === 'string' ? name === question : question.test(name));
    assert.ok(names.some(fits), `${names.join(' / ')} is not ${String(question)}`);
    assert.match(control.description, /Error:/);
  }
});
