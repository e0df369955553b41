import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { diffQuestionnaires } from '../../../src/cli/diff/diff-questionnaires.ts';
import { nextEdition, nextName } from '../../../src/cli/new-year/next-edition.ts';
import { loadQuestionnaire } from '../../../src/questionnaire/load.ts';
import { questionnaireFiles } from '../../scenarios/schema-files.ts';
import { runOn } from '../files-in-memory.ts';

const dated = `{
  "format": 1,
  "id": "dated", "edition": "2027", "version": 3,
  "title": "Dated",
  "language": "en",
  "currency": "USD",
  "context": {
    "due": { "kind": "date", "default": "2027-02-28" },
    "rate": { "kind": "percent", "default": "50%" },
    "terms": { "kind": "text", "default": "terms-2027" }
  },
  "conditions": {
    "isLate": { "today":   { "after": "2027-03-06" } },
    "isEarly": { "today": { "before": { "addDays": [{ "context": "due" }, -90] } } }
  },
  "tables": {  },
  "sections": [
    { "id": "one", "title": "Until 2027-03-01", "questions": [
      { "id": "held", "kind": "date", "label": "Held on", "minimum": "2028-02-29", "renamedFrom": "day", "revision": 2,
        "hint": "See [the rules](https://registry.example/rules-2027), Standard 4, from March 1, 2027." },
      { "id": "code", "kind": "text", "label": { "en": "Write 2027-05-05", "es": "2027-05-05" }, "optional": true,
        "staffNote": "New in 2027." },
      { "id": "paid", "kind": "money", "label": "Paid", "minimum": "5.00", "hint": "Not before the last 90 days." }
    ] }
  ]
}
`.replace('  "tables": {  },\n', '');

function made(text: string, year: number) {
  const next = nextEdition(text, year);
  assert.ok('text' in next, JSON.stringify(next));
  return next;
}

const lineOf = (text: string, words: string) => text.slice(0, text.indexOf(words)).split('\n').length;

describe('The edition of another year', () => {
  it('has its dates moved and is version 1, and not a space of it is another', () => {
    const { text, edition } = made(dated, 2028);
    const expected = dated
      .replace('"edition": "2027", "version": 3', '"edition": "2028", "version": 1')
      .replace('"default": "2027-02-28"', '"default": "2028-02-28"')
      .replace('"after": "2027-03-06"', '"after": "2028-03-06"')
      .replace('"minimum": "2028-02-29"', '"minimum": "2029-02-28"');
    assert.equal(text, expected);
    assert.equal(edition, '2028');
  });

  it('lists what to look at, each with its line in the new file', () => {
    const { text, todos } = made(dated, 2028);
    const told = todos.map(({ kind, lines, what, advice = '' }) => [kind, lines.join(), what, advice].join(' | '));
    const line = (words: string) => lineOf(text, words);
    for (const expected of [
      `date | ${line('"due"')} | February 28, 2028 | was February 28, 2027`,
      `amount | ${line('"rate"')} | 50% (rate) | `,
      `period | ${line('"isEarly"')} | 90 days before (isEarly) | `,
      `period | ${line('last 90')} | 90, in “Not before the last 90 days.” | `,
      `year | ${line('terms-2027')} | “terms-2027” | last year still stands in it`,
      `link | ${line('rules-2027')} | https://registry.example/rules-2027 | `,
      `standard | ${line('Standard 4')} | Standard 4 | `,
      `year | ${line('from March 1')} | March 1, 2027, in “… [the rules], Standard 4, from March 1, 2027.” | `,
      `note | ${line('New in 2027')} | “New in 2027.” | take out what is settled`,
    ]) {
      assert.ok(told.includes(expected), `${expected}\nis none of\n${told.join('\n')}`);
    }
  });

  it('says which of the moved days is on a weekend', () => {
    const { todos } = made(dated, 2027 + 5);
    // 6 March 2032 is a Saturday.
    const advice = todos.find(({ what }) => what === 'March 6, 2032')?.advice;
    assert.equal(advice, 'was March 6, 2027; that is a Saturday, does another day count?');
  });

  it('can be made of every shipped questionnaire, loads, and differs in its dates alone', () => {
    for (const file of questionnaireFiles()) {
      const text = readFileSync(file, 'utf8');
      const { text: next } = made(text, 2028);
      const [old, now] = [text, next].map((one) => {
        const loaded = loadQuestionnaire(one, { unbuiltKinds: true });
        assert.ok(loaded.status === 'ready', file);
        return loaded.questionnaire;
      });
      assert.equal(now!.edition, '2028');
      const others = diffQuestionnaires(old!, now!).differences.filter(
        ({ changes }) => !changes.every(({ before = '', after = '' }) => before.slice(0, -4) === after.slice(0, -4)),
      );
      assert.deepEqual(others, [], file);
      const changed = text.split('\n').filter((line, i) => line !== next.split('\n')[i]);
      assert.ok(
        changed.every((line) => /20\d\d|"version"/.test(line)),
        changed.join('\n'),
      );
    }
  });

  it('is refused where there is no other year to move to', () => {
    assert.match(JSON.stringify(nextEdition(dated, 2027)), /of 2027 already/);
    assert.match(JSON.stringify(nextEdition(dated.replace('"2027"', '"spring"'), 2028)), /names no year/);
    assert.equal(made(dated.replace('"2027"', '"2027-spring"'), 2028).edition, '2028-spring');
  });

  it('goes by the name of its year', () => {
    const names = { from: '2027', edition: '2028' };
    assert.equal(nextName('in/2027/renewal.2027.json', names), 'in/2027/renewal.2028.json');
    assert.equal(nextName('renewal.json', names), undefined);
  });
});

describe('questionnaire new-year', () => {
  it('writes the document and the list beside it', async () => {
    const { code, out, written } = await runOn(
      { 'in/dated.2027.json': dated },
      'new-year',
      'in/dated.2027.json',
      '--year',
      '2028',
    );
    assert.equal(code, 0);
    assert.deepEqual(Object.keys(written), ['in/dated.2028.json', 'in/TODO-dated.2028.md']);
    assert.match(
      out,
      /^in\/dated\.2028\.json is the edition 2028\. \d+ things to look at: in\/TODO-dated\.2028\.md\n$/,
    );
    assert.match(written['in/TODO-dated.2028.md']!, /^# To do for 2028\n[^]*\n- \[ \] line 8: February 28, 2028 – was/);
  });

  it('makes the edition of the next year where none is named', async () => {
    const { written } = await runOn({ 'a.2027.json': dated }, 'new-year', 'a.2027.json');
    assert.deepEqual(Object.keys(written), ['a.2028.json', 'TODO-a.2028.md']);
  });

  it("brings last year's scenarios along, a year later, but never over some that are there", async () => {
    const scenarios = `{ "contexts": { "one": { "contextId": "one-2027", "year": "2027", "due": "2027-03-01" } },
  "scenarios": [{ "name": "Late in 2027", "context": "one", "today": "2028-02-29", "answers": { "room": "A 2027" } }] }`;
    const files = { 'a.2027.json': dated, 'a.2027.scenarios.json': scenarios };
    const { out, written } = await runOn(files, 'new-year', 'a.2027.json');
    assert.match(out, /^a\.2028\.scenarios\.json: last year’s scenarios with their dates moved\.$/m);
    assert.equal(
      written['a.2028.scenarios.json'],
      scenarios
        .replace('one-2027', 'one-2028')
        .replace('"year": "2027"', '"year": "2028"')
        .replace('2027-03-01', '2028-03-01')
        .replace('2028-02-29', '2029-02-28'),
    );
    const there = await runOn({ ...files, 'a.2028.scenarios.json': '{}' }, 'new-year', 'a.2027.json');
    assert.deepEqual(Object.keys(there.written), ['a.2028.json', 'TODO-a.2028.md']);
  });

  it('never writes over a file that is there, and asks for a name where it can make none', async () => {
    const files = { 'a.2027.json': dated, 'a.2028.json': '', 'a.json': dated };
    const over = await runOn(files, 'new-year', 'a.2027.json', '-y', '2028');
    assert.deepEqual([over.code, over.written], [2, {}]);
    assert.match(over.note, /a\.2028\.json is there already\. Name another file with -o/);
    const unnamed = await runOn(files, 'new-year', 'a.json', '-y', '2028');
    assert.deepEqual([unnamed.code, unnamed.written], [2, {}]);
    assert.match(unnamed.note, /a\.json has no 2027 in its name\. Name the new file with -o/);
  });

  it('reads the standard input and writes the standard output, with the list beside it', async () => {
    const { code, out, note, written } = await runOn({ '-': dated }, 'new-year', '-', '-y', '2028');
    assert.equal(code, 0);
    assert.equal((JSON.parse(out) as { edition: string }).edition, '2028');
    assert.match(note, /# To do for 2028/);
    assert.deepEqual(written, {});
  });

  it('says what is wrong with a document before anything is made of it', async () => {
    const broken = dated.replace('"isLate": { "today"', '"isLate": { "tomorrow"');
    const { code, note, written } = await runOn({ 'a.2027.json': broken }, 'new-year', 'a.2027.json', '-y', '2028');
    assert.deepEqual([code, written], [1, {}]);
    assert.match(note, /a\.2027\.json:13:\d+: /);
  });
});
