import { expect } from 'chai';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { type DraftStore, StoreFailure } from '../../src/drafts/store-types.ts';
import { endVisits, Visit, words } from './visit.ts';

describe('A respondent who reads where the answers are kept', () => {
  afterEach(endVisits);

  const device = { properties: { draftStore: undefined } };

  /** Has the page look as if a browser of this maker showed it. */
  async function inBrowserOf(vendor: string, work: () => Promise<void>): Promise<void> {
    Object.defineProperty(navigator, 'vendor', { value: vendor, configurable: true });
    try {
      await work();
    } finally {
      Reflect.deleteProperty(navigator, 'vendor');
    }
  }

  it('is told that the browser may delete them', async () => {
    const at = await Visit.begin(device);
    expect(at.text).to.include('The browser may delete them');
    expect(at.text).not.to.include('7 days');
  });

  it('is told in Safari to come back within a week, with a reminder for the calendar', () =>
    inBrowserOf('Apple Computer, Inc.', async () => {
      const at = await Visit.begin({
        properties: { draftStore: undefined, now: () => new Date('2026-03-12T15:00:00Z') },
      });
      expect(at.text).to.include('Come back within 7 days');
      const files: Blob[] = [];
      const names: string[] = [];
      const createObjectURL = URL.createObjectURL.bind(URL);
      const seen = Object.getOwnPropertyDescriptor(URL, 'createObjectURL')!;
      URL.createObjectURL = (file: Blob) => {
        files.push(file);
        return createObjectURL(file);
      };
      HTMLAnchorElement.prototype.click = function () {
        names.push(this.download);
      };
      try {
        await at.press('Put a reminder in your calendar');
      } finally {
        Object.defineProperty(URL, 'createObjectURL', seen);
        Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
      }
      expect(names).to.deep.equal(['sample-renewal.ics']);
      const text = await files[0]!.text();
      expect(text).to.include('DTSTART:20260317T150000Z').and.to.include('SUMMARY:Go on with “Sponsor renewal”');
      expect(text).to.include(location.host).and.not.to.include(location.href);
    }));

  it('is told nothing about the browser where the host keeps the drafts', () =>
    inBrowserOf('Apple Computer, Inc.', async () => {
      const at = await Visit.begin();
      expect(at.text).to.include('kept on this device');
      expect(at.text).not.to.include('7 days');
    }));
});

describe('A respondent whose browser has trouble with drafts', () => {
  let at: Visit;

  afterEach(endVisits);

  /** What was kept when somebody had answered two questions and attached a file. */
  async function kept(): Promise<DraftStore> {
    const store = openMemoryStore();
    at = await Visit.begin({ store });
    await at.press('Start');
    await at.choose('methods', 'Self Study');
    await at.type('programs', '12');
    await at.press('Continue');
    await at.attach('policy', 'refunds.txt');
    expect(await at.form.saveDraft()).to.equal(true);
    at.end();
    return store;
  }

  for (const layout of ['pages', 'single']) {
    it(`reads in ${layout} that a draft is missing, from when, and what to do`, async () => {
      const missing = { revision: 4, savedAt: Date.parse('2026-03-12T15:00:00Z') };
      const store: DraftStore = { ...openMemoryStore(), load: () => Promise.resolve({ status: 'none', missing }) };
      at = await Visit.begin({ store, attributes: { layout } });
      expect(at.text).to.match(/A draft saved on March 12, 2026 at \d+:00\s?[AP]M is missing here/);
      expect(at.text).to.include('please begin again');
      at.end();
      at = await Visit.begin({ store, attributes: { layout, locale: 'es' } });
      expect(at.text).to.match(/Aquí falta un borrador guardado el 12 de marzo de 2026/);
    });
  }

  it('reads that a draft of a newer release is there, and how to get at it', async () => {
    const store: DraftStore = { ...openMemoryStore(), load: () => Promise.resolve({ status: 'foreign' }) };
    at = await Visit.begin({ store });
    expect(at.text).to.include('Your draft was saved by a newer version of this form');
    expect(at.text).to.include('Reload this page');
  });

  it('goes on with the earlier draft and what was typed meanwhile, once the browser gives it out again', async () => {
    const whole = await kept();
    let isAway = true;
    const noted = () => ({ revision: 9, savedAt: Date.parse('2026-03-12T15:00:00Z') });
    const load: DraftStore['load'] = (key) =>
      isAway ? Promise.reject(new StoreFailure('unavailable')) : whole.load(key);
    at = await Visit.begin({ store: { ...whole, noted, load } });
    expect(at.text).to.match(/A draft saved on March 12, 2026 .* cannot be opened at the moment/);
    expect(at.text).to.include('Not saved on this device');
    await at.press('Start');
    await at.type('programs', '13');
    isAway = false;
    await at.until(() => at.heading === 'Choose which answers to keep');
    expect(at.text).to.include('One question was answered differently');
    at.root.querySelector<HTMLInputElement>('.conflict input[value=mine]')!.click();
    const saved = new Promise<void>((resolve) =>
      at.form.addEventListener('questionnaire-draft', ({ status }) => status === 'saved' && resolve()),
    );
    await at.press('Keep these answers and continue');
    await saved;
    await at.settled();
    expect(at.heading).to.equal('Your programs');
    expect(at.root.querySelector<HTMLInputElement>('#q-programs-control')!.value).to.equal('13');
    expect(at.form.snapshot!.answer('methods')).to.deep.equal(['selfStudy']);
    expect(at.text).not.to.include('do not close this window');
    await at.press('Continue');
    expect(words(at.field('policy'))).to.include('refunds.txt');
    at.end();
    at = await Visit.begin({ store: whole, attributes: { resume: 'continue' } });
    expect([at.form.snapshot!.answer('programs'), at.form.snapshot!.answer('methods')]).to.deep.equal([
      13,
      ['selfStudy'],
    ]);
    expect(at.text).not.to.include('did not come back');
  });
});
