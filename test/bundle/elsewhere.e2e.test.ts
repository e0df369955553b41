import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { Chromium } from './chromium.ts';
import { openSite, type Site } from './host-site.ts';
import { visit, type Visit } from './visit.ts';

const email = 'sam@firm.example';
const password = 'Sample-pass-12';

suite('Somebody goes on with the annual report from another device, by e-mail address and password', () => {
  let chromium: Chromium;
  let site: Site;

  before(async () => {
    [chromium, site] = await Promise.all([Chromium.start(), openSite(undefined, { lazy: false })]);
  });

  after(async () => {
    await chromium.forget();
    await site.close();
  });

  /** A private window knows nothing of the browser's own. */
  const device = async () => visit(await chromium.browser.createBrowserContext(), `${site.url}/`);
  const identify = async ({ respondent: me }: Visit, button: string, label: string) => {
    await me.fill('E-mail address', email);
    await me.fill(label, password);
    await me.activate(button);
  };
  const participants = ({ page }: Visit) =>
    page.evaluate(() => document.querySelector('questionnaire-form')!.snapshot!.answer('statParticipants'));
  /** `missing` is how many places were asked for where nothing lies, which browsers tell their console. */
  const nothingAmiss = ({ witness }: Visit, missing = 0) => {
    const said = 'console error: Failed to load resource: the server responded with a status of 404 (Not Found)';
    assert.deepEqual(witness.complaints, Array(missing).fill(said));
    assert.deepEqual(witness.elsewhere(site.url), []);
  };

  test('what was filled in on the first is there on the second, and the server read none of it', async () => {
    const first = await device();
    const me = first.respondent;
    await me.activate('Start');
    await me.fill('How many participants did you serve?', '61042');
    await me.activate('Keep a copy');
    await identify(first, 'Save the copy', 'Choose a password');
    await me.reads('To go on elsewhere, open this form there and choose “Open a copy”.');
    await me.activate('Close');
    nothingAmiss(first, 1);

    const second = await device();
    await second.respondent.activate('Open a copy');
    await identify(second, 'Open a copy', 'Password');
    await second.respondent.reads('Your copy is open here.');
    assert.equal(await participants(second), 61042);
    nothingAmiss(second);

    const rows = await (await site.database()).query(`select locator, encode(body, 'escape') as body from drafts`);
    assert.ok(rows.length > 0);
    for (const row of rows) assert.doesNotMatch(JSON.stringify(row), /61042|statParticipants|workshops|firm\.example/);
  });
});
