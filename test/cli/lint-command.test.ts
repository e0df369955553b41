import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runInColour, runOn } from './files-in-memory.ts';

const clean = readFileSync(join(import.meta.dirname, '../../schemas/iacet/annual-report.2026.json'), 'utf8');
const spaced = clean.replace('Four numbers for', 'Four  numbers for');
const lineOf = (text: string, words: string) => text.slice(0, text.indexOf(words)).split('\n').length;
const columnOf = (text: string, words: string) => text.indexOf(words) - text.lastIndexOf('\n', text.indexOf(words));

const lint = (args: readonly string[], files: Readonly<Record<string, string>>) => runOn(files, 'lint', ...args);

describe('questionnaire lint', () => {
  it('says nothing but the size of a questionnaire that is in order', async () => {
    const { code, out } = await lint(['a.2026.json'], { 'a.2026.json': clean });
    assert.equal(out, '0 errors, 0 warnings in 1 file (20 questions, 11 conditions)\n');
    assert.equal(code, 0);
  });

  it('shows the line with a mark under the place, what to do and the rule', async () => {
    const { code, out } = await lint(['a.2026.json'], { 'a.2026.json': spaced });
    const line = lineOf(spaced, 'Four  numbers');
    const [name, told, remedy, shown = '', marks = ''] = out.split('\n');
    assert.deepEqual(
      [name, told, remedy],
      [
        'a.2026.json',
        `  ${line}:${columnOf(spaced, '  numbers')}  warning  Two spaces stand in a row.  [doubled-space]`,
        '    Leave one. (--fix does it)',
      ],
    );
    assert.match(shown, new RegExp(`^    ${line} \\| .*Four  numbers for`));
    assert.equal(marks.trimEnd().length, shown.indexOf('  numbers') + 2);
    assert.match(marks, /^ +\| +\^\^$/);
    assert.equal(code, 0);
  });

  it('passes over a file of scenarios with a remark, so that every file of a folder can be named', async () => {
    const scenarios = '{ "contexts": {}, "scenarios": [] }';
    const files = { 'a.2026.json': clean, 'a.2026.scenarios.json': scenarios };
    const { code, out, note } = await lint(Object.keys(files), files);
    assert.equal(out, '0 errors, 0 warnings in 1 file (20 questions, 11 conditions)\n');
    assert.equal(note, 'a.2026.scenarios.json holds scenarios and is passed over; "coverage" plays them.\n');
    assert.equal(code, 0);
  });

  it('ends with 1 on an error, and on more warnings than are allowed', async () => {
    const broken = clean.replace('"kind": "integer"', '"kind": "integr"');
    const { code, out } = await lint(['a.2026.json', 'b.2026.json'], { 'a.2026.json': clean, 'b.2026.json': broken });
    assert.match(out, /b\.2026\.json\n {2}\d+:\d+ {2}error {2}.*"integr"/);
    assert.match(out, /\n1 error, 0 warnings in 2 files \(/);
    assert.equal(code, 1);
    assert.equal((await lint(['--max-warnings', '0', 'a.json'], { 'a.json': spaced })).code, 1);
    assert.equal((await lint(['--max-warnings', '1', 'a.json'], { 'a.json': spaced })).code, 0);
  });

  it('puts right what is mechanical and leaves the rest of the file as it was', async () => {
    const { written, out } = await lint(['--fix', 'a.2026.json'], { 'a.2026.json': spaced });
    assert.deepEqual(written, { 'a.2026.json': clean });
    assert.match(out, /; 1 put right\n$/);
  });

  it('writes remarks for GitHub, and JSON for other programs', async () => {
    const github = await lint(['--format', 'github', '-'], { '-': spaced });
    const line = lineOf(spaced, 'Four  numbers');
    assert.ok(
      github.out.startsWith(
        `::warning file=standard input,line=${line},col=${columnOf(spaced, '  numbers')},title=doubled-space::Two spaces stand in a row. Leave one.\n`,
      ),
      github.out,
    );
    const json = await lint(['--format', 'json', '-'], { '-': spaced });
    const { files, totals } = JSON.parse(json.out) as {
      files: { findings: { rule: string; pointer: string }[] }[];
      totals: object;
    };
    assert.deepEqual(totals, { error: 0, warning: 1, info: 0 });
    assert.equal(files[0]?.findings[0]?.pointer, '/sections/1/description/en');
  });

  it('uses colours only where they are wanted', async () => {
    assert.ok((await runInColour({ '-': spaced }, 'lint', '-')).out.includes('\u001b[33mwarning\u001b[39m'));
    assert.ok(!(await lint(['-'], { '-': spaced })).out.includes('\u001b'));
  });

  it('loads a task list as one', async () => {
    const list = readFileSync(join(import.meta.dirname, '../../schemas/iacet/renewal.2026.tasks.json'), 'utf8');
    assert.equal((await lint(['t.json'], { 't.json': list })).code, 0);
    const misspelt = list.replace('"groups"', '"grups"');
    assert.equal((await lint(['t.json'], { 't.json': misspelt })).code, 1);
  });

  it('says what it cannot do', async () => {
    assert.equal((await lint([], {})).code, 2);
    assert.equal((await lint(['--fix', '-'], { '-': clean })).code, 2);
    assert.equal((await lint(['--max-warnings', 'x', '-'], { '-': clean })).code, 2);
    assert.equal((await lint(['missing.json'], {})).code, 2);
  });
});
