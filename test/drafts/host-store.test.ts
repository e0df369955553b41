import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, beforeEach, suite, test } from 'node:test';
import { httpResumeStore } from '../../demo/resume-store.js';
import type { DraftCopy } from '../../src/drafts/backup-content.ts';
import { type HostedDraft, openHostedDraft, type Resumer, type Sightings } from '../../src/drafts/host-store.ts';
import { branch, masterKey } from '../../src/drafts/backup-keys.ts';
import type { ResumeStore } from '../../src/drafts/resume-store.ts';
import vectors from '../vectors/backup-locators.json' with { type: 'json' };
import { type BlobServer, type Place, startBlobServer } from './blob-server.ts';
import { cachedMaster, copyOf, password } from './sample-copy.ts';
import { secondBranch, secondMaster } from './second-backup.ts';

const resumer: Resumer = {
  questionnaire: { id: 'sample', edition: '2026', version: 1, sha256: 'cd'.repeat(32) },
  contextId: 'sponsor-1',
  site: 'b9c1',
  email: 'sam.sample@firm.example',
  password,
};

function sightingsOf(): Sightings & { readonly known: Map<string, number> } {
  const known = new Map<string, number>();
  return { known, seen: (name) => known.get(name) ?? 0, see: (name, revision) => void known.set(name, revision) };
}

suite('A respondent resumes with e-mail address and password on another device', () => {
  let server: BlobServer;
  let store: ResumeStore;

  const device = (changes: Partial<Resumer> = {}, sightings: Sightings = sightingsOf()): Promise<HostedDraft> =>
    openHostedDraft(store, { ...resumer, ...changes }, sightings, cachedMaster);
  const at = (copy: DraftCopy, revision: number): DraftCopy => ({ ...copy, draft: { ...copy.draft, revision } });

  before(async () => {
    server = await startBlobServer();
    store = httpResumeStore(server.address);
  });
  beforeEach(() => {
    server.places.clear();
    server.log.length = 0;
    server.failWith = 0;
  });
  after(() => server.close());

  test('and finds every answer and file, whatever case the address is typed in', async () => {
    const copy = copyOf({ a1: 70_000, a2: 5 });
    assert.equal(await (await device()).save(copy), true);
    const there = await (await device({ email: '  Sam.Sample@FIRM.example ' })).load();
    assert.deepEqual(there?.draft, copy.draft);
    assert.equal(there?.isOlder, false);
    for (const [ref, file] of copy.files) {
      assert.deepEqual(await there?.files.get(ref)?.arrayBuffer(), await file.arrayBuffer());
    }
  });

  test('and a wrong password, another address, year, sponsor or site all look like nothing at all', async () => {
    await (await device()).save(copyOf({}));
    const others: Partial<Resumer>[] = [
      { password: `${password}!` },
      { email: 'sam@firm.example' },
      { contextId: 'sponsor-2' },
      { site: 'another' },
      { questionnaire: { ...resumer.questionnaire, edition: '2025' } },
    ];
    for (const changes of others) assert.equal(await (await device(changes)).load(), undefined);
    assert.equal(await (await device()).load().then((copy) => copy?.draft.revision), 1);
  });

  test('and saving one answer does not send the files again', async () => {
    const hosted = await device();
    const copy = copyOf({ a1: 2_000_000, a2: 300_000 });
    await hosted.save(copy);
    server.log.length = 0;
    await hosted.save(at(copy, 2));
    assert.deepEqual(
      server.log.map(({ method, bytes }) => [method, bytes < 6_000]),
      [['PUT', true]],
    );
    // Nor by another device that goes on with it.
    const other = await device();
    await other.load();
    server.log.length = 0;
    await other.save(at(copy, 3));
    assert.equal(server.log.length, 1);
  });

  test('and the host sees no word of it: not whose, not what, not how large, nor that places belong together', async () => {
    await (await device()).save(copyOf({ a1: 1_000_003 }));
    const all = [...server.places].map(([locator, { bytes }]) => locator + bytes.toString('latin1')).join();
    for (const secret of ['firm.example', 'sponsor-1', 'Sample Sponsor', 'a1.pdf', 'legalName', password]) {
      assert.equal(all.includes(secret), false, secret);
    }
    const [file, answers] = [...server.places.values()];
    assert.notEqual(answers!.tokenHash, file!.tokenHash);
    const commits = [answers!, file!].map(({ bytes }) => /"commit":"(\w+)"/.exec(bytes.toString('latin1'))?.[1]);
    assert.notEqual(commits[0], commits[1]);
    assert.doesNotMatch(all, /"salt"|"iterations"/);
    assert.match([...server.places.keys()].join(), /^[0-9a-f]{64},[0-9a-f]{64}$/);
    const hashes = copyOf({ a1: 1_000_003 }).draft.record.attachments['a1']!.sha256;
    assert.equal(all.includes(hashes), false);
  });

  test('and two devices never write over each other: the later one is refused and merges first', async () => {
    const [one, two] = [await device(), await device()];
    assert.equal(await one.save(at(copyOf({ a1: 9 }), 1)), true);
    // A device that has not looked yet.
    assert.equal(await two.save(at(copyOf({ a2: 9 }), 1)), false);
    assert.equal((await two.load())?.draft.revision, 1);
    assert.equal(await one.save(at(copyOf({ a1: 9 }), 2)), true);
    assert.equal(await two.save(at(copyOf({ a2: 9 }), 2)), false);
    assert.deepEqual(Object.keys((await (await device()).load())!.draft.record.attachments), ['a1']);
    await two.load();
    assert.equal(await two.save(at(copyOf({ a1: 9, a2: 9 }), 3)), true);
    assert.equal(await one.save(at(copyOf({ a1: 9 }), 3)), false);
  });

  test('and is warned when the site gives back an older state than this device has seen', async () => {
    const sightings = sightingsOf();
    const hosted = await device({}, sightings);
    await hosted.save(at(copyOf({}), 4));
    const [[locator, old]] = [...server.places] as [[string, Place]];
    const kept = { ...old };
    await hosted.save(at(copyOf({}), 5));
    server.places.set(locator, kept);
    assert.equal((await (await device({}, sightings)).load())?.isOlder, true);
    assert.equal((await (await device()).load())?.isOlder, false);
    assert.ok([...sightings.known.keys()].every((name) => /^[0-9a-f]{64}$/.test(name) && name !== locator));
  });

  test('and bytes that the host altered or exchanged open for nobody', async () => {
    await (await device()).save(copyOf({ a1: 100 }));
    const [file, answers] = [...server.places.values()] as [Place, Place];
    const whole = answers.bytes;
    for (const bytes of [whole.subarray(0, -1), Buffer.from('nothing'), Buffer.alloc(0), file.bytes]) {
      answers.bytes = bytes;
      await assert.rejects((await device()).load(), { name: 'DraftCopyError', code: 'damaged' });
    }
    answers.bytes = whole;
    file.bytes = whole;
    assert.equal((await (await device()).load())?.files.size, 0);
  });

  test('and a file that was lost there is put back when it is attached again', async () => {
    const copy = copyOf({ a1: 100 });
    await (await device()).save(copy);
    const [file] = [...server.places.values()];
    file!.bytes = Buffer.from('ruined');
    const hosted = await device();
    assert.equal((await hosted.load())?.files.size, 0);
    assert.equal(await hosted.save(at(copy, 2)), true);
    assert.equal((await (await device()).load())?.files.size, 1);
  });

  test('and a file that was taken out is removed there, and everything when the respondent says so', async () => {
    const hosted = await device();
    await hosted.save(copyOf({ a1: 10, a2: 10 }));
    assert.equal(server.places.size, 3);
    await hosted.save(at(copyOf({ a1: 10 }), 2));
    assert.equal(server.places.size, 2);
    await hosted.remove();
    assert.equal(server.places.size, 0);
  });

  test('and a server that is down, or refuses, is told as such', async () => {
    const hosted = await device();
    await hosted.save(copyOf({}));
    for (const status of [500, 403, 429]) {
      server.failWith = status;
      await assert.rejects((await device()).load(), { code: 'store' });
      await assert.rejects(hosted.save(at(copyOf({}), 2)), { code: 'store' });
    }
    server.failWith = 0;
    assert.equal(await hosted.save(at(copyOf({}), 2)), true);
  });
});

suite('Known answers of places', () => {
  for (const vector of vectors.resumers) {
    test(vector.name, async () => {
      const named = ['questionnaire-form resume 1', vector.site, vector.questionnaire, vector.edition];
      const json = JSON.stringify([...named, vector.contextId, vector.normalisedEmail]);
      const salt = createHash('sha256').update(json).digest();
      const master = secondMaster(vector.password, salt, 600_000);
      const fileSalt = Buffer.from(vector.fileSha256);
      assert.equal(secondBranch(master, 'locator').toString('hex'), vector.locator);
      assert.equal(secondBranch(master, 'write token').toString('hex'), vector.writeToken);
      assert.equal(secondBranch(master, 'locator', fileSalt).toString('hex'), vector.fileLocator);
      const kdf = { iterations: 600_000, salt: Uint8Array.from(salt) };
      const own = await masterKey(vector.password, kdf);
      assert.equal(Buffer.from(await branch(own, 'locator')).toString('hex'), vector.locator);
      const asked: string[] = [];
      const store: ResumeStore = {
        get: (locator) => Promise.resolve(void asked.push(locator)),
        put: () => Promise.resolve(undefined),
      };
      const { questionnaire: id, edition, contextId, site, email } = vector;
      const questionnaire = { id, edition, version: 1, sha256: '' };
      const resumer = { questionnaire, contextId, site, email, password: vector.password };
      await (await openHostedDraft(store, resumer, sightingsOf(), () => Promise.resolve(own))).load();
      assert.deepEqual(asked, [vector.locator]);
    });
  }
});
