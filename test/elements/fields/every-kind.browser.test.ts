import { describeField } from './field-suite.ts';
import { pdf, pick } from './sample-files.ts';

const options = [
  { value: 'live', label: 'Group live' },
  { value: 'net', label: 'Group internet based' },
];

const text = (typed: string) => ({
  answer: (host: Parameters<Parameters<typeof describeField>[1]['answer']>[0]) => host.fill(host.get('asked'), typed),
});

describeField('text', { question: {}, ...text('A word'), expected: 'A word', missing: 'Enter an answer' });
describeField('longText', {
  question: { maxLength: 500 },
  ...text('Two\nlines'),
  expected: 'Two\nlines',
  missing: 'Enter an answer',
});
describeField('email', {
  question: {},
  ...text('sample@example.org'),
  expected: 'sample@example.org',
  missing: 'Enter an email address',
});
describeField('phone', {
  question: {},
  ...text('+1 312 555 0100'),
  expected: '+1 312 555 0100',
  missing: 'Enter a phone number',
});
describeField('url', {
  question: {},
  ...text('https://example.org'),
  expected: 'https://example.org',
  missing: 'Enter a web address',
});
describeField('integer', { question: { unit: 'events' }, ...text('1,234'), expected: 1234, missing: 'Enter a whole' });
describeField('decimal', { question: { step: '0.1' }, ...text('12.5'), expected: '12.5', missing: 'Enter a number' });
describeField('money', {
  question: {},
  ...text('$1,234.5'),
  expected: { minor: 123450, currency: 'USD' },
  missing: 'Enter an amount',
});
describeField('percent', { question: {}, ...text('12.5 %'), expected: 1250, missing: 'Enter a percentage' });
describeField('choice', {
  question: { options },
  answer: (host) => host.click(host.get('asked', 'control-1')),
  expected: 'net',
  missing: 'Choose one option',
});
describeField('choices', {
  question: { options },
  answer: (host) => host.click(host.get('asked', 'control-1')),
  expected: ['net'],
  missing: 'Choose at least one option',
});
describeField('yesNo', {
  question: {},
  answer: (host) => host.click(host.get('asked', 'control-1')),
  expected: { answer: 'no' },
  missing: 'Choose an answer',
});
describeField('accept', {
  question: { statement: 'The sponsor keeps records.' },
  answer: (host) => host.click(host.get('asked')),
  expected: true,
  missing: 'Tick the box to agree',
});
describeField('date', {
  question: {},
  answer: async (host) => {
    for (const [part, typed] of [
      ['control', '3'],
      ['day', '1'],
      ['year', '2026'],
    ] as const) {
      host.get('asked', part).value = typed;
    }
    await host.fill(host.get('asked', 'year'), '2026');
  },
  expected: '2026-03-01',
  missing: 'Enter a date',
});
describeField('dateRange', {
  question: {},
  answer: async (host) => {
    host.session.answer('asked/from', '2026-01-01');
    await host.settled();
    for (const [part, typed] of [
      ['control', '12'],
      ['day', '31'],
      ['year', '2026'],
    ] as const) {
      host.get('asked/to', part).value = typed;
    }
    await host.fill(host.get('asked/to', 'year'), '2026');
  },
  path: 'asked/to',
  expected: { from: '2026-01-01', to: '2026-12-31' },
  missing: 'Enter',
});
describeField('files', {
  question: {},
  answer: (host) => pick(host, 'asked', [pdf('plan.pdf')]),
  expected: ['a1'],
  missing: 'Attach a file',
});
describeField('rows', {
  question: { rowLabel: 'Finding', columns: [{ id: 'element', kind: 'text', label: 'Element' }] },
  answer: async (host) => {
    const row = host.session.addRow('asked');
    await host.settled();
    await host.fill(host.get(`asked/${row}/element`), 'Needs');
  },
  path: 'asked/r1/element',
  expected: [{ rowId: 'r1', element: 'Needs' }],
  missing: 'Add at least one',
});
describeField('evidence', {
  question: { files: { maxItems: 3 }, byEmail: true },
  answer: (host) => host.fill(host.get('asked/text'), 'We watch.'),
  path: 'asked/text',
  expected: { text: 'We watch.', files: [], byEmail: false },
  missing: 'Describe it or attach a document',
});
describeField('rank', {
  question: { options },
  answer: (host) => host.click(host.get('asked', 'rank-net').parentElement!.querySelector('button')!),
  expected: ['net', 'live'],
  missing: 'Put these in order',
});
describeField('group', {
  question: { questions: [{ id: 'inner', kind: 'text', label: 'Inner' }] },
  answer: (host) => host.fill(host.get('asked/inner'), 'x'),
  path: 'asked/inner',
  expected: { inner: 'x' },
  missing: 'Enter an answer',
});
describeField('matrix', {
  question: { rows: options, cell: { kind: 'integer' } },
  answer: async (host) => {
    host.session.answer('asked/live', 3);
    await host.settled();
    await host.fill(host.get('asked/net'), '4');
  },
  path: 'asked/net',
  expected: { live: 3, net: 4 },
  missing: 'Enter a whole number',
});
describeField('address', {
  question: {},
  answer: async (host) => {
    for (const [line, given] of Object.entries({
      city: 'Sampleton',
      postalCode: '0001',
      country: 'US',
      street2: '-',
      region: '-',
    })) {
      host.session.answer(`asked/${line}`, given);
    }
    await host.settled();
    await host.fill(host.get('asked/street'), '1 Sample Street');
  },
  path: 'asked/street',
  expected: {
    city: 'Sampleton',
    postalCode: '0001',
    country: 'US',
    street: '1 Sample Street',
    street2: '-',
    region: '-',
  },
  missing: 'Enter an answer',
});
describeField('signature', {
  question: {},
  answer: async (host) => {
    host.session.answer('asked/date', '2026-05-04');
    await host.settled();
    await host.fill(host.get('asked/name'), 'Sample Person');
  },
  path: 'asked/name',
  expected: { name: 'Sample Person', date: '2026-05-04' },
  missing: 'Enter',
});
