import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { csvOf, plainCell, safeCell } from '../../../src/cli/texts/csv.ts';
import { importTexts } from '../../../src/cli/texts/import-texts.ts';
import { pseudoDocument, pseudoText } from '../../../src/cli/texts/pseudo-locale.ts';
import { safeCell as receiverCell } from '../../../demo/receiver/csv.js';
import { columns, textRows, textsCsv } from '../../../src/cli/texts/text-rows.ts';
import { wordingPlaces } from '../../../src/cli/texts/wording-places.ts';
import { readTable } from '../../../src/engine/read-table.ts';
import { loadQuestionnaire } from '../../../src/questionnaire/load.ts';
import { placeholdersOf } from '../../../src/questionnaire/prose.ts';
import { questionnaireFiles } from '../../scenarios/schema-files.ts';
import { runOn } from '../files-in-memory.ts';

const everyKind = join(import.meta.dirname, '../../bundle/pages/all-kinds.json');
/** The latest edition of each shipped questionnaire, and one with every kind in it. */
const files = [...questionnaireFiles().filter(isLatest), everyKind];

const document = `{
  "format": 1, "id": "told", "edition": "2027", "version": 1, "language": "en",
  "title": "Renewal",
  "templates": { "policy": { "kind": "longText", "hint": "Describe it." } },
  "optionLists": { "methods": [{ "value": "live", "label": "Group Live" }] },
  "sections": [
    {
      "id": "one",
      "title": { "en": "Contacts", "es": "Contactos" },
      "questions": [
        { "id": "fax", "kind": "text", "label": "Fax", "hint": "At most {maxLength} characters.", "maxLength": 20 },
        { "id": "plan", "template": "policy", "label": {
            "en": "=Plan",
            "de": "Plan"
          }, "renamedFrom": "design" },
        { "id": "note", "kind": "notice", "text": "- Read [the rules](https://registry.example).\\n- **Then** write." },
        { "id": "method", "kind": "choice", "label": "M\\u00e9thod", "options": "methods" }
      ]
    }
  ]
}
`;

function isLatest(file: string, _: number, all: readonly string[]): boolean {
  return !all.includes(file.replace('.2026.', '.2027.')) || !file.includes('.2026.');
}

type Cells = Readonly<Record<string, string>>;

/** The exported table with the translations of some texts filled in. */
function translated(text: string, translations: Cells): string {
  const rows = textRows(JSON.parse(text), 'es').map((row) => ({
    ...row,
    translation: translations[row.id] ?? row.translation,
  }));
  return textsCsv(rows, 'es');
}

function taken(text: string, csv: string) {
  const imported = importTexts(text, csv);
  assert.ok('text' in imported, JSON.stringify(imported));
  return imported;
}

describe('The table for translators', () => {
  it('names each text once, with where it is read and what must be kept', () => {
    const rows = textRows(JSON.parse(document), 'es');
    const told = rows.map(({ id, where, kind, translation, note }) => [id, where, kind, translation, note].join(' | '));
    assert.deepEqual(told, [
      '/title | the questionnaire | Title |  | ',
      '/templates/policy/hint | every question of the template “policy” | Hint |  | ',
      '/optionLists/methods/live/label | options “methods” | Label of an option |  | ',
      '/sections/one/title | Contacts | Title | Contactos | ',
      '/questions/fax/label | Contacts › Fax | Label |  | ',
      '/questions/fax/hint | Contacts › Fax | Hint |  | keep {maxLength}',
      '/questions/plan/label | Contacts › =Plan | Label |  | ',
      '/questions/note/text | Contacts | Text |  | keep the marks for links and bold',
      '/questions/method/label | Contacts › Méthod | Label |  | ',
    ]);
  });

  it('has every text of the shipped questionnaires, each under one id', () => {
    for (const file of files) {
      const rows = textRows(JSON.parse(readFileSync(file, 'utf8')), 'xx');
      assert.equal(new Set(rows.map(({ id }) => id)).size, rows.length, file);
      assert.ok(
        rows.every(({ kind, where }) => kind !== '' && where !== '' && !/^[a-z]/.test(kind)),
        file,
      );
      const read = readTable(textsCsv(rows, 'xx'));
      assert.equal(read.length, rows.length + 1, file);
      assert.ok(
        read.every(({ cells }) => cells.length === columns.length),
        file,
      );
    }
  });

  it("has last year's translation beside it, also where the question was renamed", () => {
    const last = document
      .replace('"id": "plan"', '"id": "design"')
      .replace(', "renamedFrom": "design"', '')
      .replace('"de": "Plan"', '"es": "El plan"')
      .replace('"Renewal"', '{ "en": "Old renewal", "es": "Antes" }');
    const rows = textRows(JSON.parse(document), 'es', JSON.parse(last));
    const row = (id: string) => rows.find((one) => one.id === id);
    assert.equal(row('/questions/plan/label')?.lastYear, 'El plan');
    assert.deepEqual([row('/title')?.lastYear, row('/title')?.note], ['Antes', 'last year: Old renewal']);
    const added = textRows(JSON.parse(document), 'es', JSON.parse(document.replaceAll('"fax"', '"phone"')));
    assert.match(added.find(({ id }) => id === '/questions/fax/label')?.note ?? '', /new this year/);
  });

  it('holds nothing that a spreadsheet program runs, and gives every text back', () => {
    for (const text of ['=1+1', ' +1', '-1', '@x', "'=x", '\t=x', '＝1', '\u200b=1', "''", '- a\n- b']) {
      assert.match(safeCell(text), /^'/, JSON.stringify(text));
      assert.equal(plainCell(safeCell(text)), text);
      // The receiver of the demo, which stands by itself, guards the same; it leaves numbers as they are.
      if (text !== '-1') assert.equal(receiverCell(text), safeCell(text));
    }
    assert.equal(plainCell("'n Voorbeeld"), "'n Voorbeeld");
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { minLength: 2, maxLength: 4 }), (row) => {
        const cells = row.map((cell) => cell.replace(/[\r\n]+/g, '\n').trim());
        if (cells.every((cell) => cell === '')) return;
        const [read] = readTable(csvOf([cells])).map((line) => line.cells.map(plainCell));
        assert.deepEqual(
          read,
          cells.map((cell) => cell.trim()),
        );
      }),
      { numRuns: 300, seed: 2027 },
    );
  });
});

describe('Translations that come back', () => {
  it('leave every shipped file as it is, to the byte, when nothing was translated or everything was before', () => {
    for (const file of files) {
      const text = readFileSync(file, 'utf8');
      const first = taken(text, textsCsv(textRows(JSON.parse(text), 'es'), 'es'));
      assert.equal(first.text, text, file);
      const all = textRows(JSON.parse(text), 'es').map((row) => ({ ...row, translation: row.source }));
      const second = taken(text, textsCsv(all, 'es'));
      assert.deepEqual([second.refused, second.stale, second.missing], [[], [], []], file);
      assert.equal(loadQuestionnaire(second.text, { unbuiltKinds: true }).status, 'ready', file);
      const third = taken(second.text, textsCsv(textRows(JSON.parse(second.text), 'es'), 'es'));
      assert.equal(third.text, second.text, file);
      assert.equal(third.changed, 0);
    }
  });

  it('stand where they belong, and nothing else is another', () => {
    const { text, changed, missing } = taken(
      document,
      translated(document, {
        '/sections/one/title': 'Personas',
        '/questions/fax/hint': 'Como máximo {maxLength} caracteres.',
        '/questions/plan/label': '-Plan',
        '/questions/method/label': 'Método',
      }),
    );
    const expected = document
      .replace('"es": "Contactos"', '"es": "Personas"')
      .replace(
        '"At most {maxLength} characters."',
        '{ "en": "At most {maxLength} characters.", "es": "Como máximo {maxLength} caracteres." }',
      )
      .replace('"de": "Plan"\n', '"de": "Plan",\n            "es": "-Plan"\n')
      .replace('"M\\u00e9thod"', '{ "en": "M\\u00e9thod", "es": "Método" }');
    assert.equal(text, expected);
    assert.equal(changed, 4);
    assert.deepEqual(
      missing.map(({ id, line }) => `${id} ${line}`),
      [
        '/title 3',
        '/templates/policy/hint 4',
        '/optionLists/methods/live/label 5',
        '/questions/fax/label 11',
        '/questions/note/text 17',
      ],
    );
  });

  it('are refused with their line when what is filled in is not what it was, and then none is taken', () => {
    for (const translation of ['Como máximo.', '{maxlength}', '{maxLength} {maxLength}', '{maxLength} {']) {
      const csv = translated(document, { '/questions/fax/hint': translation, '/title': 'Renovación' });
      const { text, refused } = taken(document, csv);
      assert.deepEqual(
        refused.map(({ line, id }) => `${line} ${id}`),
        ['7 /questions/fax/hint'],
        translation,
      );
      assert.equal(text, document);
    }
    const unsafe = translated(document, { '/questions/note/text': '[x](javascript:alert(1))' });
    assert.match(taken(document, unsafe).refused[0]?.message ?? '', /no address that a link may lead to/);
  });

  it('are left out when their source was changed since, or is gone, and that is told', () => {
    const csv = translated(document, { '/title': 'Renovación', '/questions/fax/label': 'Fax' });
    const later = document.replace('"Renewal"', '"Renewal application"').replaceAll('"fax"', '"phone"');
    const { text, stale } = taken(later, csv);
    assert.equal(text, later);
    assert.deepEqual(
      stale.map(({ line, id }) => `${line} ${id}`),
      ['2 /title', '6 /questions/fax/label', '7 /questions/fax/hint'],
    );
    assert.match(stale[0]!.message, /It reads now: “Renewal application”/);
  });

  it('may come with semicolons, other line ends and columns in another order', () => {
    const csv = 'translation (es);source;id\n"Uno\r\ndos";Fax;/questions/fax/label\n;Renewal;/title\n';
    assert.match(taken(document, csv).text, /"label": \{ "en": "Fax", "es": "Uno\\ndos" \}/);
    assert.match(JSON.stringify(importTexts(document, 'a,b\n1,2\n')), /must have the headings/);
    assert.match(JSON.stringify(importTexts(document, 'id,source,translation (en)\n')), /document's own language/);
  });
});

describe('questionnaire text', () => {
  it('goes out and comes back', async () => {
    const sent = await runOn({ 'a.json': document }, 'text', 'export', 'a.json', '--to', 'es', '-o', 'es.csv');
    assert.equal(sent.code, 0);
    assert.match(sent.note, /^9 texts, 8 of them without a translation into "es"\.\n$/);
    const back = await runOn({ 'a.json': document, ...sent.written }, 'text', 'import', 'a.json', 'es.csv');
    assert.deepEqual([back.code, back.written], [0, {}]);
    const csv = translated(document, { '/title': 'Renovación' });
    const done = await runOn({ 'a.json': document, 'es.csv': csv }, 'text', 'import', 'a.json', 'es.csv');
    assert.deepEqual(Object.keys(done.written), ['a.json']);
    assert.match(
      done.out,
      /^a\.json: 7 texts have no translation into "es": lines 4, [\d, ]+\.\n {2}Export again [^\n]*\n1 translation into "es" taken, 0 out of date, 7 missing\./,
    );
  });

  it('writes nothing and ends with 1 when something was refused', async () => {
    const csv = translated(document, { '/questions/fax/hint': 'x' });
    const { code, out, written } = await runOn(
      { 'a.json': document, 'es.csv': csv },
      'text',
      'import',
      'a.json',
      'es.csv',
    );
    assert.deepEqual([code, written], [1, {}]);
    assert.match(out, /^es\.csv:7: What is filled in differs: none instead of \{maxLength\}\./);
    assert.match(out, /Nothing was taken: 1 refused/);
  });

  it('says what is wrong with how it was called', async () => {
    const same = await runOn({ 'a.json': document }, 'text', 'export', 'a.json', '--to', 'en');
    assert.deepEqual([same.code, same.note], [2, '"en" is the document\'s own language.\n']);
    const bare = await runOn({ 'a.json': document }, 'text', 'export', 'a.json');
    assert.equal(bare.code, 2);
    assert.match(bare.note, /required option '--to <language>' not specified/);
  });
});

describe('A language that nobody speaks', () => {
  it('has every text longer or from right to left, loads, and keeps what is filled in and where links lead', () => {
    for (const file of files) {
      const source: unknown = JSON.parse(readFileSync(file, 'utf8'));
      for (const locale of ['en-XA', 'ar-XB'] as const) {
        const pseudo = pseudoDocument(source, locale);
        const loaded = loadQuestionnaire(pseudo, { unbuiltKinds: true });
        assert.deepEqual(loaded.status === 'rejected' ? loaded.issues : [], [], file);
        const before = textRows(source, locale);
        const places = wordingPlaces(pseudo);
        assert.equal(places.length, before.length, file);
        places.forEach(({ json }, i) => {
          assert.ok(typeof json === 'string');
          assert.notEqual(json, before[i]!.source);
          assert.deepEqual(placeholdersOf(json), placeholdersOf(before[i]!.source));
          if (locale === 'en-XA') assert.ok(json.length >= before[i]!.source.length * 1.3, json);
        });
      }
    }
  });

  it('reaches the rows of a matrix, which are options', () => {
    const question = {
      id: 'a',
      kind: 'matrix',
      label: 'A',
      rows: [{ value: 'live', label: 'Live', hint: 'In a room' }],
    };
    const source = { language: 'en', sections: [{ id: 's', title: 'S', questions: [question] }] };
    const texts = wordingPlaces(source).map(({ json }) => json);
    assert.deepEqual(texts, ['S', 'A', 'Live', 'In a room']);
  });

  it('keeps marks of lists, bold and links', () => {
    assert.equal(
      pseudoText('- See **all** of [it](https://a.example/b).', 'en-XA').replace(/ öñé.*⟧$/, '⟧'),
      '- ⟦Šéé **àļļ** öƒ [îţ](https://a.example/b).⟧',
    );
    assert.equal(
      pseudoText('For {today}: now', 'ar-XB'),
      '\u200f\u202eFor\u202c\u200f {today}\u200f\u202e: now\u202c\u200f',
    );
  });
});
