import { expect } from 'chai';
import { Visit } from './visit.ts';

const asked = {
  format: 1,
  id: 'copying',
  edition: '2026',
  version: 1,
  title: 'Copying',
  language: 'en',
  context: { email: { kind: 'email', optional: true } },
  values: { contactName: { answer: 'contact' }, contactEmail: { context: 'email' } },
  sections: [
    { id: 'first', title: 'Contact', questions: [{ id: 'contact', kind: 'text', label: 'Contact' }] },
    {
      id: 'second',
      title: 'You',
      copy: { label: 'I am the contact', answers: { name: 'contactName', email: 'contactEmail' } },
      questions: [
        { id: 'name', kind: 'text', label: 'Your name' },
        { id: 'email', kind: 'email', label: 'Your e-mail address' },
      ],
    },
  ],
};

describe('A respondent who is the person named before', () => {
  let at: Visit;
  const answer = (path: string) => at.form.snapshot!.answer(path);
  const begin = async (context: object = { email: 'sam@firm.example' }) => {
    at = await Visit.begin({ document: asked, context: { contextId: 'c1', ...context } });
    await at.form.goTo('contact');
    await at.type('contact', 'Sam Sample');
    await at.form.goTo('second');
  };

  afterEach(() => at.end());

  it('fills in the details with one button, is told so, and keeps the focus', async () => {
    await begin();
    await at.press('I am the contact');
    expect(answer('name')).to.equal('Sam Sample');
    expect(answer('email')).to.equal('sam@firm.example');
    expect(at.spoken.join()).to.contain('Filled in below');
    expect(at.focus?.textContent?.trim()).to.equal('I am the contact');
  });

  it('has a copy: what is changed there later does not follow', async () => {
    await begin();
    await at.press('I am the contact');
    await at.form.goTo('contact');
    await at.type('contact', 'Kim Sample');
    expect(answer('name')).to.equal('Sam Sample');
  });

  it('keeps what was typed where nothing is known', async () => {
    await begin({});
    await at.type('email', 'own@firm.example');
    await at.press('I am the contact');
    expect(answer('name')).to.equal('Sam Sample');
    expect(answer('email')).to.equal('own@firm.example');
  });
});
