import { expect } from 'chai';
import { canonicalJson } from '../../src/questionnaire/canonical.ts';
import { upgradeQuestionnaires } from '../../src/elements/upgrade-questionnaires.ts';
import { Visit } from './visit.ts';

const document_ = {
  format: 1,
  id: 'posted',
  edition: '2026',
  version: 1,
  title: 'Posted',
  language: 'en',
  sections: [
    {
      id: 'only',
      title: 'Only',
      questions: [
        { id: 'name', kind: 'text', label: 'Name' },
        { id: 'plan', kind: 'files', label: 'Plan', optional: true },
      ],
    },
  ],
};

/** A questionnaire in a form of the site, which keeps what would be posted. */
async function inForm(attributes: Readonly<Record<string, string>> = {}) {
  const visit = await Visit.begin({ document: document_, context: { contextId: 'c1' }, attributes });
  const form = document.createElement('form');
  form.method = 'post';
  form.enctype = 'multipart/form-data';
  const button = document.createElement('button');
  button.textContent = 'Send everything';
  const token = document.createElement('input');
  Object.assign(token, { type: 'hidden', name: 'token', value: 'from-the-site' });
  document.body.append(form);
  form.append(token, visit.form, button);
  const posted: FormData[] = [];
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    posted.push(new FormData(form));
  });
  await visit.form.ready;
  return { visit, form, button, posted };
}

describe('A site that wraps the questionnaire in a plain form', () => {
  afterEach(() => document.body.replaceChildren());

  it('gets the payload and the files with its own fields, and needs no script', async () => {
    const { visit, form, posted } = await inForm({ name: 'renewal' });
    const session = visit.form.snapshot!;
    expect(session.questionnaire.id).to.equal('posted');
    await visit.form.goTo('only');
    await visit.type('name', 'Sam Sample');
    await visit.attach('plan', 'plan.txt', 'Sample notes.');
    let payload: unknown;
    form.addEventListener('questionnaire-submit', (event) => (payload = event.payload));
    await visit.form.submit();
    expect(posted).to.have.length(1);
    const data = posted[0]!;
    expect(data.get('token')).to.equal('from-the-site');
    expect(data.get('renewal')).to.equal(canonicalJson(payload));
    const [ref = ''] = Object.keys((payload as { attachments: object }).attachments);
    const file = data.get(`renewal.files[${ref}]`) as File;
    expect(file.name).to.equal('plan.txt');
    expect(file.type).to.equal('text/plain');
    expect(await file.text()).to.equal('Sample notes.');
  });

  it('posts nothing by its own button while something has to be put right, and everything afterwards', async () => {
    const { visit, button, posted } = await inForm();
    button.click();
    await visit.settled();
    expect(posted).to.have.length(0);
    expect(visit.text).to.contain('Name');
    await visit.form.goTo('only');
    await visit.type('name', 'Sam Sample');
    button.click();
    await visit.until(() => posted.length > 0);
    const payload = JSON.parse(posted[0]!.get('questionnaire') as string) as { answers: unknown };
    expect(payload.answers).to.deep.equal({ name: 'Sam Sample' });
  });

  it('posts nothing when a script answers for the site, or stops it', async () => {
    for (const answer of ['respondWith', 'preventDefault'] as const) {
      const { visit, form, posted } = await inForm();
      await visit.form.goTo('only');
      await visit.type('name', 'Sam Sample');
      form.addEventListener('questionnaire-submit', (event) => {
        if (answer === 'respondWith') event.respondWith({ reference: 'A1' });
        else event.preventDefault();
      });
      await visit.form.submit();
      expect(posted, answer).to.have.length(0);
      document.body.replaceChildren();
    }
  });

  it('leaves other forms alone once it has been moved out', async () => {
    const { visit, form, button, posted } = await inForm();
    document.body.append(visit.form);
    button.click();
    expect(posted).to.have.length(1);
    expect([...posted[0]!.keys()]).to.deep.equal(['token']);
    expect(form.contains(visit.form)).to.equal(false);
  });
});

describe('A site whose editors may only write a div', () => {
  afterEach(() => document.body.replaceChildren());

  it('shows the questionnaire in its place, with the settings and the context given there', async () => {
    const address = URL.createObjectURL(new Blob([JSON.stringify(document_)]));
    const place = document.createElement('div');
    Object.assign(place.dataset, { questionnaire: address, questionnaireLocale: 'es', questionnaireHeadingLevel: '3' });
    const data = document.createElement('script');
    data.type = 'application/json';
    data.dataset['context'] = '';
    data.textContent = '{ "contextId": "c2" }';
    place.append(data, 'Call us instead.');
    document.body.append(place);
    upgradeQuestionnaires();
    upgradeQuestionnaires();
    const elements = document.querySelectorAll('questionnaire-form');
    expect(elements).to.have.length(1);
    const [element] = elements;
    await element!.ready;
    expect(element!.settings.headingLevel).to.equal(3);
    expect(element!.locale).to.equal('es');
    expect(element!.snapshot!.fact('contextId')).to.equal('c2');
    expect(element!.textContent).to.contain('Call us instead.');
  });
});
