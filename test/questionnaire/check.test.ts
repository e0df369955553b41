import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checkKinds } from '../../src/questionnaire/check-kinds.ts';
import { walk } from '../../src/questionnaire/document-walk.ts';
import type { Issue } from '../../src/questionnaire/issue.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { patternSlip } from '../../src/questionnaire/pattern.ts';
import { readDocument } from '../../src/questionnaire/read.ts';
import { parseSize } from '../../src/questionnaire/sizes.ts';
import { runs } from '../fuzz/tape.ts';
import { baseText, issueCases, slippedText } from './issue-cases.ts';
import { type Json, mutated, mutation } from './mutations.ts';

const told = (issues: readonly Issue[]) =>
  issues.map(({ code, pointer, line, column }) => ({ code, pointer, line, column }));

describe('a document without slips', () => {
  it('is read, and its rules are sound', () => {
    assert.deepEqual(readDocument(baseText).issues, []);
    assert.equal(loadQuestionnaire(baseText).status, 'ready');
  });

  it('is the same whether it comes as text or parsed', () => {
    const parsed = readDocument(JSON.parse(baseText)).document;
    assert.deepEqual(parsed, readDocument(baseText).document);
    assert.equal(Object.hasOwn(parsed ?? {}, 'templates'), false);
  });
});

for (const [file, cases] of issueCases()) {
  describe(`staff are told (${file})`, () => {
    for (const one of cases) {
      it(one.slip, () => {
        const { issues } = readDocument(slippedText(one));
        assert.deepEqual(told(issues), one.issues);
        for (const { message, remedy } of issues) {
          assert.match(message, /^\S.*[.]$/s);
          assert.match(remedy, /^[A-Z].*[.?]$/s);
        }
      });
    }
  });
}

describe('staff are told', () => {
  it('what is wrong with the rules as well as with a list and a pattern', () => {
    const text = slippedText({
      slip: 'three slips',
      change: [
        ['"options": { "list": "methods",', '"options": { "list": "method",'],
        ['"[A-Z]{2}\\\\d{4}"', '"(["'],
        ['"require": { "ceus"', '"require": { "ceuz"'],
      ],
      issues: [],
    });
    const loaded = loadQuestionnaire(text);
    const codes = loaded.status === 'rejected' ? loaded.issues.map(({ code }) => code) : [];
    assert.deepEqual(codes, ['unknown-option-list', 'bad-pattern', 'unknown-question']);
  });

  it('names the line of the other place where there are lines, and its pointer otherwise', () => {
    const twice = baseText.replace('"id": "policy"', '"id": "mission"');
    const line = twice.slice(0, twice.indexOf('"id": "mission"')).split('\n').length - 1;
    const messageOf = (source: unknown) => readDocument(source).issues[0]?.message;
    assert.equal(messageOf(twice), `The question id "mission" is taken already, by the one on line ${line}.`);
    assert.match(messageOf(JSON.parse(twice)) ?? '', /^The question id "mission" is taken already, by \/sections\//);
  });

  it('that a kind is not built yet, rather than being shown half of it', () => {
    const issues: Issue[] = [];
    checkKinds(walk(JSON.parse(baseText)), (issue) => issues.push(issue), new Set(['text', 'integer']));
    assert.ok(issues.every(({ code }) => code === 'kind-not-built'));
    assert.equal(issues[0]?.pointer, '/sections/0/questions/0/kind');
    assert.equal(issues[0]?.message, 'The kind "choices" is part of the format, but this release cannot show it yet.');
  });

  it('something, however wrong their document is, and never by a crash', () => {
    const document = JSON.parse(baseText) as Json;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 6 }), (changes) => {
        const changed = changes.reduce((json, change) => mutated(json, change, new Set()), document);
        const text = JSON.stringify(changed, null, 2);
        const [fromText, fromJson] = [readDocument(text), readDocument(changed)];
        const without = ({ code, pointer }: Issue) => `${code} ${pointer}`;
        assert.deepEqual(fromText.issues.map(without).sort(), fromJson.issues.map(without).sort());
        const lines = text.split('\n').length;
        for (const { line } of fromText.issues) assert.ok(line !== undefined && line >= 1 && line <= lines);
        const loaded = loadQuestionnaire(text);
        if (fromText.issues.length > 0) assert.equal(loaded.status, 'rejected');
      }),
      { numRuns: runs(400) },
    );
  });
});

describe('the pattern of an answer', () => {
  const plain = [
    '[A-Z]{2}\\d{4,6}',
    '(?:[A-Z]{2}|\\d{2})-\\d+',
    '.+@.+',
    '[^@]+@[^@]+\\.[a-z]{2,}',
    '\\(?\\d{3}\\)? ?-?\\d{3}-?\\d{4}',
    '\\d+\\.\\d+\\.\\d+\\.\\d+',
    '[A-Za-z]+([ -][A-Za-z]+)?',
    '(ab|cd){1,3}',
    '(\\d{3}-){2}\\d{4}',
    '\\p{L}+',
    '(?<year>\\d{4})',
    'a|b|c',
    '[\\]\\-a]',
    '\\u{1F600}x{0}',
  ];
  for (const pattern of plain) {
    it(`may be ${pattern}`, () => assert.equal(patternSlip(pattern), undefined));
  }

  const refused = [
    '(a+)+',
    '(a*)*',
    '((a{2})+)+',
    '(a|a)*',
    '(a|ab)*',
    '(a?){20}',
    '(.*a){12}',
    '(?:a*b*){3}',
    `${'a?'.repeat(30)}a{30}`,
    '\\d*\\d*\\d*x',
    '\\d{0,9}'.repeat(20),
    '(a|a)'.repeat(30),
    '(a{1000}){1000}',
    '(?=a)b',
    '(?!a)',
    '(?<=a)b',
    '(?<!a)b',
    '(a)\\1',
    '(?<a>b)\\k<a>',
    '[',
    'a)|(b',
    '*',
  ];
  for (const pattern of refused) {
    it(`may not be ${pattern.length > 30 ? `${pattern.slice(0, 30)}…` : pattern}`, () => {
      assert.notEqual(patternSlip(pattern), undefined);
    });
  }

  it('never keeps anybody waiting once it is accepted', () => {
    const piece = fc.constantFrom('a', 'b', '.', '\\d', '[ab]', '[^a]', '(a|b)', '(?:ab)', 'a|b', '-', '(a)', '(b?a)');
    const count = fc.constantFrom('', '', '*', '+', '?', '{2}', '{0,3}', '{1,12}', '{2,}', '*?');
    const pattern = fc.array(fc.tuple(piece, count), { minLength: 1, maxLength: 8 }).map((all) => all.flat().join(''));
    const grouped = fc.tuple(pattern, pattern, count).map(([first, second, times]) => `(${first})${times}${second}`);
    fc.assert(
      fc.property(fc.oneof(pattern, grouped), (source) => {
        fc.pre(source.length <= 200 && patternSlip(source) === undefined);
        const matcher = new RegExp(`^(?:${source})$`, 'u');
        const began = process.cpuUsage();
        for (const answer of ['a'.repeat(400), 'ab'.repeat(200), '1'.repeat(400), 'aab'.repeat(133)]) {
          matcher.test(`${answer}!`);
        }
        assert.ok(process.cpuUsage(began).user < 500_000, source);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('a size', () => {
  it('is a whole number of bytes, 1 MB being a million', () => {
    assert.equal(parseSize('20 MB'), 20_000_000);
    assert.equal(parseSize('1 kB'), 1_000);
    assert.equal(parseSize('1KB'), 1_000);
    assert.equal(parseSize('1.5 GB'), 1_500_000_000);
    assert.equal(parseSize('512 bytes'), 512);
    assert.equal(parseSize('0.1 MB'), 100_000);
  });

  it('is nothing else', () => {
    for (const text of ['', '20', 'MB', '20 MiB', '-1 MB', '1.5 bytes', '1,000 kB', '20 mbit', '1e3 MB']) {
      assert.equal(parseSize(text), undefined, text);
    }
  });
});

describe('A number that no program holds exactly', () => {
  it('is told at its place, however deep, and the same document with a smaller one loads and has a hash', () => {
    const document = (maxLength: number, version = 1) => ({
      format: 1,
      id: 'large',
      edition: '2026',
      version,
      title: 'Large',
      language: 'en',
      sections: [{ id: 'only', title: 'Only', questions: [{ id: 'name', kind: 'text', label: 'Name', maxLength }] }],
    });
    const refused = loadQuestionnaire(document(1e300, 2 ** 53));
    assert.deepEqual(refused.status === 'rejected' && refused.issues.map(({ code, pointer }) => `${code} ${pointer}`), [
      'not-exact /version',
      'not-exact /sections/0/questions/0/maxLength',
    ]);
    const loaded = loadQuestionnaire(document(2 ** 53 - 1));
    assert.equal(loaded.status === 'ready' && loaded.questionnaire.sha256.length, 64);
  });
});
