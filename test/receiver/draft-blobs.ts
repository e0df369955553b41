import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { suite, test } from 'node:test';
import { httpResumeStore } from '../../demo/resume-store.js';
import { openHostedDraft } from '../../src/drafts/host-store.ts';
import { cachedMaster, copyOf, password } from '../drafts/sample-copy.ts';
import type { Receiver } from './receiving.ts';

const sightings = { seen: () => 0, see: () => undefined };
const writeToken = 'a write token of the respondent';

/** What a respondent wants of a server that keeps encrypted drafts. */
export function draftTests(at: () => Receiver): void {
  const ask = (method: string, place: string, headers: Record<string, string> = {}, body?: Uint8Array<ArrayBuffer>) =>
    fetch(`${at().url}/drafts/${place}`, { method, headers, ...(body && { body }) });
  const isNew = { 'Write-Token': writeToken, 'If-None-Match': '*' };
  const over = (etag: string | null) => ({ 'Write-Token': writeToken, 'If-Match': etag ?? '' });
  const anyPlace = () => randomBytes(32).toString('base64url');
  const bytes = () => new Uint8Array(randomBytes(100_000));

  suite('Drafts on the server', () => {
    test('are given back as they were, replaced by whoever knows the last one, and removed', async () => {
      const [place, first, second] = [anyPlace(), bytes(), bytes()];
      const made = await ask('PUT', place, isNew, first);
      assert.equal(made.status, 201);
      const found = await ask('GET', place);
      assert.equal(found.headers.get('etag'), made.headers.get('etag'));
      assert.deepEqual(new Uint8Array(await found.arrayBuffer()), first);
      assert.match(found.headers.get('cache-control') ?? '', /no-store/);
      assert.equal((await ask('PUT', place, isNew, second)).status, 412);
      const replaced = await ask('PUT', place, over(made.headers.get('etag')), second);
      assert.equal(replaced.status, 204);
      assert.equal((await ask('PUT', place, over(made.headers.get('etag')), first)).status, 412);
      assert.deepEqual(new Uint8Array(await (await ask('GET', place)).arrayBuffer()), second);
      assert.equal((await ask('DELETE', place, { 'Write-Token': writeToken })).status, 204);
      assert.equal((await ask('GET', place)).status, 404);
    });

    test('of twenty who replace the same one, one is first and nineteen are told', async () => {
      const place = anyPlace();
      const etag = (await ask('PUT', place, isNew, bytes())).headers.get('etag');
      const answers = await Promise.all(Array.from({ length: 20 }, () => ask('PUT', place, over(etag), bytes())));
      const statuses = answers.map(({ status }) => status).sort();
      assert.deepEqual(statuses, [204, ...Array.from({ length: 19 }, () => 412)]);
      await ask('DELETE', place, { 'Write-Token': writeToken });
    });

    test('cannot be changed or removed without their token, of which only a hash is kept', async () => {
      const [place, body] = [anyPlace(), bytes()];
      const etag = (await ask('PUT', place, isNew, body)).headers.get('etag') ?? '';
      const elsewhere = { 'X-Address': 'somebody else', 'Write-Token': 'a token that is not the one' };
      assert.equal((await ask('PUT', place, { ...elsewhere, 'If-Match': etag }, bytes())).status, 403);
      assert.equal((await ask('DELETE', place, elsewhere)).status, 403);
      assert.equal((await ask('DELETE', place)).status, 401);
      assert.equal((await ask('PUT', place, { 'Write-Token': writeToken }, bytes())).status, 428);
      assert.deepEqual(new Uint8Array(await (await ask('GET', place)).arrayBuffer()), body);
      const rows = await (await at().database()).query('select locator, token, etag from drafts');
      assert.ok(rows.length > 0);
      assert.ok(!JSON.stringify(rows).includes(writeToken));
      await ask('DELETE', place, { 'Write-Token': writeToken });
    });

    test('end where they are too large, where the store is full, and when their time is over', async () => {
      const place = anyPlace();
      assert.equal((await ask('PUT', place, isNew, new Uint8Array(1_000_001))).status, 413);
      assert.equal((await ask('PUT', place, isNew, new Uint8Array(1_000_000))).status, 201);
      assert.equal((await ask('PUT', anyPlace(), isNew, new Uint8Array(1_000_000))).status, 507);
      const { now } = at();
      at().now = new Date(now.getTime() + 61 * 86_400_000);
      assert.equal((await ask('GET', place, { 'X-Address': 'after two months' })).status, 404);
      assert.equal((await ask('PUT', place, isNew, bytes())).status, 201);
      at().now = now;
      await ask('DELETE', place, { 'Write-Token': writeToken });
    });

    test('lead from one device to another with e-mail address and password, through the client of the demo', async () => {
      const store = httpResumeStore(`${at().url}/drafts/`);
      const questionnaire = { id: 'sample', edition: '2026', version: 1, sha256: 'cd'.repeat(32) };
      const resumer = { questionnaire, contextId: 'sponsor-1', site: 'b9c1', email: 'sam@firm.example', password };
      const device = (changes = {}) => openHostedDraft(store, { ...resumer, ...changes }, sightings, cachedMaster);
      const copy = copyOf({ a1: 70_000, a2: 5 });
      const [first, second] = [await device(), await device({ email: ' Sam@Firm.example' })];
      assert.equal(await first.save(copy), true);
      const there = await second.load();
      assert.deepEqual(there?.draft, copy.draft);
      for (const [ref, file] of copy.files) {
        assert.deepEqual(await there?.files.get(ref)?.arrayBuffer(), await file.arrayBuffer());
      }
      assert.equal(await second.save(copy), true);
      assert.equal(await first.save(copy), false);
      assert.equal(await (await device({ password: `${password}!` })).load(), undefined);
      await second.remove();
      assert.equal(await (await device()).load(), undefined);
    });

    test('whoever guesses gets no answer any more for an hour, and nobody else notices', async () => {
      const guesser = { 'X-Address': 'a guesser' };
      const place = anyPlace();
      await ask('PUT', place, isNew, bytes());
      for (let i = 0; i < 5; i += 1) assert.equal((await ask('GET', anyPlace(), guesser)).status, 404);
      const stopped = await ask('GET', place, guesser);
      assert.equal(stopped.status, 429);
      assert.ok(Number(stopped.headers.get('retry-after')) > 0);
      assert.equal((await ask('GET', place)).status, 200);
      const { now } = at();
      at().now = new Date(now.getTime() + 3_600_000);
      assert.equal((await ask('GET', place, guesser)).status, 200);
      at().now = now;
    });
  });
}
