import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { publishedSchemas, schemaText } from '../../scripts/schema-text.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { loadTaskList } from '../../src/questionnaire/task-list.ts';

const read = (file: string) => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const renewal = read('schemas/iacet/renewal.2026.tasks.json');
const chapter = read('test/scenarios/chapter-year/year.tasks.json');

/** The issues of the renewal with one piece of its text replaced: code, line text and pointer. */
function issuesWith(piece: string, replacement: string): readonly string[] {
  assert.ok(renewal.includes(piece), `"${piece}" stands in the renewal`);
  const text = renewal.replace(piece, replacement);
  const loaded = loadTaskList(text);
  assert.ok(loaded.status === 'rejected', 'it is refused');
  const lines = text.split('\n');
  return loaded.issues.map(({ code, pointer, line = 0, message, remedy }) => {
    assert.doesNotMatch(`${message} ${remedy}`, /\bquestions?\b|\bsections?\b/, 'it speaks of tasks');
    assert.ok(remedy.length > 0 && message.length > 0);
    assert.ok((lines[line - 1] ?? '').length > 0, 'it names a line');
    return `${code} ${pointer}`;
  });
}

describe('a task list', () => {
  it('is read from text and from parsed JSON alike', () => {
    for (const text of [renewal, chapter]) {
      const [fromText, fromData] = [loadTaskList(text), loadTaskList(JSON.parse(text))];
      assert.ok(fromText.status === 'ready' && fromData.status === 'ready');
      assert.deepEqual(fromText.taskList.tasks, fromData.taskList.tasks);
      assert.equal(fromText.taskList.states.sha256, fromData.taskList.states.sha256);
    }
  });

  it('tells a slip at its place in the file', () => {
    assert.deepEqual(issuesWith('"title": "Annual report"', '"titel": "Annual report"'), [
      'unknown-property /groups/1/tasks/0/titel',
    ]);
    assert.deepEqual(issuesWith('"questionnaire": "profile.2026.json",', ''), ['missing-property /groups/0/tasks/0']);
    assert.deepEqual(issuesWith('{ "report": "submitted" }', '{ "reprot": "submitted" }'), [
      'unknown-question /conditions/reportSettled/any/1/reprot',
    ]);
    assert.deepEqual(issuesWith('{ "report": "submitted" }', '{ "report": "sent" }'), [
      'unknown-option /conditions/reportSettled/any/1/report',
    ]);
    assert.deepEqual(issuesWith('"relevantWhen": "reportDue"', '"relevantWhen": "reportdue"'), [
      'unknown-condition /groups/1/tasks/0/relevantWhen',
    ]);
    assert.deepEqual(issuesWith('"after": ["report"]', '"after": ["reprot"]'), [
      'unknown-task /groups/2/tasks/0/after/0',
    ]);
    assert.deepEqual(issuesWith('"opens": { "addDays"', '"opens": { "addDay"'), ['unknown-operator /opens']);
    assert.deepEqual(issuesWith('{ "all": ["reportSettled", "duesPaid"] }', '"reportSetled"'), [
      'unknown-condition /complete',
    ]);
    assert.deepEqual(issuesWith('"completeText": "', '"completeText": "{context.nobody} '), [
      'unknown-placeholder /completeText',
    ]);
    assert.deepEqual(issuesWith('"then": "yes", "else": "no"', '"then": "yes"'), [
      'malformed-operand /groups/2/tasks/0/facts/reportSubmitted',
    ]);
    assert.deepEqual(issuesWith('"id": "accounts"', '"id": "profile"'), ['duplicate-id /groups/0/tasks/1/id']);
    assert.deepEqual(issuesWith('"includes": "payment"', '"includes": "paiment"'), [
      'unknown-option /groups/2/tasks/0/submittedWhen/any/1/context.submittedSteps/includes',
    ]);
  });

  it('opens on a day, and on nothing else', () => {
    assert.deepEqual(
      issuesWith(
        '"opens": { "addDays": [{ "context": "anniversary" }, -90] }',
        '"opens": { "context": "organisationName" }',
      ),
      ['type-mismatch /opens'],
    );
  });

  it('tells all its slips at once', () => {
    const text = renewal
      .replace('"after": ["report"]', '"after": ["nobody"]')
      .replace('"relevantWhen": "reportDue"', '"relevantWhen": "never"')
      .replace('"opens": { "addDays"', '"opens": { "addWeeks"');
    const loaded = loadTaskList(text);
    assert.deepEqual(loaded.status === 'rejected' && loaded.issues.map(({ code }) => code), [
      'unknown-operator',
      'unknown-condition',
      'unknown-task',
    ]);
  });

  it('has no tasks that wait for each other, or decide over each other', () => {
    assert.deepEqual(issuesWith('"after": ["report"]', '"after": ["payment"]'), ['cycle /groups/2/tasks/0/after']);
    assert.deepEqual(issuesWith('"relevantWhen": "reportDue"', '"relevantWhen": "reportSettled"'), [
      'cycle /groups/1/tasks/0',
    ]);
  });

  it('is no questionnaire, and a questionnaire is no task list', () => {
    const codes = (loaded: { status: string; issues?: readonly { code: string }[] }) =>
      loaded.issues?.map(({ code }) => code);
    assert.deepEqual(codes(loadQuestionnaire(renewal)), ['no-questionnaire']);
    assert.deepEqual(codes(loadTaskList(read('schemas/iacet/profile.2026.json'))), ['no-task-list']);
  });

  it('never throws, whatever it is given', () => {
    const odd = [
      '',
      '{',
      'null',
      '[]',
      '{"groups": 5}',
      '{"groups": [5, {"tasks": [3, {}]}]}',
      undefined,
      null,
      7,
      { groups: [] },
    ];
    for (const source of odd) assert.equal(loadTaskList(source).status, 'rejected');
    const task = {
      id: 't',
      title: 't',
      questionnaire: 't',
      after: [1, 't'],
      facts: [],
      relevantWhen: 3,
      submittedWhen: {},
    };
    assert.equal(
      loadTaskList({ ...JSON.parse(renewal), groups: [{ id: 'g', title: 'g', tasks: [task] }] }).status,
      'rejected',
    );
  });
});

describe('the published schema of task lists', () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  const published = read('schemas/task-list.schema.json');
  const isValid = ajv.compile(JSON.parse(published) as object);

  it('is what its sources give', async () => {
    assert.deepEqual(Object.keys(publishedSchemas), ['questionnaire.schema.json', 'task-list.schema.json']);
    assert.equal(published, await schemaText('task-list.schema.json'), 'run npm run generate, and commit the file');
  });

  it('accepts the task lists that load, and refuses a slip', () => {
    for (const text of [renewal, chapter]) assert.ok(isValid(JSON.parse(text)), JSON.stringify(isValid.errors));
    for (const [piece, replacement] of [
      ['"optional": true', '"optinal": true'],
      ['"after": ["report"]', '"after": "report"'],
      ['"opens": {', '"opens": { "today": false, '],
    ] as const) {
      assert.ok(!isValid(JSON.parse(renewal.replace(piece, replacement))), replacement);
    }
  });
});
