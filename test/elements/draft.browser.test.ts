import { expect } from 'chai';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { type DraftStore, StoreFailure } from '../../src/drafts/store-types.ts';
import { context, renewal } from './sample-renewal.ts';
import { endVisits, Visit, words } from './visit.ts';

const key = 'sample-renewal@2026/sample-sponsor';

describe('A respondent comes back to a draft', () => {
  let at: Visit;
  let store: DraftStore;

  beforeEach(async () => {
    store = openMemoryStore();
    at = await Visit.begin({ store, properties: { now: () => new Date('2026-03-12T15:00:00Z') } });
    await at.press('Start');
    await at.choose('methods', 'Self Study');
    await at.type('programs', '12');
    await at.press('Continue');
    await at.attach('policy', 'refunds.txt');
    expect(await at.form.saveDraft()).to.equal(true);
    at.end();
  });
  afterEach(endVisits);

  it('reads when and how far, and no names, before choosing', async () => {
    at = await Visit.begin({ store });
    expect(at.text).to.include('You have a draft on this device');
    expect(at.text).to.match(/March 12, 2026/);
    expect(at.text).to.include('3 of 7 questions answered');
    expect(at.text).to.include('1 file');
    expect(at.text).not.to.include('refunds.txt');
    expect(at.root.querySelector('.section-list')).to.equal(null);
    expect(at.form.snapshot).to.equal(undefined);
    expect(document.activeElement).to.equal(document.body);
  });

  it('goes on with every answer and every byte', async () => {
    at = await Visit.begin({ store });
    await at.press('Continue with your draft');
    await at.until(() => at.root.querySelector('.section-list') !== null);
    expect(at.heading).to.equal('Sponsor renewal');
    expect(at.focus?.id).to.equal('page-heading');
    expect(at.text).to.include('Your programs Complete');
    expect(at.text).to.include('Changes and documents Incomplete');
    await at.press('Continue with “Changes and documents”');
    expect(words(at.field('policy'))).to.include('refunds.txt');
    await at.choose('mission', 'No');
    await at.press('Continue');
    await at.choose('agree', 'I have read');
    await at.press('Continue');
    let files: ReadonlyMap<string, Blob> = new Map();
    at.form.addEventListener('questionnaire-submit', (event) => (files = event.files));
    await at.press('Send your answers');
    expect(await [...files.values()][0]!.text()).to.equal('Sample content.');
  });

  it('starts again only after saying so twice', async () => {
    at = await Visit.begin({ store });
    await at.press('Start again');
    const dialog = at.root.querySelector('dialog')!;
    expect(dialog.open).to.equal(true);
    expect(words(at.focus)).to.equal('No, keep my draft');
    await at.press('No, keep my draft');
    expect(dialog.open).to.equal(false);
    expect((await store.load(key)).status).to.equal('ok');
    await at.press('Start again');
    await at.press('Yes, remove it');
    expect(at.text).to.include('Your programs Not started');
    expect((await store.load(key)).status).to.equal('none');
  });

  it('is not asked when the page says so', async () => {
    at = await Visit.begin({ store, attributes: { resume: 'continue' } });
    expect(at.text).to.include('Your programs Complete');
    at.end();
    at = await Visit.begin({ store, attributes: { resume: 'never' } });
    expect(at.text).to.include('Your programs Not started');
  });

  it('keeps it when opening the form without the personal link', async () => {
    at = await Visit.begin({ store, context: undefined });
    expect(at.heading).to.equal('You reached this form without your personal link');
    expect(at.text).to.include('still kept');
    expect(at.root.querySelectorAll('questionnaire-field, form')).to.have.length(0);
    expect((await store.load(key)).status).to.equal('ok');
    at.form.context = context;
    await at.form.ready;
    await at.settled();
    expect(at.text).to.include('You have a draft on this device');
  });

  it('never meets the draft of another sponsor', async () => {
    at = await Visit.begin({ store, context: { ...context, contextId: 'another-sponsor' } });
    expect(at.text).not.to.include('You have a draft');
    expect(at.text).to.include('Your programs Not started');
  });

  it('reads what no longer fits the questionnaire, and nothing is dropped silently', async () => {
    const changed = structuredClone(renewal) as typeof renewal & { version: number };
    changed.version = 2;
    changed.sections[0]!.questions = changed.sections[0]!.questions.filter(({ id }) => id !== 'programs');
    changed.rules = [];
    at = await Visit.begin({ store, document: changed, attributes: { resume: 'continue' } });
    expect(at.text).to.include('1 answer is no longer asked for. It is kept here and is not sent');
    expect(at.text).to.include('How many programs did you offer? 12');
  });

  it('takes a file that is gone for gone, and says which', async () => {
    await store.deleteFiles(
      key,
      await store.load(key).then((loaded) => {
        return loaded.status === 'ok' ? Object.keys(loaded.draft.record.attachments) : [];
      }),
    );
    at = await Visit.begin({ store, attributes: { resume: 'continue' } });
    expect(at.text).to.include('This file did not come back with your draft. Please attach it again: refunds.txt');
  });
});

describe('A respondent whose draft is being kept', () => {
  let at: Visit;

  afterEach(endVisits);

  /** A memory store whose saves fail as long as `broken` holds. */
  function breakable() {
    const store = openMemoryStore();
    const state = { broken: true };
    const save: DraftStore['save'] = (draft) =>
      state.broken ? Promise.reject(new StoreFailure('quota')) : store.save(draft);
    return { state, store: { ...store, save } };
  }

  it('reads "Saved" only after the device has committed it, and hears of it once', async () => {
    const store = openMemoryStore();
    let commit: () => void = () => undefined;
    const save: DraftStore['save'] = async (draft) => {
      await new Promise<void>((resolve) => (commit = resolve));
      await store.save(draft);
    };
    at = await Visit.begin({ store: { ...store, save } });
    await at.press('Start');
    const line = () => words(at.root.querySelector('#draft-status'));
    expect(line()).to.equal('');
    await at.type('programs', '12');
    expect(line()).to.equal('Saving…');
    const saved = at.form.saveDraft();
    await at.settled();
    expect(line()).to.equal('Saving…');
    commit();
    await saved;
    await at.settled();
    expect(line()).to.match(/^Saved on this device, \d/);
    expect(at.form.matches(':state(saved)')).to.equal(true);
    expect(at.spoken).to.deep.equal(['Saved on this device.']);
    await at.type('programs', '13');
    const again = at.form.saveDraft();
    await at.settled();
    commit();
    await again;
    await at.settled();
    expect(at.spoken).to.deep.equal(['Saved on this device.']);
    expect(at.root.querySelector('button[type=submit]')!.getAttribute('aria-describedby')).to.equal('draft-status');
  });

  it('never reads "saved" where the host wants answers to go with the window', async () => {
    at = await Visit.begin({ store: null, attributes: { draft: 'session' } });
    expect(at.text).to.include('are kept until you close this window');
    await at.press('Start');
    await at.type('programs', '12');
    expect(await at.form.saveDraft()).to.equal(true);
    await at.settled();
    expect(words(at.root.querySelector('#draft-status'))).to.equal('Kept until you close this window.');
    expect(at.spoken).to.deep.equal(['Kept until you close this window.']);
    expect(at.text).not.to.match(/saved on this device/i);
  });

  it('is warned once when nothing can be kept, can go on, and hears when it works again', async () => {
    const { store, state } = breakable();
    at = await Visit.begin({ store });
    await at.press('Start');
    await at.type('programs', '12');
    expect(await at.form.saveDraft()).to.equal(false);
    await at.type('programs', '13');
    await at.form.saveDraft();
    await at.settled();
    const alerts = [...at.root.querySelectorAll('#said-alert p')].map(words);
    expect(alerts).to.have.length(1);
    expect(alerts[0]).to.include('no room left');
    expect(at.form.matches(':state(save-failed)')).to.equal(true);
    expect(at.text).to.include('do not close this window');
    await at.choose('methods', 'Self Study');
    await at.press('Continue');
    expect(at.heading).to.equal('Changes and documents');
    state.broken = false;
    expect(await at.form.saveDraft()).to.equal(true);
    await at.settled();
    const polite = [...at.root.querySelectorAll('#said-status p')].map(words);
    expect(polite.at(-1)).to.equal('Your answers are being saved on this device again.');
    expect(at.text).not.to.include('do not close this window');
  });

  it('goes on in memory when the device cannot even be asked, and overwrites nothing there', async () => {
    const saves: unknown[] = [];
    const store: DraftStore = {
      ...openMemoryStore(),
      load: () => Promise.reject(new StoreFailure('blocked')),
      save: (draft) => Promise.resolve(void saves.push(draft)),
    };
    at = await Visit.begin({ store });
    expect(at.heading).to.equal('Sponsor renewal');
    await at.press('Start');
    await at.type('programs', '12');
    await at.form.saveDraft();
    expect(at.form.snapshot?.answer('programs')).to.equal(12);
    expect(saves).to.deep.equal([]);
    expect(at.text).to.include('Not saved on this device');
  });

  it('finds the same page and answers after the element was moved in the page', async () => {
    at = await Visit.begin();
    await at.press('Start');
    await at.type('programs', '12');
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    elsewhere.append(at.form);
    await at.settled();
    expect(at.heading).to.equal('Your programs');
    expect(at.root.querySelector<HTMLInputElement>('#q-programs-control')!.value).to.equal('12');
    await at.type('programs', '');
    await at.press('Continue');
    expect(at.errorAt('programs')).to.equal('Enter a whole number, like 24');
    elsewhere.remove();
  });

  it('has the newest answers written when the page is hidden', async () => {
    const store = openMemoryStore();
    at = await Visit.begin({ store });
    await at.press('Start');
    await at.type('programs', '12');
    const saved = new Promise((resolve) =>
      at.form.addEventListener('questionnaire-draft', ({ status }) => {
        if (status === 'saved') resolve(status);
      }),
    );
    window.dispatchEvent(new Event('pagehide'));
    await saved;
    const loaded = await store.load(key);
    expect(loaded.status === 'ok' && loaded.draft.record.answers['programs']).to.equal(12);
  });

  it('keeps nothing when the page forbids it, and is told', async () => {
    at = await Visit.begin({ attributes: { draft: 'none' }, properties: { draftStore: undefined } });
    expect(at.text).to.include('Your answers are not kept on this device.');
    await at.press('Start');
    await at.type('programs', '12');
    expect(words(at.root.querySelector('#draft-status'))).to.equal('Not kept on this device');
  });

  it('begins again when the host discards the draft', async () => {
    const store = openMemoryStore();
    at = await Visit.begin({ store });
    await at.press('Start');
    await at.type('programs', '12');
    await at.form.saveDraft();
    await at.form.discardDraft();
    await at.settled();
    expect(at.heading).to.equal('Sponsor renewal');
    expect(at.form.snapshot?.answer('programs')).to.equal(undefined);
    expect((await store.load(key)).status).to.equal('none');
  });
});
