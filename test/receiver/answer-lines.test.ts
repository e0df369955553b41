import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { suite, test } from 'node:test';
import { answerLines } from '../../demo/receiver/answer-lines.js';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { openFor } from '../../src/cli/scenario-file.ts';
import { questionnaireBeside, readScenarios, scenarioFiles } from '../scenarios/schema-files.ts';

suite('What staff read of a submission', () => {
  test('is every answer of every payload that the scenarios expect, once, in words', () => {
    let read = 0;
    for (const { questionnaire, name, result } of expectedPayloads()) {
      assert.ok(result.status === 'valid');
      const lines = answerLines(questionnaire, result.payload);
      const where = `${questionnaire.id}: ${name}`;
      assert.equal(lines.length, leaves(result.payload.answers), where);
      assert.equal(new Set(lines.map(({ column }) => column)).size, lines.length, where);
      for (const line of lines) {
        assert.ok(line.label !== '' && line.section !== '', where);
        assert.doesNotMatch(line.raw + line.text + line.label, /\[object|undefined|NaN/, `${where} ${line.column}`);
      }
      read += lines.length;
    }
    assert.ok(read > 300, `only ${read} lines`);
  });
});

function* expectedPayloads() {
  for (const path of scenarioFiles().filter((each) => !each.includes('.tasks.'))) {
    const loaded = loadQuestionnaire(readFileSync(questionnaireBeside(path), 'utf8'));
    assert.ok(loaded.status === 'ready');
    const file = readScenarios(path);
    for (const scenario of file.scenarios.filter(({ expect }) => expect.payload)) {
      const { questionnaire } = loaded;
      yield { questionnaire, name: scenario.name, result: openFor(questionnaire, file, scenario).payload() };
    }
  }
}

/** How many answers there are: an amount and a list of plain values are one each, marks for machines are none. */
function leaves(value: unknown): number {
  if (typeof value !== 'object' || value === null || 'minor' in value) return 1;
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return 1;
  const members = Object.entries(value).filter(([name]) => name !== 'rowId' && name !== 'sha256');
  return members.reduce((sum, [, member]) => sum + leaves(member), 0);
}
