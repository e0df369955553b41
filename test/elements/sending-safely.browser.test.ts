import { expect } from 'chai';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import type { Draft } from '../../src/drafts/draft.ts';
import type { DraftStore } from '../../src/drafts/store-types.ts';
import type { HostReply } from '../../src/elements/host-reply.ts';
import type { QuestionnaireSubmitEvent } from '../../src/elements/public-events.ts';
import { context as sampleContext } from './sample-renewal.ts';
import { endVisits, Visit, words } from './visit.ts';

const key = 'sample-renewal@2026/sample-sponsor';

describe('Whatever becomes of sending', () => {
  let at: Visit;
  let store: DraftStore;
  let received: QuestionnaireSubmitEvent[];
  let verdict: { take: (reply: HostReply) => void; refuse: (reason: unknown) => void };

  const listen = () =>
    at.form.addEventListener('questionnaire-submit', (event) => {
      received.push(event);
      event.respondWith(new Promise((take, refuse) => (verdict = { take, refuse })));
    });
  const heard = (type: string) =>
    new Promise((resolve) => at.form.addEventListener(`questionnaire-${type}`, resolve, { once: true }));
  const send = async () => {
    const asked = heard('submit');
    void at.form.submit();
    await asked;
  };
  const kept = async (): Promise<Draft | undefined> => {
    const loaded = await store.load(key);
    return loaded.status === 'ok' ? loaded.draft : undefined;
  };
  /** Comes back after the page died. */
  const comeBack = async (resume = 'continue') => {
    endVisits();
    at = await Visit.begin({
      store,
      attributes: { resume },
      properties: { now: () => new Date('2026-05-04T15:00:00Z') },
    });
    listen();
  };

  beforeEach(async () => {
    store = openMemoryStore();
    received = [];
    at = await Visit.begin({ store, properties: { now: () => new Date('2026-05-04T14:00:00Z') } });
    await at.answerAll();
    listen();
  });
  afterEach(endVisits);

  it('the device knows that the host is being asked before the host does, and under which number', async () => {
    const order: string[] = [];
    const save = store.save.bind(store);
    store.save = async (draft) => {
      await save(draft);
      if (draft.sendingSince !== undefined) order.push(`kept ${draft.record.submissionId}`);
    };
    at.form.addEventListener('questionnaire-submit', ({ payload }) => order.push(`asked ${payload.submissionId}`));
    await send();
    const { submissionId } = received[0]!.payload;
    expect(order.slice(0, 2)).to.deep.equal([`kept ${submissionId}`, `asked ${submissionId}`]);
  });

  it('a page that died meanwhile says that nobody knows, and sends again under the same number', async () => {
    await send();
    const first = received[0]!.payload.submissionId;
    await comeBack('ask');
    expect(at.text).to.include('We do not know whether your answers arrived. They were handed over on May 4, 2026');
    await comeBack();
    expect(words(at.root.querySelector('#send-failure'))).to.include('We do not know whether your answers arrived');
    await at.form.goTo('review');
    expect(words(at.root.querySelector('#send-failure'))).to.include('they count only once');
    await send();
    expect(received[1]!.payload.submissionId).to.equal(first);
    const submitted = heard('submitted');
    verdict.take({});
    await submitted;
    expect((await store.load(key)).status).to.equal('none');
  });

  it('a host that says no is an answer: nobody wonders afterwards', async () => {
    await send();
    expect((await kept())?.sendingSince).to.equal(Date.parse('2026-05-04T14:00:00Z'));
    const failed = heard('submit-failed');
    verdict.refuse({ message: 'Not yet.' });
    await failed;
    await at.form.saveDraft();
    expect((await kept())?.sendingSince).to.equal(undefined);
    await comeBack();
    expect(at.text).not.to.include('We do not know');
  });

  it('a fault of the host leaves it open whether it arrived', async () => {
    await send();
    const failed = heard('submit-failed');
    verdict.refuse(new Error('connection reset'));
    await failed;
    await comeBack();
    expect(at.text).to.include('We do not know whether your answers arrived');
  });

  it('a host that throws has not taken it', async () => {
    endVisits();
    at = await Visit.begin({ store, attributes: { resume: 'continue' } });
    // The runner would take the page's report for an error of the test.
    const { onerror } = window;
    window.onerror = null;
    at.form.addEventListener('questionnaire-submit', (event) => {
      event.preventDefault();
      throw new TypeError('sample fault of a host');
    });
    const failed = heard('submit-failed');
    void at.form.submit();
    expect(await failed).to.have.property('reason', 'error');
    window.onerror = onerror;
    await at.settled();
    expect(at.text).to.include('Your answers were not sent');
    expect((await store.load(key)).status).to.equal('ok');
  });

  it('what was changed while it was sent is not on the receipt, and the respondent is told', async () => {
    await send();
    await at.form.goTo('programs');
    await at.type('programs', '77');
    const submitted = heard('submitted');
    verdict.take({ reference: 'REF-7' });
    await submitted;
    await at.settled();
    expect(at.text).to.include('Your reference: REF-7');
    expect(at.text).to.include('How many programs did you offer? 12');
    expect(at.text).to.include('Those changes were not sent');
  });

  it('a yes that comes when another sponsor is open removes the draft of the one that was sent', async () => {
    await send();
    at.form.context = { ...sampleContext, contextId: 'another-sponsor' };
    await at.until(() => at.text.includes('Start') && at.root.querySelector('.section-list') !== null);
    await at.press('Start');
    await at.type('programs', '5');
    await at.form.saveDraft();
    const submitted = heard('submitted');
    verdict.take({});
    await submitted;
    expect((await store.load(key)).status).to.equal('none');
    expect((await store.load('sample-renewal@2026/another-sponsor')).status).to.equal('ok');
    expect(at.text).not.to.include('Your answers were sent');
  });

  it('a host that takes the element out of the page keeps its promise all the same', async () => {
    at.form.addEventListener('questionnaire-submit', () => at.form.remove());
    await send();
    expect((await store.load(key)).status).to.equal('ok');
    const submitted = heard('submitted');
    verdict.take({});
    await submitted;
    expect((await store.load(key)).status).to.equal('none');
  });

  it('says that there is no connection, and tries again only when asked to', async () => {
    let isOnline = false;
    Object.defineProperty(navigator, 'onLine', { get: () => isOnline, configurable: true });
    try {
      window.dispatchEvent(new Event('offline'));
      await at.settled();
      expect(words(at.root.querySelector('.actions')!.previousElementSibling!.parentElement)).to.include(
        'You are offline.',
      );
      expect(at.spoken.at(-1)).to.include('You are offline.');
      await send();
      const failed = heard('submit-failed');
      verdict.refuse(new TypeError('Failed to fetch'));
      await failed;
      await at.settled();
      expect(at.text).to.include('You are offline, so nothing was sent.');
      isOnline = true;
      window.dispatchEvent(new Event('online'));
      await at.settled();
      expect(at.spoken).to.include('You are connected again.');
      expect(received).to.have.length(1);
    } finally {
      Reflect.deleteProperty(navigator, 'onLine');
    }
  });

  it('the browser warns before the page is left only while something is not kept', async () => {
    const device = { ...store, kind: 'device' as const };
    endVisits();
    at = await Visit.begin({ store: device, attributes: { resume: 'continue' } });
    const warns = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
    expect(warns()).to.equal(false);
    await at.form.goTo('programs');
    await at.type('programs', '13');
    expect(warns()).to.equal(true);
    expect(await at.form.saveDraft()).to.equal(true);
    expect(warns()).to.equal(false);
    at.end();
    at = await Visit.begin({ attributes: { draft: 'none' }, properties: { draftStore: undefined } });
    expect(warns()).to.equal(false);
    await at.press('Start');
    await at.type('programs', '13');
    expect(warns()).to.equal(true);
  });
});
