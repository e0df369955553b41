import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { runScenario } from '../../src/cli/run-scenario.ts';
import { questionnaireBeside, readScenarios, scenarioFiles } from './schema-files.ts';

const files = scenarioFiles();

test('there are scenarios to play', () => {
  assert.ok(files.length > 0);
});

for (const file of files) {
  suite(file, () => {
    const scenarioFile = readScenarios(file);
    const loaded = loadQuestionnaire(readFileSync(questionnaireBeside(file), 'utf8'));

    test('no two scenarios share a name', () => {
      const names = scenarioFile.scenarios.map(({ name }) => name);
      assert.deepEqual(
        names.filter((name, i) => names.indexOf(name) !== i),
        [],
      );
    });

    for (const scenario of scenarioFile.scenarios) {
      test(scenario.name, () => {
        assert.ok(loaded.status === 'ready', `${questionnaireBeside(file)} has issues`);
        const differences = runScenario(loaded.questionnaire, scenarioFile, scenario);
        if (differences.length > 0) assert.fail([`${file}: ${scenario.name}`, ...differences].join('\n  '));
      });
    }
  });
}
