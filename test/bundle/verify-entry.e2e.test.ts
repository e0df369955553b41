import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite, test } from 'node:test';
import { root } from '../../scripts/run.mjs';
import type * as engineEntry from '../../src/entry/engine.ts';
import type * as questionnaireEntry from '../../src/entry/questionnaire.ts';
import type * as verifyEntry from '../../src/entry/verify.ts';
import type { Payload } from '../../src/engine/payload-types.ts';
import { readScenarios } from '../scenarios/schema-files.ts';

async function built(name: string): Promise<unknown> {
  return import(pathToFileURL(join(root, `dist/${name}.js`)).href);
}

suite('The built package on a server', () => {
  test('verifies what its own engine made, and refuses it with another number', async () => {
    const { loadQuestionnaire } = (await built('questionnaire')) as typeof questionnaireEntry;
    const { openSession } = (await built('engine')) as typeof engineEntry;
    const { verifyPayload } = (await built('verify')) as typeof verifyEntry;
    const file = join(root, 'schemas/iacet/annual-report.2026');
    const loaded = loadQuestionnaire(readFileSync(`${file}.json`, 'utf8'));
    assert.ok(loaded.status === 'ready');
    const { contexts, attachments = {}, scenarios } = readScenarios(`${file}.scenarios.json`);
    const scenario = scenarios.find(({ expect }) => expect.payload);
    assert.ok(scenario);
    const server = { context: contexts[scenario.context] ?? {}, today: scenario.today };
    const session = openSession(loaded.questionnaire, { ...server, answers: scenario.answers ?? {}, attachments });
    const result = session.payload();
    assert.ok(result.status === 'valid');
    const sent = JSON.parse(JSON.stringify(result.payload)) as Payload;
    assert.equal((await verifyPayload(loaded.questionnaire, sent, server)).status, 'verified');
    const altered = { ...sent, answers: { ...sent.answers, statEvents: -1 } };
    const refused = await verifyPayload(loaded.questionnaire, altered, server);
    assert.ok(refused.status === 'refused');
    assert.ok(refused.reasons.some(({ code, at }) => code === 'violation' && at === 'answers/statEvents'));
  });
});
