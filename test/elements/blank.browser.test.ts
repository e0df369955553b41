import { expect } from 'chai';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import accounts from '../../schemas/iacet/accounts.2026.json' with { type: 'json' };
import accountScenarios from '../../schemas/iacet/accounts.2026.scenarios.json' with { type: 'json' };
import administrative from '../../schemas/iacet/administrative.2026.json' with { type: 'json' };
import report from '../../schemas/iacet/annual-report.2026.json' with { type: 'json' };
import reportScenarios from '../../schemas/iacet/annual-report.2026.scenarios.json' with { type: 'json' };
import survey from '../../schemas/iacet/industry-survey.2026.json' with { type: 'json' };
import payment from '../../schemas/iacet/payment.2026.json' with { type: 'json' };
import profile from '../../schemas/iacet/profile.2026.json' with { type: 'json' };
import renewal from '../../schemas/nasba/renewal.2026.json' with { type: 'json' };
import renewal2027 from '../../schemas/nasba/renewal.2027.json' with { type: 'json' };
import report2027 from '../../schemas/iacet/annual-report.2027.json' with { type: 'json' };
import renewalScenarios from '../../schemas/nasba/renewal.2026.scenarios.json' with { type: 'json' };
import allKinds from '../bundle/pages/all-kinds.json' with { type: 'json' };
import { openMemoryStore } from '../../src/drafts/memory-store.ts';
import { endVisits, Visit, words } from './visit.ts';

const base = {
  ...Object.values(renewalScenarios.contexts)[0],
  ...reportScenarios.contexts.sampleProvider,
  accounts: accountScenarios.contexts.two.accounts,
};
const context = {
  ...base,
  dues: { minor: 125000, currency: 'USD' },
  lateFee: { minor: 100, currency: 'USD' },
  signer: 'Sam Sample',
};
const documents: Readonly<Record<string, unknown>> = {
  accounts,
  administrative,
  report,
  survey,
  payment,
  profile,
  renewal,
  renewal2027,
  report2027,
  allKinds,
};

function blank(document: unknown, attributes: Readonly<Record<string, string>> = {}): Promise<Visit> {
  const { edition } = document as { edition: string };
  return Visit.begin({
    document,
    context: { ...context, questionnaireYear: edition },
    attributes: { mode: 'print-blank', ...attributes },
  });
}

describe('A blank copy', () => {
  afterEach(endVisits);

  for (const [name, document] of Object.entries(documents)) {
    it(`has every question of ${name} exactly once`, async () => {
      const loaded = loadQuestionnaire(document);
      if (loaded.status === 'rejected') throw new Error(JSON.stringify(loaded.issues[0]));
      const patterns = loaded.questionnaire.nodes.flatMap((node) => (node.type === 'question' ? [node.pattern] : []));
      const at = await blank(document);
      const printed = [...at.root.querySelectorAll<HTMLElement>('[data-question]')].map(
        (one) => one.dataset['question'],
      );
      expect([...printed].sort()).to.deep.equal([...patterns].sort());
      expect(at.root.querySelectorAll('#form-title')).to.have.length(1);
      expect(at.root.querySelectorAll('input, textarea, select')).to.have.length(0);
      expect(at.text).not.to.match(/undefined|\[object|blank\.|\{[a-z]/);
    });
  }

  it('says in words when a question is asked', async () => {
    const at = await blank(report);
    const of = (path: string) => words(at.root.querySelector(`[data-question="${path}"] > .only-if`));
    expect(of('chgMission/explanation')).to.equal('Answer only if you answered “Yes” to question 6.');
    expect(of('statNote')).to.match(
      /^Answer only if your answers to question 1, question 2, question 3, and question 4 call for it\.$/,
    );
    expect(words(at.root.querySelector('.blank-section > .only-if'))).to.equal(
      'This part is only asked if it applies to you by what is known about you.',
    );
    const paying = await blank(payment);
    expect(words(paying.root.querySelector('[data-question=poNumber] > .only-if'))).to.equal(
      'Answer only if you answered “Invoice or purchase order” to question 2.',
    );
  });

  it('leaves the draft alone, and does not show it', async () => {
    const store = openMemoryStore();
    let at = await Visit.begin({ document: survey, context, store });
    await at.press('Start');
    await at.choose('svTrend', 'Higher');
    expect(await at.form.saveDraft()).to.equal(true);
    at.end();
    at = await Visit.begin({ document: survey, context, store, attributes: { mode: 'print-blank' } });
    expect(at.heading).to.equal('Industry survey');
    expect(at.text).not.to.include('You have a draft');
    const [summary] = await store.list();
    expect(summary?.questionnaire.id).to.equal('iacet-industry-survey');
  });

  it('can be read in Spanish around the questions', async () => {
    const document = { ...report, title: { en: 'Annual report', es: 'Informe anual' } };
    const at = await blank(document, { locale: 'es' });
    expect(at.text).to.include('Conteste solo si contestó “Sí” a la pregunta 6.');
  });
});

describe('A copy of the answers', () => {
  afterEach(endVisits);

  it('names each file with its size and its hash', async () => {
    const store = openMemoryStore();
    let at = await Visit.begin({ document: report, context, store });
    await at.press('Internal review');
    await at.attach('reviewProcessFiles', 'process.pdf', '%PDF-1.7 sample');
    expect(await at.form.saveDraft()).to.equal(true);
    at.end();
    at = await Visit.begin({ document: report, context, store, attributes: { mode: 'print-answers' } });
    expect(at.heading).to.equal('Copy of your answers');
    const bytes = new TextEncoder().encode('%PDF-1.7 sample');
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(at.text).to.include('process.pdf');
    expect(at.text).to.include('15 bytes');
    expect(at.text).to.include(`SHA-256 ${hash}`);
    expect(at.root.querySelectorAll('input, textarea, select')).to.have.length(0);
  });
});
