import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readRows } from '../../src/elements/fields/read-rows.ts';
import { readTable } from '../../src/engine/read-table.ts';
import { reading } from './reading.ts';

const cells = (text: string) => readTable(text).map((line) => line.cells);

describe('a table that is pasted', () => {
  const cases: readonly [name: string, text: string, expected: readonly (readonly string[])[]][] = [
    [
      'from a spreadsheet has tabs',
      'a\tb, c\r\nd\te\r\n',
      [
        ['a', 'b, c'],
        ['d', 'e'],
      ],
    ],
    [
      'from a CSV file has commas',
      'a,b\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'from a European CSV file has semicolons',
      'a;1,5\nb;2,5',
      [
        ['a', '1,5'],
        ['b', '2,5'],
      ],
    ],
    ['may quote separators, quotes and line breaks', '"a, ""b""\nc",d\n', [['a, "b"\nc', 'd']]],
    [
      'keeps a quote that stands inside a cell',
      '5" pipe,x\n"open,y',
      [
        ['5" pipe', 'x'],
        ['"open', 'y'],
      ],
    ],
    ['may have blank lines and blank cells', '\n a ,,\n , \n\nb,,c\n', [['a', '', ''].slice(0, 2), ['b', '', 'c']]],
    ['may begin with the mark of a file', '\ufeffa,b', [['a', 'b']]],
    ['may have one column', 'a\nb', [['a'], ['b']]],
    ['may be nothing', ' \n\t\n', []],
  ];
  for (const [name, text, expected] of cases) {
    test(name, () => {
      const found = cells(text).map((line) => (line.at(-1) === '' ? line.slice(0, -1) : line));
      assert.deepEqual(
        found,
        expected.map((line) => [...line]),
      );
    });
  }

  test('gives back each line as it was, so that nothing is lost', () => {
    const text = '"a, ""b""\nc",d\n x ,y\r\nlast,"one"';
    assert.deepEqual(
      readTable(text).map(({ source }) => source),
      ['"a, ""b""\nc",d', ' x ,y', 'last,"one"'],
    );
  });

  test('of ten thousand lines is read at once', () => {
    const text = Array.from({ length: 10_000 }, (_, i) => `"Program ""${i}""",${i},2026-03-27`).join('\n');
    const begun = performance.now();
    assert.equal(readTable(text).length, 10_000);
    assert.ok(performance.now() - begun < 1000);
  });
});

const columns = [
  { id: 'title', kind: 'text', label: { en: 'Program title', es: 'Título' } },
  { id: 'held', kind: 'date', label: 'Held on' },
  { id: 'credits', kind: 'decimal', label: 'Credits', step: '0.1' },
  { id: 'price', kind: 'money', label: 'Price (USD)' },
  { id: 'method', kind: 'choice', label: 'Method', options: 'methods' },
  { id: 'ways', kind: 'choices', label: 'Ways', options: 'methods' },
  { id: 'open', kind: 'yesNo', label: 'Open to all?', notApplicable: true },
  { id: 'proof', kind: 'files', label: 'Proof', optional: true },
];
const document_ = {
  optionLists: {
    methods: [
      { value: 'groupLive', label: { en: 'Group Live', es: 'Grupo en vivo' } },
      { value: 'nano', label: 'Nano, short' },
    ],
  },
};
const english = reading([{ id: 'programs', kind: 'rows', label: 'Programs', columns }], { document: document_ });
const spanish = reading([{ id: 'programs', kind: 'rows', label: 'Programs', columns }], {
  document: document_,
  locale: 'es',
});
const read = (text: string, reader = english) => readRows(reader.snapshot.question('programs').question, text, reader);

describe('the rows of a pasted table', () => {
  test('stand in the order of the questionnaire when no line of headings says otherwise', () => {
    const { header, rows } = read('Ethics\t3/27/2026\t1.5\t$1,250.00\tGroup Live\tgroupLive; Nano, short\tyes');
    assert.equal(header, '');
    assert.deepEqual(rows[0]?.cells, {
      title: 'Ethics',
      held: '2026-03-27',
      credits: '1.5',
      price: { minor: 125000, currency: 'USD' },
      method: 'groupLive',
      ways: ['groupLive', 'nano'],
      open: 'yes',
    });
  });

  test('are found by labels or ids in any order, language and case', () => {
    const { header, unknown, rows } = read('CREDITS,Room,held,título\n2,A12,2026-03-27,Ethics');
    assert.equal(header, 'CREDITS,Room,held,título');
    assert.deepEqual(unknown, ['Room']);
    assert.deepEqual(rows[0]?.cells, { credits: '2', held: '2026-03-27', title: 'Ethics' });
  });

  test('are read as the locale writes them', () => {
    const { rows } = read('Ética;27/3/2026;1,5;1.250,00;grupo EN vivo;;sí', spanish);
    assert.deepEqual(rows[0]?.cells, {
      title: 'Ética',
      held: '2026-03-27',
      credits: '1.5',
      price: { minor: 125000, currency: 'USD' },
      method: 'groupLive',
      ways: undefined,
      open: 'yes',
    });
  });

  const dates: readonly [text: string, expected: unknown][] = [
    ['2026-03-27', '2026-03-27'],
    ['2026-03-27T00:00', '2026-03-27'],
    ['3/27/2026 12:00 AM', '2026-03-27'],
    ['27 March 2026', '2026-03-27'],
    ['Mar 27, 2026', '2026-03-27'],
    ['2026-02-30', { raw: '2026/02/30' }],
    ['3/27/26', { raw: '26/3/27' }],
    ['soon', { raw: 'soon' }],
  ];
  for (const [text, expected] of dates) {
    test(`read "${text}" as ${JSON.stringify(expected)}`, () =>
      assert.deepEqual(read(`held\n"${text}"`).rows[0]?.cells['held'], expected));
  }

  test('keep what is no answer as it was typed', () => {
    const { rows } = read('Ethics,27/3/2026,many,ten,By mail,Nano; Radio,maybe,x');
    assert.deepEqual(rows[0]?.cells, {
      title: 'Ethics',
      held: { raw: '2026/27/3' },
      credits: { raw: 'many' },
      price: { raw: 'ten' },
      method: { raw: 'By mail' },
      ways: { raw: 'Nano; Radio' },
      open: { raw: 'maybe' },
    });
    assert.equal(rows[0]?.surplus, 1);
  });
});
