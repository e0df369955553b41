import { emulateMedia } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { FieldHost } from './field-host.ts';
import { faults } from './field-suite.ts';
import { registerField, type FieldView } from '../../../src/elements/field-registry.ts';

const whole = (host: FieldHost, path: string) =>
  host.get<HTMLElement>(path, 'question').textContent?.replace(/\s+/g, ' ').trim();

describe('a respondent reads', () => {
  let host: FieldHost;
  afterEach(() => host.close());

  it('a fee, why it is what it is, and sees both follow an answer', async () => {
    host = await FieldHost.open(
      [
        { id: 'events', kind: 'integer', label: 'Events' },
        {
          id: 'fee',
          kind: 'calculated',
          result: 'money',
          label: 'Fee for {answer.events} events',
          calculate: { multiply: [{ context: 'price' }, { answer: 'events' }] },
          because: 'You held {answer.events} events by {today}.',
        },
      ],
      {
        document: { context: { price: { kind: 'money', default: '12.50' } } },
        session: { context: { contextId: 'c' } },
      },
    );
    expect(whole(host, 'fee')).to.equal('Fee for … events Not answered');
    await host.fill(host.get('events'), '1000');
    expect(whole(host, 'fee')).to.equal('Fee for 1,000 events $12,500.00 You held 1,000 events by May 4, 2026.');
    expect(await faults(host)).to.deep.equal([]);
  });

  it('what the host already knows, and cannot change it', async () => {
    host = await FieldHost.open(
      [
        { id: 'sponsor', kind: 'prefilled', label: 'Sponsor', from: 'sponsorName' },
        { id: 'phone', kind: 'prefilled', label: 'Phone', from: 'phone', optional: true },
      ],
      {
        document: { context: { sponsorName: { kind: 'text' }, phone: { kind: 'text', optional: true } } },
        session: { context: { contextId: 'c', sponsorName: 'Sample Academy' } },
      },
    );
    expect(whole(host, 'sponsor')).to.equal('Sponsor Sample Academy');
    expect(whole(host, 'phone')).to.equal('Phone Not answered');
    expect(host.root.querySelector('input')).to.equal(null);
  });

  it('a notice with its list, bold words and links that say where they open', async () => {
    host = await FieldHost.open([
      { id: 'asked', kind: 'yesNo', label: 'Has it changed?', reviewWhen: 'yes' },
      { id: 'review', kind: 'notice', label: 'Staff will look at', text: 'These answers:', list: 'needsReview' },
      {
        id: 'rules',
        kind: 'notice',
        tone: 'alert',
        text: 'Send it **today**, see [the rules](https://example.org/rules).',
      },
    ]);
    expect(whole(host, 'review')).to.equal('Staff will look at These answers:');
    await host.click(host.get('asked'));
    expect(whole(host, 'review')).to.equal('Staff will look at These answers: Has it changed?');
    const link = host.get<HTMLElement>('rules', 'question').querySelector('a')!;
    expect([link.target, link.rel, link.textContent]).to.deep.equal([
      '_blank',
      'noopener',
      'the rules (opens in a new tab)',
    ]);
    expect(await faults(host)).to.deep.equal([]);
  });

  it('a notice with the whole agreement, and with the limits that hold for all files', async () => {
    host = await FieldHost.open(
      [
        { id: 'terms', kind: 'notice', text: 'Read it all.', agreement: { context: 'terms' } },
        { id: 'limits', kind: 'notice', text: 'At most {files.maxPerQuestion}: {files.accept}.' },
      ],
      {
        document: {
          context: { terms: { kind: 'text' } },
          files: { maxPerQuestion: '20 MB', accept: ['.pdf', '.docx'] },
        },
        session: { context: { contextId: 'c', terms: 'First.\n\n1. One\n2. Two' } },
      },
    );
    expect(host.get<HTMLElement>('terms', 'question').querySelectorAll('ol > li').length).to.equal(2);
    expect(whole(host, 'limits')).to.equal('At most 20 MB: .pdf and .docx.');
    expect(await faults(host)).to.deep.equal([]);
  });

  it('never markup that an answer brings along', async () => {
    host = await FieldHost.open([
      { id: 'name', kind: 'text', label: 'Name' },
      { id: 'echo', kind: 'notice', text: 'For {answer.name}: **welcome**' },
    ]);
    await host.fill(host.get('name'), '**x** [y](https://example.org) <b>z</b>');
    expect(whole(host, 'echo')).to.equal('For **x** [y](https://example.org) <b>z</b>: welcome');
    expect(host.get<HTMLElement>('echo', 'question').querySelectorAll('a, b').length).to.equal(0);
  });

  it('why it cannot be sent, where the summary can put the focus', async () => {
    host = await FieldHost.open([{ id: 'halt', kind: 'stop', label: 'Stop', text: 'Call us first.' }]);
    await host.continue();
    expect(whole(host, 'halt')).to.equal('Stop Call us first.');
    host.get<HTMLElement>('halt').focus();
    expect(host.focused).to.equal(host.get('halt'));
    expect(await faults(host)).to.deep.equal([]);
  });

  it('longer help only when it is opened, and before the box', async () => {
    host = await FieldHost.open([
      { id: 'events', kind: 'integer', label: 'Events', guidance: 'Count:\n\n- live ones\n- others\n\nOnce each.' },
    ]);
    const details = host.root.querySelector('details')!;
    expect(details.open).to.equal(false);
    expect([...details.querySelectorAll('li')].map((item) => item.textContent)).to.deep.equal(['live ones', 'others']);
    expect(details.compareDocumentPosition(host.get('events')) & Node.DOCUMENT_POSITION_FOLLOWING).to.be.above(0);
  });

  it('on paper, where the longer help is open and nothing can be pressed', async () => {
    host = await FieldHost.open([
      { id: 'policy', kind: 'files', label: 'Policy', guidance: 'Send the policy as it is published.' },
    ]);
    const details = host.root.querySelector('details')!;
    const content = () => getComputedStyle(details, '::details-content').contentVisibility;
    expect(content()).to.equal('hidden');
    await emulateMedia({ media: 'print' });
    try {
      expect(content()).to.equal('visible');
      expect(host.get('policy').checkVisibility()).to.equal(false);
    } finally {
      await emulateMedia({ media: 'screen' });
    }
  });

  it('a text that is not in their language, marked with its own', async () => {
    host = await FieldHost.open(
      [{ id: 'name', kind: 'text', label: { en: 'Name', es: 'Nombre' }, hint: 'As on the certificate.' }],
      { locale: 'es' },
    );
    expect(host.name(host.get('name'))).to.equal('Nombre');
    expect(host.get<HTMLElement>('name', 'hint').querySelector('[lang]')?.getAttribute('lang')).to.equal('en');
  });

  it('a warning, and says that the answer is right', async () => {
    host = await FieldHost.open([{ id: 'hours', kind: 'integer', label: 'Hours' }], {
      document: {
        rules: [
          {
            id: 'manyHours',
            severity: 'confirm',
            require: { hours: { atMost: 50 } },
            at: 'hours',
            message: 'Over 50?',
          },
        ],
      },
    });
    await host.fill(host.get('hours'), '60');
    await host.continue();
    expect(host.description(host.get('hours'))).to.equal('Please check: Over 50?');
    expect(host.get('hours').hasAttribute('aria-invalid')).to.equal(false);
    const button = host.get<HTMLElement>('hours', 'question').querySelector('button')!;
    expect(host.description(button)).to.equal('Please check: Over 50?');
    await host.click(button);
    expect(host.session.snapshot.confirmed).to.deep.equal(['manyHours']);
    expect(await faults(host)).to.deep.equal([]);
  });

  it('agreement text from the host, whole, above the box that accepts it', async () => {
    host = await FieldHost.open(
      [{ id: 'agree', kind: 'accept', label: 'I accept', agreement: { context: 'agreement' } }],
      {
        document: { context: { agreement: { kind: 'text' } } },
        session: { context: { contextId: 'c', agreement: 'First.\n\n1. One\n2. Two' } },
      },
    );
    const text = host.get<HTMLElement>('agree', 'statement');
    expect(text.querySelectorAll('li').length).to.equal(2);
    expect(text.scrollHeight).to.equal(text.clientHeight);
  });

  it('and whatever is asked once more comes back whole, with its hint, its answer and what is wrong with it', async () => {
    const asked = { relevantWhen: { asked: 'yes' }, hint: 'Sample hint' };
    const options = ['one', 'two', 'three'].map((value) => ({ value, label: value }));
    host = await FieldHost.open([
      { id: 'asked', kind: 'yesNo', label: 'Is there more?' },
      { id: 'line', kind: 'text', label: 'Line', maxLength: 3, ...asked },
      { id: 'area', kind: 'longText', label: 'Area', maxLength: 3, ...asked },
      { id: 'number', kind: 'integer', label: 'Number', unit: 'people', maximum: 3, ...asked },
      { id: 'day', kind: 'date', label: 'Day', maximum: '2020-01-01', ...asked },
      { id: 'several', kind: 'choices', label: 'Several', options, minItems: 2, ...asked },
    ]);
    const given = { asked: 'yes', line: 'four', area: 'four', number: 4, day: '2026-05-04', several: ['one'] };
    for (const [path, value] of Object.entries(given)) host.session.answer(path, value);
    await host.continue();
    const fields = () => host.fields().map((field) => [field.innerText, field.querySelectorAll('*').length]);
    const before = fields();
    const values = () => ['line', 'area', 'number', 'day'].map((path) => host.get(path).value);
    expect(values()).to.deep.equal(['four', 'four', '4', '5']);
    for (const answer of ['no', undefined, 'yes'] as const) {
      host.session.answer('asked', answer);
      await host.settled();
      if (answer !== 'yes')
        expect(host.fields().every(({ hidden, id }) => hidden || id === 'q-asked-question')).to.equal(true);
    }
    expect(fields()).to.deep.equal(before);
    expect(values()).to.deep.equal(['four', 'four', '4', '5']);
    for (const path of ['line', 'area', 'number', 'day'])
      expect(host.description(host.get(path))).to.match(/^Sample hint .*Error:/);
  });

  it('nothing of a question that is not asked', async () => {
    host = await FieldHost.open([
      { id: 'asked', kind: 'yesNo', label: 'More?' },
      { id: 'more', kind: 'text', label: 'What?', relevantWhen: { asked: 'yes' } },
    ]);
    expect(host.find('more')).to.equal(null);
    expect(host.get<HTMLElement>('more', 'question').getClientRects().length).to.equal(0);
    await host.click(host.get('asked'));
    expect(host.get('more').getClientRects().length).to.equal(1);
  });
});

describe("a host's own field", () => {
  let host: FieldHost;
  afterEach(() => host.close());

  it('shows the questions that name its widget, in the frame of the form, and answers them', async () => {
    registerField('stars', (field: FieldView) =>
      field.framed(
        html`<input
          type="range"
          id=${field.id('control')}
          aria-describedby=${field.describedBy() ?? ''}
          max="5"
          @change=${(event: Event) => field.answer(Number((event.target as HTMLInputElement).value))}
        />`,
      ),
    );
    host = await FieldHost.open([
      { id: 'rating', kind: 'integer', label: 'Rating', hint: 'Five is best.', widget: 'stars' },
      { id: 'events', kind: 'integer', label: 'Events' },
    ]);
    const range = host.get('rating');
    expect([range.type, host.name(range), host.description(range)]).to.deep.equal(['range', 'Rating', 'Five is best.']);
    range.value = '4';
    range.dispatchEvent(new Event('change', { bubbles: true }));
    await host.settled();
    expect(host.session.snapshot.answer('rating')).to.equal(4);
    expect(host.get('events').type).to.equal('text');
  });
});
