import assert from 'node:assert/strict';
import { describe, it, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { compareExact, exact, formatExact, isMultipleOf } from '../../src/questionnaire/exact.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import {
  type Comparison,
  DECIMAL,
  datePattern,
  decimalPattern,
  stepPattern,
} from '../../src/questionnaire/payload-schema/number-patterns.ts';
import { payloadSchema } from '../../src/questionnaire/payload-schema/payload-schema.ts';
import { isPlainDate } from '../../src/questionnaire/plain-date.ts';
import { patience, runs } from '../fuzz/tape.ts';

const options = { numRuns: runs(600), ...patience() };
const stands: Readonly<Record<Comparison, (order: number) => boolean>> = {
  above: (order) => order > 0,
  atLeast: (order) => order >= 0,
  below: (order) => order < 0,
  atMost: (order) => order <= 0,
};
const comparison = fc.constantFrom(...(Object.keys(stands) as Comparison[]));
const near = fc.oneof(fc.integer({ min: -1200, max: 1200 }), fc.integer());
const number = fc.tuple(near, fc.integer({ min: 0, max: 4 })).map(([units, scale]) => exact(units, scale));

describe('Patterns for numbers and days', () => {
  it('know every decimal number in its shortest form, and how it stands to a limit', () => {
    fc.assert(
      fc.property(comparison, number, number, (how, value, limit) => {
        const text = formatExact(value);
        assert.match(text, new RegExp(DECIMAL, 'u'));
        const expected = stands[how](compareExact(value, limit));
        assert.equal(
          new RegExp(decimalPattern(how, limit), 'u').test(text),
          expected,
          `${text} ${how} ${formatExact(limit)}`,
        );
      }),
      options,
    );
  });

  it('know multiples of a step', () => {
    const step = fc.constantFrom(
      exact(1),
      exact(1, 1),
      exact(1, 2),
      exact(5, 1),
      exact(25, 2),
      exact(2, 1),
      exact(125, 3),
    );
    fc.assert(
      fc.property(number, step, (value, of) => {
        const pattern = stepPattern(of) ?? assert.fail();
        assert.equal(new RegExp(pattern, 'u').test(formatExact(value)), isMultipleOf(value, of));
      }),
      options,
    );
    assert.equal(stepPattern(exact(3, 1)), undefined);
  });

  it('know how days stand to each other', () => {
    const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    const day = date.map((one) => one.toISOString().slice(0, 10));
    fc.assert(
      fc.property(comparison, day, day, (how, value, limit) => {
        const order = value < limit ? -1 : value > limit ? 1 : 0;
        assert.equal(
          new RegExp(datePattern(how, limit), 'u').test(value),
          stands[how](order),
          `${value} ${how} ${limit}`,
        );
      }),
      options,
    );
  });
});

const sample = {
  format: 1,
  id: 'sample',
  edition: '2026',
  version: 1,
  title: 'Sample',
  language: 'en',
  currency: 'USD',
  context: { member: { kind: 'yesNo' } },
  conditions: { isMember: { 'context.member': 'yes' } },
  sections: [
    {
      id: 'first',
      title: 'First',
      questions: [
        {
          id: 'way',
          kind: 'choice',
          label: 'Way',
          options: [
            { value: 'post', label: 'Post' },
            { value: 'mail', label: 'Mail' },
          ],
        },
        { id: 'heldOn', kind: 'date', label: 'Day', optional: true },
        { id: 'address', kind: 'email', label: 'Address', relevantWhen: { way: 'mail' } },
        { id: 'fee', kind: 'money', label: 'Fee', minimum: '10.00', relevantWhen: 'isMember' },
        {
          id: 'reason',
          kind: 'text',
          label: 'Why',
          optional: true,
          relevantWhen: { all: ['isMember', { way: 'post' }] },
        },
      ],
      rules: [
        { id: 'postTakesDay', when: { way: 'post' }, require: { heldOn: { answered: true } }, message: 'When?' },
        { id: 'notTooMuch', require: { fee: { atMost: { multiply: [2, { context: 'limit' }] } } }, message: 'Less.' },
      ],
    },
  ],
};
Object.assign(sample.context, { limit: { kind: 'money' } });

describe('The schema that a server in another language checks a payload with', () => {
  const loaded = loadQuestionnaire(sample);
  assert.ok(loaded.status === 'ready');
  const { questionnaire } = loaded;
  const { schema, coverage } = payloadSchema(questionnaire);
  const check = new Ajv2020({ strict: true, allErrors: true }).compile(schema);
  const { id, edition, version, sha256 } = questionnaire;
  const takes = (answers: object, more: object = {}) =>
    check({
      format: 1,
      questionnaire: { id, edition, version, sha256 },
      contextId: 'c1',
      submissionId: 's1',
      supersedes: null,
      today: '2026-03-01',
      answers,
      needsReview: [],
      confirmed: [],
      attachments: {},
      ...more,
    });
  const extent = (what: string, at: string) => coverage.find((said) => said.what === what && said.at === at)?.extent;

  it('takes what is asked and refuses what is not, or is missing', () => {
    assert.ok(takes({ way: 'mail', address: 'ann@firm.example' }));
    assert.ok(!takes({}), 'way is needed');
    assert.ok(!takes({ way: 'mail' }), 'address is needed');
    assert.ok(!takes({ way: 'post', heldOn: '2026-03-01', address: 'ann@firm.example' }), 'address is not asked');
    assert.ok(!takes({ way: 'mail', address: 'ann' }), 'that is no address');
    assert.ok(!takes({ way: 'fax' }));
    assert.ok(!takes({ way: 'mail', address: 'ann@firm.example', paid: true }));
  });

  it('says the rules that speak of answers only', () => {
    assert.ok(takes({ way: 'post', heldOn: '2026-03-01' }));
    assert.ok(!takes({ way: 'post' }));
    assert.equal(extent('rule', 'postTakesDay'), 'whole');
  });

  it('leaves out what only the host can tell, and says so', () => {
    const fee = { minor: 1000, currency: 'USD' };
    assert.ok(takes({ way: 'post', heldOn: '2026-03-01', fee }));
    assert.ok(!takes({ way: 'post', heldOn: '2026-03-01', fee: { ...fee, minor: 999 } }));
    assert.ok(!takes({ way: 'post', heldOn: '2026-03-01', fee: { ...fee, currency: 'EUR' } }));
    assert.deepEqual(
      coverage.find(({ what, at }) => what === 'valueMissing' && at === 'fee'),
      { what: 'valueMissing', at: 'fee', extent: 'none', gaps: ['context'] },
    );
    assert.equal(extent('condition', 'isMember'), 'none');
  });

  it('says the half of a condition that it can say', () => {
    assert.equal(extent('relevance', 'reason'), 'part');
    assert.ok(!takes({ way: 'mail', address: 'ann@firm.example', reason: 'x' }));
    assert.ok(takes({ way: 'post', heldOn: '2026-03-01', reason: 'x' }));
  });

  it('knows real days, and the questionnaire that it was made of', () => {
    for (const today of [
      '2026-02-29',
      '2024-02-29',
      '1900-02-29',
      '2000-02-29',
      '0000-01-01',
      '2026-04-31',
      '2026-4-1',
    ]) {
      assert.equal(takes({ way: 'post', heldOn: today }, { today }), isPlainDate(today), today);
    }
    assert.ok(!takes({ way: 'post', heldOn: '2026-03-01' }, { questionnaire: { id, edition, version: 2, sha256 } }));
    assert.ok(!takes({ way: 'post', heldOn: '2026-03-01' }, { confirmed: ['postTakesDay'] }));
  });
});

test('that an evidence was not sent by e-mail is no answer to a rule', () => {
  const loaded = loadQuestionnaire({
    ...sample,
    context: {},
    conditions: {},
    sections: [
      {
        id: 'only',
        title: 'Only',
        questions: [{ id: 'policy', kind: 'evidence', label: 'Policy', files: {}, byEmail: true }],
        rules: [{ id: 'byEmailOnly', require: { 'policy/byEmail': true }, at: 'policy', message: 'By e-mail.' }],
      },
    ],
  });
  assert.ok(loaded.status === 'ready');
  const { schema } = payloadSchema(loaded.questionnaire);
  const answers = (schema['properties'] as Record<string, object>)['answers'] ?? {};
  const check = new Ajv2020({ strict: true }).compile({ ...answers, $defs: schema['$defs'] });
  assert.ok(check({ policy: { text: 'x', files: [], byEmail: false } }));
  assert.ok(!check({ policy: { files: [], byEmail: false } }), 'nothing was given at all');
});

test('a rule of rows that speaks of another answer says nothing where there is no row', () => {
  const loaded = loadQuestionnaire({
    format: 1,
    id: 'sample',
    edition: '2026',
    version: 1,
    title: 'Sample',
    language: 'en',
    sections: [
      {
        id: 'only',
        title: 'Only',
        questions: [
          { id: 'held', kind: 'yesNo', label: 'Held any?' },
          {
            id: 'visits',
            kind: 'rows',
            label: 'Visits',
            optional: true,
            columns: [{ id: 'place', kind: 'text', label: 'Where' }],
            rules: [{ id: 'onlyIfHeld', require: { held: 'yes' }, message: 'You said that there were none.' }],
          },
        ],
      },
    ],
  });
  assert.ok(loaded.status === 'ready');
  const { schema, coverage } = payloadSchema(loaded.questionnaire);
  const answers = (schema as { properties: { answers: object; [part: string]: object } }).properties.answers;
  const check = new Ajv2020({ strict: true }).compile({ ...answers, $defs: (schema as { $defs?: object }).$defs });
  const rows = [{ rowId: 'r1', place: 'Here' }];
  assert.ok(check({ held: { answer: 'no' } }));
  assert.ok(check({ held: { answer: 'yes' }, visits: rows }));
  assert.ok(!check({ held: { answer: 'no' }, visits: rows }));
  assert.equal(coverage.find(({ at }) => at === 'onlyIfHeld')?.extent, 'whole');
});
