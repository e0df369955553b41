import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import axe from 'axe-core/axe.js';
import { endVisits, Visit, words } from './visit.ts';

const method = (value: string, label: string) => ({ value, label });
const document_ = {
  format: 1,
  id: 'hanging',
  edition: '2026',
  version: 1,
  title: { en: 'Answers that others hang on', es: 'Respuestas' },
  language: 'en',
  sections: [
    {
      id: 'methods',
      title: 'Methods',
      questions: [
        {
          id: 'methods',
          kind: 'choices',
          label: 'Which methods do you offer?',
          options: [method('live', 'Group Live'), method('self', 'Self Study'), method('nano', 'Nano')],
        },
        { id: 'kept', kind: 'yesNo', label: 'Do you keep records?', explain: { on: 'yes', label: 'How?' } },
      ],
    },
    {
      id: 'liveSupplement',
      title: 'Group Live supplement',
      relevantWhen: { methods: { includes: 'live' } },
      questions: [
        { id: 'monitor', kind: 'text', label: 'How do you monitor?', optional: true },
        { id: 'policy', kind: 'files', label: 'Policy', optional: true },
        { id: 'sure', kind: 'yesNo', label: 'Are you sure?', reviewWhen: 'no', optional: true },
      ],
    },
    {
      id: 'records',
      title: 'Records',
      relevantWhen: { kept: 'yes' },
      questions: [{ id: 'years', kind: 'integer', label: 'For how many years?', optional: true }],
    },
  ],
};

describe('Changing an answer that others hang on', () => {
  let at: Visit;
  beforeEach(async () => {
    at = await Visit.begin({ document: document_, context: { contextId: 'sample' } });
    await at.press('Start');
    await at.choose('methods', 'Group Live');
    await at.choose('methods', 'Self Study');
  });
  afterEach(endVisits);

  const dialog = () => at.root.querySelector<HTMLDialogElement>('#ask-dialog');
  const box = (value: string) => at.root.querySelector<HTMLInputElement>(`input[value=${value}]`)!;
  const fillSupplement = async () => {
    await at.form.goTo('liveSupplement');
    await at.type('monitor', 'By sign-in sheets');
    await at.attach('policy', 'policy.txt');
    await at.choose('sure', 'No');
    await at.form.goTo('methods');
  };

  it('asks nothing where nothing was filled in', async () => {
    await at.choose('methods', 'Group Live');
    expect(dialog()).to.equal(null);
    expect(at.form.snapshot!.answer('methods')).to.deep.equal(['self']);
  });

  it('names what would no longer be sent, and Escape keeps everything as it was', async () => {
    await fillSupplement();
    box('live').focus();
    await sendKeys({ press: 'Space' });
    await at.settled();
    expect(dialog()!.open).to.equal(true);
    expect(words(dialog())).to.include(
      'What you filled in here would no longer be sent: Group Live supplement 2 answers. 1 file.',
    );
    expect(words(at.focus)).to.equal('No, keep my answer');
    const { violations } = await axe.run(at.form, { runOnly: ['wcag2a', 'wcag2aa', 'wcag22aa'] });
    expect(violations.map(({ id }) => id)).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });
    await at.until(() => dialog() === null);
    expect(box('live').checked).to.equal(true);
    expect(at.focus?.id).to.equal(box('live').id);
    expect(at.form.snapshot!.answer('methods')).to.deep.equal(['live', 'self']);
    expect(at.form.snapshot!.needsReview).to.deep.equal(['sure']);
  });

  it('gives the focus back where the page is rendered between closing and the event that says so', async () => {
    await fillSupplement();
    box('live').focus();
    await sendKeys({ press: 'Space' });
    await at.settled();
    dialog()!.close();
    at.form.requestUpdate();
    await at.form.updateComplete;
    expect(dialog()!.open).to.equal(false);
    await at.until(() => dialog() === null);
    expect(at.focus?.id).to.equal(box('live').id);
  });

  it('takes all of it out of what is sent, and brings it back with the option; asks once', async () => {
    await fillSupplement();
    await at.choose('methods', 'Group Live');
    await at.press('Yes, change it');
    await at.until(() => dialog() === null);
    const gone = at.form.snapshot!;
    expect(gone.answer('methods')).to.deep.equal(['self']);
    expect(gone.needsReview).to.deep.equal([]);
    expect([gone.answer('monitor'), gone.answer('policy'), gone.attachedSize]).to.deep.equal([undefined, undefined, 0]);
    expect(at.focus?.id).to.equal(box('live').id);
    await at.choose('methods', 'Group Live');
    const back = at.form.snapshot!;
    expect(back.answer('monitor')).to.equal('By sign-in sheets');
    expect(back.answer('policy')).to.have.length(1);
    expect(back.needsReview).to.deep.equal(['sure']);
    await at.choose('methods', 'Group Live');
    expect(dialog()).to.equal(null);
    expect(at.form.snapshot!.answer('methods')).to.deep.equal(['self']);
  });

  it('asks before a yes or no takes a section away, not for its own explanation', async () => {
    await at.choose('kept', 'Yes');
    await at.type('kept/explanation', 'In a safe');
    await at.choose('kept', 'No');
    expect(dialog()).to.equal(null);
    await at.choose('kept', 'Yes');
    await at.form.goTo('records');
    await at.type('years', '5');
    await at.form.goTo('methods');
    await at.choose('kept', 'No');
    expect(words(dialog())).to.include('Records 1 answer.');
    await at.press('No, keep my answer');
    await at.until(() => dialog() === null);
    expect(box('yes').checked).to.equal(true);
    expect(box('no').checked).to.equal(false);
    expect(at.form.snapshot!.isRelevant('years')).to.equal(true);
  });

  it('is asked in Spanish, too', async () => {
    at.form.locale = 'es';
    await fillSupplement();
    await at.choose('methods', 'Group Live');
    expect(words(dialog())).to.include('2 respuestas. 1 archivo.');
  });
});
