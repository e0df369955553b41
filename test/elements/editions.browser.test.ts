import { expect } from 'chai';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import type { DraftStore } from '../../src/drafts/store-types.ts';
import type { Payload } from '../../src/engine/payload-types.ts';
import { renewal } from './sample-renewal.ts';
import { endVisits, Visit, words } from './visit.ts';

type Questions = { id: string; kind: string; [word: string]: unknown }[];

/** The sample renewal of the next year, in which something of every sort has changed. */
function nextYear() {
  const document = { ...structuredClone(renewal), edition: '2027' };
  const [programs, , changes] = document.sections as unknown as { questions: Questions }[];
  const [sponsor, methods, , website] = programs!.questions;
  Object.assign(methods!, { revision: 2 });
  programs!.questions = [sponsor!, methods!, website!, { id: 'reach', kind: 'text', label: 'Whom do you reach?' }];
  const [mission, policy, people] = changes!.questions;
  const plan = { id: 'plan', kind: 'files', label: 'Your plan', optional: true };
  changes!.questions = [mission!, { ...policy!, maxPerQuestion: '5 bytes' }, people!, plan];
  return { document: { ...document, rules: [] } };
}

describe('A respondent comes back when the questionnaire has changed', () => {
  let at: Visit;
  let store: DraftStore;

  beforeEach(async () => {
    store = openMemoryStore();
    const document = structuredClone(renewal);
    (document.sections[2] as unknown as { questions: Questions }).questions.push({
      id: 'chart',
      kind: 'files',
      label: 'Your organization chart',
      optional: true,
    });
    at = await Visit.begin({ store, document });
    await at.press('Start');
    await at.choose('methods', 'Self Study');
    await at.type('programs', '12');
    await at.type('website', 'https://firm.example');
    await at.press('Continue');
    await at.attach('policy', 'refunds.txt');
    await at.attach('chart', 'chart.txt', 'The chart.');
    expect(await at.form.saveDraft()).to.equal(true);
    at.end();
  });
  afterEach(endVisits);

  it('decides what becomes of an unsent draft of last year, reads one summary, and loses neither words nor files', async () => {
    const { document } = nextYear();
    at = await Visit.begin({ store, document, attributes: { resume: 'continue' } });
    expect(at.text).to.include('You have an unsent draft of the 2026 edition on this device');
    expect(at.text).not.to.include('firm.example');
    await at.press('Take my answers over');
    await at.until(() => at.root.querySelector('#changes') !== null);
    const summary = at.root.querySelector('#changes')!;
    expect([...summary.querySelectorAll('a')].map(words)).to.deep.equal([
      'Which delivery methods do you offer?',
      'Your refund policy',
      'Whom do you reach?',
      'Your plan',
    ]);
    expect(words(summary)).to.include('How many programs did you offer? 12');
    expect(words(summary)).to.include('Your organization chart chart.txt');
    expect(words(at.root.querySelector('.archive > summary'))).to.equal('Kept, but not sent: 3 earlier answers');

    await at.press('Which delivery methods do you offer?');
    expect(words(at.field('methods').nextElementSibling)).to.match(/Your earlier answer: Self Study Use this answer$/);
    expect(at.form.snapshot?.question('methods').blank).to.equal(true);
    await at.press('Use this answer');
    expect(at.form.snapshot?.answer('methods')).to.deep.equal(['selfStudy']);
    expect(words(at.field('methods').nextElementSibling)).to.equal('');

    expect(await at.form.saveDraft()).to.equal(true);
    expect((await store.list()).map(({ questionnaire }) => questionnaire.edition).sort()).to.deep.equal([
      '2026',
      '2027',
    ]);
    at.end();
    at = await Visit.begin({ store, document, attributes: { resume: 'continue' } });
    expect(at.root.querySelector('#changes')).to.equal(null);
    expect(at.form.snapshot?.answer('website')).to.equal('https://firm.example');
    expect(at.form.snapshot?.question('policy').violations.map(({ code }) => code)).to.deep.equal(['filesTooLarge']);

    const saved = new Promise<string>((resolve) => {
      HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
        resolve(fetch(this.href).then((got) => got.text()));
      };
    });
    await at.press('Save chart.txt');
    expect(await saved).to.equal('The chart.');
    delete (HTMLAnchorElement.prototype as { click?: unknown }).click;
  });

  it('may begin the new edition instead, and the old draft stays', async () => {
    const { document } = nextYear();
    (document.sections[0] as unknown as { questions: Questions }).questions[2]!['carryForward'] = true;
    at = await Visit.begin({ store, document });
    await at.press('Begin a new one');
    expect(at.form.snapshot?.progress.answered).to.equal(0);
    await at.press('Start');
    const offer = at.field('website').nextElementSibling;
    expect(words(offer)).to.equal(
      'Your answer from 2026, which counts only if you use it: https://firm.example Use this answer',
    );
    expect(at.root.querySelectorAll('.earlier').length).to.equal(1);
    await at.press('Use this answer');
    expect(at.form.snapshot?.answer('website')).to.equal('https://firm.example');
    expect(await at.form.saveDraft()).to.equal(true);
    expect((await store.load('sample-renewal@2026/sample-sponsor')).status).to.equal('ok');
  });

  it('is told nothing when only the wording has changed', async () => {
    const document = structuredClone(renewal) as { version: number; sections: unknown[] };
    const [programs, , changes] = document.sections as { questions: Questions }[];
    document.version = 2;
    programs!.questions[3]!['label'] = 'Your page';
    changes!.questions.push({ id: 'chart', kind: 'files', label: 'Your chart', optional: true });
    at = await Visit.begin({ store, document });
    expect(at.text).not.to.include('changed since then');
    await at.press('Continue with your draft');
    await at.until(() => at.root.querySelector('.section-list') !== null);
    expect(at.root.querySelector('#changes, .archive')).to.equal(null);
  });

  it('finds last year beside the questions when the page gives what it received then', async () => {
    const { document } = nextYear();
    (document.sections[0] as unknown as { questions: Questions }).questions[2]!['carryForward'] = true;
    const lastYear = {
      questionnaire: { id: 'sample-renewal', edition: '2025', version: 1, sha256: '' },
      answers: { website: 'https://old.example', mission: { answer: 'no' } },
    } as unknown as Payload;
    at = await Visit.begin({ document, properties: { lastYear } });
    await at.press('Start');
    expect(words(at.field('website').nextElementSibling)).to.include('Your answer from 2025');
    expect(at.form.snapshot?.progress.answered).to.equal(0);
  });
});
