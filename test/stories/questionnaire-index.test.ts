import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { moduleFor, questionnaireIndexer, questionnaireModules } from '../../.storybook/questionnaire-index.ts';
import { questionnaireFiles } from '../scenarios/schema-files.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A copy of the schemas in which files can be dropped. */
const copy = mkdtempSync(join(tmpdir(), 'schemas-'));
cpSync(join(root, 'schemas'), join(copy, 'schemas'), { recursive: true });
after(() => rmSync(copy, { recursive: true }));

const options = { makeTitle: (title?: string) => title ?? '' };
const indexer = questionnaireIndexer(copy);

function storiesIn(path: string) {
  const file = join(copy, path);
  return indexer.test.test(file) ? indexer.createIndex(file, options) : Promise.resolve([]);
}

function load(importPath: string): string {
  const plugin = questionnaireModules(copy) as unknown as {
    resolveId(id: string): string | undefined;
    load(id: string): string | undefined;
  };
  return plugin.load(plugin.resolveId(importPath) ?? '') ?? '';
}

describe('the stories of questionnaires', () => {
  it('are made of every file that is shipped, each questionnaire under a name of its own', async () => {
    const titles: (string | undefined)[] = [];
    for (const file of questionnaireFiles()) {
      const made = await storiesIn(file);
      assert.deepEqual(
        made.map(({ exportName }) => exportName),
        ['Pages', 'Single', 'Paper', 'Received'],
        file,
      );
      titles.push(made[0]?.title);
    }
    assert.equal(new Set(titles).size, questionnaireFiles().length);
    assert.ok(
      titles.includes('Questionnaires/IACET: Annual report 2026') || titles.every((title) => /\d{4}$/.test(title!)),
    );
  });

  it('are made of a file that staff drop there, with its scenarios, and of none but questionnaires', async () => {
    const source = readFileSync(join(copy, 'schemas/iacet/profile.2026.json'), 'utf8');
    const next = JSON.stringify({ ...(JSON.parse(source) as object), edition: '2031', organisation: 'Sample/Office' });
    writeFileSync(join(copy, 'schemas/profile.2031.json'), next);
    const [pages] = await storiesIn('schemas/profile.2031.json');
    assert.match(pages?.title ?? '', /^Questionnaires\/Sample∕Office: .* 2031$/);
    const without = load(pages?.importPath ?? '');
    assert.match(without, /import document from ".*\/schemas\/profile\.2031\.json";/);
    assert.match(without, /const scenarios = \{ contexts: \{\}, scenarios: \[\] \};/);
    cpSync(join(copy, 'schemas/iacet/profile.2026.scenarios.json'), join(copy, 'schemas/profile.2031.scenarios.json'));
    assert.match(load(pages?.importPath ?? ''), /import scenarios from ".*\/schemas\/profile\.2031\.scenarios\.json";/);
    assert.deepEqual(await storiesIn('schemas/profile.2031.scenarios.json'), []);
    assert.deepEqual(await storiesIn('schemas/iacet/renewal.2026.tasks.json'), []);
    assert.deepEqual(await storiesIn('schemas/questionnaire.schema.json'), []);
  });

  it('wait for a file that is half written, instead of ending everything', async () => {
    writeFileSync(join(copy, 'schemas/half.2031.json'), '{ "id": "half", ');
    assert.deepEqual(await storiesIn('schemas/half.2031.json'), []);
  });

  it('are imported from where they lie, and nothing else is served', () => {
    const file = join(root, questionnaireFiles()[0]!);
    const made = moduleFor(file, root);
    for (const [, path] of made.matchAll(/from "([^"]+)"/g)) assert.ok(readFileSync(path!).length > 0, dirname(path!));
    assert.equal(load('virtual:other'), '');
  });
});
