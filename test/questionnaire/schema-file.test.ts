import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { closed } from '../../scripts/closed-keyword.ts';
import { schemaText } from '../../scripts/schema-text.ts';
import checkShape from '../../src/questionnaire/generated/document-check.js';
import { checkSchema } from '../../src/questionnaire/meta-schema/check-schema.ts';
import { operandWords, testWords } from '../../src/questionnaire/meta-schema/rule-words.ts';
import { calculations, tests } from '../../src/questionnaire/meta-schema/rules.ts';
import { isReservedId } from '../../src/questionnaire/reserved-names.ts';
import { baseText } from './issue-cases.ts';
import { type Json, mutated, mutation } from './mutations.ts';

const root = join(import.meta.dirname, '../..');
const published = readFileSync(join(root, 'schemas/questionnaire.schema.json'), 'utf8');

const ajv = new Ajv2020({
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allErrors: true,
  discriminator: true,
});
ajv.addKeyword(closed);
ajv.addVocabulary([
  ...['markdownDescription', 'defaultSnippets', 'enumDescriptions', 'errorMessage', 'patternErrorMessage'],
]);
const isValid = ajv.compile(JSON.parse(published) as object);
const isValidToCheck = ajv.compile(checkSchema());

/** Where only the editor's schema looks: conditions, operands and templates. */
const unseen = new Set(
  (
    'conditions values relevantWhen requiredWhen when require initial calculate only mustMatch agreement country ' +
    'notApplicable templates template'
  ).split(' '),
);

function withoutTemplates(): Json {
  const { templates: _, sections, ...document } = JSON.parse(baseText) as Record<string, Json>;
  const [first, second] = sections as [Json, { questions: Record<string, Json>[] }];
  const questions = second.questions.filter(({ template }) => template === undefined);
  return { ...document, sections: [first, { ...second, questions }] };
}

const shapes = (slips: readonly { instancePath: string; keyword: string }[]) =>
  slips
    .filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames')
    .map(({ instancePath, keyword }) => `${keyword} ${instancePath}`)
    .sort();

describe('the published JSON Schema', () => {
  it('is what its sources give', async () => {
    assert.equal(published, await schemaText(), 'run npm run generate, and commit the file');
  });

  it('names no host, and nothing that a host would have to fetch', () => {
    const addresses = published.match(/https?:\/\/[\w.-]+/g) ?? [];
    assert.deepEqual([...new Set(addresses)], ['https://json-schema.org']);
    assert.equal((JSON.parse(published) as { $id: string }).$id.startsWith('urn:'), true);
  });

  it('explains every pattern in words', () => {
    const patterned: unknown[] = [];
    JSON.parse(published, (_, part: unknown) => {
      const { pattern, patternErrorMessage } = Object(part) as Record<string, unknown>;
      if (typeof pattern === 'string' && patternErrorMessage === undefined) patterned.push(pattern);
      return part;
    });
    assert.deepEqual(patterned, []);
  });

  it('uses nothing that other validators get wrong', () => {
    assert.doesNotMatch(published, /"unevaluated\w+"|"\$dynamic\w+"|"\$recursive\w+"/);
  });

  it('accepts the base document with its templates', () => {
    assert.equal(isValid(JSON.parse(baseText)), true, JSON.stringify(isValid.errors));
  });

  it('explains every word of the rules', () => {
    assert.deepEqual(Object.keys(operandWords).sort(), Object.keys(calculations).sort());
    assert.deepEqual(Object.keys(testWords).sort(), Object.keys(tests).sort());
  });

  it('finds slips in conditions and operands, where the shipped check leaves them to their readers', () => {
    const document = withoutTemplates() as { conditions: object };
    for (const wrong of [
      { a: { q: { atleast: 5 } } },
      { a: { all: [] } },
      { a: { all: ['b'], any: ['c'] } },
      { a: { q: { is: { answr: 'x' } } } },
      { a: {} },
      { a: { fires: 'x' } },
      { a: { q: { atMost: { multiply: [5] } } } },
    ]) {
      assert.equal(isValid({ ...document, conditions: wrong }), false, JSON.stringify(wrong));
      assert.deepEqual(checkShape({ ...document, conditions: wrong }), []);
    }
  });
});

describe('the shipped check', () => {
  it('agrees with the published schema on documents changed at random', () => {
    const document = withoutTemplates();
    let wrong = 0;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 2 }), (changes) => {
        const changed = changes.reduce((json, change) => mutated(json, change, unseen), document);
        const slips = checkShape(changed);
        wrong += slips.length > 0 ? 1 : 0;
        assert.equal(slips.length === 0, isValid(changed), JSON.stringify([slips, isValid.errors]));
      }),
      { numRuns: 600 },
    );
    assert.ok(wrong > 300, `only ${wrong} documents were wrong`);
  });

  it('reports what Ajv reports, slip by slip, although it was shortened', () => {
    const document = JSON.parse(baseText) as Json;
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 4 }), (changes) => {
        const changed = changes.reduce((json, change) => mutated(json, change, new Set()), document);
        isValidToCheck(changed);
        assert.deepEqual(shapes(checkShape(changed)), shapes(isValidToCheck.errors ?? []));
      }),
      { numRuns: 600 },
    );
  });

  it('keeps nothing from one document to the next', () => {
    const wrong = checkShape({});
    assert.deepEqual(checkShape(withoutTemplates()), []);
    assert.equal(wrong.length, 7);
  });
});

describe('the words of the rules', () => {
  it('are ids of no question', () => {
    const words = [...Object.keys(calculations), ...Object.keys(tests), 'all', 'any', 'not', 'fires'];
    for (const word of [...words, 'rowId', 'today', 'context', 'value']) assert.equal(isReservedId(word), true, word);
    for (const word of ['deliveryMethods', 'country', 'isLate', 'sums']) assert.equal(isReservedId(word), false, word);
  });
});
