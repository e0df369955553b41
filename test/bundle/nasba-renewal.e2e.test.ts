import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { Chromium } from './chromium.ts';
import { openSite, type Site } from './host-site.ts';
import type { Respondent } from './respondent.ts';
import { type SampleFiles, writeSampleFiles } from './sample-files.ts';
import { picture, visit, type Visit } from './visit.ts';

const program = 'Ethics for auditors\t3/27/2026\tGroup Live\t2\tBehavioral Ethics\t2';

suite('Somebody fills in the renewal application with the keyboard alone', () => {
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
    at = await visit(chromium.browser, `${site.url}/nasba.html`);
    me = at.respondent;
  });

  after(async () => {
    await chromium.forget();
    await Promise.all([site.close(), files.remove()]);
  });

  const nothingAmiss = () => {
    assert.deepEqual(at.witness.complaints, []);
    assert.deepEqual(at.witness.elsewhere(site.url), []);
  };

  /** Answers every question of the page that asks for yes or no, but for those that were answered. */
  const yesToAll = async (option: string | RegExp = /^(Yes|We agree)/) => {
    const groups = await me.reader.all({ role: 'radiogroup' });
    for (const { name } of groups) await me.choose(name, option);
  };

  const goOn = async (name: string) => {
    await picture(at.page, `nasba-${name}`);
    await me.activate('Continue');
    nothingAmiss();
  };

  test('the contacts stay, and one method is renewed', async () => {
    await me.activate('Start');
    await me.arrivesAt('Before you begin');
    await goOn('opening');
    await me.arrivesAt('Main contact');
    await me.choose(/still your main contact/, /^Yes|^Keep/);
    await goOn('main');
    await me.arrivesAt('Supervisory contact');
    await me.choose(/still your supervisory contact/, /^Yes|^Keep/);
    await goOn('supervisory');
    await me.arrivesAt('Delivery methods and fee');
    await me.tick(/Which delivery methods/, 'Group Live');
    await me.fill(/Group Live/, '12', /How many different programs/);
    await me.reads('$875.00');
    await goOn('methods');
  });

  test('the program list comes from a spreadsheet', async () => {
    await me.arrivesAt('Your programs');
    await me.activate('Add rows from a spreadsheet');
    await me.fill(/^Rows to add/, '');
    await at.page.keyboard.sendCharacter(program);
    await me.activate('Add these rows');
    await me.reads('1 row added.');
    await me.choose(/Who takes your programs/, /^Internal/);
    await me.tick(/fields of study/, 'Behavioral Ethics');
    await goOn('programs');
  });

  test('the policies, one as a document, and the supplement of the method', async () => {
    await me.arrivesAt('Objectives, materials and records');
    await yesToAll();
    await me.attach(/keep your courses current/, files.policy.path);
    await me.fill(/policy in a few sentences/, 'For seven years, off site.', /keep your records/);
    await goOn('policies');
    await me.arrivesAt('Group Live supplement');
    await yesToAll();
    await me.choose(/reuse recordings/, 'No');
    await me.fill(/policy in a few sentences/, 'By sign-in sheets.', /monitor attendance/);
    await goOn('supplement');
  });

  test('what promotion, evaluation and certificate show, with one no', async () => {
    for (const page of ['Promotional material', 'Evaluation form', 'Certificate of completion']) {
      await me.arrivesAt(page);
      await yesToAll();
      await goOn(page);
    }
    await me.arrivesAt('Credits and statements on the certificate');
    await yesToAll();
    await me.choose(/50-minute-hour/, 'No');
    await goOn('credits');
  });

  test('the notices, the agreement and who signs', async () => {
    await me.arrivesAt('Two notices');
    await goOn('notices');
    await me.arrivesAt('Sponsor agreement');
    await yesToAll();
    await goOn('agreement');
    await me.arrivesAt('About you');
    await me.fill('Your first name', 'Sam');
    await me.fill('Your last name', 'Sample');
    await me.fill('Your phone number', '+1 555 010 0100');
    await me.fill('Your e-mail address', 'sam@firm.example');
    await me.fillDate('Date signed', { day: '28', month: '5', year: '2026' });
    await goOn('respondent');
    await me.arrivesAt('Fee and payment');
    await me.reads('$875.00');
    await me.choose('How will you pay?', /^By credit card/);
    await goOn('payment');
  });

  test('the site receives the total and leads on to its own card page', async () => {
    await me.arrivesAt(/^Check your answers/);
    await picture(at.page, 'nasba-check');
    for (const { name } of await me.reader.all({ role: 'checkbox', name: /this is right/ })) {
      await me.goTo({ role: 'checkbox', name });
      await me.press('Space');
    }
    await me.activate('Send your answers');
    await me.arrivesAt('Your answers were sent');
    await me.reads('R-2026-00001');
    await me.reads(/its own card page for \$875\.00/);
    await picture(at.page, 'nasba-receipt');
    const [received, ...more] = await at.received();
    assert.deepEqual(more, []);
    const { answers, needsReview, attachments, today } = received!.payload;
    assert.equal(today, '2026-05-28');
    assert.deepEqual(answers['deliveryMethods'], ['groupLive']);
    assert.deepEqual(answers['programCounts'], { groupLive: 12 });
    assert.deepEqual(answers['summaryTotal'], { minor: 87500, currency: 'USD' });
    assert.equal(answers['paymentMethod'], 'card');
    assert.deepEqual(needsReview, ['certTimeStatement']);
    assert.equal((answers['programList'] as readonly { title: string }[])[0]?.title, 'Ethics for auditors');
    assert.deepEqual(
      Object.values(attachments).map(({ name, sha256 }) => [name, sha256]),
      [[files.policy.name, files.policy.sha256]],
    );
    nothingAmiss();
  });
});
