import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { conditionText } from '../../src/cli/condition-text.ts';
import { operandText } from '../../src/cli/operand-text.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { questionnaireFiles } from '../scenarios/schema-files.ts';

const question = (id: string, kind: string, label: string, more: object = {}) => ({ id, kind, label, ...more });
const methods = [
  { value: 'live', label: 'Group Live' },
  { value: 'nano', label: { en: 'Nano **Learning**', es: 'Nano' } },
  { value: 'blended', label: 'Blended' },
];

const document = {
  format: 1,
  id: 'told',
  edition: '2027',
  version: 1,
  title: 'Told',
  language: 'en',
  currency: 'USD',
  context: {
    due: { kind: 'date' },
    mode: {
      kind: 'choice',
      options: [
        { value: 'list', label: 'One by one' },
        { value: 'file', label: 'As a file' },
      ],
    },
    fees: { kind: 'bands', result: 'money', default: { table: 'fees' } },
  },
  tables: { fees: [{ from: 0, fee: '10.00' }] },
  conditions: { isLate: { today: { after: { context: 'due' } } }, nanoToo: { methods: { includes: 'nano' } } },
  values: { fee: { lookup: { context: 'fees' }, at: { answer: 'programs' } } },
  sections: [
    {
      id: 'one',
      title: 'One',
      questions: [
        question('methods', 'choices', 'Delivery methods', { options: methods }),
        question('main', 'choice', 'Main method', { options: methods }),
        question('programs', 'integer', 'Programs'),
        question('paid', 'money', 'Paid so far'),
        question('share', 'percent', 'Share'),
        question('held', 'date', 'Date held'),
        question('note', 'text', 'Note'),
        question('changed', 'yesNo', 'Changed?', { explain: { on: 'yes', label: 'What?' }, noLabel: 'Not at all' }),
        question('first', 'text', 'Name'),
        question('second', 'text', 'Name'),
        question('people', 'rows', 'People', {
          columns: [question('role', 'text', 'Role'), question('hours', 'integer', 'Hours')],
        }),
        question('counts', 'matrix', 'Programs by method', {
          rows: methods,
          cell: { kind: 'integer', label: 'Programs' },
        }),
      ],
      rules: [{ id: 'some', require: { programs: { atLeast: 1 } }, message: 'None?' }],
    },
  ],
};

type Json = Readonly<Record<string, unknown>> | string;

/** What staff read of a condition. */
function told(condition: Json, names = false): string {
  const conditions = { ...document.conditions, tried: condition };
  const { questionnaire, node } = loaded({ ...document, conditions }, 'condition');
  return conditionText(node.condition, questionnaire, { names });
}

function calculated(operand: Json): string {
  const { questionnaire, node } = loaded({ ...document, values: { ...document.values, tried: operand } }, 'value');
  return operandText(node.operand, questionnaire, (condition) => conditionText(condition, questionnaire));
}

function loaded<T extends 'condition' | 'value'>(json: object, type: T) {
  const result = loadQuestionnaire(json);
  assert.deepEqual(result.status === 'rejected' ? result.issues : [], []);
  assert.ok(result.status === 'ready');
  const node = result.questionnaire.nodes.find((one) => one.type === type && 'name' in one && one.name === 'tried');
  assert.ok(node?.type === type);
  return { questionnaire: result.questionnaire, node: node as Extract<typeof node, { type: T }> };
}

const conditions: readonly (readonly [Json, string, string])[] = [
  [{ main: 'live' }, '“Main method” is “Group Live”', '“Main method” is not “Group Live”'],
  [{ main: { isNot: 'nano' } }, '“Main method” is not “Nano Learning”', '“Main method” is “Nano Learning”'],
  [
    { main: { oneOf: ['live', 'nano'] } },
    '“Main method” is “Group Live” or “Nano Learning”',
    '“Main method” is neither “Group Live” nor “Nano Learning”',
  ],
  [
    { main: { noneOf: ['live', 'nano', 'blended'] } },
    '“Main method” is neither “Group Live”, “Nano Learning” nor “Blended”',
    '“Main method” is “Group Live”, “Nano Learning” or “Blended”',
  ],
  [
    { methods: { includes: 'live' } },
    '“Delivery methods” includes “Group Live”',
    '“Delivery methods” does not include “Group Live”',
  ],
  [
    { methods: { includesAny: ['live', 'nano'] } },
    '“Delivery methods” includes “Group Live” or “Nano Learning”',
    '“Delivery methods” includes neither “Group Live” nor “Nano Learning”',
  ],
  [
    { methods: { onlyFrom: ['live', 'nano'] } },
    'nothing but “Group Live” and “Nano Learning” is chosen in “Delivery methods”',
    'something other than “Group Live” and “Nano Learning” is chosen in “Delivery methods”',
  ],
  [{ programs: { answered: true } }, '“Programs” is answered', '“Programs” is blank'],
  [{ programs: { answered: false } }, '“Programs” is blank', '“Programs” is answered'],
  [{ programs: { above: 1200 } }, '“Programs” is above 1,200', '“Programs” is at most 1,200'],
  [{ paid: { atLeast: '875.00' } }, '“Paid so far” is at least $875.00', '“Paid so far” is below $875.00'],
  [{ share: { below: '12.5%' } }, '“Share” is below 12.5%', '“Share” is at least 12.5%'],
  [{ programs: { atMost: 3 } }, '“Programs” is at most 3', '“Programs” is above 3'],
  [
    { held: { before: '2027-03-01' } },
    '“Date held” is before March 1, 2027',
    '“Date held” is on or after March 1, 2027',
  ],
  [{ held: { after: { today: true } } }, '“Date held” is after today', '“Date held” is on or before today'],
  [
    { held: { onOrBefore: { context: 'due' } } },
    '“Date held” is on or before the fact “due”',
    '“Date held” is after the fact “due”',
  ],
  [
    { held: { onOrAfter: { addMonths: [{ context: 'due' }, -1] } } },
    '“Date held” is on or after 1 month before the fact “due”',
    '“Date held” is before 1 month before the fact “due”',
  ],
  [{ note: 'x' }, '“Note” is “x”', '“Note” is not “x”'],
  [{ changed: 'no' }, '“Changed?” is “Not at all”', '“Changed?” is not “Not at all”'],
  [
    { 'changed/explanation': { answered: true } },
    'the explanation of “Changed?” is answered',
    'the explanation of “Changed?” is blank',
  ],
  [{ second: 'x' }, '“Name” (second) is “x”', '“Name” (second) is not “x”'],
  [
    { 'counts/nano': 2 },
    '“Nano Learning” in “Programs by method” is 2',
    '“Nano Learning” in “Programs by method” is not 2',
  ],
  [{ 'context.mode': 'file' }, 'the fact “mode” is “As a file”', 'the fact “mode” is not “As a file”'],
  [{ 'value.fee': { above: '5.00' } }, 'the value “fee” is above $5.00', 'the value “fee” is at most $5.00'],
  [{ fires: ['some'] }, 'the rule “some” is broken', 'the rule “some” is kept or does not run'],
  ['nanoToo', '“Delivery methods” includes “Nano Learning”', '“Delivery methods” does not include “Nano Learning”'],
  [
    { all: ['isLate', { any: [{ programs: 1 }, { note: 'x' }] }] },
    'today is after the fact “due” and (“Programs” is 1 or “Note” is “x”)',
    'today is on or before the fact “due” or (“Programs” is not 1 and “Note” is not “x”)',
  ],
  [
    { programs: { atLeast: 1, atMost: 9 }, note: { answered: true } },
    '“Programs” is at least 1 and “Programs” is at most 9 and “Note” is answered',
    '“Programs” is below 1 or “Programs” is above 9 or “Note” is blank',
  ],
];

describe('A condition in words for staff', () => {
  for (const [condition, holds, not] of conditions) {
    it(`says ${JSON.stringify(condition)}, and when it does not hold`, () => {
      assert.equal(told(condition), holds);
      assert.equal(told({ not: condition }), not);
    });
  }

  it('names conditions that have a name, where that is asked for', () => {
    assert.equal(told({ any: ['isLate', { not: 'nanoToo' }] }, true), '“isLate” holds or “nanoToo” does not hold');
  });
});

const operands: readonly (readonly [Json, string])[] = [
  [{ sum: 'people/*/hours' }, 'the total of “Hours” in “People”'],
  [
    { count: 'people/*/role', where: { 'people/*/role': { is: 'x' } } },
    'the number of answers in “Role” in “People”, where “Role” in “People” is “x”',
  ],
  [{ max: 'counts/*' }, 'the largest of “Programs by method”'],
  [{ min: [{ answer: 'programs' }, 5] }, 'the smallest of “Programs” and 5'],
  [
    { subtract: [{ add: [{ answer: 'paid' }, '5.00'] }, { percentOf: [{ answer: 'paid' }, '50%'] }] },
    '(“Paid so far” plus $5.00) less (50% of “Paid so far”)',
  ],
  [{ multiply: [{ answer: 'programs' }, 2] }, '“Programs” times 2'],
  [{ round: { answer: 'paid' }, to: '1.00' }, '“Paid so far” rounded to $1.00'],
  [{ lookup: { context: 'fees' }, at: { answer: 'programs' } }, 'what the table “fees” says for “Programs”'],
  [
    { if: 'isLate', then: { value: 'fee' }, else: '0.00' },
    'the value “fee” if today is after the fact “due”, otherwise $0.00',
  ],
  [{ addDays: [{ answer: 'held' }, 10] }, '10 days after “Date held”'],
  [{ daysBetween: [{ today: true }, { context: 'due' }] }, 'the days from today to the fact “due”'],
  [{ normalise: { answer: 'note' } }, '“Note” in small letters'],
];

describe('A calculation in words for staff', () => {
  for (const [operand, words] of operands) {
    it(`says ${JSON.stringify(operand)}`, () => assert.equal(calculated(operand), words));
  }
});

describe('Every condition of the shipped questionnaires', () => {
  it('is told whole, with nothing of the language of documents in it', () => {
    for (const file of questionnaireFiles()) {
      const result = loadQuestionnaire(readFileSync(file, 'utf8'), { unbuiltKinds: true });
      assert.ok(result.status === 'ready');
      const { questionnaire } = result;
      const conditions = questionnaire.nodes.flatMap((node) => {
        if (node.type === 'condition') return [node.condition];
        if (node.type === 'rule') return [node.require, ...(node.when ? [node.when] : [])];
        return node.type !== 'value' && node.relevantWhen ? [node.relevantWhen] : [];
      });
      for (const condition of conditions) {
        for (const not of [false, true]) {
          const words = conditionText(not ? { op: 'not', of: condition } : condition, questionnaire);
          assert.doesNotMatch(words, /undefined|\[object|“”|^$| {2}/, `${file}: ${words}`);
        }
      }
    }
  });
});
