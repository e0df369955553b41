import { expect } from 'chai';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import type { Payload } from '../../src/engine/payload-types.ts';
import { Visit } from './visit.ts';

/** What a host received from somebody who answered everything. */
async function receivedPayload(): Promise<Payload> {
  const at = await Visit.begin();
  await at.answerAll();
  const sent = new Promise<Payload>((resolve) => {
    at.form.addEventListener('questionnaire-submit', (event) => {
      resolve(event.payload);
      event.respondWith({});
    });
  });
  await at.form.submit();
  at.end();
  return JSON.parse(JSON.stringify(await sent)) as Payload;
}

describe('A payload that the host received', () => {
  let payload: Payload;
  let at: Visit;

  before(async () => {
    payload = await receivedPayload();
  });

  afterEach(() => at.end());

  it('can be read again, with its files by name, and leaves nothing on the device', async () => {
    const store = openMemoryStore();
    at = await Visit.begin({ store, attributes: { mode: 'review' }, properties: { payload } });
    expect(at.heading).to.equal('Your answers');
    for (const { name } of Object.values(payload.attachments)) expect(at.text).to.contain(name);
    expect(at.form.snapshot!.violations).to.deep.equal([]);
    expect(at.root.querySelectorAll('button, input')).to.have.length(0);
    expect(await store.list()).to.deep.equal([]);
  });

  it('can be corrected: what is sent then is a new submission that supersedes it', async () => {
    at = await Visit.begin({ properties: { payload } });
    await at.form.goTo('programs');
    await at.type('programs', '13');
    let corrected: Payload | undefined;
    at.form.addEventListener('questionnaire-submit', (event) => {
      corrected = event.payload;
      event.respondWith({});
    });
    expect(await at.form.submit()).to.equal(true);
    expect(corrected!.supersedes).to.equal(payload.submissionId);
    expect(corrected!.submissionId).not.to.equal(payload.submissionId);
    expect(corrected!.answers).to.deep.equal({ ...payload.answers, programs: 13 });
    expect(corrected!.attachments).to.deep.equal(payload.attachments);
  });

  it('has a draft of its own while it is corrected', async () => {
    const store = openMemoryStore();
    at = await Visit.begin({ store });
    await at.answerAll();
    await at.form.saveDraft();
    const before = await store.list();
    at.form.payload = payload;
    await at.form.ready;
    await at.settled();
    expect(at.text).not.to.contain('Continue where you left off');
    await at.form.goTo('programs');
    await at.type('programs', '13');
    await at.form.saveDraft();
    expect(await store.list()).to.have.length(before.length + 1);
  });

  it('is opened also when it is given while the device is asked for a draft', async () => {
    const store = openMemoryStore();
    const load = store.load.bind(store);
    let answer: () => void = () => undefined;
    const isAsked = new Promise<void>((ask) => {
      store.load = async (key) => {
        ask();
        await new Promise<void>((resolve) => (answer = resolve));
        return load(key);
      };
    });
    const opening = Visit.begin({ store });
    await isAsked;
    const release = answer;
    const form = document.querySelector('questionnaire-form')!;
    form.payload = payload;
    await form.updateComplete;
    release();
    answer();
    at = await opening;
    await at.form.ready;
    await at.settled();
    expect(at.form.snapshot!.answer('programs')).to.equal(payload.answers['programs']);
    await at.form.goTo('programs');
    await at.type('programs', '13');
    await at.form.saveDraft();
    expect((await store.list()).map(({ contextId }) => contextId)).to.deep.equal([
      `${payload.contextId} ${payload.submissionId}`,
    ]);
  });

  it('is not opened for somebody else', async () => {
    at = await Visit.begin({ properties: { payload: { ...payload, contextId: 'somebody-else' } } });
    expect(at.form.snapshot).to.equal(undefined);
    expect(at.count('rejected')).to.equal(1);
  });
});
