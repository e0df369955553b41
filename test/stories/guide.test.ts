import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { kinds } from '../../src/questionnaire/meta-schema/kinds.ts';
import { kindsOnPage, type KindStories } from '../../stories/guide/kinds-of-questions.ts';
import { runOn } from '../cli/files-in-memory.ts';

const stories = join(import.meta.dirname, '../../stories');
const year = readFileSync(join(stories, 'guide/the-year.md'), 'utf8');

describe("The guide to the year's work", () => {
  const lines = [...year.matchAll(/^npx questionnaire (.+)$/gm)].map(([, line = '']) => line.split(' '));

  it('names only commands and options that there are', async () => {
    assert.ok(lines.length >= 9);
    for (const words of lines) {
      const command = words.slice(0, words[0] === 'text' ? 2 : 1);
      const { code, out } = await runOn({}, ...command, '--help');
      assert.equal(code, 0, words.join(' '));
      for (const option of words.filter((word) => word.startsWith('-'))) {
        assert.match(out, new RegExp(`(?:^|\\s)${option}[ ,]`, 'm'), `${option} in ${words.join(' ')}`);
      }
    }
  });

  it('has examples that are JSON', () => {
    const examples = [...year.matchAll(/```json\n([^]*?)```/g)].map(([, json = '']) => json);
    assert.ok(examples.length > 0);
    for (const json of examples) assert.ok(JSON.parse(json));
  });
});

describe('The page of kinds of questions', () => {
  const given = { questions: [{ id: 'a', kind: 'any', label: 'A "word"' }], document: { optionLists: { b: [] } } };
  const story = { parameters: { given } };
  const files = Object.fromEntries(
    readdirSync(join(stories, 'kinds')).map((name): [string, KindStories] => {
      const source = readFileSync(join(stories, 'kinds', name), 'utf8');
      const first = /export const (Blank|Shown) =/.exec(source)?.[1];
      return [`../kinds/${name}`, first === undefined ? {} : { [first]: story }];
    }),
  );
  const page = kindsOnPage(files);

  it('shows every kind of the format, each with its story', () => {
    assert.deepEqual(page.map(({ kind }) => kind).sort(), Object.keys(kinds).sort());
    for (const one of page) assert.equal(one.story, story, one.kind);
  });

  it('tells the JSON of the story, and what the format says about each property', () => {
    const { about: text = '', properties = '' } = page.find(({ kind }) => kind === 'text') ?? {};
    assert.match(
      text,
      /^## text\n\nOne line of text\.\n\n```json\n\{ "id": "a", "kind": "any", "label": "A \\"word\\"" \}\n/,
    );
    assert.match(text, /\n"optionLists": \{ "b": \[\] \}\n```$/);
    assert.match(properties, /\n\| `maxLength` \| At most this many characters\. \|\n/);
  });
});
