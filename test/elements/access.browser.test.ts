import axe from 'axe-core/axe.js';
import { expect } from 'chai';
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { type DraftStore, StoreFailure } from '../../src/drafts/store-types.ts';
import { endVisits, Visit } from './visit.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds in the form, inside its shadow root, one line each. */
async function faults({ form }: Visit): Promise<readonly string[]> {
  const { violations } = await axe.run(form, { runOnly: rules });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} ${String(target)} ${failureSummary}`),
  );
}

/** Headings that skip a level, names that two links of one page share, ids that are there twice. */
function ownFindings({ root }: Visit): readonly string[] {
  const findings: string[] = [];
  let level = 1;
  for (const heading of root.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const next = Number(heading.localName.slice(1));
    if (next > level + 1) findings.push(`h${level} is followed by h${next}`);
    level = next;
  }
  const count = (names: readonly string[], what: string) => {
    const twice = names.filter((name, i) => name !== '' && names.indexOf(name) !== i);
    findings.push(...twice.map((name) => `${what} twice: ${name}`));
  };
  const visible = [...root.querySelectorAll('a[href], button')].filter((one) => one.checkVisibility());
  count(
    visible
      .filter((one) => one.localName === 'button' && !one.hasAttribute('aria-labelledby'))
      .map((one) => one.textContent.trim()),
    'button',
  );
  count(
    [...root.querySelectorAll('[id]')].map(({ id }) => id),
    'id',
  );
  for (const one of root.querySelectorAll('[aria-describedby], [aria-labelledby]')) {
    for (const attribute of ['aria-describedby', 'aria-labelledby']) {
      for (const id of (one.getAttribute(attribute) ?? '').split(/\s+/).filter(Boolean)) {
        if (!root.getElementById(id)) findings.push(`${attribute} leads nowhere: ${id}`);
      }
    }
  }
  return findings;
}

async function isSound(at: Visit): Promise<void> {
  expect(await faults(at)).to.deep.equal([]);
  expect(ownFindings(at)).to.deep.equal([]);
}

describe('Every screen can be used by everybody', () => {
  let at: Visit;

  afterEach(endVisits);

  for (const scheme of ['light', 'dark'] as const) {
    it(`from the start page to the receipt, in ${scheme} colours`, async () => {
      document.body.style.background = scheme === 'dark' ? '#14171b' : '#ffffff';
      at = await Visit.begin({ attributes: { 'color-scheme': scheme } });
      await isSound(at);
      await at.press('Start');
      await isSound(at);
      await at.press('Continue');
      await isSound(at);
      await at.choose('methods', 'Group Live');
      await at.type('programs', '250');
      await at.press('Continue');
      await at.choose('monitored', 'No');
      await isSound(at);
      await at.press('Continue');
      await at.choose('mission', 'Yes');
      await at.attach('policy', 'refunds.txt');
      await at.press('Continue');
      await isSound(at);
      await at.press('Continue, and come back');
      await at.form.goTo('review');
      await isSound(at);
      await at.press('Send your answers');
      await isSound(at);
      await at.type('mission/explanation', 'We teach online.').catch(() => undefined);
      await at.form.goTo('changes');
      await at.type('mission/explanation', 'We teach online.');
      await at.form.goTo('fee');
      await at.choose('agree', 'I have read');
      await at.form.goTo('review');
      at.root.querySelector<HTMLElement>('#confirm-manyPrograms')!.click();
      await at.settled();
      at.form.addEventListener('questionnaire-submit', (event) => event.respondWith({ reference: 'REF-7' }));
      await at.press('Send your answers');
      await at.until(() => at.heading === 'Your answers were sent');
      await isSound(at);
      document.body.style.background = '';
    });
  }

  it('on one page', async () => {
    at = await Visit.begin({ attributes: { layout: 'single' } });
    await at.press('Check your answers');
    await isSound(at);
  });

  it('when a draft waits, and when it is about to be removed', async () => {
    const store = openMemoryStore();
    at = await Visit.begin({ store });
    await at.press('Start');
    await at.type('programs', '12');
    await at.form.saveDraft();
    at.end();
    at = await Visit.begin({ store });
    await isSound(at);
    await at.press('Start again');
    await isSound(at);
  });

  it('when the draft cannot be kept', async () => {
    const store: DraftStore = { ...openMemoryStore(), save: () => Promise.reject(new StoreFailure('quota')) };
    at = await Visit.begin({ store });
    await at.press('Start');
    await at.type('programs', '12');
    await at.form.saveDraft();
    await at.settled();
    await isSound(at);
  });

  it('when the host refuses, or fails', async () => {
    at = await Visit.begin();
    await at.answerAll();
    const refusal = Object.assign(new Error('Not yet.'), {
      violations: [{ path: 'programs', message: 'We know of 14.' }],
    });
    at.form.addEventListener('questionnaire-submit', (event) => event.respondWith(Promise.reject(refusal)));
    await at.press('Send your answers');
    await at.until(() => at.problems.length > 0);
    await isSound(at);
  });

  it('when there is nothing to fill in', async () => {
    at = await Visit.begin({ context: undefined });
    await isSound(at);
    at.end();
    at = await Visit.begin({ document: '{ "format": 1 }' });
    await isSound(at);
  });

  it('when answers may only be read', async () => {
    at = await Visit.begin({ attributes: { mode: 'review' } });
    await isSound(at);
  });

  it('with one polite and one urgent live region, both there and empty before anything is said', async () => {
    const form = document.createElement('questionnaire-form');
    document.body.append(form);
    await form.updateComplete;
    const regions = [...form.shadowRoot!.querySelectorAll('#said-status, #said-alert')];
    expect(regions.map((region) => region.getAttribute('role'))).to.deep.equal(['status', 'alert']);
    expect(regions.map((region) => region.textContent)).to.deep.equal(['', '']);
  });
});
