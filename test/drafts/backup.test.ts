import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { suite, test } from 'node:test';
import { readBackup, writeBackup } from '../../src/drafts/backup.ts';
import { type DraftCopyProblem } from '../../src/drafts/backup-error.ts';
import { calibratedIterations } from '../../src/drafts/backup-keys.ts';
import { openStream, sealStream } from '../../src/drafts/backup-stream.ts';
import { paddedSize } from '../../src/drafts/backup-padding.ts';
import type { DraftCopy } from '../../src/drafts/backup-content.ts';
import { cachedMaster, copyOf, password, sealedCopy } from './sample-copy.ts';
import { headSecond, openSecond, readSecond, sealSecond, secondMaster } from './second-backup.ts';

const bytesOf = async (blob: Blob) => Buffer.from(await blob.arrayBuffer());
const saltOf = (header: Record<string, string | number>) => Buffer.from(String(header['salt']), 'hex');
const withPassword = (typed: string) => (header: Record<string, string | number>) =>
  secondMaster(typed, saltOf(header), Number(header['iterations']));

const open = (file: Blob, typed = password) => readBackup(file, typed, cachedMaster);

async function assertSame(opened: DraftCopy, copy: DraftCopy): Promise<void> {
  assert.deepEqual(opened.draft, copy.draft);
  assert.deepEqual([...opened.files.keys()], [...copy.files.keys()]);
  for (const [ref, file] of copy.files) assert.deepEqual(await bytesOf(opened.files.get(ref)!), await bytesOf(file));
}

function refused(promise: Promise<unknown>, code: DraftCopyProblem): Promise<void> {
  return assert.rejects(promise, { name: 'DraftCopyError', code });
}

suite('A respondent takes a copy of the draft elsewhere', () => {
  test('and finds every answer and every byte of the files again', async () => {
    const copy = copyOf({ a1: 70_000, a2: 1, a3: 131_072 });
    const file = await writeBackup(copy, password, 600_000);
    await assertSame(await open(file), copy);
    // The very last byte of a chunk, and the first of the next.
    for (const size of [61_440, 65_536, 65_535, 131_071]) {
      const exact = copyOf({ a1: size });
      await assertSame(await open(await sealedCopy(exact)), exact);
    }
  });

  test('and a second implementation reads it, and would write the very same bytes', async () => {
    const copy = copyOf({ a1: 100_000, a2: 20 });
    const bytes = await bytesOf(await sealedCopy(copy));
    const opened = openSecond(bytes, withPassword(password));
    const { draft, files, padding } = readSecond(opened.content);
    assert.deepEqual(draft, JSON.parse(JSON.stringify(copy.draft)));
    for (const [ref, file] of copy.files) assert.deepEqual(files.get(ref), await bytesOf(file));
    assert.ok(padding.every((byte) => byte === 0));
    assert.deepEqual(sealSecond(opened.head, opened.header, opened.dataKey, opened.content), bytes);
  });

  test('and one that the second implementation wrote is read here', async () => {
    const copy = copyOf({ a1: 80_000 });
    const { content } = openSecond(await bytesOf(await sealedCopy(copy)), withPassword(password));
    const [salt, dataKey] = [Buffer.alloc(16, 7), Buffer.alloc(32, 9)];
    const { head, header } = headSecond(secondMaster(password, salt, 610_000), dataKey, {
      use: 'copy',
      questionnaire: 'sample',
      sha256: 'cd'.repeat(32),
      iterations: 610_000,
      salt: salt.toString('hex'),
      prefix: '00112233445566',
    });
    const file = new Blob([Uint8Array.from(sealSecond(head, header, dataKey, content))]);
    await assertSame(await open(file), copy);
  });

  test('and the password may be typed with accents in two ways', async () => {
    const copy = copyOf({});
    const file = await sealedCopy(copy, 'Ångström-Straße-12');
    await assertSame(await readBackup(file, 'A\u030angstro\u0308m-Straße-12'), copy);
  });

  test('and nobody reads from outside whose it is, what it holds or how large exactly', async () => {
    const text = (await bytesOf(await sealedCopy(copyOf({ a1: 10 })))).toString('latin1');
    for (const secret of ['Sample Sponsor', 'legalName', 'a1.pdf', 'sponsor-1', 'sample-submission']) {
      assert.equal(text.includes(secret), false, secret);
    }
    const sizes = new Set<number>();
    for (let size = 1; size < 3_000_000; size += 997) {
      const padded = paddedSize(size);
      assert.ok(padded >= size && (padded <= 4096 || padded <= size * 1.12), `${size} -> ${padded}`);
      sizes.add(padded);
    }
    assert.ok(sizes.size < 250, `${sizes.size} sizes tell too much`);
  });

  test('and two copies with one password have nothing in common', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map(async () => bytesOf(await writeBackup(copyOf({}), password, 600_000))),
    );
    const fields = ['salt', 'prefix', 'commit', 'wrapped'] as const;
    const [a, b] = [one!, two!].map((bytes) => openSecond(bytes, withPassword(password)));
    for (const field of fields) assert.notEqual(a!.header[field], b!.header[field]);
    assert.notDeepEqual(a!.dataKey, b!.dataKey);
  });

  test('and leaves out a file that was lost here, and says so by its absence', async () => {
    const copy = copyOf({ a1: 10, a2: 20 });
    const lost = { ...copy, files: new Map([...copy.files].filter(([ref]) => ref === 'a2')) };
    const opened = await open(await sealedCopy(lost));
    assert.deepEqual([...opened.files.keys()], ['a2']);
    assert.deepEqual(Object.keys(opened.draft.record.attachments), ['a1', 'a2']);
  });
});

test('A run of chunks is open only with its last one, in its order, and where it belongs', async () => {
  const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
  const stream = { key, prefix: new Uint8Array(7).fill(1), aad: new Uint8Array(32).fill(2) };
  const plain = new Blob([new Uint8Array(200_000).fill(3)]);
  const sealed = await sealStream(stream, plain);
  assert.equal((await openStream(stream, sealed)).length, 200_000);
  const size = 65_536 + 16;
  const chunk = (at: number) => sealed.slice(at * size, (at + 1) * size);
  const [first, second, third, last] = [chunk(0), chunk(1), chunk(2), chunk(3)];
  for (const parts of [[first, second, third], [first], [], [second, first, third, last], [second, third, last]]) {
    await refused(openStream(stream, new Blob(parts)), 'damaged');
  }
  await refused(openStream({ ...stream, aad: new Uint8Array(32) }, sealed), 'damaged');
  await refused(openStream(stream, sealed.slice(0, 10)), 'damaged');
});

test('A fast device takes about a second to make a key, a slow one no less than is safe', async () => {
  const taking = (milliseconds: number) => {
    const times = [0, milliseconds];
    return calibratedIterations(() => times.shift()!);
  };
  assert.equal(await taking(500), 600_000);
  assert.equal(await taking(100), 1_000_000);
  assert.equal(await taking(0), 2_000_000);
});

suite('A copy that is not as it was made opens for nobody', () => {
  const copy = copyOf({ a1: 70_000 });
  const made = sealedCopy(copy).then(bytesOf);
  const openBytes = (bytes: Buffer, typed?: string) => open(new Blob([Uint8Array.from(bytes)]), typed);

  /** The sample copy with other header fields, checksum, commit and key made to fit. */
  async function remade(changes: Record<string, string | number>, derivedWith = 600_000): Promise<Buffer> {
    const { header, content, dataKey } = openSecond(await made, withPassword(password));
    const { commit: _commit, wrapped: _wrapped, ...kept } = header;
    const fields = { ...kept, ...changes };
    const made2 = headSecond(secondMaster(password, saltOf(header), derivedWith), dataKey, fields);
    return sealSecond(made2.head, made2.header, dataKey, content);
  }

  test('a wrong password is told from damage', async () => {
    await refused(openBytes(await made, 'Another-pass-word-1'), 'password');
    await refused(openBytes(await made, ''), 'password');
  });

  test('another kind of file, an empty one and a later format each have their own sentence', async () => {
    await refused(openBytes(Buffer.alloc(0)), 'notACopy');
    await refused(openBytes(Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj')), 'notACopy');
    await refused(openBytes(Buffer.alloc(200_000)), 'notACopy');
    await refused(openBytes(Buffer.from('questionnaire-form copy 2\nwhatever it holds\n')), 'newer');
    const bytes = await made;
    await refused(openBytes(Buffer.concat([bytes.subarray(0, 24), Buffer.from('12'), bytes.subarray(25)])), 'newer');
  });

  test('weakened, endless and senseless derivations are refused before any work is done', async () => {
    for (const iterations of [1, 599_999, 5_000_001, 2 ** 31, 2 ** 53, -600_000, 600_000.5, '600000', 0]) {
      const bytes = await remade({ iterations }, 600_000);
      const file = new Blob([Uint8Array.from(bytes)]);
      await refused(
        readBackup(file, password, () => assert.fail('derived')),
        'damaged',
      );
    }
    await refused(openBytes(await remade({ salt: '' })), 'damaged');
    await refused(openBytes(await remade({ kdf: 'MD5' })), 'damaged');
    await refused(openBytes(await remade({ chunk: 2 ** 31 })), 'damaged');
  });

  test('what was made for the host’s store is no copy, although the keys fit', async () => {
    await refused(openBytes(await remade({ use: 'draft' })), 'damaged');
    await assertSame(await openBytes(await remade({})), copy);
  });

  test('every place of the header counts, also where its checksum was made to fit', async () => {
    for (const changes of [{ sha256: '00'.repeat(32) }, { questionnaire: 'other' }, { more: 1 }] as const) {
      const { head } = headSecond(Buffer.alloc(32), Buffer.alloc(32), {
        ...openSecond(await made, withPassword(password)).header,
        ...changes,
      });
      const { head: own } = openSecond(await made, withPassword(password));
      await refused(openBytes(Buffer.concat([head, (await made).subarray(own.length)])), 'damaged');
    }
  });

  test('a draft in it that is not one of ours is refused whole', async () => {
    const { header, content, dataKey, head } = openSecond(await made, withPassword(password));
    const at = content.indexOf('"format":1');
    const later = Buffer.from(content);
    later.write('"format":2', at);
    await refused(openBytes(sealSecond(head, header, dataKey, later)), 'newer');
    const other = Buffer.from(content);
    other.write('"farmat":1', at);
    await refused(openBytes(sealSecond(head, header, dataKey, other)), 'damaged');
    const bytes = Buffer.from(content);
    bytes[content.readUInt32BE(0) + 10]! ^= 1;
    await refused(openBytes(sealSecond(head, header, dataKey, bytes)), 'damaged');
    const long = Buffer.from(content);
    long.writeUInt32BE(0xffffffff);
    await refused(openBytes(sealSecond(head, header, dataKey, long)), 'damaged');
  });
});

suite('Known answers', async () => {
  const { default: vectors } = await import('../vectors/backup.json', { with: { type: 'json' } });

  for (const vector of vectors.copies) {
    test(`${vector.name}: both implementations open it and agree`, async () => {
      const bytes = Buffer.from(vector.file, 'base64');
      const second = openSecond(bytes, withPassword(vector.password));
      assert.equal(second.master.toString('hex'), vector.master);
      assert.equal(second.dataKey.toString('hex'), vector.dataKey);
      assert.deepEqual(readSecond(second.content).draft, vector.draft);
      const copy = await open(new Blob([bytes]), vector.password);
      assert.deepEqual(copy.draft, vector.draft);
      for (const [ref, sha256] of Object.entries(vector.files)) {
        assert.equal(
          createHash('sha256')
            .update(await bytesOf(copy.files.get(ref)!))
            .digest('hex'),
          sha256,
        );
      }
    });
  }

  for (const vector of vectors.refused) {
    test(`${vector.name} is refused: ${vector.code}`, () =>
      refused(open(new Blob([Buffer.from(vector.file, 'base64')]), vector.password), vector.code as DraftCopyProblem));
  }
});
