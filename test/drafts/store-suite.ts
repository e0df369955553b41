import { draftKey, type Draft } from '../../src/drafts/draft.ts';
import { writeDraft } from '../../src/drafts/draft-text.ts';
import { StaleDraft, type DraftStore } from '../../src/drafts/store-types.ts';
import { attachmentOf, draftOf, recordOf } from './sample-draft.ts';

/** What the suite needs of an assertion library; Node's and chai's both have it. */
interface Assert {
  deepEqual(actual: unknown, expected: unknown): void;
  equal(actual: unknown, expected: unknown): void;
}

/** A store under test, with a way to open it anew and a way behind its back. */
export interface StoreUnderTest {
  readonly store: DraftStore;
  /** The same place, opened by somebody who remembers nothing. */
  readonly reopen: () => DraftStore;
  /** Puts a value where the store keeps its records, as damage does; undefined removes it. */
  readonly tamper: (key: string, value: unknown) => Promise<void>;
  /** Every key in the place. */
  readonly keys: () => Promise<readonly string[]>;
}

let count = 0;

/** What every place to keep drafts must do, whatever it is made of. */
export function storeSuite(
  it: (name: string, test: () => Promise<void>) => unknown,
  open: () => Promise<StoreUnderTest>,
  assert: Assert,
): void {
  /** A context of its own for each test, so that none sees the others' drafts. */
  const fresh = async () => {
    const contextId = `context/${(count += 1)} %`;
    const at = (revision: number, changes: Partial<Draft> = {}) => draftOf({ contextId, revision, ...changes });
    return { ...(await open()), contextId, at, key: draftKey({ id: 'sample', edition: '2026' }, contextId) };
  };
  const naming = (...refs: string[]) =>
    recordOf(
      { policy: refs },
      refs.map((ref) => attachmentOf(ref)),
    );
  const bytesOf = (...values: number[]) => Uint8Array.from(values).buffer;
  const file = (ref: string, ...values: number[]) => ({ meta: attachmentOf(ref), bytes: bytesOf(...values) });
  const found = async (store: DraftStore, key: string, ...refs: string[]) => {
    const files = await store.getFiles(key, refs);
    return [...files].map(([ref, { meta, bytes }]) => [ref, meta.name, [...new Uint8Array(bytes)]]);
  };

  it('a respondent who never was here finds nothing', async () => {
    const { store, key } = await fresh();
    assert.deepEqual(await store.load(key), { status: 'none' });
  });

  it('what was saved is there when the store is opened again', async () => {
    const { store, reopen, key, at } = await fresh();
    await store.save(at(1));
    await store.save(at(2, { record: recordOf({ legalName: 'Zoë & Ångström \u2028 \ud83d\ude00' }) }));
    store.close();
    const expected = at(2, { record: recordOf({ legalName: 'Zoë & Ångström \u2028 \ud83d\ude00' }) });
    assert.deepEqual(await reopen().load(key), { status: 'ok', draft: expected });
  });

  it('the newest of many revisions is loaded, and the same revision may be saved twice', async () => {
    const { store, key, at } = await fresh();
    for (let revision = 1; revision <= 7; revision += 1) await store.save(at(revision));
    await store.save(at(7, { place: 'second' }));
    assert.deepEqual(await store.load(key), { status: 'ok', draft: at(7, { place: 'second' }) });
  });

  it('the revision before the newest is still there, even when the newest was saved twice', async () => {
    const { store, key, at, tamper } = await fresh();
    for (const revision of [1, 2, 3, 3]) await store.save(at(revision));
    await tamper(`${key}/0`, 'damaged');
    assert.deepEqual(await store.load(key), { status: 'damaged', draft: at(2) });
  });

  it('a draft made from anything but the newest is refused, and nothing of what is kept is touched', async () => {
    const { store, reopen, key, at, tamper } = await fresh();
    const by = (writer: string, revision: number, base?: Draft['base']) =>
      at(revision, { writer, ...(base && { base }), place: `${writer} ${revision}` });
    const refused = async (draft: Draft) => {
      const error: unknown = await reopen()
        .save(draft)
        .catch((reason: unknown) => reason);
      return error instanceof StaleDraft ? [error.reason, error.newer.place] : error;
    };
    await store.save(by('A', 1, { revision: 0 }));
    assert.deepEqual(await refused(by('B', 1, { revision: 0 })), ['stale', 'A 1']);
    await store.save(by('B', 2, { revision: 1, writer: 'A' }));
    assert.deepEqual(await refused(by('A', 2, { revision: 1 })), ['stale', 'B 2']);
    assert.deepEqual(await refused(by('C', 3, { revision: 2, writer: 'A' })), ['stale', 'B 2']);
    assert.deepEqual(await refused(by('C', 3, { revision: 2 })), ['stale', 'B 2']);
    assert.deepEqual(await refused(at(1)), ['stale', 'B 2']);
    // Not even when the small record beside it is gone.
    await tamper(`${key}/head`, undefined);
    assert.deepEqual(await refused(by('A', 9, { revision: 1, writer: 'A' })), ['stale', 'B 2']);
    assert.deepEqual(await store.load(key), { status: 'ok', draft: by('B', 2, { revision: 1, writer: 'A' }) });
    await tamper(`${key}/0`, 'damaged');
    await tamper(`${key}/1`, 'damaged');
    await store.load(key);
    assert.equal(await refused(by('A', 9, { revision: 1, writer: 'A' })), undefined);
  });

  it('what goes on from the revision before a damaged one is taken, and leaves that one whole', async () => {
    const { store, key, at, tamper } = await fresh();
    await store.save(at(1, { writer: 'A' }));
    await store.save(at(2, { writer: 'A', base: { revision: 1, writer: 'A' } }));
    await tamper(`${key}/1`, 'damaged');
    await store.load(key);
    await store.save(at(3, { writer: 'B', base: { revision: 1, writer: 'A' } }));
    await tamper(`${key}/1`, 'damaged');
    assert.deepEqual(await store.load(key), { status: 'damaged', draft: at(1, { writer: 'A' }) });
  });

  it('drafts of two organisations, and of two questionnaires, never mix', async () => {
    const { store, key, at } = await fresh();
    const other = await fresh();
    await store.save(at(1, { place: 'mine' }));
    await store.save(other.at(1, { place: 'theirs' }));
    await store.save(at(1, { place: 'another', questionnaire: { ...at(1).questionnaire, id: 'survey' } }));
    assert.deepEqual(await store.load(key), { status: 'ok', draft: at(1, { place: 'mine' }) });
    await store.discard(key);
    assert.deepEqual(await store.load(other.key), { status: 'ok', draft: other.at(1, { place: 'theirs' }) });
  });

  it('a damaged newest record is put away and the revision before it is offered', async () => {
    const { store, key, at, tamper, keys } = await fresh();
    await store.save(at(1));
    await store.save(at(2));
    const damaged = writeDraft(at(2)).replace('Sample', 'Simple');
    await tamper(`${key}/1`, damaged);
    assert.deepEqual(await store.load(key), { status: 'damaged', draft: at(1) });
    assert.deepEqual(await store.load(key), { status: 'damaged', draft: at(1) });
    await store.save(at(2, { place: 'recovered' }));
    await store.save(at(3));
    assert.deepEqual(await store.load(key), { status: 'ok', draft: at(3) });
    assert.equal((await keys()).filter((name) => name.startsWith(`${key}/away/`)).length, 1);
  });

  it('a damaged older record does no harm', async () => {
    const { store, key, at, tamper } = await fresh();
    await store.save(at(1));
    await store.save(at(2));
    await tamper(`${key}/0`, 17);
    assert.deepEqual(await store.load(key), { status: 'ok', draft: at(2) });
  });

  it('without the small record beside it, a damaged record may be the newest, and that is said', async () => {
    const { store, key, at, tamper } = await fresh();
    await store.save(at(1));
    await store.save(at(2));
    await tamper(`${key}/head`, undefined);
    await tamper(`${key}/1`, 'damaged');
    assert.deepEqual(await store.load(key), { status: 'damaged', draft: at(1) });
  });

  it('files stay as long as a record that cannot be read may name them', async () => {
    const { store, key, at, tamper } = await fresh();
    await store.putFile(key, 'a1', file('a1', 1));
    await store.save(at(1, { record: naming('a1') }));
    await tamper(`${key}/0`, 'damaged');
    for (const revision of [2, 3, 4, 5, 6]) {
      await store.load(key);
      await store.save(at(revision));
    }
    await store.load(key);
    assert.equal((await found(store, key, 'a1')).length, 1);
  });

  it('nothing whole is left: it says damaged, not none', async () => {
    const { store, key, at, tamper } = await fresh();
    await store.save(at(1));
    await tamper(`${key}/0`, '');
    assert.deepEqual(await store.load(key), { status: 'damaged', draft: undefined });
    assert.deepEqual(await store.load(key), { status: 'damaged', draft: undefined });
    await store.save(at(1, { place: 'begun anew' }));
    assert.deepEqual(await store.load(key), { status: 'ok', draft: at(1, { place: 'begun anew' }) });
  });

  for (const head of [undefined, null, 'head', { slot: 5 }, { slot: 0, revision: 9, loose: { a: 'b' } }]) {
    it(`a small record beside the draft that is ${JSON.stringify(head)} is mended`, async () => {
      const { store, key, at, tamper } = await fresh();
      for (const revision of [1, 2, 3, 4]) await store.save(at(revision));
      await tamper(`${key}/head`, head);
      assert.deepEqual(await store.load(key), { status: 'ok', draft: at(4) });
      await store.save(at(5));
      await tamper(`${key}/head`, head);
      assert.deepEqual(await store.load(key), { status: 'ok', draft: at(5) });
    });
  }

  it('a draft of a later release is left alone, and a copy outlives what is saved over it', async () => {
    const { store, key, at, tamper, keys } = await fresh();
    const later = writeDraft({ ...at(1), format: 2 } as unknown as Draft);
    await store.save(at(1));
    await tamper(`${key}/0`, later);
    assert.deepEqual(await store.load(key), { status: 'foreign' });
    for (const revision of [1, 2, 3]) await store.save(at(revision));
    assert.deepEqual(await store.load(key), { status: 'ok', draft: at(3) });
    assert.equal((await keys()).filter((name) => name.startsWith(`${key}/away/`)).length, 1);
  });

  it('files come back byte for byte, and only those asked for', async () => {
    const { store, reopen, key } = await fresh();
    await store.putFile(key, 'a1', file('a1', 1, 2, 3));
    await store.putFile(key, 'a2', file('a2', 255, 0));
    store.close();
    assert.deepEqual(await found(reopen(), key, 'a2', 'a9', 'a1'), [
      ['a2', 'a2.pdf', [255, 0]],
      ['a1', 'a1.pdf', [1, 2, 3]],
    ]);
    await store.deleteFiles(key, ['a1', 'a9']);
    assert.deepEqual(await found(store, key, 'a1', 'a2'), [['a2', 'a2.pdf', [255, 0]]]);
  });

  it('a file that no revision names goes, but not before the revisions are younger than its being found', async () => {
    const { store, key, at } = await fresh();
    await store.putFile(key, 'a1', file('a1', 1));
    await store.putFile(key, 'a2', file('a2', 2));
    await store.save(at(1, { record: naming('a1', 'a2') }));
    await store.save(at(2, { record: naming('a1') }));
    await store.load(key);
    await store.save(at(3, { record: naming('a1') }));
    await store.load(key);
    assert.equal((await found(store, key, 'a2')).length, 1);
    await store.save(at(4, { record: naming('a1') }));
    await store.load(key);
    assert.equal((await found(store, key, 'a2')).length, 1);
    await store.save(at(5, { record: naming('a1') }));
    await store.load(key);
    assert.deepEqual(await found(store, key, 'a1', 'a2'), [['a1', 'a1.pdf', [1]]]);
  });

  it('a file that another tab kept a moment before its revision survives a load in between', async () => {
    const { store, reopen, key, at } = await fresh();
    for (const revision of [1, 2, 3]) await store.save(at(revision));
    await store.putFile(key, 'a1', file('a1', 1));
    await reopen().load(key);
    for (const revision of [4, 5, 6, 7]) await store.save(at(revision, { record: naming('a1') }));
    await reopen().load(key);
    assert.equal((await found(store, key, 'a1')).length, 1);
  });

  it('files that were set aside stay', async () => {
    const { store, key, at } = await fresh();
    await store.putFile(key, 'a1', file('a1', 1));
    const aside = { path: 'fax', reason: 'notAsked', asked: 'files', stored: ['a1'] } as const;
    const setAside = [{ ...aside, attachments: [attachmentOf('a1')] }];
    for (const revision of [1, 2, 3, 4, 5]) {
      await store.save(at(revision, { setAside }));
      await store.load(key);
    }
    assert.equal((await found(store, key, 'a1')).length, 1);
  });

  it('after discarding, nothing of it is left, not even what was put away', async () => {
    const { store, key, at, tamper, keys } = await fresh();
    await store.save(at(1));
    await store.putFile(key, 'a1', file('a1', 1));
    await tamper(`${key}/0`, 'damaged');
    await store.load(key);
    await store.discard(key);
    assert.deepEqual(
      (await keys()).filter((name) => name.startsWith(key)),
      [],
    );
    assert.deepEqual(await found(store, key, 'a1'), []);
    assert.deepEqual(await store.load(key), { status: 'none' });
  });

  it('the list names every draft that can be read, what it is called, and how much it holds', async () => {
    const { store, contextId, key, at, tamper } = await fresh();
    const broken = await fresh();
    const named = { title: 'Sample renewal', label: 'Sample Training Provider', removeAfter: 9 };
    await store.save(at(3, { ...named, record: naming('a1', 'a2') }));
    await store.save(broken.at(1));
    await tamper(`${broken.key}/0`, 'damaged');
    const mine = (await store.list()).filter((line) => [key, broken.key].includes(line.key));
    const { questionnaire, savedAt } = at(3);
    assert.deepEqual(mine, [{ key, questionnaire, contextId, revision: 3, savedAt, ...named, files: 2, bytes: 6 }]);
  });
}
