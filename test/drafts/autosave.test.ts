import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createAutosave } from '../../src/drafts/autosave.ts';
import type { Autosave, AutosaveOptions, AutosaveStatus } from '../../src/drafts/autosave-types.ts';
import { writeDraft } from '../../src/drafts/draft-text.ts';
import { draftKey } from '../../src/drafts/draft.ts';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { StoreFailure, type DraftStore } from '../../src/drafts/store-types.ts';
import { openSession } from '../../src/engine/session.ts';
import { fileOf, pdfOf } from '../fixtures/files/samples.ts';
import { FakeClock } from './fake-clock.ts';
import { questionnaireOf } from './sample-questionnaire.ts';
import { WatchedStore } from './watched-store.ts';

const key = draftKey({ id: 'sample', edition: '2026' }, 'sponsor-1');
const questionnaire = questionnaireOf({
  contacts: [
    { id: 'legalName', kind: 'text' },
    { id: 'policy', kind: 'files' },
    { id: 'plan', kind: 'files' },
  ],
});

function begin(options: Partial<AutosaveOptions> = {}) {
  let count = 0;
  const createId = () => `id${(count += 1)}`;
  const session = openSession(questionnaire, { context: { contextId: 'sponsor-1' }, today: '2026-03-01', createId });
  const [clock, store] = [new FakeClock(), new WatchedStore()];
  const fields = { contextId: 'sponsor-1', createdAt: 7, place: 'contacts' as string | null, setAside: [] };
  const autosave = createAutosave({ session, store, clock, draftFields: () => fields, ...options });
  const states: string[] = [];
  autosave.subscribe(({ state }) => states.push(state));
  return { session, clock, store, autosave, states, fields };
}

/** Resolves with the status once it has this state. */
function reached(autosave: Autosave, state: AutosaveStatus['state']): Promise<AutosaveStatus> {
  return new Promise((resolve) => {
    if (autosave.status.state === state) return resolve(autosave.status);
    const stop = autosave.subscribe((status) => {
      if (status.state !== state) return;
      stop();
      resolve(status);
    });
  });
}

/** What a store says when it is full. */
function refusedForRoom(): Promise<never> {
  return Promise.reject(new StoreFailure('quota'));
}

describe('a filling that is kept', () => {
  it('is not written before something changes', async () => {
    const { autosave, store, clock } = begin();
    clock.advance(60_000);
    await autosave.flush();
    assert.deepEqual([autosave.status.state, store.log], ['idle', []]);
  });

  it('is saved less than a second after a change, with all a draft needs', async () => {
    const { autosave, store, clock, session, states } = begin();
    session.answer('legalName', 'Sample');
    clock.advance(699);
    assert.deepEqual([states, store.log], [['pending'], []]);
    clock.advance(1);
    const at = clock.now();
    assert.deepEqual(await reached(autosave, 'saved'), { state: 'saved', at, revision: 1 });
    assert.deepEqual(states, ['pending', 'saving', 'saved']);
    const loaded = await store.load(key);
    assert.equal(loaded.status, 'ok');
    const draft = loaded.status === 'ok' ? loaded.draft : assert.fail();
    assert.deepEqual(draft.record, session.record());
    assert.deepEqual(
      [draft.createdAt, draft.savedAt, draft.place, draft.asked],
      [7, at, 'contacts', { legalName: 'text' }],
    );
  });

  it('is saved about every second while somebody types on and on', async () => {
    const { autosave, store, clock, session } = begin();
    for (let key = 1; key <= 50; key += 1) {
      session.answer('legalName', 'x'.repeat(key));
      assert.equal(clock.waiting, 1);
      clock.advance(100);
      if (key % 10 === 0) await reached(autosave, 'saved');
    }
    assert.equal(store.saved.length, 5);
  });

  it('counts as saved only once it is committed', async () => {
    const { autosave, store, clock, session } = begin();
    store.isHeld = true;
    session.answer('legalName', 'Sample');
    const arrival = store.arrival();
    clock.advance(1000);
    await arrival;
    assert.equal(autosave.status.state, 'saving');
    store.release();
    assert.equal((await reached(autosave, 'saved')).state, 'saved');
  });

  it('that changes during a write is written once more afterwards, with the newest answers', async () => {
    const { autosave, store, clock, session } = begin();
    store.isHeld = true;
    session.answer('legalName', 'First');
    const arrival = store.arrival();
    clock.advance(1000);
    await arrival;
    for (const name of ['Second', 'Third']) {
      session.answer('legalName', name);
      clock.advance(1000);
    }
    const next = store.arrival();
    store.release();
    await next;
    store.isHeld = false;
    store.release();
    await reached(autosave, 'saved');
    assert.deepEqual(
      store.saved.map(({ record }) => record.answers.legalName),
      ['First', 'Third'],
    );
    assert.equal(store.mostAtOnce, 1);
  });

  it('never looks saved while a newer answer waits', async () => {
    const { autosave, store, clock, session, states } = begin();
    store.isHeld = true;
    session.answer('legalName', 'First');
    const arrival = store.arrival();
    clock.advance(1000);
    await arrival;
    session.answer('legalName', 'Second');
    const writing = reached(autosave, 'saved');
    store.isHeld = false;
    store.release();
    clock.advance(1000);
    await writing;
    assert.equal(states.filter((state) => state === 'saved').length, 1);
    assert.equal(store.saved.length, 2);
  });

  it('is written at once by a flush, which waits for it', async () => {
    const { autosave, store, clock, session } = begin();
    session.answer('legalName', 'Sample');
    await autosave.flush();
    assert.equal(autosave.status.state, 'saved');
    await autosave.flush();
    clock.advance(60_000);
    assert.deepEqual(store.log, ['draft 1']);
  });

  it('is written again when only its place changed', async () => {
    const { autosave, store, clock, fields } = begin();
    fields.place = 'programs';
    autosave.touch();
    clock.advance(1000);
    await reached(autosave, 'saved');
    assert.equal(store.saved[0]?.place, 'programs');
  });

  it('goes on counting from the draft it came from', async () => {
    const { autosave, session } = begin({ revision: 41 });
    session.answer('legalName', 'Sample');
    await autosave.flush();
    assert.deepEqual(autosave.status.state === 'saved' && autosave.status.revision, 42);
  });

  it('is refused, not overwritten, when another page kept something meanwhile, and both copies are told', async () => {
    const { autosave, session, store, clock } = begin();
    session.answer('legalName', 'One');
    await autosave.flush();
    const loaded = await store.load(key);
    const base = loaded.status === 'ok' ? loaded.draft : assert.fail();
    const theirs = { ...base, revision: 2, writer: 'another', base: { revision: 1, writer: base.writer ?? '' } };
    await store.save(theirs);
    session.answer('legalName', 'Two');
    await autosave.flush();
    const status = autosave.status.state === 'overtaken' ? autosave.status : assert.fail();
    assert.deepEqual([status.base, status.theirs], [base, theirs]);
    assert.equal(status.mine.record.answers.legalName, 'Two');
    session.answer('legalName', 'Three');
    clock.advance(120_000);
    await autosave.flush();
    assert.deepEqual(await store.load(key), { status: 'ok', draft: theirs });
    assert.equal(clock.waiting, 0);
  });

  it('is not overtaken by its own writing, when only the news of it got lost', async () => {
    const { autosave, session, store } = begin();
    const save = store.save.bind(store);
    store.save = async (draft) => {
      await save(draft);
      store.save = save;
      throw new StoreFailure('closed');
    };
    session.answer('legalName', 'One');
    await autosave.flush();
    assert.equal(autosave.status.state, 'failed');
    session.answer('legalName', 'Two');
    await autosave.flush();
    assert.equal(autosave.status.state, 'saved');
    const loaded = await store.load(key);
    assert.equal(loaded.status === 'ok' && loaded.draft.record.answers.legalName, 'Two');
  });

  it('is left alone after stopping, which waits for what is under way', async () => {
    const { autosave, store, clock, session } = begin();
    store.isHeld = true;
    session.answer('legalName', 'First');
    const arrival = store.arrival();
    clock.advance(1000);
    await arrival;
    session.answer('legalName', 'Second');
    const stopped = autosave.stop();
    session.answer('legalName', 'Third');
    autosave.touch();
    store.release();
    await stopped;
    await autosave.flush();
    assert.deepEqual(store.log, ['draft 1']);
    assert.equal(clock.waiting, 0);
  });
});

describe('files', () => {
  it('that are being written when keeping stops are the last thing written', async () => {
    const { autosave, store, session } = begin();
    store.isHeld = true;
    const arrival = store.arrival();
    await session.attach('policy', [fileOf('a.pdf', pdfOf(100)), fileOf('b.pdf', pdfOf(100))]);
    await arrival;
    const stopped = autosave.stop();
    store.release();
    await stopped;
    assert.deepEqual(store.log, ['file aid2']);
  });

  it('are written first, at once and each once, and their bytes never with the answers', async () => {
    const { autosave, store, session } = begin();
    await session.attach('policy', [fileOf('a.pdf', pdfOf(12_000_000, 1)), fileOf('b.pdf', pdfOf(8_000_000, 2))]);
    await autosave.flush();
    session.answer('legalName', 'Sample');
    await autosave.flush();
    const [first, second] = Object.keys(session.record().attachments);
    assert.deepEqual(store.log, [`file ${first}`, `file ${second}`, 'draft 1', 'draft 2']);
    assert.deepEqual(
      store.files.map(({ bytes }) => bytes),
      [12_000_000, 8_000_000],
    );
    for (const draft of store.saved) assert.ok(writeDraft(draft).length < 2_000);
  });

  it('that came with a restored draft are not written again', async () => {
    const { autosave, store, session } = begin({ keptFiles: ['aid2'] });
    await session.attach('policy', [fileOf('a.pdf', pdfOf(100))]);
    await autosave.flush();
    assert.deepEqual([Object.keys(session.record().attachments), store.log], [['aid2'], ['draft 1']]);
  });

  it('that are taken out and put back are written again, since the store may have dropped them', async () => {
    const { autosave, store, session } = begin();
    const { accepted } = await session.attach('policy', [fileOf('a.pdf', pdfOf(100))]);
    const ref = accepted[0]?.ref ?? assert.fail();
    await autosave.flush();
    session.detach('policy', ref);
    await autosave.flush();
    await store.deleteFiles(key, [ref]);
    session.answer('policy', [ref]);
    await autosave.flush();
    assert.deepEqual(store.log, [`file ${ref}`, 'draft 1', 'draft 2', `file ${ref}`, 'draft 3']);
    assert.equal((await store.getFiles(key, [ref])).get(ref)?.bytes.byteLength, 100);
  });

  it('that do not fit are named, the answers are kept, and typing does not try them over and over', async () => {
    const { autosave, store, clock, session } = begin();
    store.refuseFiles = 'quota';
    await session.attach('policy', [fileOf('a.pdf', pdfOf(100))]);
    const failed = await reached(autosave, 'failed');
    assert.deepEqual(failed, { state: 'failed', reason: 'quota', fileNames: ['a.pdf'] });
    const arrival = store.arrival();
    session.answer('legalName', 'Sample');
    clock.advance(1000);
    await arrival;
    await autosave.stop();
    assert.deepEqual(store.log, ['file aid2', 'draft 1', 'draft 2']);
    assert.equal(store.saved.at(-1)?.record.answers.legalName, 'Sample');
    assert.deepEqual(autosave.status, failed);
  });

  it('that leave no room for the answers go again, the newest first, and are named; those saved before stay', async () => {
    const { autosave, store, clock, session } = begin();
    const { accepted } = await session.attach('policy', [fileOf('old.pdf', pdfOf(100))]);
    await reached(autosave, 'saved');
    const [old] = accepted.map(({ ref }) => ref);
    const kept = async () => [...(await store.getFiles(key, Object.keys(session.record().attachments))).keys()];
    const save = store.save.bind(store);
    // Beside the first file there is room for answers, but not beside any other.
    store.save = async (draft) => ((await kept()).length > 1 ? refusedForRoom() : save(draft));
    await session.attach('policy', [fileOf('b.pdf', pdfOf(200)), fileOf('c.pdf', pdfOf(300))]);
    session.answer('legalName', 'Sample');
    const failed = await reached(autosave, 'failed');
    assert.deepEqual(failed, { state: 'failed', reason: 'quota', fileNames: ['c.pdf', 'b.pdf'] });
    assert.deepEqual(await kept(), [old]);
    assert.equal(store.saved.at(-1)?.record.answers.legalName, 'Sample');
    store.save = save;
    clock.advance(2_000);
    await reached(autosave, 'saved');
    assert.equal((await kept()).length, 3);
  });

  it('that did not fit are written once there is room', async () => {
    const { autosave, store, clock, session, states } = begin();
    store.refuseFiles = 'quota';
    await session.attach('policy', [fileOf('a.pdf', pdfOf(100))]);
    await reached(autosave, 'failed');
    store.refuseFiles = undefined;
    clock.advance(2_000);
    await reached(autosave, 'saved');
    assert.equal(store.files.length, 1);
    assert.deepEqual(states, ['pending', 'saving', 'failed', 'saved']);
  });

  it('that did not fit no longer count once they are taken out', async () => {
    const { autosave, store, session } = begin();
    store.refuseFiles = 'quota';
    const { accepted } = await session.attach('policy', [fileOf('a.pdf', pdfOf(100))]);
    await reached(autosave, 'failed');
    session.detach('policy', accepted[0]?.ref ?? assert.fail());
    await autosave.flush();
    assert.equal(autosave.status.state, 'saved');
  });
});

describe('when the device takes long', () => {
  it('it is said within three seconds of the key, once, and taken back when the answer is kept after all', async () => {
    const { autosave, store, clock, session, states } = begin();
    store.isHeld = true;
    session.answer('legalName', 'Sample');
    const arrival = store.arrival();
    clock.advance(1_000);
    await arrival;
    assert.equal(autosave.status.state, 'saving');
    clock.advance(1_999);
    assert.deepEqual(autosave.status, { state: 'failed', reason: 'blocked' });
    store.release();
    await reached(autosave, 'saved');
    assert.deepEqual(states, ['pending', 'saving', 'failed', 'saved']);
    assert.equal(clock.waiting, 0);
  });

  it('with a file, answers are kept beside it, and saved is said only once the file is', async () => {
    const { autosave, store, clock, session, states } = begin();
    const files: (() => void)[] = [];
    const putFile = store.putFile.bind(store);
    store.putFile = async (...file) => {
      await new Promise<void>((resolve) => files.push(resolve));
      await putFile(...file);
    };
    session.answer('legalName', 'First');
    await session.attach('policy', [fileOf('a.pdf', pdfOf(5_000_000))]);
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    for (const name of ['Second', 'Third']) {
      session.answer('legalName', name);
      const arrival = store.arrival();
      clock.advance(1_000);
      await arrival;
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    }
    assert.deepEqual(
      store.saved.map(({ record }) => record.answers.legalName),
      ['Second', 'Third'],
    );
    assert.equal(states.includes('saved'), false);
    clock.advance(5_000);
    assert.deepEqual(autosave.status, { state: 'failed', reason: 'blocked', fileNames: ['a.pdf'] });
    files[0]?.();
    await reached(autosave, 'saved');
    assert.equal(store.files.length, 1);
  });

  it('only the first write after carrying over, and one that is asked for, outlive a power failure', async () => {
    const durabilities: unknown[] = [];
    const memory = openMemoryStore();
    const save: DraftStore['save'] = (draft, durability) => {
      durabilities.push(durability);
      return memory.save(draft);
    };
    const store: DraftStore = { ...memory, save };
    const { autosave, session } = begin({ store, first: 'strict' });
    for (const name of ['First', 'Second']) {
      session.answer('legalName', name);
      await autosave.flush();
    }
    await autosave.flush('strict');
    session.answer('legalName', 'Third');
    await autosave.flush();
    assert.deepEqual(durabilities, ['strict', 'relaxed', 'strict', 'relaxed']);
  });
});

describe('when the device refuses', () => {
  for (const reason of ['quota', 'blocked', 'closed', 'unavailable', 'unknown'] as const) {
    it(`because of ${reason}, it says so until the next change could be saved`, async () => {
      const { autosave, store, clock, session, states } = begin();
      store.refuseDrafts = reason;
      session.answer('legalName', 'First');
      clock.advance(1000);
      assert.deepEqual(await reached(autosave, 'failed'), { state: 'failed', reason });
      store.refuseDrafts = undefined;
      session.answer('legalName', 'Second');
      clock.advance(1000);
      await reached(autosave, 'saved');
      assert.deepEqual(states, ['pending', 'saving', 'failed', 'saved']);
      assert.equal(store.saved.at(-1)?.record.answers.legalName, 'Second');
    });
  }

  it('it tries again by itself, ever more rarely, and recovers', async () => {
    const { autosave, store, clock, session } = begin();
    store.refuseDrafts = 'blocked';
    session.answer('legalName', 'Sample');
    await autosave.flush();
    for (const pause of [2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      const before = store.log.length;
      clock.advance(pause - 1);
      assert.equal(store.log.length, before);
      const arrival = store.arrival();
      clock.advance(1);
      await arrival;
      await autosave.flush();
    }
    store.refuseDrafts = undefined;
    const arrival = store.arrival();
    clock.advance(60_000);
    await arrival;
    await reached(autosave, 'saved');
    assert.equal(clock.waiting, 0);
    store.refuseDrafts = 'blocked';
    session.answer('legalName', 'Newer');
    await autosave.flush();
    const soon = store.arrival();
    clock.advance(2_000);
    await soon;
  });

  it('in an unforeseen way, that is a failure too, and nothing is thrown', async () => {
    const { autosave, store, session } = begin();
    store.save = () => Promise.reject(new TypeError('A host store of its own.'));
    session.answer('legalName', 'Sample');
    await autosave.flush();
    assert.deepEqual(autosave.status, { state: 'failed', reason: 'unknown' });
  });
});

describe('those who listen', () => {
  it('may ask for a write while being told of one, without a second one beside it', async () => {
    const { autosave, store, session } = begin();
    autosave.subscribe(({ state }) => {
      if (state === 'pending' || state === 'saving') void autosave.flush();
    });
    session.answer('legalName', 'Sample');
    await reached(autosave, 'saved');
    assert.equal(store.mostAtOnce, 1);
  });

  it('cannot stop the keeping by failing', async (t) => {
    const thrown: (() => void)[] = [];
    t.mock.method(globalThis, 'queueMicrotask', (callback: () => void) => thrown.push(callback));
    const { autosave, session, states } = begin();
    autosave.subscribe(() => assert.fail('A listener failed.'));
    autosave.subscribe(({ state }) => states.push(`later ${state}`));
    session.answer('legalName', 'Sample');
    await autosave.flush();
    assert.equal(states.at(-1), 'later saved');
    assert.throws(thrown[0] ?? assert.fail, /A listener failed/);
  });
});

describe('whatever happens in whatever order', () => {
  it('saved means that what is kept is what was typed, and it is kept in the end', async () => {
    const step = fc.constantFrom('type', 'type', 'wait', 'hold', 'release', 'break', 'mend', 'flush', 'touch', 'turn');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { autosave, store, clock, session } = begin();
        let typed = 0;
        autosave.subscribe(({ state }) => {
          if (state === 'saved') assert.deepEqual(store.saved.at(-1)?.record, session.record());
        });
        for (const name of steps) {
          if (name === 'type') session.answer('legalName', `${(typed += 1)}`);
          if (name === 'wait') clock.advance(700);
          if (name === 'hold') store.isHeld = true;
          if (name === 'release') store.release();
          if (name === 'break') store.refuseDrafts = 'quota';
          if (name === 'mend') store.refuseDrafts = undefined;
          if (name === 'flush') void autosave.flush();
          if (name === 'touch') autosave.touch();
          if (name === 'turn') for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
        }
        store.isHeld = false;
        store.refuseDrafts = undefined;
        session.answer('legalName', 'the end');
        const done = autosave.flush();
        store.release();
        await done;
        assert.equal(autosave.status.state, 'saved');
        assert.equal(store.mostAtOnce, 1);
        const loaded = await store.load(key);
        assert.deepEqual(loaded.status === 'ok' && loaded.draft.record, session.record());
        const revisions = store.saved.map(({ revision }) => revision);
        // A number that failed is not given again: nobody can know whether it was kept.
        assert.ok(revisions.every((revision, at) => revision > (revisions[at - 1] ?? 0)));
      }),
      { numRuns: 300 },
    );
  });
});
