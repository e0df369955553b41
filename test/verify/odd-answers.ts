/** A questionnaire with rows, amounts and texts, of which all may stay blank. */
export const oddDocument = {
  format: 1,
  id: 'odd',
  edition: '2026',
  version: 1,
  title: 'Odd',
  language: 'en',
  currency: 'USD',
  context: { member: { kind: 'text' } },
  sections: [
    {
      id: 'only',
      title: 'Only',
      questions: [
        {
          id: 'people',
          kind: 'rows',
          label: 'People',
          optional: true,
          unique: ['fee'],
          columns: [
            { id: 'who', kind: 'text', label: 'Who', optional: true },
            { id: 'from', kind: 'text', label: 'From', initial: { context: 'member' }, optional: true },
            { id: 'fee', kind: 'money', label: 'Fee', optional: true },
          ],
        },
        { id: 'paid', kind: 'money', label: 'Paid', optional: true },
        { id: 'share', kind: 'decimal', label: 'Share', step: '0.1', optional: true },
        { id: 'number', kind: 'integer', label: 'Number', optional: true },
        { id: 'name', kind: 'text', label: 'Name', optional: true, maxLength: 20 },
      ],
    },
  ],
};

/** Answers that no session gives out, as JSON text: what JSON can say, and JavaScript sometimes does not. */
export const oddAnswers: readonly string[] = [
  '{"people":["a/b"]}',
  '{"people":["$&"]}',
  '{"people":["*"]}',
  '{"people":[""]}',
  '{"people":["x"]}',
  '{"people":{"answer":["r1"],"who":"x"}}',
  '{"people":[]}',
  '{"people":[[]]}',
  '{"people":[null]}',
  '{"people":[{"rowId":"r1","who":"a","rowid":1}]}',
  '{"people":[{"rowId":"1"},{"rowId":"1"},{}]}',
  '{"people":[{"fee":{"minor":1,"currency":{"a":1}}},{"fee":{"minor":1,"currency":{"a":1}}}]}',
  `{"people":[${deepFee()},${deepFee()}]}`,
  '{"paid":{"minor":-0,"currency":"USD"}}',
  '{"paid":{"minor":5,"currency":"USD","tip":1}}',
  '{"paid":{"minor":5,"currency":"EUR"}}',
  '{"paid":{"raw":"5"}}',
  '{"share":"-0"}',
  '{"share":"00.10"}',
  '{"share":" 1 "}',
  '{"share":"12345678901234567890.05"}',
  '{"number":-0}',
  '{"number":1.5e1,"number":"2"}',
  '{"number":9007199254740993}',
  '{"number":1e400}',
  '{"name":"e\\u0301"}',
  '{"name":{"raw":""}}',
  '{"name":{"answer":"x"}}',
  '{"name":"\\ud83d\\ude00\\ud83d\\ude00\\ud83d\\ude00\\ud83d \\u00a0"}',
  '{"__proto__":{"name":"x"},"1":2,"0":1}',
];

function deepFee(): string {
  return `{"fee":{"minor":1,"currency":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`;
}
