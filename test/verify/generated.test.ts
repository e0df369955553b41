import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { relevantRefs } from '../../src/engine/payload.ts';
import { verifyPayload } from '../../src/verify/verify-payload.ts';
import { madeContext, makeDocument } from '../fuzz/document-maker.ts';
import { loadMade, openMade } from '../fuzz/script.ts';
import { patience, runs, Tape, tapes } from '../fuzz/tape.ts';
import { fillIn } from './fill-in.ts';
import { liesAbout } from './tampering.ts';

describe('Whatever the questionnaire and whatever was answered', () => {
  it('a server accepts what a session gives out, and refuses every lie about it', async (t) => {
    const seen = { honest: 0, lies: 0 };
    await fc.assert(
      fc.asyncProperty(tapes(500), tapes(300), async (document, script) => {
        const questionnaire = loadMade(makeDocument(new Tape(document), { initial: true }));
        const session = openMade(questionnaire);
        fillIn(new Tape(script), session);
        const result = session.payload();
        if (result.status === 'invalid') return;
        // The scripts put three known files anywhere; the elements make a new reference for each file that is attached.
        const refs = relevantRefs(session.snapshot);
        if (new Set(refs).size < refs.length) return;
        const { today } = session.snapshot;
        const server = { context: madeContext, today };
        const sent: unknown = JSON.parse(JSON.stringify(result.payload));
        assert.deepEqual(await verifyPayload(questionnaire, sent, server), { status: 'verified', payload: sent });
        seen.honest += 1;
        for (const lie of liesAbout(session, result.payload)) {
          const answer = await verifyPayload(questionnaire, lie.payload, server);
          const codes = answer.status === 'refused' ? answer.reasons.map(({ code }) => code) : [];
          assert.ok(codes.includes(lie.code), `${lie.name}: ${lie.code}, not ${codes.join()}`);
          seen.lies += 1;
        }
      }),
      { numRuns: runs(300), ...patience() },
    );
    t.diagnostic(JSON.stringify(seen));
    assert.ok(seen.honest > runs(300) / 20, `enough of them could be sent: ${seen.honest}`);
  });
});
