import { expect } from 'chai';
import { QuestionElement } from '../../src/elements/fields/question-element.ts';
import { context, renewal } from './sample-renewal.ts';
import { endVisits, Visit, words } from './visit.ts';

describe('A respondent fills in the questionnaire', () => {
  let at: Visit;

  afterEach(endVisits);

  describe('on the start page', () => {
    beforeEach(async () => {
      at = await Visit.begin();
    });

    it('reads what it is about, what to have at hand and where the answers are kept', () => {
      expect(at.heading).to.equal('Sponsor renewal');
      expect(at.text).to.include('It takes about half an hour.');
      expect(at.text).to.include('What to have at hand Your refund policy');
      expect(at.text).to.include('kept on this device');
      expect(at.text).to.include('Call the sample office');
      expect(at.text).to.include('This is a sample questionnaire');
    });

    it('keeps the focus where it was before the form appeared', () => {
      expect(document.activeElement).to.equal(document.body);
    });

    it('sees the sections that are asked, not the supplement, and how far each has come', () => {
      const rows = [...at.root.querySelectorAll('.section-row')].map(words);
      expect(rows).to.deep.equal([
        'Your programs Not started',
        'Changes and documents Not started',
        'Fee and agreement Not started',
      ]);
      const link = at.root.querySelector('.section-row a')!;
      expect(words(at.root.getElementById(link.getAttribute('aria-describedby')!))).to.equal('Not started');
    });

    it('opens any section first', async () => {
      await at.press('Fee and agreement');
      expect(at.heading).to.equal('Fee and agreement');
      expect(at.focus?.id).to.equal('page-heading');
    });
  });

  describe('on the page of a section', () => {
    beforeEach(async () => {
      at = await Visit.begin();
      await at.press('Start');
    });

    it('hears where it is, because the heading takes the focus', () => {
      expect(at.focus?.id).to.equal('page-heading');
      expect(at.heading).to.equal('Your programs');
      expect(at.text).to.include('Section 1 of 3');
    });

    it('stays when Continue finds something, with the focus on a summary in the order of the page', async () => {
      await at.press('Continue');
      expect(at.heading).to.equal('Your programs');
      expect(at.focus?.id).to.equal('error-summary');
      expect(at.problems).to.deep.equal([
        'Which delivery methods do you offer? – Choose at least one option',
        'How many programs did you offer? – Enter a whole number, like 24',
      ]);
      expect(at.errorAt('methods')).to.equal('Choose at least one option');
      expect(at.form.matches(':state(has-errors)')).to.equal(true);
    });

    it('gets from the summary to the question, without a trace in the address of the page', async () => {
      const address = location.href;
      await at.press('Continue');
      await at.press('How many programs');
      expect(at.focus?.id).to.equal('q-programs-control');
      await at.press('Which delivery methods');
      expect(at.focus?.id).to.equal('q-methods-control');
      expect(location.href).to.equal(address);
    });

    it('sees an error go once it is put right, while the summary stays until the next Continue', async () => {
      await at.press('Continue');
      await at.type('programs', '12');
      expect(at.errorAt('programs')).to.equal('');
      expect(at.problems).to.have.length(2);
      await at.press('Continue');
      expect(at.problems).to.have.length(1);
    });

    it('is not nagged about the same answer again before the next Continue', async () => {
      await at.press('Continue');
      await at.type('programs', '12');
      await at.type('programs', '');
      expect(at.errorAt('programs')).to.equal('');
    });

    it('may go on without the missing answers, which stay open', async () => {
      await at.press('Continue');
      await at.press('Continue, and come back');
      expect(at.heading).to.equal('Changes and documents');
      expect(at.problems).to.deep.equal([]);
      await at.press('All sections');
      expect(at.text).to.include('Your programs Not started');
    });

    it('may not skip an answer that is wrong', async () => {
      await at.type('programs', '0');
      await at.choose('methods', 'Self Study');
      await at.press('Continue');
      expect(at.problems).to.deep.equal(['How many programs did you offer? – Enter 1 or more']);
      expect(at.text).not.to.include('come back to this later');
    });

    it('is asked the supplement that an answer brings, and hears of it once, after going on', async () => {
      await at.choose('methods', 'Group Live');
      await at.type('programs', '12');
      expect(at.text).to.include('Section 1 of 4');
      expect(at.spoken).to.deep.equal([]);
      await at.press('Continue');
      expect(at.heading).to.equal('Group Live supplement');
      expect(at.spoken).to.deep.equal(['1 section added because of your answers.']);
    });

    it('goes back without losing what was typed', async () => {
      await at.type('programs', '12');
      await at.press('Back');
      expect(at.heading).to.equal('Sponsor renewal');
      expect(at.focus?.id).to.equal('page-heading');
      await at.press('Your programs');
      expect(at.root.querySelector<HTMLInputElement>('#q-programs-control')!.value).to.equal('12');
    });

    it('goes on with Enter in a line of text', async () => {
      at.root.querySelector<HTMLFormElement>('form')!.requestSubmit();
      await at.settled();
      expect(at.focus?.id).to.equal('error-summary');
    });

    it('reads a warning once the question has been left, and not while typing', async () => {
      await at.type('programs', '1');
      expect(at.errorAt('programs')).to.equal('');
      at.root.querySelector<HTMLElement>('#q-website-control')!.focus();
      await at.settled();
      expect(at.errorAt('programs')).to.equal('Most sponsors offer more than one program.');
    });
  });

  it('is told of wrong answers on leaving them when the page asks for that, but not of missing ones', async () => {
    at = await Visit.begin({ attributes: { validate: 'leave' } });
    await at.press('Start');
    await at.type('programs', '0');
    at.root.querySelector<HTMLElement>('#q-website-control')!.focus();
    await at.settled();
    expect(at.errorAt('programs')).to.equal('Enter 1 or more');
    at.root.querySelector<HTMLElement>('#q-methods-control')!.focus();
    await at.settled();
    expect(at.errorAt('website')).to.equal('');
  });

  it('has one page with all sections when the layout is single', async () => {
    at = await Visit.begin({ attributes: { layout: 'single' } });
    expect(at.heading).to.equal('Sponsor renewal');
    expect([...at.root.querySelectorAll('.section-heading')].map(words)).to.deep.equal([
      'Your programs',
      'Changes and documents',
      'Fee and agreement',
    ]);
    await at.choose('methods', 'Group Live');
    expect([...at.root.querySelectorAll('.section-heading')].map(words)).to.include('Group Live supplement');
    await at.press('Check your answers');
    expect(at.problems).to.have.length(5);
    await at.press('I have read the standards');
    expect(at.focus?.id).to.equal('q-agree-control');
  });

  it('is led past sections in which nothing has to be answered', async () => {
    const text = (id: string, optional: boolean) => ({ id, kind: 'text', label: id, optional });
    at = await Visit.begin({
      document: {
        ...renewal,
        rules: [],
        sections: [
          { id: 'first', title: 'First', questions: [text('a', false)] },
          { id: 'second', title: 'Second', questions: [text('b', true)] },
        ],
      },
    });
    expect([...at.root.querySelectorAll('.section-row')].map(words)).to.deep.equal([
      'First Not started',
      'Second Optional',
    ]);
    await at.press('Start');
    await at.type('a', 'Sample');
    await at.press('All sections');
    expect(at.text).to.include('2 of 2 sections complete');
    expect(words(at.root.querySelector('button[type=submit]'))).to.equal('Check your answers');
  });

  it('is taken to the overview when a new day ends the section on the screen', async () => {
    const [first, ...more] = renewal.sections;
    const early = { ...first, id: 'early', relevantWhen: { today: { before: '2026-06-01' } } };
    at = await Visit.begin({ document: { ...renewal, sections: [early, ...more] } });
    await at.press('Start');
    expect(at.heading).to.equal('Your programs');
    at.form.today = '2026-06-01';
    await at.settled();
    expect(at.heading).to.equal('Sponsor renewal');
  });

  it('sees headings from the level that the page around needs', async () => {
    at = await Visit.begin({ attributes: { 'heading-level': '3' } });
    expect(at.root.querySelector('#page-heading')!.localName).to.equal('h3');
    expect(at.root.querySelector('#sections-heading')!.localName).to.equal('h4');
    expect([...at.root.querySelectorAll('h1, h2')]).to.have.length(0);
  });

  it('makes the page render only the question that was answered', async () => {
    at = await Visit.begin();
    await at.press('Start');
    const rendered: string[] = [];
    const { prototype } = QuestionElement as unknown as { prototype: { updated: (this: QuestionElement) => void } };
    const before = prototype.updated;
    prototype.updated = function () {
      rendered.push(this.state.path);
      before.call(this);
    };
    try {
      await at.type('programs', '7');
      await at.type('programs', '71');
    } finally {
      prototype.updated = before;
    }
    expect(rendered).to.deep.equal(['programs', 'programs']);
  });

  it('reads the document in the language of the page when it is written in it', async () => {
    at = await Visit.begin({ attributes: { locale: 'es-MX' } });
    expect(at.heading).to.equal('Renovación de patrocinador');
    expect(at.root.querySelector('.root')!.getAttribute('lang')).to.equal('es-MX');
    at.form.locale = 'fr';
    await at.settled();
    expect(at.root.querySelector('.root')!.getAttribute('lang')).to.equal('en');
  });

  it('finds a section by its id, a question by its id, and the page says so to the host', async () => {
    at = await Visit.begin();
    await at.form.goTo('policy');
    expect(at.heading).to.equal('Changes and documents');
    expect(at.focus?.closest('questionnaire-field')?.id).to.equal('q-policy-question');
    await at.form.goTo('fee');
    expect(at.heading).to.equal('Fee and agreement');
    const pages = at.heard.filter(({ type }) => type === 'questionnaire-page');
    expect(pages.map((event) => (event as unknown as { section: string }).section)).to.deep.equal(['changes', 'fee']);
    await at.form.goTo('groupLive').then(
      () => expect.fail('a section that is not asked cannot be gone to'),
      (error: Error) => expect(error.message).to.match(/^<questionnaire-form>: goTo\(\)/),
    );
  });

  it('goes on with the same answers when the host learns another fact', async () => {
    at = await Visit.begin();
    await at.press('Start');
    await at.type('programs', '12');
    at.form.context = { ...context, sponsorName: 'Sample Academy' };
    await at.settled();
    expect(at.heading).to.equal('Your programs');
    expect(at.text).to.include('Sample Academy');
    expect(at.form.snapshot?.answer('programs')).to.equal(12);
  });

  it('says where and never what when an answer changes', async () => {
    at = await Visit.begin({ document: renewal });
    await at.press('Start');
    await at.type('programs', '31415');
    const changes = at.heard.filter(({ type }) => type === 'questionnaire-change');
    expect(changes).to.have.length(1);
    expect(changes[0]).to.have.deep.property('paths', ['programs']);
    expect(JSON.stringify(changes[0])).not.to.include('31415');
  });
});
