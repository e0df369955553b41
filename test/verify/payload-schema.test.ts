import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { openSession } from '../../src/engine/session.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { madeContext, makeDocument } from '../fuzz/document-maker.ts';
import { loadMade, openMade, step } from '../fuzz/script.ts';
import { patience, runs, Tape, tapes } from '../fuzz/tape.ts';
import { fillIn } from './fill-in.ts';
import { submissions } from './honest-payloads.ts';
import { SchemaTrial } from './schema-trial.ts';
import { liesAbout } from './tampering.ts';

const all = submissions();
const nameOf = ({ id, edition }: Questionnaire) => `${id}.${edition}`;
/** In a long run every lie is told. */
const oneLieOf = process.env['QF_RUNS'] ? 1 : 5;
const questionnaires = new Map<string, Questionnaire>(
  all.map(({ questionnaire }) => [nameOf(questionnaire), questionnaire]),
);

describe('The exported JSON Schema of a payload', () => {
  for (const [id, questionnaire] of questionnaires) {
    it(`takes whatever the engine takes, and refuses what it says it does: ${id}`, async (t) => {
      const trial = new SchemaTrial(questionnaire);
      const own = all.filter((one) => nameOf(one.questionnaire) === id);
      for (const { name, context, session } of own) {
        const result = session.payload();
        assert.ok(result.status === 'valid');
        const { today } = session.snapshot;
        await trial.try(result.payload, { context, today }, name);
      }
      const [first = assert.fail()] = own;
      const result = first.session.payload();
      assert.ok(result.status === 'valid');
      for (const [i, lie] of liesAbout(first.session, result.payload).entries()) {
        if (i % oneLieOf !== 0) continue;
        await trial.try(lie.payload, { context: first.context, today: first.session.snapshot.today }, lie.name);
      }
      await fc.assert(
        fc.asyncProperty(tapes(60), async (numbers) => {
          const tape = new Tape(numbers);
          const { context, session: start } = own[tape.below(own.length)] ?? first;
          const { today } = start.snapshot;
          const session = openSession(questionnaire, { context, today, record: start.record() });
          for (let steps = tape.below(6); steps > 0; steps -= 1) step(tape, session);
          await trial.trySession(tape, session, context, 1);
        }),
        { numRuns: runs(15), ...patience() },
      );
      t.diagnostic(JSON.stringify(trial.counts));
      assert.ok(trial.counts.taken > 5 && trial.counts.claimed > 15, JSON.stringify(trial.counts));
    });
  }

  it('takes whatever the engine takes, and refuses what it says it does: questionnaires at random', async (t) => {
    const counts = { questionnaires: 0, taken: 0, refused: 0, claimed: 0, caught: 0 };
    await fc.assert(
      fc.asyncProperty(tapes(500), tapes(300), async (document, script) => {
        const questionnaire = loadMade(makeDocument(new Tape(document), { initial: true }));
        const trial = new SchemaTrial(questionnaire);
        const tape = new Tape(script);
        const session = openMade(questionnaire);
        for (let round = 0; round < 3; round += 1) {
          for (let steps = tape.below(8); steps > 0; steps -= 1) step(tape, session);
          await trial.trySession(tape, session, madeContext, 1);
        }
        fillIn(tape, session);
        await trial.trySession(tape, session, madeContext, 3);
        counts.questionnaires += 1;
        for (const key of ['taken', 'refused', 'claimed', 'caught'] as const) counts[key] += trial.counts[key];
      }),
      { numRuns: runs(15), ...patience() },
    );
    t.diagnostic(JSON.stringify(counts));
    assert.ok(counts.taken > runs(15) / 20 && counts.claimed > runs(25));
  });
});
