import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { payloadTypes } from '../../src/questionnaire/payload-schema/payload-types.ts';
import { submissions } from '../verify/honest-payloads.ts';

const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  lib: ['lib.es2022.d.ts'],
};

/** What the compiler says of some files that exist only here, by their name. */
function complaints(files: Readonly<Record<string, string>>): readonly string[] {
  const host = ts.createCompilerHost(options);
  const text = (path: string) => files[path.slice(root.length)];
  const own: ts.CompilerHost = {
    ...host,
    fileExists: (path) => text(path) !== undefined || host.fileExists(path),
    readFile: (path) => text(path) ?? host.readFile(path),
    getSourceFile: (path, language, ...rest) => {
      const made = text(path);
      return made === undefined
        ? host.getSourceFile(path, language, ...rest)
        : ts.createSourceFile(path, made, language);
    },
  };
  const program = ts.createProgram(
    Object.keys(files).map((name) => root + name),
    options,
    own,
  );
  return ts.getPreEmitDiagnostics(program).map(({ messageText, file, start }) => {
    const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName.slice(root.length)}:${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
  });
}

const root = `${join(import.meta.dirname, 'nowhere')}/`;
const all = submissions();
const nameOf = ({ id, edition }: Questionnaire) => `${id}.${edition}`;
const byName = new Map<string, Questionnaire>(all.map(({ questionnaire }) => [nameOf(questionnaire), questionnaire]));

test('a host’s code is checked against the types of the payloads, and honest payloads of every questionnaire have them', () => {
  const files: Record<string, string> = {};
  for (const [own, questionnaire] of byName) {
    const types = payloadTypes(questionnaire);
    const [, name = ''] = /export interface (\w+Payload) /.exec(types) ?? [];
    const payloads = all
      .filter((one) => nameOf(one.questionnaire) === own)
      .slice(0, 6)
      .map(({ session }) => session.payload())
      .map((result) => (result.status === 'valid' ? JSON.stringify(result.payload, null, 1) : assert.fail()));
    assert.ok(payloads.length > 0);
    files[`${own}.ts`] = `${types}\nexport const sent: readonly ${name}[] = [${payloads.join(',\n')}];\n`;
  }
  assert.deepEqual(complaints(files), []);
});

const loaded = loadQuestionnaire({
  format: 1,
  id: 'small-one',
  edition: '2026',
  version: 1,
  title: 'Small /* one */',
  language: 'en',
  currency: 'USD',
  sections: [
    {
      id: 'only',
      title: 'Only',
      questions: [
        {
          id: 'colour',
          kind: 'choice',
          label: 'Colour',
          options: [
            { value: 'red', label: 'Red */' },
            { value: 'dark-red', label: "It's" },
          ],
        },
        { id: 'fee', kind: 'money', label: 'Fee', optional: true },
        {
          id: 'people',
          kind: 'rows',
          label: 'People',
          optional: true,
          columns: [{ id: 'who', kind: 'text', label: 'Who' }],
        },
      ],
    },
  ],
});

test('the types refuse what no payload holds', () => {
  assert.ok(loaded.status === 'ready');
  const types = payloadTypes(loaded.questionnaire);
  assert.match(types, /\/\*\* Colour|\* Colour/);
  const use = (line: string) => complaints({ 'use.ts': `${types}\nexport const a: SmallOne2026Answers = ${line};` });
  assert.deepEqual(
    use(`{ colour: 'red', fee: { minor: 5, currency: 'USD' }, people: [{ rowId: 'r1', who: 'x' }] }`),
    [],
  );
  for (const wrong of [
    '{}',
    `{ colour: 'blue' }`,
    `{ colour: 'red', other: 1 }`,
    `{ colour: 'red', fee: 5 }`,
    `{ colour: 'red', fee: { minor: 5, currency: 'EUR' } }`,
    `{ colour: 'red', people: [{ rowId: 'r1' }] }`,
  ]) {
    assert.equal(use(wrong).length, 1, wrong);
  }
});
