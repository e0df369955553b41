import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { stored } from '../receiver/receiving.ts';
import { Chromium } from './chromium.ts';
import { openSite, type Site } from './host-site.ts';
import type { Respondent } from './respondent.ts';
import { type SampleFiles, writeSampleFiles } from './sample-files.ts';
import { picture, visit, type Visit } from './visit.ts';

const explanation = 'We now train volunteers, too:\n“hands on” <b>only</b> & in Zürich.';

suite('Somebody fills in the annual report with the keyboard alone', () => {
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

  const open = async () => {
    at = await visit(chromium.browser, site.url);
    me = at.respondent;
  };

  const nothingAmiss = () => {
    assert.deepEqual(at.witness.complaints, []);
    assert.deepEqual(at.witness.elsewhere(site.url), []);
  };

  test('the numbers and the changes, with a file', async () => {
    await open();
    await me.perceives({ role: 'heading', name: 'Annual report', within: /Annual report/ });
    await picture(at.page, '1-start');
    await me.activate('Start');
    await me.arrivesAt('Annual statistics');
    await me.fill('How many learning events did you hold?', '24');
    await me.fill('How many participants did you serve?', '610');
    await me.fill('How many learners received IACET CEUs?', '388');
    await me.fill('How many IACET CEUs did you award in total?', '512.4');
    await picture(at.page, '2-statistics');
    await me.activate('Continue');

    await me.arrivesAt('Substantive changes');
    await me.choose(/mission/, 'Yes');
    await me.fill('What changed?', explanation, /mission/);
    await me.attach(/mission/, files.minutes.path);
    await me.choose(/management/, 'No');
    await me.choose(/contractors/, 'No');
    await me.choose(/acquired/, 'No');
    await picture(at.page, '3-changes');
    await me.activate('Continue');
    nothingAmiss();
  });

  test('the review process is attached, and the page says that it is saved', async () => {
    await me.arrivesAt('Internal review');
    await me.attach('Your documented review process', files.policy.path);
    await me.fillDate('When was the review done?', { day: '20', month: 'April', year: '2026' });
    await me.reads(/Saved on this device/);
    await picture(at.page, '4-review-process');
    nothingAmiss();
  });

  test('the browser dies; afterwards every answer and every byte is still there', async () => {
    await chromium.kill();
    await chromium.restart();
    await open();
    await me.reads('You have a draft on this device');
    await me.reads('2 files');
    await picture(at.page, '5-resume');
    await me.activate('Continue with your draft');

    await me.arrivesAt(/./);
    await me.activate('Substantive changes');
    await me.arrivesAt('Substantive changes');
    assert.equal((await me.goTo({ role: 'textbox', name: 'What changed?' })).value, explanation);
    await me.reads(files.minutes.name);
    await me.activate('Continue');
    await me.arrivesAt('Internal review');
    await me.reads(files.policy.name);
    nothingAmiss();
  });

  test('the rest of the review, with rows', async () => {
    await me.attach('Proof that the review was done', files.checklist.path);
    await me.activate(/^Add/, 'What did the review find?');
    await me.fill(/^Element of the Standard/, '1.5', /Finding 1/);
    await me.fill(/^What you found/, 'The checklist is from 2023.', /Finding 1/);
    await me.fillDate(/^Done on/, { day: '2', month: '5', year: '2026' });
    await me.activate(/^Add/, 'What did the review find?');
    await me.fill(/^Element of the Standard/, '6.4', /Finding 2/);
    await me.fill(/^What you found/, 'One program rounded up.', /Finding 2/);
    await picture(at.page, '6-internal-review');
    await me.activate('Continue');
    await me.arrivesAt('Closing questions');
    await me.fill(/biggest challenges/, 'Reaching learners in small towns.');
    await picture(at.page, '7-closing');
    await me.activate('Continue');
    nothingAmiss();
  });

  test('one answer is changed from the review page, and the way leads back to it', async () => {
    await me.arrivesAt(/^Check your answers/);
    await picture(at.page, '8-check');
    await me.activate(/How many learning events did you hold\?/);
    const box = await me.goTo({ role: 'textbox', name: 'How many learning events did you hold?' });
    assert.equal(box.value, '24');
    await me.typeOver('26');
    await me.activate('Continue');
    await me.reads(/^Check your answers/m);
    const back = await me.goTo({ name: /How many learning events did you hold\?/ });
    assert.equal(back.role, 'link');
    await me.reads('26');
  });

  test('the site receives just what was typed, and the very bytes of the files', async () => {
    await me.activate('Send your answers');
    await me.arrivesAt('Your answers were sent');
    await me.reads('R-2026-00001');
    await picture(at.page, '9-receipt');

    const [received, ...more] = await at.received();
    assert.ok(received);
    assert.deepEqual(more, []);
    const { answers, attachments } = received.payload;
    const refOf = (name: string) => Object.keys(attachments).find((ref) => attachments[ref]?.name === name);
    const rowIds = (answers['reviewFindings'] as readonly { rowId: string }[]).map(({ rowId }) => rowId);
    assert.deepEqual(answers, {
      reportPeriod: { from: '2025-06-15', to: '2026-06-14' },
      statEvents: 26,
      statParticipants: 610,
      statLearners: 388,
      statCeus: '512.4',
      chgMission: { answer: 'yes', explanation, files: [refOf(files.minutes.name)] },
      chgManagement: { answer: 'no' },
      chgOutsourcing: { answer: 'no' },
      chgMerger: { answer: 'no' },
      reviewProcessFiles: [refOf(files.policy.name)],
      reviewEvidenceFiles: [refOf(files.checklist.name)],
      reviewDate: '2026-04-20',
      reviewFindings: [
        { rowId: rowIds[0], element: '1.5', finding: 'The checklist is from 2023.', doneOn: '2026-05-02' },
        { rowId: rowIds[1], element: '6.4', finding: 'One program rounded up.' },
      ],
      challenges: 'Reaching learners in small towns.',
    });
    assert.equal(received.payload.today, '2026-05-28');
    assert.equal(received.payload.contextId, 'sample-provider-2026');
    for (const file of [files.minutes, files.policy, files.checklist]) {
      const ref = refOf(file.name)!;
      assert.equal(attachments[ref]?.size, file.size);
      assert.equal(attachments[ref]?.sha256, file.sha256);
      assert.equal(received.sha256[ref], file.sha256);
    }
    const hashes = [files.minutes, files.policy, files.checklist].map(({ sha256 }) => sha256).sort();
    assert.deepEqual(await stored(site, received.payload.submissionId), { count: 1, hashes });
    nothingAmiss();
  });

  test('afterwards nothing of it is left on the device', async () => {
    await at.page.close();
    await open();
    await me.perceives({ role: 'button', name: 'Start' });
    assert.doesNotMatch(await me.reader.words(), /draft on this device/);
    nothingAmiss();
  });
});
