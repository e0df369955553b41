import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Issue } from '../../src/questionnaire/issue.ts';
import { expandTemplates } from '../../src/questionnaire/templates.ts';

function expand(document: unknown) {
  const issues: Issue[] = [];
  return { ...expandTemplates(document, (issue) => issues.push(issue)), issues };
}

const confirmation = { kind: 'yesNo', reviewWhen: 'no', explain: { on: 'no', label: 'Why not?', optional: true } };

function withQuestions(questions: readonly unknown[], templates: object = { confirmation }) {
  return { format: 1, templates, sections: [{ id: 'one', title: 'One', questions }] };
}

function questionsOf(document: unknown): readonly Record<string, unknown>[] {
  const { sections } = document as { sections: { questions: Record<string, unknown>[] }[] };
  return sections[0]?.questions ?? [];
}

describe('a question that uses a template', () => {
  it('has the properties of the template, and its own over them', () => {
    const { document, issues } = expand(
      withQuestions([{ id: 'a', template: 'confirmation', label: 'A', reviewWhen: 'yes' }]),
    );
    assert.deepEqual(questionsOf(document), [{ ...confirmation, id: 'a', label: 'A', reviewWhen: 'yes' }]);
    assert.deepEqual(issues, []);
  });

  it('replaces what is nested as a whole', () => {
    const { document } = expand(
      withQuestions([{ id: 'a', template: 'confirmation', label: 'A', explain: { on: 'yes', label: 'What?' } }]),
    );
    assert.deepEqual(questionsOf(document)[0]?.['explain'], { on: 'yes', label: 'What?' });
  });

  it('may stand in a group, in rows and in a matrix', () => {
    const used = [{ id: 'b', template: 'confirmation', label: 'B' }];
    const filled = [{ ...confirmation, id: 'b', label: 'B' }];
    const { document } = expand(
      withQuestions([
        { id: 'g', kind: 'group', label: 'G', questions: used },
        { id: 'r', kind: 'rows', label: 'R', columns: used },
        { id: 'm', kind: 'matrix', label: 'M', rows: { list: 'x' }, columns: used },
      ]),
    );
    const [group, rows, matrix] = questionsOf(document);
    assert.deepEqual([group?.['questions'], rows?.['columns'], matrix?.['columns']], [filled, filled, filled]);
  });

  it('leaves the document it came from as it was', () => {
    const source = withQuestions([{ id: 'a', template: 'confirmation', label: 'A' }]);
    const before = structuredClone(source);
    expand(source);
    assert.deepEqual(source, before);
  });

  it('may name no template that every object would seem to have', () => {
    const { issues } = expand(withQuestions([{ id: 'a', template: 'toString', label: 'A' }]));
    assert.deepEqual(
      issues.map(({ code, pointer }) => [code, pointer]),
      [['unknown-template', '/sections/0/questions/0/template']],
    );
  });

  it('is told apart from its template by pointer', () => {
    const { sourceOf } = expand(
      withQuestions([{ id: 'a', template: 'confirmation', label: 'A', reviewWhen: 'yes' }], { confirmation }),
    );
    const at = '/sections/0/questions/0';
    assert.equal(sourceOf(`${at}/explain/label`), '/templates/confirmation/explain/label');
    assert.equal(sourceOf(`${at}/reviewWhen`), `${at}/reviewWhen`);
    assert.equal(sourceOf(`${at}/nothing`), `${at}/nothing`);
    assert.equal(sourceOf(at), at);
    assert.equal(sourceOf(''), '');
    assert.equal(sourceOf('/sections/0/questions/10/explain'), '/sections/0/questions/10/explain');
  });

  it('is told apart inside the questions that a template brings along', () => {
    const office = { kind: 'group', questions: [{ id: 'phone', kind: 'phone', label: 'Phone' }] };
    const { sourceOf, document } = expand(withQuestions([{ id: 'a', template: 'office', label: 'A' }], { office }));
    assert.deepEqual(questionsOf(document)[0]?.['questions'], office.questions);
    assert.equal(sourceOf('/sections/0/questions/0/questions/0/label'), '/templates/office/questions/0/label');
  });
});

describe('templates', () => {
  it('stay in the document only while nobody uses them, so that they are looked at too', () => {
    const unused = { kind: 'text' };
    const { document } = expand(
      withQuestions([{ id: 'a', template: 'confirmation', label: 'A' }], { confirmation, unused }),
    );
    assert.deepEqual((document as { templates: unknown }).templates, { unused });
    const { document: all } = expand(withQuestions([{ id: 'a', template: 'confirmation', label: 'A' }]));
    assert.equal(Object.hasOwn(all as object, 'templates'), false);
  });

  it('use no templates, not even deep inside', () => {
    const { issues } = expand(
      withQuestions([], {
        a: { kind: 'group', questions: [{ id: 'x', template: 'b' }] },
        b: { kind: 'text', id: 'b' },
      }),
    );
    assert.deepEqual(
      issues.map(({ code, pointer }) => [code, pointer]),
      [
        ['nested-template', '/templates/a/questions/0/template'],
        ['template-with-id', '/templates/b/id'],
      ],
    );
  });

  for (const malformed of [
    null,
    7,
    [],
    'text',
    { sections: 7 },
    { sections: [7, { questions: [null, 7] }] },
    { templates: [] },
  ]) {
    it(`make no trouble in a document that is ${JSON.stringify(malformed)}`, () => {
      const { document, issues } = expand(malformed);
      assert.deepEqual([document, issues], [malformed, []]);
    });
  }
});
