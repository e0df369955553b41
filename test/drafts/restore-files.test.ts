import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { restoreFiles } from '../../src/drafts/restore-files.ts';
import { sha256Of } from '../../src/engine/attachments.ts';
import { attachmentOf } from './sample-draft.ts';

test('restoring gives back whole files and names each one that is missing or was changed', async () => {
  const store = openMemoryStore();
  const bytesOf = (...values: number[]) => Uint8Array.from(values).buffer;
  const good = attachmentOf('a1', { sha256: await sha256Of(bytesOf(1, 2, 3)) });
  const changed = attachmentOf('a2', { sha256: await sha256Of(bytesOf(4, 5, 6)) });
  const missing = attachmentOf('a3');
  await store.putFile('k/c', 'a1', { meta: good, bytes: bytesOf(1, 2, 3) });
  await store.putFile('k/c', 'a2', { meta: changed, bytes: bytesOf(4, 5, 7) });
  const { files, lost } = await restoreFiles(store, 'k/c', { a1: good, a2: changed, a3: missing });
  assert.deepEqual([...files.keys()], ['a1']);
  assert.equal(files.get('a1')?.type, 'application/pdf');
  assert.deepEqual([...new Uint8Array((await files.get('a1')?.arrayBuffer()) ?? [])], [1, 2, 3]);
  assert.deepEqual(lost, [
    { attachment: changed, reason: 'changed' },
    { attachment: missing, reason: 'missing' },
  ]);
});
