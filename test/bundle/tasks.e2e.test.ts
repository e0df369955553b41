import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { runAxe } from './axe.ts';
import { Chromium } from './chromium.ts';
import { openSite, type Site } from './host-site.ts';
import type { Respondent } from './respondent.ts';
import { picture, visit, type Visit } from './visit.ts';

suite('Somebody does the steps of the renewal with the keyboard alone', () => {
  let chromium: Chromium;
  let site: Site;
  let at: Visit;
  let me: Respondent;

  before(async () => {
    [chromium, site] = await Promise.all([Chromium.start(), openSite(undefined, { lazy: false })]);
    at = await visit(chromium.browser, `${site.url}/tasks.html`);
    me = at.respondent;
  });

  after(async () => {
    await chromium.forget();
    await site.close();
  });

  const nothingAmiss = async () => {
    assert.deepEqual(await runAxe(at.page), { violations: [], advice: [] });
    assert.deepEqual(at.witness.complaints, []);
    assert.deepEqual(at.witness.elsewhere(site.url), []);
  };

  /** Tabs to a step and gives what a screen reader says besides its name. */
  const statusOf = async (step: string, group: string) =>
    (await me.goTo({ role: 'link', name: step, within: group })).description;

  test('each step is named together with its status', async () => {
    await me.perceives({ role: 'heading', name: 'Annual report and dues' });
    assert.match(await statusOf('Annual report', 'Report'), /^Not started/);
    assert.match(await statusOf('Pay your annual dues', 'Pay'), /^Cannot be sent yet.*First send “Annual report”/);
    await picture(at.page, 'tasks-1-list');
    await nothingAmiss();
  });

  test('shares of 40, 30, 20 and 11 percent are refused inside the survey', async () => {
    await me.activate('Industry survey');
    await me.arrivesAt('Industry survey');
    await me.activate('Start');
    await me.arrivesAt('Your events and learners');
    await me.fill('In person', '40');
    await me.fill('Live online', '30');
    await me.fill('Self-paced', '20');
    await me.fill('Blended', '11');
    await me.activate('Continue');
    await me.isToldWhatIsWrong();
    await me.reads('The shares add up to 101%');
    await picture(at.page, 'tasks-2-refused');
    await nothingAmiss();
  });

  test('and the other steps go on', async () => {
    await me.activate('All steps');
    await me.arrivesAt('Annual report and dues');
    assert.match(await statusOf('Industry survey', 'Report'), /^In progress/);
    await me.activate('Review your accounts');
    await me.arrivesAt('Review your accounts');
    await me.activate('Check your answers');
    await me.activate('Send your answers');
    await me.arrivesAt('Your answers were sent');
    const [received] = await at.received();
    assert.equal(received?.payload.questionnaire.id, 'iacet-accounts');
    await me.activate('All steps');
    await me.arrivesAt('Annual report and dues');
    await me.reads('1 of 6 steps sent');
    assert.match(await statusOf('Review your accounts', 'Review what IACET knows'), /^Sent/);
    await picture(at.page, 'tasks-3-sent');
    await nothingAmiss();
  });

  test('a blank copy can be read and printed', async () => {
    await me.activate('Blank copy of “Annual report”');
    await me.arrivesAt('Annual report');
    await me.reads('Answer only if you answered “Yes” to question 6.');
    await picture(at.page, 'tasks-4-blank');
    await nothingAmiss();
  });

  test('everything is closed 91 days before the anniversary', async () => {
    await at.page.goto(`${site.url}/tasks.html?today=2026-03-16`);
    await me.reads('You can do this from March 17, 2026');
    assert.deepEqual(await me.reader.all({ role: 'link', name: 'Annual report', within: /Report/ }), []);
    await nothingAmiss();
  });
});
