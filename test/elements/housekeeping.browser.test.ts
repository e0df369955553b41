import axe from 'axe-core/axe.js';
import { expect } from 'chai';
import { openDeviceStore } from '../../src/drafts/draft-store.ts';
import { LIFE, NOTICE } from '../../src/drafts/lifetime.ts';
import type { DraftStore } from '../../src/drafts/store-types.ts';
import { context, renewal } from './sample-renewal.ts';
import { endVisits, Visit, words } from './visit.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const first = Date.UTC(2026, 2, 12, 15);
const day = 24 * 60 * 60 * 1_000;
const keyOf = (contextId: string, edition = '2026') => `sample-renewal@${edition}/${contextId}`;

describe('Whoever uses a device sees which drafts are kept there, and can remove them', () => {
  let at: Visit;
  let store: DraftStore;

  before(() => (store = openDeviceStore()));
  after(() => store.close());
  afterEach(async () => {
    endVisits();
    for (const name of ['house-1', 'house-2', 'house-3']) await store.discard(keyOf(name));
    await store.discard(keyOf('house-1', '2025'));
  });

  /** Opens the form of a sponsor in this browser, with the browser's own database. */
  const open = (contextId: string, now = first, attributes: Record<string, string> = {}, document: unknown = renewal) =>
    Visit.begin({
      document,
      context: { ...context, contextId },
      attributes,
      properties: { draftStore: undefined, now: () => new Date(now) },
    });
  /** Somebody was here before. */
  const leave = async (contextId: string, now = first, attributes: Record<string, string> = {}, document?: unknown) => {
    at = await open(contextId, now, attributes, document);
    await at.press('Start');
    await at.type('programs', '12');
    await at.form.goTo('changes');
    await at.attach('policy', 'refunds.txt');
    expect(await at.form.saveDraft()).to.equal(true);
    at.end();
  };
  const list = () => at.root.querySelector<HTMLDetailsElement>('details.drafts');
  const listed = () => at.until(() => list() !== null);
  const isKept = async (contextId: string, edition?: string) =>
    (await store.load(keyOf(contextId, edition))).status === 'ok';
  const refsOf = async (key: string) => {
    const loaded = await store.load(key);
    return loaded.status === 'ok' ? Object.keys(loaded.draft.record.attachments) : [];
  };
  const filesIn = async (key: string, refs: readonly string[]) => (await store.getFiles(key, refs)).size;
  const faults = async () => {
    const { violations } = await axe.run(at.form, { runOnly: rules });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${String(target)}`));
  };
  const removeIn = async (row: number) => {
    list()!.open = true;
    const button = list()!.querySelectorAll('button')[row]!;
    button.focus();
    button.click();
    await at.settled();
  };

  it('folded away, with what each is called, when it was kept and how much it holds; asks before one goes', async () => {
    await leave('house-1', first, { 'draft-label': 'Sample Training Provider' });
    await leave('house-1', first - day, {}, { ...renewal, edition: '2025' });
    const refs = await refsOf(keyOf('house-1'));
    expect(await filesIn(keyOf('house-1'), refs)).to.equal(1);
    at = await open('house-2');
    await listed();
    expect(list()!.open).to.equal(false);
    expect(words(list()!.querySelector('summary'))).to.equal('2 other drafts on this device');
    const rows = [...list()!.querySelectorAll('li')].map(words);
    expect(rows[0]).to.include('Sponsor renewal, 2026 (Sample Training Provider) Last changed on March 12, 2026');
    expect(rows[0]).to.include('1 file, 15 bytes');
    expect(rows[1]).to.include('Sponsor renewal, 2025 (house-1) Last changed on March 11, 2026');
    expect(at.root.querySelector('.kept ~ .copies')!.textContent).not.to.include('Remove');
    list()!.open = true;
    expect(await faults()).to.deep.equal([]);
    await removeIn(0);
    const dialog = at.root.querySelector('dialog')!;
    expect(dialog.open).to.equal(true);
    expect(words(dialog)).to.include('Sponsor renewal, 2026 (Sample Training Provider)');
    expect(words(at.focus)).to.equal('No, keep my draft');
    expect(await faults()).to.deep.equal([]);
    await at.press('No, keep my draft');
    await at.until(() => at.root.querySelector('dialog') === null);
    expect(at.focus).to.equal(list()!.querySelector('button'));
    expect(await isKept('house-1')).to.equal(true);
    await removeIn(0);
    await at.press('Yes, remove it');
    await at.until(() => at.text.includes('Your draft has been removed from this device.'));
    expect([await isKept('house-1'), await isKept('house-1', '2025')]).to.deep.equal([false, true]);
    expect(await filesIn(keyOf('house-1'), refs)).to.equal(0);
    expect(at.spoken.at(-1)).to.equal('Your draft has been removed from this device.');
    expect(words(list()!.querySelector('summary'))).to.equal('1 other draft on this device');
    expect(at.focus).to.equal(list()!.querySelector('button'));
    await removeIn(0);
    await at.press('Yes, remove it');
    await at.until(() => list() === null);
    expect(at.focus?.id).to.equal('page-heading');
    expect(await isKept('house-1', '2025')).to.equal(false);
  });

  it('but never one that is open in another tab', async () => {
    await leave('house-1');
    at = await open('house-2');
    await listed();
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((taken) => {
      const tab = () => new Promise<void>((done) => ((letGo = done), taken()));
      void navigator.locks.request(`questionnaire-form ${keyOf('house-1')}`, tab);
    });
    await held;
    await removeIn(0);
    await at.press('Yes, remove it');
    await at.until(() => at.text.includes('could not be removed'));
    expect(await isKept('house-1')).to.equal(true);
    expect(list()).not.to.equal(null);
    letGo();
    await removeIn(0);
    await at.press('Yes, remove it');
    await at.until(() => list() === null);
    expect(await isKept('house-1')).to.equal(false);
  });

  it('their own one too, while they fill it in', async () => {
    await leave('house-1');
    at = await open('house-1', first, { resume: 'continue' });
    await at.press('Remove from this device');
    expect(words(at.focus)).to.equal('No, keep my draft');
    await at.press('Yes, remove it');
    await at.until(() => at.spoken.includes('Your draft has been removed from this device.'));
    expect(at.text).to.include('Your draft has been removed from this device.');
    expect(at.focus?.id).to.equal('page-heading');
    expect(at.form.snapshot!.answer('programs')).to.equal(undefined);
    expect(await isKept('house-1')).to.equal(false);
    await at.press('Start');
    expect(at.text).not.to.include('has been removed');
  });

  it('and those of last year are listed, but not offered any more once this year was sent', async () => {
    await leave('house-1', first - day, {}, { ...renewal, edition: '2025' });
    at = await open('house-1');
    expect(at.text).to.include('You have an unsent draft of the 2025 edition on this device');
    expect(list()).to.equal(null);
    await at.press('Begin a new one');
    await at.answerAll();
    at.form.addEventListener('questionnaire-submit', (event) => event.respondWith({}));
    expect(await at.form.submit()).to.equal(true);
    const isPassed = async () => {
      const loaded = await store.load(keyOf('house-1', '2025'));
      return loaded.status === 'ok' && loaded.draft.isPassed;
    };
    while (!(await isPassed())) await at.settled();
    at.end();
    at = await open('house-1');
    await listed();
    expect(at.text).not.to.include('You have an unsent draft');
    expect(words(list())).to.include('Sponsor renewal, 2025 (house-1)');
    const old = keyOf('house-1', '2025');
    expect(await filesIn(old, await refsOf(old))).to.equal(1);
  });

  it('an old one is removed only after its date was told, and that is told too', async () => {
    await leave('house-1');
    const end = first + LIFE;
    at = await open('house-2', end - NOTICE - 1);
    await listed();
    expect(list()!.open).to.equal(false);
    expect(words(list())).not.to.include('It will be removed');
    at.end();
    const announced = async () => {
      const loaded = await store.load(keyOf('house-1'));
      return loaded.status === 'ok' ? loaded.draft.removeAfter : undefined;
    };
    expect(await announced()).to.equal(undefined);
    at = await open('house-2', end + day);
    await listed();
    expect(list()!.open).to.equal(true);
    expect(words(list())).to.include('It will be removed from this device after October');
    expect(await faults()).to.deep.equal([]);
    while ((await announced()) === undefined) await at.settled();
    expect(await announced()).to.equal(end + day + NOTICE);
    at.end();
    at = await open('house-3', end + day + NOTICE + 1);
    await listed();
    expect(words(list())).to.include('Removed, as announced: Sponsor renewal, 2026 (house-1)');
    expect(await isKept('house-1')).to.equal(false);
  });

  it('an old one is offered with its date to whoever comes back to it, and going on with it lets it live', async () => {
    await leave('house-1');
    const now = first + LIFE - day;
    at = await open('house-1', now);
    expect(at.text).to.include('It will be removed from this device after');
    await at.press('Continue with your draft');
    await at.until(() => at.text.includes('Your programs Incomplete'));
    expect(await at.form.saveDraft()).to.equal(true);
    const loaded = await store.load(keyOf('house-1'));
    const { savedAt, removeAfter, record } = loaded.status === 'ok' ? loaded.draft : expect.fail('It is gone');
    expect([savedAt, removeAfter, record.answers['programs']]).to.deep.equal([now, undefined, 12]);
  });
});

describe('Whoever shares a computer has nothing kept on it', () => {
  let at: Visit;
  const store = openDeviceStore();

  const open = (attributes: Record<string, string> = {}) =>
    Visit.begin({
      context: { ...context, contextId: 'shared' },
      attributes,
      properties: { draftStore: undefined },
    });
  const leaves = () => {
    const event = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(event);
    return !event.defaultPrevented;
  };

  afterEach(async () => {
    endVisits();
    await store.discard(keyOf('shared'));
  });
  after(() => store.close());

  it('at once where nothing was filled in; and is told, warned on leaving, and offered a copy', async () => {
    at = await open();
    await at.press('Shared computer? Keep nothing here');
    await at.until(() => at.spoken.length > 0);
    expect(at.spoken[0]).to.include('From now on nothing is kept on this device.');
    expect(at.root.querySelector('dialog')).to.equal(null);
    expect(at.focus?.id).to.equal('page-heading');
    expect(words(at.root.querySelector('#draft-status'))).to.equal('Not kept on this device');
    const { violations } = await axe.run(at.form, { runOnly: rules });
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
    expect(leaves()).to.equal(true);
    await at.press('Start');
    await at.type('programs', '12');
    expect(words(at.root.querySelector('#draft-status'))).to.equal('Not kept on this device');
    expect(await at.form.saveDraft()).to.equal(false);
    expect(leaves()).to.equal(false);
    expect((await store.load(keyOf('shared'))).status).to.equal('none');
    await at.press('All sections');
    expect(at.text).to.include('Keep a copy');
    const copy = await at.form.exportDraft('Sample-Pass-2026');
    expect(copy.size).to.be.greaterThan(0);
  });

  it('after being asked where there is a draft: it goes, and every answer and file stays on the page', async () => {
    at = await open();
    await at.press('Start');
    await at.type('programs', '12');
    await at.form.goTo('changes');
    await at.attach('policy', 'refunds.txt');
    await at.form.saveDraft();
    at.end();
    at = await open({ resume: 'continue' });
    await at.press('Shared computer? Keep nothing here');
    await at.press('No, keep my draft');
    await at.until(() => at.root.querySelector('dialog') === null);
    expect((await store.load(keyOf('shared'))).status).to.equal('ok');
    await at.press('Shared computer? Keep nothing here');
    await at.press('Yes, remove it');
    await at.until(() => at.text.includes('From now on nothing is kept on this device.'));
    expect((await store.load(keyOf('shared'))).status).to.equal('none');
    expect(leaves()).to.equal(false);
    await at.answerAllFrom('Continue with “Your programs”');
    let sent: ReadonlyMap<string, Blob> = new Map();
    at.form.addEventListener('questionnaire-submit', (event) => {
      sent = event.files;
      event.respondWith({});
    });
    expect(await at.form.submit()).to.equal(true);
    expect(await Promise.all([...sent.values()].map((file) => file.text()))).to.deep.equal(
      Array.from({ length: sent.size }, () => 'Sample content.'),
    );
    expect(sent.size).to.equal(2);
  });

  it('for this visit only', async () => {
    at = await open();
    await at.press('Shared computer? Keep nothing here');
    at.end();
    at = await open();
    expect(at.text).to.include('Shared computer? Keep nothing here');
    await at.press('Start');
    await at.type('programs', '12');
    expect(await at.form.saveDraft()).to.equal(true);
  });
});
