import { assert } from 'chai';
import { createAutosave } from '../../src/drafts/autosave.ts';
import { carryOver } from '../../src/drafts/carry-over.ts';
import { openDeviceStore } from '../../src/drafts/draft-store.ts';
import { draftKey } from '../../src/drafts/draft.ts';
import { restoreFiles } from '../../src/drafts/restore-files.ts';
import { openSession } from '../../src/engine/session.ts';
import { fileOf, pdfOf } from '../fixtures/files/samples.ts';
import { FakeClock } from './fake-clock.ts';
import { questionnaireOf } from './sample-questionnaire.ts';

const key = draftKey({ id: 'sample', edition: '2026' }, 'coming-back');

describe('a respondent who comes back', () => {
  const store = openDeviceStore();

  after(async () => {
    await store.discard(key);
    store.close();
  });

  it('finds every answer and every file, and can send them', async () => {
    const questionnaire = questionnaireOf({
      contacts: [
        { id: 'legalName', kind: 'text' },
        { id: 'policy', kind: 'files' },
        { id: 'findings', kind: 'rows', columns: [{ id: 'element', kind: 'text', label: 'Element' }] },
      ],
    });
    const host = { context: { contextId: 'coming-back' }, today: '2026-03-01' };
    const session = openSession(questionnaire, host);
    const draftFields = () => ({ contextId: 'coming-back', createdAt: 1, place: 'contacts', setAside: [] });
    const autosave = createAutosave({ session, store, clock: new FakeClock(), draftFields });
    session.answer('legalName', 'Zoë’s “sample” \ud83d\ude00');
    session.answer(`findings/${session.addRow('findings')}/element`, 'One');
    await session.attach('policy', [fileOf('plan.pdf', pdfOf(3_000_000, 1)), fileOf('plan.pdf', pdfOf(2_000_000, 2))]);
    await autosave.flush();
    assert.equal(autosave.status.state, 'saved');
    await autosave.stop();
    store.close();

    const again = openDeviceStore();
    const loaded = await again.load(key);
    if (loaded.status !== 'ok') throw new Error(loaded.status);
    const { record, setAside, isSame, place } = carryOver(questionnaire, loaded.draft);
    const { files, lost } = await restoreFiles(again, key, record.attachments);
    again.close();
    const back = openSession(questionnaire, { ...host, record, files });
    assert.deepEqual([setAside, lost, isSame, place], [[], [], true, 'contacts']);
    assert.deepEqual(back.record(), session.record());
    const [before, now] = [session.payload(), back.payload()];
    if (before.status !== 'valid' || now.status !== 'valid') throw new Error('It cannot be sent.');
    assert.deepEqual(now.payload, before.payload);
    for (const [ref, file] of before.files) {
      const [sent, kept] = await Promise.all([file.arrayBuffer(), now.files.get(ref)?.arrayBuffer()]);
      assert.deepEqual(new Uint8Array(kept ?? []).join(), new Uint8Array(sent).join());
    }
  });
});
