import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sightingsOf } from '../../src/cli/coverage/coverage-lines.ts';
import { coverageOf } from '../../src/cli/coverage/coverage.ts';
import { foundScenarios } from '../../src/cli/coverage/found-scenarios.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { runScenario } from '../../src/cli/run-scenario.ts';
import { questionnaireFiles, readScenarios, scenariosBeside } from '../scenarios/schema-files.ts';
import { choicesAmong } from './choices-among.ts';
import { runOn } from './files-in-memory.ts';

const today = '2026-05-28';

// By hand: what no respondent can ever see in a questionnaire that is shipped.
const impossible: Readonly<Record<string, readonly string[]>> = {};

describe('questionnaire coverage on what is shipped', () => {
  for (const file of questionnaireFiles()) {
    it(`${file}: every question is shown and every condition goes both ways; what is found runs as scenarios`, () => {
      const questionnaire = ready(readFileSync(file, 'utf8'));
      const scenarios = readScenarios(scenariosBeside(file));
      const coverage = coverageOf(questionnaire, { file: scenarios, today, budget: { inOrder: 150, nearest: 1500 } });
      const open = sightingsOf(coverage).filter(([, { status }]) => status !== 'seen');
      assert.deepEqual(
        open.map(([what, { status }]) => `${status}: ${what}`),
        impossible[file] ?? [],
      );
      assert.ok(coverage.questions.length > 6);
      const found = foundScenarios(questionnaire, coverage);
      for (const scenario of found?.scenarios ?? []) {
        assert.deepEqual(runScenario(questionnaire, found!, scenario), [], scenario.name);
      }
    });
  }
});

function ready(document: unknown): Questionnaire {
  const loaded = loadQuestionnaire(document);
  if (loaded.status === 'rejected') assert.fail(JSON.stringify(loaded.issues, null, 2));
  return loaded.questionnaire;
}

/** A document with the questions that the cases below speak of. */
function documentWith(questions: readonly object[], more: object = {}): object {
  return {
    format: 1,
    id: 'sample',
    edition: '2026',
    version: 1,
    title: 'Sample',
    language: 'en',
    context: {
      level: { kind: 'choice', options: ['basic', 'advanced'].map((value) => ({ value, label: value })) },
      due: { kind: 'date', default: '2026-06-01' },
    },
    sections: [
      {
        id: 'first',
        title: 'First',
        questions: [
          { id: 'given', kind: 'yesNo', label: 'Given?' },
          {
            id: 'methods',
            kind: 'choices',
            label: 'Which?',
            options: ['live', 'online', 'nano'].map((value) => ({ value, label: value })),
          },
          { id: 'programs', kind: 'integer', minimum: 0, maximum: 100, label: 'How many?' },
          { id: 'heldOn', kind: 'date', label: 'When?' },
          { id: 'note', kind: 'text', label: 'Note' },
          ...questions,
        ],
      },
    ],
    ...more,
  };
}

const asked = (relevantWhen: unknown) => [{ id: 'extra', kind: 'text', label: 'Extra', relevantWhen }];
const statusOf = (relevantWhen: unknown) => {
  const coverage = coverageOf(ready(documentWith(asked(relevantWhen))), { today });
  return coverage.questions.find(({ id }) => id === 'extra')!.shown;
};

// The condition, and the answers by hand that are the fewest: null where there are none.
const cases: readonly (readonly [string, unknown, object | null])[] = [
  [
    'an option and not that option',
    { all: [{ methods: { includes: 'nano' } }, { not: { methods: { includes: 'nano' } } }] },
    null,
  ],
  ['yes and no', { all: [{ given: 'yes' }, { given: 'no' }] }, null],
  ['more than the maximum', { programs: { above: 100 } }, null],
  ['a number above five and below six', { programs: { above: 5, below: 6 } }, null],
  ['blank and answered', { all: [{ note: { answered: true } }, { note: { answered: false } }] }, null],
  ['one option alone among others', { methods: { onlyFrom: ['live'], includes: 'nano' } }, null],
  ['after the due day and on it', { today: { after: { context: 'due' }, is: { context: 'due' } } }, null],
  ['both of two facts', { all: [{ 'context.level': 'basic' }, { 'context.level': 'advanced' }] }, null],
  ['at most a hundred', { programs: { atLeast: 100 } }, { programs: 100 }],
  ['just above a bound', { programs: { above: 41, below: 43 } }, { programs: 42 }],
  [
    'three options at once',
    { all: ['live', 'online', 'nano'].map((one) => ({ methods: { includes: one } })) },
    { methods: ['live', 'online', 'nano'] },
  ],
  [
    'the day after the due one',
    { heldOn: { after: { context: 'due' }, onOrBefore: '2026-06-02' } },
    { heldOn: '2026-06-02' },
  ],
  ['a text that is written out', { note: 'Other words' }, { note: 'Other words' }],
  [
    'either of two, the shorter one',
    { any: [{ all: [{ given: 'yes' }, { programs: 1 }] }, { note: 'Other' }] },
    { note: 'Other' },
  ],
];

describe('questionnaire coverage finds the smallest answers', () => {
  for (const [name, condition, answers] of cases) {
    it(`${name}: ${answers ? 'found' : 'impossible'}`, () => {
      const shown = statusOf(condition);
      assert.equal(shown.status, answers ? 'seen' : 'impossible');
      if (shown.status === 'seen') assert.deepEqual(shown.witness?.answers, answers);
    });
  }

  it('says unknown, and never impossible, where a calculation hides what would matter', () => {
    const root = { multiply: [{ answer: 'programs' }, { answer: 'programs' }] };
    const document = documentWith(asked({ 'value.square': 961 }), { values: { square: root } });
    const { shown } = coverageOf(ready(document), { today }).questions.find(({ id }) => id === 'extra')!;
    assert.equal(shown.status, 'unknown');
  });

  it('says unknown when the search is cut', () => {
    const never = { all: [{ methods: { includes: 'nano' } }, { not: { methods: { includes: 'nano' } } }] };
    const coverage = coverageOf(ready(documentWith(asked(never))), { today, budget: { inOrder: 2, nearest: 2 } });
    assert.equal(coverage.questions.find(({ id }) => id === 'extra')!.shown.status, 'unknown');
  });

  it('agrees with trying every filling there is', () => {
    fc.assert(
      fc.property(conditions(3), (condition) => {
        const questionnaire = ready(documentWith(asked(condition)));
        const { shown } = coverageOf(questionnaire, { today }).questions.find(({ id }) => id === 'extra')!;
        const fewest = everyFilling.find(({ context, answers }) => {
          return openSession(questionnaire, { context, today, answers }).snapshot.isRelevant('extra');
        });
        assert.equal(shown.status === 'seen', fewest !== undefined, JSON.stringify(condition));
        if (!fewest) assert.equal(shown.status, 'impossible');
        // Another fact counts as much as two answers.
        const size = shown.status === 'seen' ? shown.witness!.size + 2 * Object.keys(shown.witness!.facts).length : -1;
        assert.equal(size, fewest?.size ?? -1);
      }),
      { numRuns: Number(process.env['QF_RUNS'] ?? 40) },
    );
  });
});

const lists = choicesAmong(['live', 'online', 'nano']);

/** Every filling that can matter to the conditions below, the smallest first. */
const everyFilling = ['basic', 'advanced']
  .flatMap((level) =>
    [undefined, 'yes', 'no'].flatMap((given) =>
      lists.flatMap((methods) =>
        [undefined, 4, 5, 6].map((programs) => {
          const answers = {
            ...(given && { given: { answer: given } }),
            ...(methods.length > 0 && { methods }),
            ...(programs !== undefined && { programs }),
          };
          const size = Object.keys(answers).length + (level === 'basic' ? 0 : 2);
          return { context: { contextId: 'c', level }, answers, size };
        }),
      ),
    ),
  )
  .sort((a, b) => a.size - b.size);

function conditions(depth: number): fc.Arbitrary<unknown> {
  const option = fc.constantFrom('live', 'online', 'nano');
  const some = fc.uniqueArray(option, { minLength: 1, maxLength: 2 });
  const tests = fc.oneof(
    fc.constantFrom('yes', 'no').map((answer) => ({ given: answer })),
    fc.boolean().map((answered) => ({ given: { answered } })),
    option.map((includes) => ({ methods: { includes } })),
    some.map((onlyFrom) => ({ methods: { onlyFrom } })),
    some.map((includesAny) => ({ methods: { includesAny } })),
    fc.constantFrom('above', 'atLeast', 'below', 'atMost', 'is', 'isNot').map((test) => ({ programs: { [test]: 5 } })),
    fc.constantFrom('basic', 'advanced').map((level) => ({ 'context.level': level })),
  );
  if (depth === 0) return tests;
  const inner = fc.array(conditions(depth - 1), { minLength: 1, maxLength: 3 });
  return fc.oneof(
    tests,
    inner.map((all) => ({ all })),
    inner.map((any) => ({ any })),
    conditions(depth - 1).map((not) => ({ not })),
  );
}

describe('questionnaire coverage at the command line', () => {
  const never = { all: [{ given: 'yes' }, { given: 'no' }] };
  const files: Readonly<Record<string, string>> = {
    'whole.json': JSON.stringify(documentWith(asked({ given: 'yes' }))),
    'dead.json': JSON.stringify(documentWith(asked(never))),
    'whole.scenarios.json': JSON.stringify({
      contexts: { basic: { contextId: 'c', level: 'basic' } },
      scenarios: [{ name: 'Nothing', context: 'basic', today, answers: {}, expect: { hidden: ['extra'] } }],
    }),
    'broken.scenarios.json': '[]',
    'gone.scenarios.json': JSON.stringify({
      contexts: { basic: { contextId: 'c', level: 'basic' } },
      scenarios: [{ name: 'Old', context: 'basic', today, answers: { gone: 'yes' }, expect: {} }],
    }),
    'renamed.json': JSON.stringify(
      documentWith([{ id: 'extra', renamedFrom: ['older', 'gone'], kind: 'text', label: 'Extra', optional: true }]),
    ),
    'unmet.scenarios.json': JSON.stringify({
      contexts: { basic: { contextId: 'c', level: 'basic' } },
      scenarios: [
        { name: 'Wrong', context: 'basic', today, answers: {}, expect: { shown: ['extra'] } },
        { name: 'Misspelt', context: 'basic', today, answers: {}, expect: { show: ['extra'] } },
      ],
    }),
    'unfit.scenarios.json': JSON.stringify({ contexts: { late: { contextId: 'c', level: 'none' } }, scenarios: [] }),
  };

  const start = (...args: readonly string[]) => runOn(files, 'coverage', ...args);

  it('takes the scenarios beside the document, and writes what only the search found', async () => {
    const { code, out, written } = await start('whole.json', '--write', 'found.json');
    assert.equal(code, 0);
    assert.match(out, /6 of 6 questions can be shown {6}1 of 1 conditions seen both ways/);
    assert.match(out, /1 scenarios show 5 questions/);
    assert.match(out, /"extra" is shown: given: "yes"/);
    const found = JSON.parse(written['found.json']!) as { scenarios: { name: string; answers: unknown }[] };
    assert.deepEqual(
      found.scenarios.map(({ name, answers }) => [name, answers]),
      [
        ['Found: "extra" is shown, and 1 more', { given: { answer: 'yes' } }],
        ['Found: "extra" is not shown', { given: { answer: 'no' } }],
      ],
    );
  });

  it('ends with 1 and names what no answer can show', async () => {
    const { code, out } = await start('dead.json', '--today', today);
    assert.equal(code, 1);
    assert.match(out, /5 of 6 questions can be shown {6}0 of 1 conditions seen both ways/);
    assert.match(out, /Impossible, every answer that could matter was tried:\n {4}"extra" is shown\n(?! {4})/);
  });

  it('says which facts do not fit, instead of playing their scenarios as if nothing were shown', async () => {
    const { note } = await start('whole.json', '--scenarios', 'unfit.scenarios.json');
    assert.match(note, /^The facts of “late” do not fit, so scenarios with them are passed over:\n {2}\//);
  });

  it('goes on when a scenario answers a question that is gone, and names both', async () => {
    const { out } = await start('whole.json', '--scenarios', 'gone.scenarios.json');
    assert.match(out, /Scenarios that do not fit[^\n]*\n {4}“Old” answers "gone", which the document does not ask\.\n/);
    assert.match(out, /6 of 6 questions can be shown/);
  });

  it('says under which id a question is asked now', async () => {
    const { out } = await start('renamed.json', '--scenarios', 'gone.scenarios.json');
    assert.match(out, /\n {4}“Old” answers "gone", which is called "extra" now\.\n/);
  });

  it('ends with 1 and tells what comes of a scenario otherwise than it says', async () => {
    const { code, out } = await start('whole.json', '--scenarios', 'unmet.scenarios.json');
    assert.equal(code, 1);
    assert.match(
      out,
      /come out otherwise[^\n]*\n {4}“Wrong”\n {6}extra is not shown\n {4}“Misspelt”\n {6}An expectation has no member "show"\.\n/,
    );
  });

  it('gives other programs the whole of it as JSON', async () => {
    const { out } = await start('dead.json', '--today', today, '--format', 'json');
    const { conditions: told } = JSON.parse(out) as { conditions: { holds: { status: string } }[] };
    assert.deepEqual(
      told.map(({ holds }) => holds.status),
      ['impossible'],
    );
  });

  it('refuses scenarios that are none, and a day that is none', async () => {
    assert.equal((await start('whole.json', '--scenarios', 'broken.scenarios.json')).code, 2);
    assert.equal((await start('whole.json', '--scenarios', 'missing.json')).code, 2);
    assert.equal((await start('whole.json', '--today', 'tomorrow')).code, 2);
  });
});
