import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import type { Expectation, Scenario, ScenarioFile, Step } from '../../src/cli/scenario-file.ts';
import { runScenario } from '../../src/cli/run-scenario.ts';

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
        { id: 'courses', kind: 'integer', label: 'How many?' },
        { id: 'why', kind: 'text', label: 'Why?', relevantWhen: { courses: { above: 5 } } },
        {
          id: 'twice',
          kind: 'calculated',
          result: 'integer',
          label: 'Twice',
          calculate: { multiply: [2, { answer: 'courses' }] },
        },
        { id: 'agreed', kind: 'yesNo', label: 'Agreed?', reviewWhen: 'no' },
      ],
      rules: [
        {
          id: 'fewEnough',
          require: { courses: { atMost: { context: 'limit' } } },
          at: 'courses',
          message: 'Too many.',
        },
        { id: 'odd', severity: 'confirm', require: { courses: { isNot: 7 } }, at: 'courses', message: 'Seven?' },
        { id: 'noPlace', severity: 'warning', require: { courses: { isNot: 8 } }, message: 'Eight?' },
      ],
    },
    {
      id: 'second',
      title: 'Second',
      relevantWhen: { courses: { above: 9 } },
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

const usual = { courses: 3, agreed: { answer: 'no' } } as const;

test('a scenario in which all is as expected has no difference', () => {
  const differences = run(usual, {
    shown: ['first', 'courses', 'twice'],
    hidden: ['why', 'second', 'more'],
    required: ['courses', 'agreed'],
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
      answers: { courses: 3, twice: 6, agreed: { answer: 'no' } },
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
    hidden: ['courses'],
    required: ['why'],
    violations: ['courses: valueMissing'],
    warnings: ['first: noPlace'],
    calculated: { twice: 7 },
    needsReview: [],
    payload: null,
  });
  assert.deepEqual(differences, [
    'why is not shown',
    'second is not shown',
    'courses is not hidden',
    'why is not required',
    'missing violation "courses: valueMissing"',
    'missing warning "first: noPlace"',
    'twice is 6, not 7',
    'needsReview is ["agreed"], not []',
    'submitting is not refused',
  ]);
});

test('a violation or warning that is not listed is a difference', () => {
  assert.deepEqual(run({ courses: 11, why: 'x', agreed: { answer: 'yes' } }, { violations: [] }), [
    'unexpected violation "courses: fewEnough"',
  ]);
  assert.deepEqual(run({ ...usual, courses: 8, why: 'x' }, { warnings: [] }), ['unexpected warning "first: noPlace"']);
  assert.deepEqual(run({}, { payload: {} }), [
    'submitting is refused: courses: valueMissing, twice: notCalculated, agreed: valueMissing',
  ]);
});

test('a payload differs by what it lacks, by what it has too much, and by what is otherwise', () => {
  const differences = run(usual, {
    payload: {
      questionnaire: { edition: '2025' },
      answers: { courses: 4, why: 'x', agreed: { answer: 'no' } },
      confirmed: ['odd'],
    },
  });
  assert.deepEqual(differences, [
    'payload.questionnaire.edition is "2026", not "2025"',
    'payload.answers.courses is 3, not 4',
    'payload.answers.why is absent, not "x"',
    'payload.answers.twice is 6, not absent',
    'payload.confirmed is [], not ["odd"]',
  ]);
});

test('steps follow one after the other and are told by their number', () => {
  const seven = { courses: 7, why: 'x', agreed: { answer: 'yes' } } as const;
  const differences = run(seven, { violations: ['courses: odd'], payload: null }, [
    { confirm: ['odd'], expect: { violations: [], payload: { confirmed: ['odd'] } } },
    { answers: { courses: null }, expect: { violations: ['courses: valueMissing', 'twice: notCalculated'] } },
    { answers: { courses: 12 }, today: '2026-06-01', expect: { shown: ['second'], violations: [] } },
  ]);
  assert.deepEqual(differences, ['then[2]: unexpected violation "courses: fewEnough"']);
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
