/** A made-up renewal that has a little of everything around the questions: supplement, rules, files, rows, a fee. */
export const renewal = {
  format: 1,
  id: 'sample-renewal',
  edition: '2026',
  version: 1,
  title: { en: 'Sponsor renewal', es: 'Renovación de patrocinador' },
  description: 'Renew your registration for another year. It takes about **half an hour**.',
  organisation: 'Sample Association',
  contact: 'Call the sample office on weekdays between 9 and 5.',
  language: 'en',
  currency: 'USD',
  timeZone: 'America/Chicago',
  sample: true,
  context: {
    sponsorName: { kind: 'text' },
    renewalDate: { kind: 'date', default: '2026-06-01' },
  },
  files: { maxPerQuestion: '1 MB', accept: ['.pdf', '.txt'] },
  sections: [
    {
      id: 'programs',
      title: 'Your programs',
      description: 'What you offered in the last twelve months.',
      questions: [
        { id: 'sponsor', kind: 'prefilled', label: 'Sponsor', from: 'sponsorName' },
        {
          id: 'methods',
          kind: 'choices',
          label: 'Which delivery methods do you offer?',
          options: [
            { value: 'groupLive', label: 'Group Live' },
            { value: 'selfStudy', label: 'Self Study' },
          ],
        },
        { id: 'programs', kind: 'integer', label: 'How many programs did you offer?', minimum: 1, maximum: 500 },
        { id: 'website', kind: 'url', label: 'Where can people read about them?', optional: true },
      ],
    },
    {
      id: 'groupLive',
      title: 'Group Live supplement',
      relevantWhen: { methods: { includes: 'groupLive' } },
      questions: [
        {
          id: 'monitored',
          kind: 'yesNo',
          label: 'Is attendance monitored?',
          reviewWhen: 'no',
          explain: { on: 'no', label: 'What are you doing about it?', optional: true },
        },
      ],
    },
    {
      id: 'changes',
      title: 'Changes and documents',
      questions: [
        {
          id: 'mission',
          kind: 'yesNo',
          label: 'Has your mission changed?',
          explain: { on: 'yes', label: 'What changed?', files: { label: 'Documents about it', optional: true } },
        },
        { id: 'policy', kind: 'files', label: 'Your refund policy', maxItems: 3 },
        {
          id: 'people',
          kind: 'rows',
          label: 'Who teaches?',
          rowLabel: 'Teacher',
          optional: true,
          columns: [
            { id: 'name', kind: 'text', label: 'Name' },
            { id: 'email', kind: 'email', label: 'Email address', optional: true },
          ],
        },
      ],
    },
    {
      id: 'fee',
      title: 'Fee and agreement',
      questions: [
        {
          id: 'fee',
          kind: 'calculated',
          result: 'money',
          label: 'Renewal fee',
          calculate: {
            if: { today: { after: { context: 'renewalDate' } } },
            then: '1312.50',
            else: '875.00',
          },
        },
        { id: 'agree', kind: 'accept', label: 'I have read the standards and follow them.' },
      ],
    },
  ],
  rules: [
    {
      id: 'manyPrograms',
      require: { programs: { atMost: 100 } },
      at: 'programs',
      severity: 'confirm',
      message: 'That is more than a hundred programs.',
    },
    {
      id: 'fewPrograms',
      require: { programs: { atLeast: 2 } },
      at: 'programs',
      severity: 'warning',
      message: 'Most sponsors offer more than one program.',
    },
  ],
};

/** Facts that fit it. */
export const context = { contextId: 'sample-sponsor', sponsorName: 'Sample School', renewalDate: '2026-06-01' };
