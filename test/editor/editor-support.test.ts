import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { cellKinds, memberKinds } from '../../src/questionnaire/meta-schema/assemble.ts';
import { everyKind } from '../../src/questionnaire/kinds-built.ts';
import { conditionWords, operandWords, testWords } from '../../src/questionnaire/meta-schema/rule-words.ts';
import { conditionSnippets, kindHelp, operandSnippets } from '../../src/questionnaire/meta-schema/snippets.ts';
import { questionShapes } from '../../src/questionnaire/meta-schema/assemble.ts';
import { loadTaskList } from '../../src/questionnaire/task-list.ts';
import { CURSOR, Editor } from './editor.ts';

const editor = new Editor('questionnaire.schema.json');
const taskEditor = new Editor('task-list.schema.json');

const HEAD = '"format": 1, "id": "sample", "edition": "2026", "version": 1, "title": "Sample", "language": "en"';

/** A whole document around one question, or around what stands beside the sections. */
function around(question: string, beside = ''): string {
  const facts = '"context": { "organisationName": { "kind": "text" } },';
  const more = beside === '' ? facts : `${beside},`;
  return `{ ${HEAD}, "currency": "USD", ${more} "templates": { "change": { "kind": "yesNo" } },
  "sections": [{ "id": "one", "title": "One", "questions": [ ${question} ] }] }`;
}

/** A task list around one group, or around what stands in it. */
function tasksAround(groups: string): string {
  return `{ ${HEAD}, "groups": [ ${groups} ] }`;
}

const plain = '{ "id": "a", "kind": "text", "label": "A" }';
const asked = (more: string) => around(`{ "id": "a", "kind": "yesNo", "label": "A", ${more} }`);
const beside = (more: string) => around(plain, more);
const names = (words: object) => Object.keys(words);

/** Where the cursor stands, and what is offered there and nowhere else. */
const offered: readonly (readonly [place: string, marked: string, expected: readonly string[]])[] = [
  ['the kind of a question', around(`{ "id": "a", "kind": "${CURSOR}" }`), everyKind],
  [
    'the kind of a column',
    around(`{ "id": "a", "kind": "rows", "label": "A", "columns": [{ "id": "b", "kind": "${CURSOR}" }] }`),
    memberKinds,
  ],
  [
    'the kind of a cell',
    around(`{ "id": "a", "kind": "matrix", "label": "A", "cell": { "kind": "${CURSOR}" } }`),
    cellKinds,
  ],
  ['a new question', around(CURSOR), everyKind.map((kind) => `New ${kind} question`)],
  ['the beginning of a condition', asked(`"relevantWhen": { ${CURSOR} }`), names(conditionWords)],
  ['a named condition', beside(`"conditions": { "a": { ${CURSOR} } }`), names(conditionWords)],
  ['the test of a condition', asked(`"relevantWhen": { "b": { ${CURSOR} } }`), names(testWords)],
  [
    'a condition not begun',
    beside(`"conditions": { "a": ${CURSOR} }`),
    conditionSnippets.map((one) => (one as { label: string }).label),
  ],
  [
    'a value not begun',
    beside(`"values": { "a": ${CURSOR} }`),
    operandSnippets.map((one) => (one as { label: string }).label),
  ],
  ['a calculation', beside(`"values": { "a": { ${CURSOR} } }`), names(operandWords)],
  ['the severity of a rule', beside(`"rules": [{ "severity": "${CURSOR}" }]`), ['error', 'warning', 'confirm']],
  ['the answer that is explained', asked(`"explain": { "on": "${CURSOR}" }`), ['yes', 'no']],
  [
    'the kind of a fact',
    beside(`"context": { "a": { "kind": "${CURSOR}" } }`),
    'text email phone url integer decimal money percent date dateRange choice choices yesNo group rows bands'.split(
      ' ',
    ),
  ],
  [
    'a fact in a group of facts',
    beside(`"context": { "a": { "kind": "group", "facts": { "b": { ${CURSOR} } } } }`),
    ['kind', 'options', 'facts', 'result', 'optional', 'default', 'isEdition', 'staffNote'],
  ],
  ['the limits of files', beside(`"files": { ${CURSOR} }`), ['maxPerQuestion', 'maxPerSubmission', 'accept']],
  ['a band', beside(`"tables": { "a": [{ ${CURSOR} }] }`), ['from', 'to', 'fee']],
  ['a text in several languages', around(`{ "id": "a", "kind": "text", "label": { ${CURSOR} } }`), ['en', 'es']],
  [
    'an option',
    around(`{ "id": "a", "kind": "choice", "label": "A", "options": [{ ${CURSOR} }] }`),
    ['value', 'label', 'hint', 'exclusive', 'other', 'replaces', 'staffNote'],
  ],
  ['a new section', `{ ${HEAD}, "sections": [ ${CURSOR} ] }`, ['New section']],
  [
    'what browsers fill in',
    around(`{ "id": "a", "kind": "email", "label": "A", "autocomplete": ${CURSOR} }`),
    'name given-name family-name organization organization-title email tel url street-address postal-code'.split(' '),
  ],
];

const told: readonly (readonly [word: string, marked: string, expected: RegExp])[] = [
  ['a kind', around(`{ "id": "a", "kind": "inte${CURSOR}ger", "label": "A" }`), /^What kind .*\n+`integer`: A whole/],
  ['a property', around(`{ "id": "a", "kind": "integer", "mini${CURSOR}mum": 0 }`), /^The smallest allowed number\.$/],
  ['a condition', asked(`"relevant${CURSOR}When": "b"`), /^Asked only while this holds\..*\n+The name of a condition/],
  ['a text', around(`{ "id": "a", "kind": "text", "la${CURSOR}bel": "A" }`), /^The question, as .*\n+Text in the lang/],
  ['a word that joins conditions', asked(`"relevantWhen": { "al${CURSOR}l": ["b"] }`), /^Every one of these/],
  ['a test', asked(`"relevantWhen": { "b": { "onl${CURSOR}yFrom": ["c"] } }`), /^Nothing is chosen but some/],
  ['a calculation', beside(`"values": { "a": { "per${CURSOR}centOf": ["1", "5%"] } }`), /^.+percent.+\.$/i],
  ['a template', around(`{ "id": "a", "templ${CURSOR}ate": "change", "label": "A" }`), /^Takes the properties of this/],
  ['a part of a property', asked(`"explain": { "o${CURSOR}n": "yes", "label": "B" }`), /^The answer that asks for/],
  ['the document', beside(`"time${CURSOR}Zone": "America/Chicago"`), /^The zone that decides what day it is/],
];

const choice = (options: string) => around(`{ "id": "a", "kind": "choice", "label": "A", "options": ${options} }`);

/** A slip, what is underlined, and what is said about it. */
const underlined: readonly (readonly [slip: string, text: string, underlined: string, message: RegExp])[] = [
  ['an unknown kind', around('{ "id": "a", "kind": "yesno", "label": "A" }'), '"yesno"', /no kind.*text, .*yesNo/],
  ['a kind that a cell cannot be', around(matrix('"rows"')), '"rows"', /^This is no kind.* integer, (?!.*rows)/],
  ['an unknown property', asked('"explan": {}'), '"explan"', /^Property explan is not allowed/],
  [
    'an unknown property beside a template',
    around('{ "id": "a", "template": "change", "lable": "A" }'),
    '"lable"',
    /lable/,
  ],
  ['an unknown property of the document', beside('"titel": "A"'), '"titel"', /^Property titel is not allowed/],
  ['an unknown test', asked('"relevantWhen": { "b": { "atleast": 5 } }'), '"atleast"', /^Property atleast/],
  ['an unknown calculation', beside('"values": { "a": { "summ": ["1"] } }'), '"summ"', /^Property summ is not/],
  ['an unknown kind of fact', beside('"context": { "a": { "kind": "dat" } }'), '"dat"', /"text", .*"date", /],
  [
    'a number in quotation marks',
    around('{ "id": "a", "kind": "integer", "label": "A", "minimum": "0" }'),
    '"0"',
    /without quotation/,
  ],
  [
    'an amount without them',
    around('{ "id": "a", "kind": "money", "label": "A", "minimum": 5 }'),
    '5',
    /in quotation marks.*"875\.00"/,
  ],
  ['true in quotation marks', asked('"optional": "true"'), '"true"', /^true or false stands here, without/],
  ['a text that is a number', around('{ "id": "a", "kind": "text", "label": 5 }'), '5', /in quotation marks/],
  ['a condition that is a number', asked('"relevantWhen": 5'), '5', /in quotation marks/],
  [
    'a day in another notation',
    around('{ "id": "a", "kind": "date", "label": "A", "minimum": "1.3.2026" }'),
    '"1.3.2026"',
    /year, month and day, such as "2026-03-01"/,
  ],
  ['a size in words', beside('"files": { "maxPerQuestion": "20 megabytes" }'), '"20 megabytes"', /such as "20 MB"/],
  ['an id with a space', around('{ "id": "a b", "kind": "text", "label": "A" }'), '"a b"', /^Letters and digits only/],
  ['a missing label', around('{ "id": "a", "kind": "integer" }'), '{', /^Missing property "label"/],
  ['a missing id', around('{ "kind": "integer", "label": "A" }'), '{', /^Missing property "id"/],
  ['a missing kind', around('{ "id": "a", "label": "A" }'), '{', /^Missing property "kind"/],
  ['an option without a value', choice('[{ "label": "A" }]'), '{', /^Missing property "value"/],
  ['no option at all', choice('[]'), '[]', /^Array has too few items/],
  ['a band without a fee', beside('"tables": { "a": [{ "from": 1 }] }'), '{', /^Missing property "fee"/],
  ['an answer that is none', asked('"explain": { "on": "maybe", "label": "B" }'), '"maybe"', /"yes", "no"/],
];

function matrix(kind: string): string {
  return `{ "id": "a", "kind": "matrix", "label": "A", "rows": [{ "value": "b", "label": "B" }], "cell": { "kind": ${kind} } }`;
}

function issuesOf(loaded: ReturnType<typeof loadQuestionnaire>): string {
  return loaded.status === 'rejected' ? JSON.stringify(loaded.issues) : '';
}

describe('An editor that knows the published schema', () => {
  for (const [place, marked, expected] of offered) {
    it(`offers what can stand there: ${place}`, async () => {
      assert.deepEqual([...(await editor.offers(marked))].sort(), [...expected].sort());
    });
  }

  it('offers the properties of the kind and those of every question, and none of another kind', async () => {
    const { common, own } = questionShapes();
    for (const kind of everyKind) {
      const offers = await editor.offers(around(`{ "id": "a", "kind": "${kind}", ${CURSOR} }`));
      const expected = new Set([...names(own[kind]!.properties), ...names(common), 'template']);
      for (const given of ['id', 'kind']) expected.delete(given);
      assert.deepEqual([...offers].sort(), [...expected].sort(), kind);
    }
  });

  for (const [word, marked, expected] of told) {
    it(`tells what it means: ${word}`, async () => assert.match(await editor.tells(marked), expected));
  }

  for (const [slip, text, range, message] of underlined) {
    it(`underlines just that, and says once what is wrong: ${slip}`, async () => {
      const found = await editor.underlines(text);
      assert.deepEqual(
        found.map((one) => one.text),
        [range],
        JSON.stringify(found),
      );
      assert.match(found[0]!.message, message);
      assert.doesNotMatch(found[0]!.message, /pattern of|Incorrect type/);
    });
  }

  it('underlines nothing in what is right', async () => {
    assert.deepEqual(await editor.underlines(around(plain)), []);
    assert.deepEqual(await editor.underlines(beside('"conditions": { "b": { "a": { "answered": true } } }')), []);
  });
});

describe('A snippet, taken as it is,', () => {
  for (const kind of everyKind) {
    it(`makes a question that can be asked: ${kind}`, async () => {
      const text = await editor.taking(around(CURSOR), `New ${kind} question`);
      assert.deepEqual(await editor.underlines(text), []);
      const loaded = loadQuestionnaire(text);
      assert.ok(loaded.status === 'ready', issuesOf(loaded));
      assert.equal(loaded.questionnaire.find('newQuestion')?.question.kind, kind);
    });
  }

  it('explains itself, whatever the kind', () => {
    assert.deepEqual(Object.keys(kindHelp).sort(), [...everyKind].sort());
  });

  it('makes a column, a section, an option and a band that load', async () => {
    const rows = (column: string) =>
      around(`{ "id": "a", "kind": "rows", "label": "A", "rowLabel": "B", "columns": [ ${column} ] }`);
    const fees = (band: string) => beside(`"tables": { "fees": [ ${band} ] }`);
    for (const [marked, offer] of [
      ...memberKinds.map((kind) => [rows(CURSOR), `New ${kind} question`] as const),
      [`{ ${HEAD}, "sections": [ ${CURSOR} ] }`, 'New section'],
      [choice(`[ ${CURSOR} ]`), 'New option'],
      [fees(CURSOR), 'New band'],
    ] as const) {
      const text = await editor.taking(marked, offer);
      const loaded = loadQuestionnaire(text);
      assert.ok(loaded.status === 'ready', `${offer}: ${issuesOf(loaded)}\n${text}`);
    }
  });

  it('makes conditions, values and rules in which only the names are left to be put in', async () => {
    const places = [
      [beside(`"conditions": { "a": ${CURSOR} }`), await editor.offers(beside(`"conditions": { "a": ${CURSOR} }`))],
      [beside(`"values": { "a": ${CURSOR} }`), await editor.offers(beside(`"values": { "a": ${CURSOR} }`))],
      [beside(`"rules": [ ${CURSOR} ]`), ['New rule']],
    ] as const;
    for (const [marked, offers] of places) {
      for (const offer of offers) {
        const text = await editor.taking(marked, offer);
        assert.deepEqual(await editor.underlines(text), [], text);
        const loaded = loadQuestionnaire(text);
        const codes = loaded.status === 'rejected' ? loaded.issues.map(({ code }) => code) : [];
        assert.deepEqual(
          codes.filter((code) => !code.startsWith('unknown-')),
          [],
          `${offer}: ${issuesOf(loaded)}`,
        );
      }
    }
  });
});

describe('An editor that knows the schema of task lists', () => {
  const group = (tasks: string) => tasksAround(`{ "id": "one", "title": "One", "tasks": [ ${tasks} ] }`);
  const task = (more: string) => group(`{ "id": "a", "title": "A", "questionnaire": "a.2026.json"${more} }`);

  it('offers what can stand there', async () => {
    assert.deepEqual(await taskEditor.offers(tasksAround(CURSOR)), ['New group of tasks']);
    assert.deepEqual(await taskEditor.offers(group(CURSOR)), ['New task']);
    assert.deepEqual(await taskEditor.offers(task(`, "relevantWhen": { ${CURSOR} }`)), names(conditionWords));
    assert.deepEqual(
      [...(await taskEditor.offers(task(`, ${CURSOR}`)))].sort(),
      ['after', 'facts', 'hint', 'optional', 'relevantWhen', 'staffNote', 'submittedWhen'].sort(),
    );
  });

  it('has snippets that load as they are', async () => {
    for (const [marked, offer] of [
      [tasksAround(CURSOR), 'New group of tasks'],
      [group(CURSOR), 'New task'],
    ] as const) {
      const text = await taskEditor.taking(marked, offer);
      assert.deepEqual(await taskEditor.underlines(text), []);
      assert.equal(loadTaskList(text).status, 'ready', text);
    }
  });

  it('tells what a property does', async () => {
    assert.match(await taskEditor.tells(task(`, "aft${CURSOR}er": ["b"]`)), /^Cannot be sent before these tasks/);
    assert.match(await taskEditor.tells(`{ ${HEAD}, "clo${CURSOR}ses": "2026-06-01" }`), /^The last day on which/);
  });

  it('underlines slips', async () => {
    for (const [text, range, message] of [
      [task(', "optionl": true'), '"optionl"', /^Property optionl is not allowed/],
      [task(', "optional": "true"'), '"true"', /^true or false stands here/],
      [task(', "after": []'), '[]', /too few/],
      [group('{ "id": "a", "title": "A" }'), '{', /^Missing property "questionnaire"/],
      [task(', "relevantWhen": { "b": { "equals": "submitted" } }'), '"equals"', /^Property equals/],
    ] as const) {
      const found = await taskEditor.underlines(text);
      assert.deepEqual(
        found.map((one) => one.text),
        [range],
        JSON.stringify(found),
      );
      assert.match(found[0]!.message, message);
    }
  });
});
