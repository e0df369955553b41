import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { draftStoreIn } from '../../src/drafts/cabinet-store.ts';
import { memoryCabinet, openMemoryStore } from '../../src/drafts/memory-store.ts';
import { storeSuite } from './store-suite.ts';

describe('the memory store', () => {
  const cabinet = memoryCabinet();
  const open = () =>
    Promise.resolve({
      store: draftStoreIn(cabinet),
      reopen: () => draftStoreIn(cabinet),
      tamper: (key: string, value: unknown) =>
        cabinet.change('drafts', 'relaxed', [], () =>
          value === undefined ? { remove: [key] } : { put: [[key, value]] },
        ),
      keys: () => cabinet.keys('drafts', ''),
    });
  storeSuite(it, open, assert);

  it('says what it is', () => assert.equal(openMemoryStore().kind, 'memory'));
});
