import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { suite, test } from 'node:test';
import { readContext } from '../../src/engine/context.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { loadTaskList } from '../../src/questionnaire/task-list.ts';
import { runTaskScenario, type TaskScenarioFile } from './run-task-scenario.ts';
import { questionnaireBeside, taskScenarioFiles } from './schema-files.ts';

// The second belongs to no association: a process with other tasks and other rules, described by JSON alone.
const files = [...taskScenarioFiles(), 'test/scenarios/chapter-year/year.tasks.scenarios.json'];

test('there are scenarios of task lists to play', () => {
  assert.ok(files.length > 0);
});

for (const file of files) {
  suite(file, () => {
    const scenarioFile = JSON.parse(readFileSync(file, 'utf8')) as TaskScenarioFile;
    const path = questionnaireBeside(file);
    const loaded = loadTaskList(readFileSync(path, 'utf8'));
    assert.ok(loaded.status === 'ready', `${path} has issues`);
    const { taskList } = loaded;

    test('no two scenarios share a name', () => {
      const names = scenarioFile.scenarios.map(({ name }) => name);
      assert.equal(new Set(names).size, names.length);
    });

    test('what the page knows fits every questionnaire of the list', () => {
      for (const { questionnaire } of taskList.tasks) {
        const document = loadQuestionnaire(readFileSync(join(dirname(path), questionnaire), 'utf8'));
        assert.ok(document.status === 'ready', `${questionnaire} has issues`);
        for (const context of Object.values(scenarioFile.contexts)) {
          const checked = readContext(document.questionnaire, context);
          assert.deepEqual(checked.status === 'unfit' ? checked.issues : [], [], questionnaire);
        }
      }
    });

    test('an expectation that does not hold is noticed', () => {
      const [first] = scenarioFile.scenarios;
      assert.ok(first);
      const expect = { window: 'ajar', missing: ['nothing'], statuses: {}, complete: 'perhaps' as never };
      assert.equal(runTaskScenario(taskList, scenarioFile, path, { ...first, expect, then: [] }).length, 4);
    });

    for (const scenario of scenarioFile.scenarios) {
      const { name, source } = scenario;
      test(source ? `${name} (paragraph ${source.paragraph}: ${source.says})` : name, () => {
        assert.deepEqual(runTaskScenario(taskList, scenarioFile, path, scenario), []);
      });
    }
  });
}
