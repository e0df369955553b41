import { expect } from 'chai';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import type { DraftStore } from '../../src/drafts/store-types.ts';
import { canonicalJson } from '../../src/questionnaire/canonical.ts';
import { context as sampleContext } from './sample-renewal.ts';
import { endVisits, Visit, words } from './visit.ts';

describe('A respondent flags a question to come back to', () => {
  let at: Visit;
  let store: DraftStore;

  const flagOf = (path: string) => at.root.querySelector<HTMLButtonElement>(`#q-${path}-flag`)!;
  const noteOf = (path: string) => at.root.querySelector<HTMLTextAreaElement>(`#q-${path}-note`);
  const write = async (path: string, note: string) => {
    const box = noteOf(path)!;
    box.value = note;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    await at.settled();
  };

  beforeEach(async () => {
    store = openMemoryStore();
    at = await Visit.begin({ store });
    await at.press('Start');
  });
  afterEach(endVisits);

  it('with a note of their own, finds it on every page that leads there, and it is never sent', async () => {
    const flag = flagOf('programs');
    expect(flag.ariaPressed).to.equal('false');
    const names = flag.getAttribute('aria-labelledby')!.split(' ');
    expect(names.map((id) => words(at.root.getElementById(id))).join(': ')).to.equal(
      'Come back to this: How many programs did you offer?',
    );
    flag.focus();
    flag.click();
    await at.settled();
    expect(flag.ariaPressed).to.equal('true');
    expect(at.focus).to.equal(flag);
    expect(words(noteOf('programs')!.labels[0])).to.equal('Your note, for you alone. It is not sent.');
    await write('programs', 'canary: ask Sam');
    await at.press('All sections');
    expect(at.text).to.include('Your programs Not started, 1 to come back to');
    expect(words(at.root.querySelector('#flag-list'))).to.equal(
      'What you wanted to come back to How many programs did you offer? canary: ask Sam',
    );
    await at.press('How many programs did you offer?');
    expect(at.focus?.id).to.equal('q-programs-control');
    endVisits();
    // The flag alone is worth keeping.
    at = await Visit.begin({ store, attributes: { resume: 'continue' } });
    expect(words(at.root.querySelector('#flag-list'))).to.include('canary: ask Sam');
    await at.answerAllFrom('Continue with “Your programs”', 'Start');
    expect(words(at.root.querySelector('#flag-list'))).to.include('This does not keep you from sending.');
    let sent = '';
    at.form.addEventListener('questionnaire-submit', (event) => {
      sent = canonicalJson(event.payload);
      event.respondWith({});
    });
    expect(await at.form.submit()).to.equal(true);
    expect(sent).to.include('"programs":12');
    expect(sent).not.to.include('canary');
    expect(sent).not.to.include('flag');
  });

  it('takes the flag away, and the note comes back with it', async () => {
    flagOf('website').click();
    await at.settled();
    await write('website', 'look it up');
    flagOf('website').click();
    await at.settled();
    expect(noteOf('website')).to.equal(null);
    await at.form.saveDraft();
    const loaded = await store.load('sample-renewal@2026/sample-sponsor');
    expect(loaded.status === 'ok' && loaded.draft.flags).to.deep.equal({});
    flagOf('website').click();
    await at.settled();
    expect(noteOf('website')!.value).to.equal('look it up');
  });

  it('on one page, beside questions that are asked, and nowhere when the host says so', async () => {
    endVisits();
    at = await Visit.begin({ store, attributes: { layout: 'single', locale: 'es' } });
    expect(words(flagOf('people'))).to.equal('Volver a esto');
    flagOf('people').click();
    await at.settled();
    expect(words(at.root.querySelector('#flag-list'))).to.equal('A lo que quería volver Who teaches?');
    at.form.flags = 'off';
    await at.settled();
    expect(at.root.querySelector('#flag-list')).to.equal(null);
    expect(flagOf('people').hidden).to.equal(true);
  });

  it('and another sponsor on the same page never meets it', async () => {
    flagOf('programs').click();
    expect(await at.form.saveDraft()).to.equal(true);
    at.form.context = { ...sampleContext, contextId: 'another-sponsor' };
    await at.until(() => at.root.querySelector('.section-list') !== null);
    expect(at.root.querySelector('#flag-list')).to.equal(null);
    at.form.context = sampleContext;
    await at.until(() => at.text.includes('You have a draft'));
    await at.press('Continue with your draft');
    await at.until(() => at.root.querySelector('#flag-list') !== null);
  });
});
