import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { outcomesOf } from '../../src/cli/lint/satisfiable.ts';
import { openSession } from '../../src/engine/session.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { choicesAmong } from './choices-among.ts';
import { randomFrom } from './mutations/planting.ts';

const base = readFileSync(join(import.meta.dirname, '../lint/base.2026.json'), 'utf8');
const runs = Number(process.env['QF_RUNS'] ?? 40);

type Random = (below: number) => number;

const leaves: readonly ((random: Random) => unknown)[] = [
  (random) => ({ 'context.mode': pick(['full', 'short'], random) }),
  (random) => ({ methods: { includes: pick(['live', 'online', 'nano'], random) } }),
  (random) => ({ methods: { onlyFrom: pick([['live'], ['live', 'online'], ['nano']], random) } }),
  (random) => ({ plan: pick(['grow', 'stay'], random) }),
  (random) => ({ plan: { noneOf: pick([['grow'], ['grow', 'stay']], random) } }),
  (random) => ({ liveEvents: { [pick(['atLeast', 'below', 'is', 'above'], random)]: random(3) } }),
  (random) => ({ [pick(['plan', 'methods', 'liveEvents'], random)]: { answered: random(2) === 0 } }),
  () => 'offersNano',
];

function pick<T>(among: readonly T[], random: Random): T {
  return among[random(among.length)] as T;
}

function randomCondition(random: Random, depth: number): unknown {
  const sort = depth === 0 ? 3 : random(4);
  if (sort === 3) return pick(leaves, random)(random);
  if (sort === 2) return { not: randomCondition(random, depth - 1) };
  const parts = Array.from({ length: 2 + random(2) }, () => randomCondition(random, depth - 1));
  return { [sort === 0 ? 'all' : 'any']: parts };
}

const methods = choicesAmong(['live', 'online', 'nano']);

/** Whether the question is ever shown, and ever hidden, when a real session is answered in every way. */
function tried(questionnaire: Parameters<typeof openSession>[0]): { shown: boolean; hidden: boolean } {
  const seen = { shown: false, hidden: false };
  for (const mode of ['full', 'short']) {
    const context = { contextId: 'sample', providerName: 'Sample Training Provider', mode };
    const session = openSession(questionnaire, { context, today: '2026-04-01' });
    for (const chosen of methods) {
      session.answer('methods', chosen.length === 0 ? undefined : chosen);
      for (const plan of [undefined, 'grow', 'stay']) {
        session.answer('plan', plan);
        for (const events of [undefined, 0, 1, 2, 3]) {
          session.answer('liveEvents', events);
          seen[session.snapshot.isRelevant('probe') ? 'shown' : 'hidden'] = true;
        }
      }
    }
  }
  return seen;
}

describe('what the linter decides about conditions', () => {
  it('is what happens when a session is answered in every way', () => {
    const random = randomFrom(7);
    let impossible = 0;
    for (let run = 0; run < runs; run += 1) {
      const condition = JSON.stringify(randomCondition(random, 2));
      const probe = `{ "id": "probe", "kind": "notice", "relevantWhen": ${condition}, "text": "Sample" },`;
      const loaded = loadQuestionnaire(base.replace('"questions": [', `"questions": [${probe}`));
      assert.ok(loaded.status === 'ready', condition);
      const { questionnaire } = loaded;
      const place = questionnaire.find('probe')?.question;
      assert.ok(place?.relevantWhen);
      const { yes, no, unknown, certainty } = outcomesOf(questionnaire, place.relevantWhen);
      const { shown, hidden } = tried(questionnaire);
      assert.equal(certainty, 'sure', condition);
      assert.deepEqual({ shown: yes, hidden: no || unknown }, { shown, hidden }, condition);
      if (!shown) impossible += 1;
    }
    // Otherwise nothing was tried but what is possible anyway.
    assert.ok(impossible > runs / 20, `${impossible} of ${runs} were impossible`);
  });
});
