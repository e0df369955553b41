import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openSession } from '../../src/engine/session.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { readScenarios, scenariosBeside } from './schema-files.ts';

// The longest texts, which would swell a file of scenarios.
const longest: readonly (readonly [path: string, length: number])[] = [
  ['statNote', 2000],
  ['chgMission/explanation', 4000],
  ['chgManagement/explanation', 4000],
  ['chgOutsourcing/explanation', 4000],
  ['chgMerger/explanation', 4000],
  ['reviewFindings/r1/element', 100],
  ['reviewFindings/r1/finding', 2000],
  ['reviewFindings/r1/action', 2000],
  ['challenges', 4000],
  ['innovation', 4000],
  ['supportWishes', 4000],
];

const file = 'schemas/iacet/annual-report.2026.json';
const loaded = loadQuestionnaire(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'));
const { contexts } = readScenarios(new URL(`../../${scenariosBeside(file)}`, import.meta.url));

for (const [path, length] of longest) {
  test(`${path} takes ${length} characters and not one more`, () => {
    assert.ok(loaded.status === 'ready');
    const session = openSession(loaded.questionnaire, {
      context: contexts['sampleProvider'] ?? {},
      today: '2026-05-28',
      answers: {
        statEvents: 0,
        chgMission: { answer: 'yes' },
        chgManagement: { answer: 'yes' },
        chgOutsourcing: { answer: 'yes' },
        chgMerger: { answer: 'yes' },
        reviewFindings: [{ rowId: 'r1' }],
      },
    });
    const codes = () => session.snapshot.question(path).violations.map(({ code }) => code);
    // Outside the basic plane a character takes two places in a JavaScript string; it counts once.
    session.answer(path, '\u{1d11e}'.repeat(length));
    assert.deepEqual(codes(), []);
    session.answer(path, '\u{1d11e}'.repeat(length + 1));
    assert.deepEqual(codes(), ['tooLong']);
  });
}
