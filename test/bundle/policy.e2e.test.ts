import assert from 'node:assert/strict';
import { after, afterEach, before, suite, test } from 'node:test';
import { Chromium } from './chromium.ts';
import { openSite, type Site } from './host-site.ts';
import { type SampleFiles, writeSampleFiles } from './sample-files.ts';
import { visit, type Visit } from './visit.ts';

/** What the documentation asks of a host, word for word, and nothing about anything else. */
const documentedPolicy =
  "script-src 'self'; style-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html";

suite('A web team serves its site under a strict policy', () => {
  let chromium: Chromium;
  let site: Site;
  let files: SampleFiles;
  let at: Visit;

  before(async () => {
    [chromium, site, files] = await Promise.all([
      Chromium.start(),
      openSite(documentedPolicy, { lazy: false }),
      writeSampleFiles(),
    ]);
  });

  after(async () => {
    await chromium.forget();
    await Promise.all([site.close(), files.remove()]);
  });

  afterEach(() => at.page.close());

  test('a whole filling breaks nothing of it', async () => {
    at = await visit(chromium.browser, site.url, { isDirect: true });
    const me = at.respondent;
    await me.activate('Start');
    await me.fill('How many learning events did you hold?', '24');
    await me.fill('How many participants did you serve?', '610');
    await me.fill('How many learners received IACET CEUs?', '388');
    await me.fill('How many IACET CEUs did you award in total?', '512.4');
    await me.activate('Continue');
    await me.arrivesAt('Substantive changes');
    await me.activate('Continue');
    await me.isToldWhatIsWrong();
    await me.choose(/mission/, 'Yes');
    await me.fill('What changed?', 'We now train volunteers, too.');
    for (const question of [/management/, /contractors/, /acquired/]) await me.choose(question, 'No');
    await me.activate('Continue');
    await me.arrivesAt('Internal review');
    await me.attach('Your documented review process', files.policy.path);
    await me.attach('Proof that the review was done', files.checklist.path);
    await me.activate('Continue');
    await me.arrivesAt('Closing questions');
    await me.activate('Continue');
    await me.arrivesAt(/^Check your answers/);
    await me.activate('Send your answers');
    await me.arrivesAt('Your answers were sent');
    assert.equal((await at.received()).length, 1);
    assert.deepEqual(at.witness.complaints, []);
    assert.deepEqual(at.witness.elsewhere(site.url), []);
  });
});
