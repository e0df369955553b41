import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import type { Payload } from '../../src/engine/payload-types.ts';
import { verifyPayload } from '../../src/verify/verify-payload.ts';
import { Chromium } from './chromium.ts';
import { openReceivingSite, type ReceivingSite } from './receiving-site.ts';
import { type SampleFiles, writeSampleFiles } from './sample-files.ts';
import { visit } from './visit.ts';

suite('A site with a plain form and no script of its own', () => {
  let chromium: Chromium;
  let site: ReceivingSite;
  let files: SampleFiles;

  before(async () => {
    [chromium, site, files] = await Promise.all([Chromium.start(), openReceivingSite(), writeSampleFiles()]);
  });

  after(async () => {
    await chromium.forget();
    await Promise.all([site.close(), files.remove()]);
  });

  test('receives payload and files by a post, and its server finds them true', async () => {
    const at = await visit(chromium.browser, `${site.url}/pages/posted.html`);
    const me = at.respondent;
    await me.activate('Start');
    await me.fill('How many events?', '24');
    await me.attach('Your plan', files.policy.path);
    await me.activate('Continue');
    await me.arrivesAt(/^Check your answers/);
    await Promise.all([at.page.waitForNavigation(), me.activate('Send your answers')]);
    assert.equal(await at.page.title(), 'Thank you');

    const [data] = site.posted;
    assert.equal(site.posted.length, 1);
    assert.equal(data?.get('token'), 'from-the-site');
    const text = data?.get('report');
    assert.ok(typeof text === 'string');
    const payload = JSON.parse(text) as Payload;
    const refs = Object.keys(payload.attachments);
    const received = Object.fromEntries(refs.map((ref) => [ref, data?.get(`report.files[${ref}]`) as File]));
    const bytes = Buffer.from(await received[refs[0] ?? '']!.arrayBuffer());
    const hash = (content: Buffer) => createHash('sha256').update(content).digest('hex');
    assert.equal(hash(bytes), hash(readFileSync(files.policy.path)));

    const loaded = loadQuestionnaire(readFileSync(join(root, 'test/bundle/pages/posted.json'), 'utf8'));
    assert.ok(loaded.status === 'ready');
    const server = { context: { contextId: 'sample' }, today: '2026-05-28', files: received };
    const result = await verifyPayload(loaded.questionnaire, payload, server);
    assert.equal(result.status, 'verified', JSON.stringify(result));
    assert.deepEqual(at.witness.complaints, []);
  });
});
