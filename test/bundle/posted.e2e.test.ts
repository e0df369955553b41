import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type PostgresServer, startPostgres } from '../receiver/postgres-server.ts';
import { stored } from '../receiver/receiving.ts';
import { Chromium } from './chromium.ts';
import { openSite, type Site } from './host-site.ts';
import { Respondent } from './respondent.ts';
import { type SampleFiles, writeSampleFiles } from './sample-files.ts';
import { picture, visit, type Visit } from './visit.ts';

suite('A site with a plain form and no script of its own', () => {
  let chromium: Chromium;
  let postgres: PostgresServer | undefined;
  let site: Site;
  let files: SampleFiles;
  let at: Visit;

  before(async () => {
    [chromium, postgres, files] = await Promise.all([Chromium.start(), startPostgres(), writeSampleFiles()]);
    site = await openSite(undefined, { lazy: false, where: { url: postgres?.url } });
  });

  after(async () => {
    await chromium.forget();
    await Promise.all([site.close(), files.remove()]);
    await postgres?.stop();
  });

  test('receives the answers and three files by a post, and stores every byte', async () => {
    at = await visit(chromium.browser, `${site.url}/post.html`);
    const me = at.respondent;
    const sent = [files.policy, files.checklist, files.minutes];
    await me.activate('Start');
    await me.fill('What are they about?', 'Our yearly review');
    await me.attach('The documents', ...sent.map(({ path }) => path));
    await me.activate('Continue');
    await me.arrivesAt(/^Check your answers/);
    await Promise.all([at.page.waitForNavigation(), me.activate('Send your answers')]);
    await me.reads('R-2026-00001');
    for (const { name } of sent) await me.reads(name);
    await picture(at.page, 'posted-receipt');

    const id = decodeURIComponent(new URL(at.page.url()).pathname.split('/').at(-1) ?? '');
    assert.deepEqual(await stored(site, id), { count: 1, hashes: sent.map(({ sha256 }) => sha256).sort() });
    assert.deepEqual(at.witness.complaints, []);
    assert.deepEqual(at.witness.elsewhere(site.url), []);
  });

  test('stores once what is sent again from the page before', async () => {
    await at.page.goBack();
    const me = await Respondent.at(at.page);
    await Promise.all([at.page.waitForNavigation(), me.activate('Send your answers')]);
    await me.reads('R-2026-00001');
    const [submissions] = await (await site.database()).query('select count(*)::integer as number from submissions');
    assert.equal(submissions?.['number'], 1);
  });
});
