import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Issue } from '../../src/questionnaire/issue.ts';
import { checkStructure } from '../../src/questionnaire/structure.ts';

function issuesOf(document: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  checkStructure(document, (issue) => issues.push(issue));
  return issues;
}

const head = { format: 1, id: 'sample', edition: '2026', version: 1, title: 'Sample', language: 'en' };

function withQuestion(question: unknown) {
  return { ...head, sections: [{ id: 'one', title: 'One', questions: [question] }] };
}

/** What is said of one question, without the way to it. */
function said(question: unknown): readonly (readonly [code: string, where: string])[] {
  return issuesOf(withQuestion(question)).map(({ code, pointer }) => [
    code,
    pointer.replace('/sections/0/questions/0', ''),
  ]);
}

describe('the structure of a document', () => {
  it('is right when nothing is wrong with it', () => {
    assert.deepEqual(issuesOf(withQuestion({ id: 'a', kind: 'text', label: 'A' })), []);
  });

  for (const document of [undefined, null, 7, 'text', true, []]) {
    it(`is told to be none of a document's in ${JSON.stringify(document)}`, () => {
      const [issue, ...others] = issuesOf(document);
      assert.deepEqual([issue?.code, issue?.pointer, others], ['wrong-type', '', []]);
    });
  }

  it('lacks everything in an empty object, and each lack is told', () => {
    const names = issuesOf({}).map(({ message }) => /"(.+)"/.exec(message)?.[1]);
    assert.deepEqual(names.sort(), ['edition', 'format', 'id', 'language', 'sections', 'title', 'version']);
  });

  it('gives one issue for one slip in a question of any kind', () => {
    assert.deepEqual(said({ id: 'a', kind: 'yesNo', label: 'A', explain: { on: 'maybe', label: 'B' } }), [
      ['wrong-value', '/explain/on'],
    ]);
    assert.deepEqual(said({ id: 'a', kind: 'choice', label: 'A', options: 7 }), [['wrong-type', '/options']]);
    assert.deepEqual(said({ id: 'a', kind: 'choice', label: 'A', options: [{ value: 'x' }] }), [
      ['missing-property', '/options/0'],
    ]);
    assert.deepEqual(said({ id: 'a', kind: 'notice', text: { en: 7 } }), [['wrong-type', '/text/en']]);
  });

  it('gives two issues for two slips', () => {
    assert.deepEqual(said({ id: 'a', kind: 'integer', label: 'A', minimum: '1', maxLength: 3 }), [
      ['wrong-type', '/minimum'],
      ['unknown-property', '/maxLength'],
    ]);
  });

  it('looks at what every question may state even when its kind is unknown', () => {
    assert.deepEqual(said({ id: 'a b', kind: 'txet', label: 7, optional: 'no' }), [
      ['bad-form', '/id'],
      ['wrong-type', '/optional'],
      ['wrong-type', '/label'],
      ['unknown-kind', '/kind'],
    ]);
  });

  it('lets a notice and a stop go without a label, but nothing else', () => {
    assert.deepEqual(said({ id: 'a', kind: 'notice', text: 'A' }), []);
    assert.deepEqual(said({ id: 'a', kind: 'stop', text: 'A' }), []);
    assert.deepEqual(said({ id: 'a', kind: 'link', href: '/a' }), [['missing-property', '']]);
  });

  it('lets a cell go without id and label', () => {
    const matrix = (cell: object) => ({ id: 'm', kind: 'matrix', label: 'M', rows: 'list', cell });
    assert.deepEqual(said(matrix({ kind: 'integer' })), []);
    assert.deepEqual(said(matrix({ kind: 'integer', label: 'Count' })), []);
    assert.deepEqual(said(matrix({ kind: 'rows', columns: [] })), [
      ['empty', '/cell/columns'],
      ['kind-not-here', '/cell/kind'],
    ]);
  });

  it('suggests what was meant', () => {
    const remedy = (question: object) => issuesOf(withQuestion({ id: 'a', label: 'A', ...question }))[0]?.remedy;
    assert.equal(remedy({ kind: 'yesno' }), 'Did you mean "yesNo"?');
    assert.equal(remedy({ kind: 'choics', options: 'x' }), 'Did you mean "choice"?');
    assert.equal(remedy({ kind: 'text', maxlength: 3 }), 'Did you mean "maxLength"?');
    assert.equal(remedy({ kind: 'text', relevantIf: 'x' })?.includes('relevantWhen'), true);
    assert.equal(remedy({ kind: 'integer', minimum: '12' }), 'Write it without quotes: 12.');
    assert.equal(remedy({ kind: 'money', minimum: 12 }), 'Write it in quotes: "12".');
    assert.equal(remedy({ kind: 'text', optional: 'true' }), 'Write it without quotes: true.');
  });

  it('escapes names in pointers', () => {
    assert.deepEqual(said({ id: 'a', kind: 'text', label: 'A', 'x/y~z': 1 }), [['unknown-property', '/x~1y~0z']]);
  });

  it('does not look into conditions and operands', () => {
    assert.deepEqual(
      said({
        id: 'a',
        kind: 'calculated',
        result: 'money',
        label: 'A',
        calculate: { no: {} },
        relevantWhen: { x: {} },
      }),
      [],
    );
  });

  it('names a thing by its id where it has one', () => {
    const [issue] = issuesOf(withQuestion({ id: 'phone', kind: 'phone', label: 'A', colour: 'red' }));
    assert.equal(issue?.message, '"phone", of kind "phone", knows no "colour".');
  });
});
