import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { Chromium } from './chromium.ts';
import { formAddress, openSite, type Site } from './host-site.ts';
import { recordMessages, spokenMessages } from './live-messages.ts';
import type { Respondent } from './respondent.ts';
import { type SampleFiles, writeSampleFiles } from './sample-files.ts';
import { visit, type Visit } from './visit.ts';

suite('What happens is said aloud, once', () => {
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

  afterEach(() => at.page.close());

  const open = async (address: string) => {
    at = await visit(chromium.browser, address, { isDirect: true });
    me = at.respondent;
    await me.perceives({ role: 'button', name: 'Start' });
    const regions = (await me.reader.everything()).filter(({ role }) => role === 'status' || role === 'alert');
    assert.deepEqual(
      regions.map(({ role, states }) => [role, states['live']]),
      [
        ['status', 'polite'],
        ['alert', 'assertive'],
      ],
      'both regions wait in the first render',
    );
    await recordMessages(at.page);
  };

  const focused = async () => (await me.reader.focused())?.name;

  test('through a whole filling: each message once, none besides', async () => {
    await open(site.url);
    await me.activate('Start');
    await me.arrivesAt('Annual statistics');
    await me.fill('How many learning events did you hold?', '24');
    await me.reads(/Saved on this device/);
    await me.fill('How many participants did you serve?', '610');
    await me.activate('Continue');
    await me.isToldWhatIsWrong();
    await me.fill('How many learners received IACET CEUs?', '388');
    await me.fill('How many IACET CEUs did you award in total?', '512.4');
    await me.activate('Continue');

    await me.arrivesAt('Substantive changes');
    await me.choose(/mission/, 'Yes');
    await me.perceives({ role: 'textbox', name: 'What changed?' });
    for (const question of [/mission/, /management/, /contractors/, /acquired/]) await me.choose(question, 'No');
    await me.activate('Continue');

    await me.arrivesAt('Internal review');
    await me.attach('Your documented review process', files.policy.path);
    await me.attach('Proof that the review was done', files.policy.path, files.checklist.path);
    await me.activate('Remove review process.pdf', 'Proof that the review was done');
    assert.equal(await focused(), 'Remove self-audit-checklist.xlsx');
    await me.activate(/^Undo/);
    await me.until(
      async () => (await focused()) === 'Remove review process.pdf',
      () => 'The focus does not go to the file that is back',
    );
    await me.activate(/^Add/, 'What did the review find?');
    await me.activate(/^Add/, 'What did the review find?');
    await me.activate('Remove Finding 1 of 2');
    await me.until(
      async () => (await focused()) === 'Finding 1 of 1',
      () => 'The focus does not go to the row that is left',
    );
    await me.activate('Continue');
    await me.arrivesAt('Closing questions');
    await me.activate('Continue');
    await me.arrivesAt(/^Check your answers/);
    await me.activate('Send your answers');
    await me.arrivesAt('Your answers were sent');

    assert.deepEqual(await spokenMessages(at.page), [
      { urgency: 'status', text: 'Saved on this device.' },
      { urgency: 'status', text: '2 more questions below.' },
      { urgency: 'status', text: 'review process.pdf attached.' },
      { urgency: 'status', text: '2 files attached: review process.pdf and self-audit-checklist.xlsx.' },
      { urgency: 'status', text: 'review process.pdf removed.' },
      { urgency: 'status', text: 'review process.pdf is back.' },
      { urgency: 'status', text: 'Finding 1 of 2 removed.' },
      { urgency: 'status', text: 'Sending your answers…' },
    ]);
  });

  test('a file that is refused is told, and why', async () => {
    await open(site.url);
    await me.activate('Internal review');
    await me.arrivesAt('Internal review');
    await me.pickFiles('Your documented review process', files.archive.path);
    await me.reads('policies.zip is an archive.');
    const spoken = await spokenMessages(at.page);
    assert.equal(spoken.length, 1);
    assert.match(spoken[0]!.text, /^policies\.zip is an archive\. Attach the files inside it one by one\.$/);
  });

  test('a site that does not answer interrupts; the focus stays on the button, and another try works', async () => {
    await open(formAddress(site, { src: '/pages/two-questions.json', draft: 'none' }));
    await at.page.evaluate(() => {
      let tries = 0;
      document.addEventListener('questionnaire-submit', (event) => {
        tries += 1;
        event.respondWith(tries === 1 ? Promise.reject(new Error('offline')) : Promise.resolve({ reference: 'R-1' }));
      });
    });
    await me.activate('Start');
    await me.fill('Name of your unit', 'Sample unit');
    await me.choose('Has it changed?', 'No');
    await me.activate('Continue');
    await me.activate('Send your answers');
    await me.perceives({ role: 'heading', name: 'Your answers were not sent' });
    assert.equal(await focused(), 'Send your answers');
    const [sending, failed, ...more] = await spokenMessages(at.page);
    assert.deepEqual(sending, { urgency: 'status', text: 'Sending your answers…' });
    assert.equal(failed?.urgency, 'alert');
    assert.match(failed?.text ?? '', /^Your answers were not sent\. .*Nothing is lost/);
    assert.deepEqual(more, []);
    // A press at once would be the echo of the one before it.
    const heard = await at.page.evaluate(() => performance.now());
    await at.page.waitForFunction((then) => performance.now() - then > 500, {}, heard);
    await me.press('Enter');
    await me.arrivesAt('Your answers were sent');
    await me.reads('R-1');
    const [first, second] = await at.received();
    assert.equal(second?.payload.submissionId, first?.payload.submissionId);
  });
});
