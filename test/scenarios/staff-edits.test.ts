import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { openSession } from '../../src/engine/session.ts';
import type { Session, SessionOptions } from '../../src/engine/session-types.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { readScenarios } from './schema-files.ts';

const file = 'schemas/nasba/renewal.2026.json';
const source = readFileSync(file, 'utf8');
const context = readScenarios(file.replace('.json', '.scenarios.json')).contexts['sampleSponsor'] ?? {};

type Edit = readonly [from: string, to: string];

/** Replaces each text once; a text that does not stand there, or stands there twice, would prove nothing. */
function edited(text: string, edits: readonly Edit[]): string {
  return edits.reduce((before, [from, to]) => {
    assert.equal(before.split(from).length, 2, `stands there once: ${from}`);
    return before.replace(from, () => to);
  }, text);
}

function open(text: string, more: Partial<SessionOptions> = {}): Session {
  const loaded = loadQuestionnaire(text);
  assert.deepEqual(loaded.status === 'rejected' ? loaded.issues : [], []);
  assert.ok(loaded.status === 'ready');
  return openSession(loaded.questionnaire, { context, today: '2026-06-02', ...more });
}

/** The line on which a text stands, counted from 1; of several, the last. */
function lineOf(text: string, words: string): number {
  assert.ok(text.includes(words), words);
  return text.slice(0, text.lastIndexOf(words)).split('\n').length;
}

const supplement = `    {
      "id": "podcast",
      "title": "Podcast supplement",
      "relevantWhen": { "deliveryMethods": { "includes": "podcast" } },
      "questions": [
        { "id": "podTranscript", "template": "confirmation", "label": "Is there a transcript?", "reference": "Standard 9" },
        { "id": "podQuestions", "template": "confirmation", "label": "Are there review questions?", "reference": "Standard 9" },
        { "id": "podPolicy", "template": "policy", "label": "How do you record listening?", "reference": "Standard 24" }
      ]
    },
`;
const nanoOption = '      { "value": "nano", "label": "Nano Learning" }\n';
const beforePromotion = '    {\n      "id": "promotion",\n';
const newMethod: readonly Edit[] = [
  [nanoOption, nanoOption.replace('\n', ',\n') + '      { "value": "podcast", "label": "Podcast" }\n'],
  [beforePromotion, supplement + beforePromotion],
];

suite('What staff change from one year to the next', () => {
  test('a delivery method with a supplement: one line in the list and one section', () => {
    const text = edited(source, newMethod);
    const approved = { ...context, approvedDeliveryMethods: ['groupLive', 'podcast'] };
    const session = open(text, { context: approved });
    assert.deepEqual(
      session.snapshot.options('deliveryMethods').map(({ value }) => value),
      ['groupLive', 'podcast'],
    );
    session.answer('deliveryMethods', ['groupLive']);
    assert.ok(!session.snapshot.isRelevant('podTranscript'));
    session.answer('deliveryMethods', ['groupLive', 'podcast']);
    for (const id of ['podTranscript', 'podQuestions', 'podPolicy', 'programCounts/podcast']) {
      assert.ok(session.snapshot.isRequired(id), id);
    }
    session.answer('podTranscript', 'no');
    assert.deepEqual(session.snapshot.needsReview, ['podTranscript']);
  });

  test('the upload limit: one line', async () => {
    const text = edited(source, [['"maxPerQuestion": "20 MB"', '"maxPerQuestion": "1 MB"']]);
    const pdf = (size: number) => {
      const bytes = new Uint8Array(size);
      bytes.set(new TextEncoder().encode('%PDF-1.7\n'));
      return new File([bytes], 'agenda.pdf');
    };
    const refused = async (session: Session) => (await session.attach('promoSample', [pdf(1_000_001)])).rejected;
    assert.deepEqual(await refused(open(source)), []);
    assert.deepEqual(
      (await refused(open(text))).map(({ code }) => code),
      ['tooLarge'],
    );
    assert.deepEqual((await open(text).attach('promoSample', [pdf(1_000_000)])).rejected, []);
  });

  test('the wording of a question: one line, and a draft keeps its answer', () => {
    const label: Edit = [
      '"label": "Is attendance monitored, and do credits follow it?"',
      '"label": "Is attendance recorded?"',
    ];
    const before = open(source);
    before.answer('deliveryMethods', ['groupLive']);
    before.answer('glAttendanceMonitored', 'yes');
    const after = open(edited(source, [label]), { record: before.record() });
    const { question, stored } = after.snapshot.question('glAttendanceMonitored');
    assert.equal(question.wording.label, 'Is attendance recorded?');
    assert.equal(stored, 'yes');
  });

  test('the rate of the late fee, or the fee of a band: one line', () => {
    const total = (edits: readonly Edit[]) => {
      const answers = { deliveryMethods: ['groupLive'], programCounts: { groupLive: 12 } };
      return open(edited(source, edits), { answers }).snapshot.calculated('summaryTotal');
    };
    assert.deepEqual(total([]), { minor: 131250, currency: 'USD' });
    assert.deepEqual(total([['"default": "50%"', '"default": "25%"']]), { minor: 109375, currency: 'USD' });
    assert.deepEqual(total([['"to": 15, "fee": "875.00"', '"to": 15, "fee": "900.00"']]), {
      minor: 135000,
      currency: 'USD',
    });
  });
});

const slips: readonly (readonly [slip: string, edits: readonly Edit[], code: string, line: string])[] = [
  [
    'a method misspelt in relevantWhen',
    [...newMethod, ['"includes": "podcast"', '"includes": "podcsat"']],
    'unknown-option',
    '"podcsat"',
  ],
  [
    'a question misspelt in relevantWhen',
    [...newMethod, ['{ "deliveryMethods": { "includes": "podcast"', '{ "deliveryMethod": { "includes": "podcast"']],
    'unknown-question',
    '"deliveryMethod":',
  ],
  [
    'the id of another question',
    [...newMethod, ['"id": "podTranscript"', '"id": "nanoRetake"']],
    'duplicate-id',
    '"nanoRetake"',
  ],
  [
    'the id of another section',
    [...newMethod, ['"id": "podcast",', '"id": "nano",']],
    'duplicate-id',
    '"title": "Podcast supplement"',
  ],
  [
    'the option twice',
    [...newMethod, ['{ "value": "podcast"', '{ "value": "nano"'], ['"includes": "podcast"', '"includes": "blended"']],
    'duplicate-option',
    '"label": "Podcast"',
  ],
  [
    'a template misspelt',
    [...newMethod, ['"id": "podPolicy", "template": "policy"', '"id": "podPolicy", "template": "polcy"']],
    'unknown-template',
    '"polcy"',
  ],
  [
    'a label left out',
    [...newMethod, ['"label": "Is there a transcript?", ', '']],
    'missing-property',
    '"podTranscript"',
  ],
  [
    'a property misspelt',
    [...newMethod, ['"label": "Is there a transcript?"', '"lable": "Is there a transcript?"']],
    'unknown-property',
    '"lable"',
  ],
  ['a limit without its unit', [['"maxPerQuestion": "20 MB"', '"maxPerQuestion": "20"']], 'bad-form', '"20"'],
  [
    'a limit as a number',
    [['"maxPerQuestion": "20 MB"', '"maxPerQuestion": 20']],
    'wrong-type',
    '"maxPerQuestion": 20',
  ],
  [
    'a limit above that of the whole',
    [['"maxPerQuestion": "20 MB"', '"maxPerQuestion": "2 GB"']],
    'limits-reversed',
    '"2 GB"',
  ],
  [
    'a placeholder misspelt',
    [['{files.maxPerQuestion} for one', '{files.maxPerQuestoin} for one']],
    'unknown-placeholder',
    '{files.maxPerQuestoin}',
  ],
  ['a rate without its sign', [['"default": "50%"', '"default": "50"']], 'bad-default', '"default": "50"'],
  ['a fee with a sign of its own', [['"to": 15, "fee": "875.00"', '"to": 15, "fee": "$875"']], 'bad-fee', '"$875"'],
  ['a band that overlaps', [['"from": 16, "to": 25', '"from": 15, "to": 25']], 'band-overlap', '"from": 15, "to": 25'],
  ['a gap between bands', [['"from": 16, "to": 25', '"from": 17, "to": 25']], 'band-gap', '"from": 17, "to": 25'],
  [
    'a table misspelt',
    [['{ "table": "renewalFees" }', '{ "table": "renewalFee" }']],
    'unknown-table',
    '{ "table": "renewalFee" }',
  ],
];

suite('A slip is told at its line:', () => {
  for (const [slip, edits, code, words] of slips) {
    test(slip, () => {
      const text = edited(source, edits);
      const loaded = loadQuestionnaire(text);
      assert.ok(loaded.status === 'rejected');
      const found = loaded.issues.map((issue) => `${issue.code} ${issue.line}`);
      const near = [lineOf(text, words), lineOf(text, words) - 1].map((line) => `${code} ${line}`);
      assert.ok(
        near.some((one) => found.includes(one)),
        `${near.join(' or ')}, not ${found.join(', ')}`,
      );
    });
  }

  test('a forgotten comma', () => {
    const option = '{ "value": "blended", "label": "Blended Learning" },';
    const text = edited(source, [[option, option.slice(0, -1)]]);
    const loaded = loadQuestionnaire(text);
    assert.ok(loaded.status === 'rejected');
    const line = lineOf(source, option);
    assert.ok([line, line + 1].includes(loaded.issues[0]?.line ?? 0));
  });

  test('a forgotten quotation mark', () => {
    const text = edited(source, [['"label": "Blended Learning" },', '"label": "Blended Learning },']]);
    const loaded = loadQuestionnaire(text);
    assert.ok(loaded.status === 'rejected');
    assert.equal(loaded.issues[0]?.line, lineOf(text, '"Blended Learning }'));
  });
});
