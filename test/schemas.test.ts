import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadQuestionnaire } from '../src/questionnaire/load.ts';
import { runScenario } from '../src/cli/run-scenario.ts';
import { questionnaireFiles, readScenarios, scenariosBeside } from './scenarios/schema-files.ts';

const files = questionnaireFiles();

test('there are questionnaires to look at', () => {
  assert.ok(files.length > 0);
});

for (const file of files) {
  test(`${file} loads without an issue`, () => {
    const loaded = loadQuestionnaire(readFileSync(file, 'utf8'));
    assert.deepEqual(loaded.status === 'rejected' ? loaded.issues : [], []);
  });

  test(`${file} is among those whose blank copy is looked at`, () => {
    const looked = readFileSync(new URL('./elements/blank.browser.test.ts', import.meta.url), 'utf8');
    assert.ok(looked.includes(file.replaceAll('\\', '/')), 'name it in test/elements/blank.browser.test.ts');
  });

  test(`${file} has a scenario in which the host receives a payload`, () => {
    const loaded = loadQuestionnaire(readFileSync(file, 'utf8'));
    assert.ok(loaded.status === 'ready');
    const scenarioFile = readScenarios(scenariosBeside(file));
    const sent = scenarioFile.scenarios.filter(({ expect }) => expect.payload != null);
    assert.ok(sent.some((scenario) => runScenario(loaded.questionnaire, scenarioFile, scenario).length === 0));
  });
}

test('demo/custom-field.json loads without an issue', () => {
  const loaded = loadQuestionnaire(readFileSync(new URL('../demo/custom-field.json', import.meta.url), 'utf8'));
  assert.deepEqual(loaded.status === 'rejected' ? loaded.issues : [], []);
});
