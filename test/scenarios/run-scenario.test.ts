import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { runScenario, type Expectation, type Scenario, type ScenarioFile, type Step } from './run-scenario.ts';

const loaded = loadQuestionnaire({
  format: 1,
  id: 'sample',
  edition: '2026',
  version: 1,
  title: 'Sample',
  language: 'en',
  context: { limit: { kind: 'integer' } },
  sections: [
    {
      id: 'first',
      title: 'First',
      questions: [
        { id: 'count', kind: 'integer', label: 'How many?' },
        { id: 'why', kind: 'text', label: 'Why?', relevantWhen: { count: { above: 5 } } },
        {
          id: 'twice',
          kind: 'calculated',
          result: 'integer',
          label: 'Twice',
          calculate: { multiply: [2, { answer: 'count' }] },
        },
        { id: 'agreed', kind: 'yesNo', label: 'Agreed?', reviewWhen: 'no' },
      ],
      rules: [
        { id: 'fewEnough', require: { count: { atMost: { context: 'limit' } } }, at: 'count', message: 'Too many.' },
        { id: 'odd', severity: 'confirm', require: { count: { isNot: 7 } }, at: 'count', message: 'Seven?' },
        { id: 'noPlace', severity: 'warning', require: { count: { isNot: 8 } }, message: 'Eight?' },
      ],
    },
    {
      id: 'second',
      title: 'Second',
      relevantWhen: { count: { above: 9 } },
      questions: [{ id: 'more', kind: 'text', label: 'More?', optional: true }],
    },
  ],
});

const file: ScenarioFile = { contexts: { ten: { contextId: 'c', limit: 10 } }, scenarios: [] };

function run(answers: Scenario['answers'], expect: Expectation, then: readonly Step[] = []) {
  assert.ok(loaded.status === 'ready');
  const scenario = { name: 'a sample', context: 'ten', today: '2026-05-28', answers: answers ?? {}, expect, then };
  return runScenario(loaded.questionnaire, file, scenario);
}

const usual = { count: 3, agreed: { answer: 'no' } } as const;

test('a scenario in which all is as expected has no difference', () => {
  const differences = run(usual, {
    shown: ['first', 'count', 'twice'],
    hidden: ['why', 'second', 'more'],
    required: ['count', 'agreed'],
    violations: [],
    warnings: [],
    calculated: { twice: 6 },
    needsReview: ['agreed'],
    payload: {
      format: 1,
      questionnaire: { id: 'sample' },
      contextId: 'c',
      submissionId: 'id-1',
      supersedes: null,
      today: '2026-05-28',
      answers: { count: 3, twice: 6, agreed: { answer: 'no' } },
      needsReview: ['agreed'],
      confirmed: [],
      attachments: {},
    },
  });
  assert.deepEqual(differences, []);
});

test('each expectation that is not met is told in a sentence of its own', () => {
  const differences = run(usual, {
    shown: ['why', 'second'],
    hidden: ['count'],
    required: ['why'],
    violations: ['count: valueMissing'],
    warnings: ['first: noPlace'],
    calculated: { twice: 7 },
    needsReview: [],
    payload: null,
  });
  assert.deepEqual(differences, [
    'why is not shown',
    'second is not shown',
    'count is not hidden',
    'why is not required',
    'missing violation "count: valueMissing"',
    'missing warning "first: noPlace"',
    'twice is 6, not 7',
    'needsReview is ["agreed"], not []',
    'submitting is not refused',
  ]);
});

test('a violation or warning that is not listed is a difference', () => {
  assert.deepEqual(run({ count: 11, why: 'x', agreed: { answer: 'yes' } }, { violations: [] }), [
    'unexpected violation "count: fewEnough"',
  ]);
  assert.deepEqual(run({ ...usual, count: 8, why: 'x' }, { warnings: [] }), ['unexpected warning "first: noPlace"']);
  assert.deepEqual(run({}, { payload: {} }), [
    'submitting is refused: count: valueMissing, twice: notCalculated, agreed: valueMissing',
  ]);
});

test('a payload differs by what it lacks, by what it has too much, and by what is otherwise', () => {
  const differences = run(usual, {
    payload: {
      questionnaire: { edition: '2025' },
      answers: { count: 4, why: 'x', agreed: { answer: 'no' } },
      confirmed: ['odd'],
    },
  });
  assert.deepEqual(differences, [
    'payload.questionnaire.edition is "2026", not "2025"',
    'payload.answers.count is 3, not 4',
    'payload.answers.why is absent, not "x"',
    'payload.answers.twice is 6, not absent',
    'payload.confirmed is [], not ["odd"]',
  ]);
});

test('steps follow one after the other and are told by their number', () => {
  const seven = { count: 7, why: 'x', agreed: { answer: 'yes' } } as const;
  const differences = run(seven, { violations: ['count: odd'], payload: null }, [
    { confirm: ['odd'], expect: { violations: [], payload: { confirmed: ['odd'] } } },
    { answers: { count: null }, expect: { violations: ['count: valueMissing', 'twice: notCalculated'] } },
    { answers: { count: 12 }, today: '2026-06-01', expect: { shown: ['second'], violations: [] } },
  ]);
  assert.deepEqual(differences, ['then[2]: unexpected violation "count: fewEnough"']);
});

test('a scenario that can prove nothing is refused', () => {
  assert.throws(() => run(usual, {}), /names nothing that must hold/);
  assert.throws(() => run(usual, { violation: [] } as Expectation), /no member "violation"/);
  assert.throws(() => run(usual, { violations: [] }, [{ answer: {}, expect: { violations: [] } } as Step]), /"answer"/);
  assert.throws(() => run({ cuont: 3 }, { violations: [] }), /cuont/);
  assert.ok(loaded.status === 'ready');
  const scenario = { name: 'lost', context: 'eleven', today: '2026-05-28', expect: { violations: [] } };
  assert.throws(() => runScenario(loaded.questionnaire, file, scenario), /no context "eleven"/);
});
