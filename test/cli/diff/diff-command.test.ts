import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Differences } from '../../../src/cli/diff/difference.ts';
import { runOn } from '../files-in-memory.ts';

const text = (edition: string, unit: string, more = '') => `{
  "format": 1, "id": "counted", "edition": "${edition}", "version": 1, "title": "Counted", "language": "en",
  "sections": [{ "id": "one", "title": "One", "questions": [
    { "id": "amount", "kind": "integer", "label": "How many?", "unit": "${unit}"${more} }
  ] }]
}`;

const files = {
  'old.json': text('2026', 'programs'),
  'same.json': text('2027', 'programs'),
  'silent.json': text('2027', 'hours'),
  'said.json': text('2027', 'hours', ', "revision": 2'),
  'broken.json': text('2027', 'hours', ', "minimum": "many"'),
};
const diff = (...args: readonly string[]) => runOn(files, 'diff', ...args);

describe('questionnaire diff', () => {
  it('tells people what changed, and what it does to answers', async () => {
    const { code, out } = await diff('old.json', 'silent.json');
    assert.equal(code, 0);
    assert.match(out, /^Counted: 2026 → 2027\n1 question kept, 0 added, 0 removed, 1 changed meaning\.\n/);
    assert.match(out, /\nChanged meaning \(1\)\n {2}amount {2}“How many\?”\n {6}Unit: programs → hours\n/);
  });

  it('says so when nothing changed', async () => {
    const { code, out } = await diff('old.json', 'same.json', '--fail-on', 'meaning');
    assert.deepEqual([code, out], [0, 'Counted: 2026 → 2027\nNothing changed.\n']);
  });

  it('ends with 1 for a change of meaning under the same id, and only for an unsaid one where that is asked for', async () => {
    const codes = ['silent.json', 'said.json'].flatMap((file) =>
      ['meaning', 'silent'].map(async (what) => (await diff('old.json', file, '--fail-on', what)).code),
    );
    assert.deepEqual(await Promise.all(codes), [1, 1, 1, 0]);
  });

  it('reminds of the version of a correction', async () => {
    const corrected = text('2026', 'hours').replace('"version": 1', '"version": 2');
    const report = (late: string) => runOn({ ...files, 'late.json': late }, 'diff', 'old.json', 'late.json');
    assert.match((await report(text('2026', 'hours'))).out, /\nBoth are of 2026, .*raise "version" above 1\.\n/);
    assert.match((await report(corrected)).out, /^Counted: 2026, version 1 → 2026, version 2\n1 question kept/);
    assert.doesNotMatch((await report(corrected)).out, /raise "version"/);
  });

  it('writes JSON for programs, and a page or Markdown to a file', async () => {
    const { out } = await diff('old.json', 'said.json', '--format', 'json');
    const { old, new: now, differences } = JSON.parse(out) as Differences;
    assert.deepEqual([old.edition, now.edition, differences.length], ['2026', '2027', 1]);
    const page = await diff('old.json', 'said.json', '--format', 'html', '-o', 'changes.html');
    assert.equal(page.out, '');
    assert.match(page.written['changes.html']!, /^<!doctype html>/);
    const markdown = await diff('old.json', 'said.json', '--format', 'md');
    assert.match(markdown.out, /^# Counted: 2026 → 2027\n/);
  });

  it('says at the line what is wrong with a document that cannot be read', async () => {
    const { code, note } = await diff('old.json', 'broken.json');
    assert.equal(code, 1);
    assert.match(note, /^broken\.json:4:\d+: /);
    assert.equal((await diff('-', '-')).code, 2);
    assert.match((await diff('old.json', 'missing.json')).note, /Cannot read missing\.json/);
  });
});
