import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { findPhp } from '../../scripts/php.mjs';
import { relevantRefs } from '../../src/engine/payload.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { type VerifyOptions, verifyPayload } from '../../src/verify/verify-payload.ts';
import { madeContext, makeDocument } from '../fuzz/document-maker.ts';
import { mutate } from '../fuzz/mutate.ts';
import { loadMade, openMade, step } from '../fuzz/script.ts';
import { patience, runs, Tape, tapes } from '../fuzz/tape.ts';
import { questionnaireBeside, scenarioFiles } from '../scenarios/schema-files.ts';
import { fillIn } from './fill-in.ts';
import { submissions } from './honest-payloads.ts';
import { oddAnswers, oddDocument } from './odd-answers.ts';
import { noPhp, type PhpProcess, startPhp } from './php-process.ts';
import { liesAbout } from './tampering.ts';

const program = findPhp();
const all = submissions();
/** Of the lies about a submission every so-manieth is told, by each another; in a long run all of them. */
const oneLieOf = process.env['QF_RUNS'] ? 1 : 16;
const root = join(import.meta.dirname, '../..');

/** Both verifiers on one payload: they must say the very same. */
async function compareText(
  php: PhpProcess,
  questionnaire: Questionnaire,
  payload: string,
  { context, today }: VerifyOptions,
  name: string,
): Promise<'verified' | 'refused'> {
  const [node, answer] = await Promise.all([
    verifyPayload(questionnaire, JSON.parse(payload), { context: context ?? {}, today }),
    php.ask({ do: 'verify', payload, context: JSON.stringify(context), today }),
  ]);
  const reasons = node.status === 'refused' ? node.reasons : [];
  assert.deepEqual(answer, { status: node.status, reasons: reasons.map((reason) => ({ ...reason })) }, name);
  return node.status;
}

function compare(
  php: PhpProcess,
  questionnaire: Questionnaire,
  payload: unknown,
  server: VerifyOptions,
  name: string,
): Promise<'verified' | 'refused'> {
  return compareText(php, questionnaire, JSON.stringify(payload), server, name);
}

describe('A PHP server', { skip: program === undefined && noPhp }, () => {
  let php: PhpProcess;
  before(() => (php = startPhp(program ?? '')));
  after(() => php.close());

  it('reads the rules as the vectors say', (t) => {
    const output = execFileSync(program ?? '', [join(root, 'verify-php/run-vectors.php')], { encoding: 'utf8' });
    t.diagnostic(output.trim());
    assert.match(output, /^[1-9]\d{2,} vectors passed, 0 failed\./);
  });

  it('accepts and refuses what a Node server does, with the same reasons at the same places', async (t) => {
    const seen = { verified: 0, refused: 0 };
    for (const file of new Set(scenarioFiles().filter((one) => !one.includes('.tasks.')))) {
      const text = readFileSync(questionnaireBeside(file), 'utf8');
      const loaded = loadQuestionnaire(text);
      assert.ok(loaded.status === 'ready');
      const { id, sha256 } = loaded.questionnaire;
      assert.deepEqual(await php.ask({ do: 'load', document: text }), { sha256 });
      for (const { name, questionnaire, context, session } of all) {
        if (questionnaire.id !== id || questionnaire.sha256 !== sha256) continue;
        const { today } = session.snapshot;
        const result = session.payload();
        assert.ok(result.status === 'valid');
        const honest = await compare(php, questionnaire, result.payload, { context, today }, name);
        assert.equal(honest, 'verified', name);
        seen.verified += 1;
        await compare(php, questionnaire, result.payload, { context, today: '2099-12-31' }, `${name}, another day`);
        for (const [i, lie] of liesAbout(session, result.payload).entries()) {
          if ((i + seen.verified) % oneLieOf !== 0) continue;
          const status = await compare(php, questionnaire, lie.payload, { context, today }, `${name}: ${lie.name}`);
          assert.equal(status, 'refused', `${name}: ${lie.name}`);
          seen.refused += 1;
        }
      }
    }
    t.diagnostic(JSON.stringify(seen));
    assert.ok(seen.verified > 20 && seen.refused > 1000);
  });

  it('says the same of payloads of every shipped questionnaire at random', async (t) => {
    const seen = { honest: 0, lies: 0, altered: 0 };
    for (const file of new Set(scenarioFiles().filter((one) => !one.includes('.tasks.')))) {
      const text = readFileSync(questionnaireBeside(file), 'utf8');
      const loaded = loadQuestionnaire(text);
      assert.ok(loaded.status === 'ready');
      const { sha256 } = loaded.questionnaire;
      await php.ask({ do: 'load', document: text });
      const own = all.filter((one) => one.questionnaire.sha256 === sha256);
      await fc.assert(
        fc.asyncProperty(tapes(60), async (numbers) => {
          const tape = new Tape(numbers);
          const { questionnaire, context, session: start } = own[tape.below(own.length)]!;
          const session = openSession(questionnaire, {
            context,
            today: start.snapshot.today,
            record: start.record(),
          });
          for (let steps = tape.below(6); steps > 0; steps -= 1) step(tape, session);
          const result = session.payload();
          const refs = relevantRefs(session.snapshot);
          // The steps put three known files anywhere; one file in two answers is no honest payload.
          if (result.status === 'invalid' || new Set(refs).size < refs.length) return;
          // A step may be that another day has come.
          const server = { context, today: session.snapshot.today };
          assert.equal(await compare(php, questionnaire, result.payload, server, 'honest'), 'verified');
          seen.honest += 1;
          const lies = liesAbout(session, result.payload);
          const lie = lies[tape.below(256) % lies.length]!;
          assert.equal(await compare(php, questionnaire, lie.payload, server, lie.name), 'refused');
          seen.lies += 1;
          const altered = { ...result.payload, answers: mutate(tape, result.payload.answers) };
          await compare(php, questionnaire, altered, server, 'answers altered at random');
          seen.altered += 1;
        }),
        { numRuns: runs(6), ...patience() },
      );
    }
    t.diagnostic(JSON.stringify(seen));
    assert.ok(seen.honest > runs(6), `enough of them could be sent: ${seen.honest}`);
  });

  it('says the same of answers that no session gives out', async () => {
    const loaded = loadQuestionnaire(oddDocument);
    assert.ok(loaded.status === 'ready');
    const { questionnaire } = loaded;
    await php.ask({ do: 'load', document: JSON.stringify(oddDocument) });
    const server = { context: { contextId: 'c1', member: 'Sample' }, today: '2026-03-01' };
    const result = openSession(questionnaire, server).payload();
    assert.ok(result.status === 'valid');
    for (const answers of oddAnswers) {
      const text: string = JSON.stringify(result.payload).replace('"answers":{}', () => `"answers":${answers}`);
      assert.equal(await compareText(php, questionnaire, text, server, answers.slice(0, 80)), 'refused');
    }
  });

  it('says the same of whatever questionnaire and whatever was made of its payload', async (t) => {
    const seen = { verified: 0, lies: 0, slips: 0 };
    await fc.assert(
      fc.asyncProperty(tapes(500), tapes(300), async (plan, script) => {
        const document = makeDocument(new Tape(plan), { initial: true });
        const questionnaire = loadMade(document);
        const tape = new Tape(script);
        const session = openMade(questionnaire);
        fillIn(tape, session);
        const result = session.payload();
        if (result.status === 'invalid') return;
        assert.deepEqual(await php.ask({ do: 'load', document: JSON.stringify(document) }), {
          sha256: questionnaire.sha256,
        });
        const server = { context: madeContext, today: session.snapshot.today };
        // The scripts put three known files anywhere; one file in two answers is no honest payload.
        const refs = relevantRefs(session.snapshot);
        const isHonest = new Set(refs).size === refs.length;
        const honest = await compare(php, questionnaire, result.payload, server, 'honest');
        assert.equal(honest, isHonest ? 'verified' : 'refused');
        seen.verified += isHonest ? 1 : 0;
        for (const [i, lie] of liesAbout(session, result.payload).entries()) {
          if ((i + seen.verified) % 4 !== 0) continue;
          assert.equal(await compare(php, questionnaire, lie.payload, server, lie.name), 'refused');
          seen.lies += 1;
        }
        for (let slips = 0; slips < 5; slips += 1) {
          const sent = mutate(tape, result.payload);
          await compare(php, questionnaire, sent, server, JSON.stringify(sent));
          seen.slips += 1;
        }
      }),
      { numRuns: runs(60), ...patience() },
    );
    t.diagnostic(JSON.stringify(seen));
    assert.ok(seen.verified > runs(60) / 20, `enough of them could be sent: ${seen.verified}`);
  });
});
