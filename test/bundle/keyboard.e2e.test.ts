import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { Chromium } from './chromium.ts';
import { openSite, type Site } from './host-site.ts';
import { walkFindings } from './keyboard-walk.ts';
import { clickFindings, markupFindings, mirrorFindings } from './markup-findings.ts';
import type { Respondent } from './respondent.ts';
import { type SampleFiles, writeSampleFiles } from './sample-files.ts';
import { visit, type Visit } from './visit.ts';

suite('Somebody who only has a keyboard sees where they are', () => {
  let chromium: Chromium;
  let site: Site;
  let files: SampleFiles;
  let at: Visit;
  let me: Respondent;

  before(async () => {
    [chromium, site, files] = await Promise.all([Chromium.start(), openSite(), writeSampleFiles()]);
    at = await visit(chromium.browser, site.url, { isDirect: true });
    me = at.respondent;
  });

  after(async () => {
    await chromium.forget();
    await Promise.all([site.close(), files.remove()]);
  });

  const walk = async () => {
    assert.deepEqual(
      [
        ...(await walkFindings(me)),
        ...(await markupFindings(at.page)),
        ...(await clickFindings(at.page)),
        ...(await mirrorFindings(at.page)),
      ],
      [],
    );
  };

  test('at the start', async () => {
    await me.perceives({ role: 'button', name: 'Start' });
    await walk();
  });

  test('among numbers that are missing', async () => {
    await me.activate('Start');
    await me.arrivesAt('Annual statistics');
    await me.activate('Continue');
    await me.isToldWhatIsWrong();
    await walk();
    const values = ['24', '610', '388', '512.4'];
    const boxes = await me.reader.all({ role: 'textbox' });
    assert.equal(boxes.length, values.length);
    for (const [i, { name }] of boxes.entries()) await me.fill(name, values[i]!);
    await me.activate('Continue');
  });

  test('at an explanation with a file', async () => {
    await me.arrivesAt('Substantive changes');
    await me.choose(/mission/, 'Yes');
    await me.attach(/mission/, files.minutes.path);
    await walk();
  });

  test('among files and rows', async () => {
    await me.activate('All sections');
    await me.activate('Internal review');
    await me.arrivesAt('Internal review');
    await me.attach('Your documented review process', files.policy.path);
    await me.activate(/^Add/, 'What did the review find?');
    await walk();
  });

  test('among the answers before they are sent', async () => {
    await me.activate('All sections');
    await me.activate('Check your answers');
    await me.arrivesAt(/^Check your answers/);
    await walk();
  });

  test('with colours of their own', async () => {
    const client = await at.page.createCDPSession();
    await client.send('Emulation.setEmulatedMedia', { features: [{ name: 'forced-colors', value: 'active' }] });
    await me.activate('All sections');
    await me.activate('Substantive changes');
    await me.arrivesAt('Substantive changes');
    assert.deepEqual(await walkFindings(me), []);
    await client.send('Emulation.setEmulatedMedia', { features: [] });
  });
});
