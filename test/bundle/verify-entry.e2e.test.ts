import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { suite, test } from 'node:test';
import { root } from '../../scripts/run.mjs';

type Entry<Name extends string> = Name extends 'verify'
  ? typeof import('../../src/entry/verify.ts')
  : Name extends 'engine'
    ? typeof import('../../src/entry/engine.ts')
    : typeof import('../../src/entry/questionnaire.ts');

async function built<Name extends 'questionnaire' | 'engine' | 'verify'>(name: Name): Promise<Entry<Name>> {
  return (await import(pathToFileURL(join(root, `dist/${name}.js`)).href)) as Entry<Name>;
}

suite('The built package on a server', () => {
  test('verifies what its own engine made, and refuses it with another total', async () => {
    const [{ loadQuestionnaire }, { openSession }, { verifyPayload }] = await Promise.all([
      built('questionnaire'),
      built('engine'),
      built('verify'),
    ]);
    const file = join(root, 'schemas/iacet/annual-report.2026');
    const loaded = loadQuestionnaire(readFileSync(`${file}.json`, 'utf8'));
    assert.ok(loaded.status === 'ready');
    const { contexts, attachments, scenarios } = JSON.parse(readFileSync(`${file}.scenarios.json`, 'utf8'));
    const scenario = scenarios.find(({ expect }: { expect: { payload?: unknown } }) => expect.payload);
    const [context, { today, answers }] = [contexts[scenario.context], scenario];
    const session = openSession(loaded.questionnaire, { context, today, answers, attachments });
    const result = session.payload();
    assert.ok(result.status === 'valid');
    const sent = JSON.parse(JSON.stringify(result.payload));
    assert.equal((await verifyPayload(loaded.questionnaire, sent, { context, today })).status, 'verified');
    sent.answers.statEvents = -1;
    const refused = await verifyPayload(loaded.questionnaire, sent, { context, today });
    assert.ok(refused.status === 'refused');
    assert.ok(refused.reasons.some(({ code, at }) => code === 'violation' && at === 'answers/statEvents'));
  });
});
