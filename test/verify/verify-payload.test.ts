import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Payload } from '../../src/engine/payload-types.ts';
import { ContextError } from '../../src/engine/context-error.ts';
import { openSession } from '../../src/engine/session.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import type { ReasonCode } from '../../src/verify/reason.ts';
import { verifyPayload, type VerifyResult } from '../../src/verify/verify-payload.ts';
import { submissions } from './honest-payloads.ts';
import { oddAnswers, oddDocument } from './odd-answers.ts';
import { liesAbout } from './tampering.ts';

const all = submissions();
/** Lies are told about these: about all of them in a long run (QF_RUNS), otherwise about some of each questionnaire. */
const liedAbout = process.env['QF_RUNS']
  ? all
  : all.filter(({ questionnaire }, i) => i - all.findIndex((one) => one.questionnaire === questionnaire) < 4);

function payloadOf(session: { payload(): { status: string; payload?: Payload } }): Payload {
  const { payload } = session.payload();
  assert.ok(payload);
  return payload;
}

function reasonsOf(result: VerifyResult): readonly string[] {
  return result.status === 'refused' ? result.reasons.map(({ code, at }) => `${code} ${at}`) : [];
}

describe('A server that got a payload', () => {
  it('accepts every payload that a session gave out, also after a journey through JSON', async () => {
    assert.ok(all.length > 20, 'there are scenarios that end in a payload');
    for (const { name, questionnaire, context, session } of all) {
      const payload: unknown = JSON.parse(JSON.stringify(payloadOf(session)));
      const { today } = session.snapshot;
      assert.deepEqual(reasonsOf(await verifyPayload(questionnaire, payload, { context, today })), [], name);
    }
  });

  it('refuses whatever a payload says that does not follow from its answers, with the reason', async (t) => {
    const told = new Map<ReasonCode, number>();
    for (const { name, questionnaire, context, session } of liedAbout) {
      const { today } = session.snapshot;
      for (const lie of liesAbout(session, payloadOf(session))) {
        const result = await verifyPayload(questionnaire, lie.payload, { context, today });
        assert.equal(result.status, 'refused', `${name}: ${lie.name}`);
        const codes = result.status === 'refused' ? result.reasons.map(({ code }) => code) : [];
        assert.ok(codes.includes(lie.code), `${name}: ${lie.name}: ${lie.code}, not ${codes.join()}`);
        told.set(lie.code, (told.get(lie.code) ?? 0) + 1);
      }
    }
    t.diagnostic(
      `${liedAbout.length} of ${all.length} honest payloads; lies told: ${JSON.stringify(Object.fromEntries(told))}`,
    );
    assert.ok([...told.values()].reduce((sum, count) => sum + count, 0) > 1000);
  });

  it('recomputes with its own day: what was sent before midnight is not taken for what counts after it', async () => {
    for (const { questionnaire, context, session } of all.slice(0, 5)) {
      const result = await verifyPayload(questionnaire, payloadOf(session), { context, today: '2099-12-31' });
      assert.ok(reasonsOf(result).includes('dayDiffers today'));
    }
  });

  it('is not shaken by anything that is no payload', async () => {
    const [{ questionnaire, context } = assert.fail()] = all;
    let deep: unknown = 'x';
    for (let i = 0; i < 100_000; i += 1) deep = [deep];
    const odd = [undefined, null, '', 'text', 5, true, [], {}, [[]], { format: 1 }, deep];
    for (const given of odd) {
      const result = await verifyPayload(questionnaire, given, { context, today: '2026-03-01' });
      assert.equal(result.status, 'refused');
    }
  });

  it('is not shaken by answers of any depth', async () => {
    const [{ questionnaire, context, session } = assert.fail()] = all;
    let deep: unknown = 'x';
    for (let i = 0; i < 100_000; i += 1) deep = i % 2 ? [deep] : { answer: deep };
    const honest = payloadOf(session);
    for (const id of Object.keys(honest.answers)) {
      const payload = { ...honest, answers: { ...honest.answers, [id]: deep } };
      const result = await verifyPayload(questionnaire, payload, { context, today: honest.today });
      assert.equal(result.status, 'refused', id);
    }
  });

  it('is not shaken by answers that no session gives out', async () => {
    const loaded = loadQuestionnaire(oddDocument);
    assert.ok(loaded.status === 'ready');
    const server = { context: { contextId: 'c1', member: 'Sample' }, today: '2026-03-01' };
    const honest = JSON.stringify(payloadOf(openSession(loaded.questionnaire, server)));
    for (const answers of oddAnswers) {
      const payload: unknown = JSON.parse(honest.replace('"answers":{}', () => `"answers":${answers}`));
      const result = await verifyPayload(loaded.questionnaire, payload, server);
      assert.equal(result.status, 'refused', answers.slice(0, 80));
    }
  });

  it('learns at once when the context it looked up itself does not fit', async () => {
    const [{ questionnaire, session } = assert.fail()] = all;
    await assert.rejects(
      verifyPayload(questionnaire, payloadOf(session), { context: {}, today: '2026-03-01' }),
      ContextError,
    );
  });
});

const small = loadQuestionnaire({
  format: 1,
  id: 'small',
  edition: '2026',
  version: 1,
  title: 'Small',
  language: 'en',
  context: { member: { kind: 'text' } },
  files: { maxPerQuestion: '1 MB', accept: ['.pdf', '.txt'] },
  sections: [
    {
      id: 'only',
      title: 'Only',
      questions: [
        { id: 'name', kind: 'text', label: 'Name', initial: { context: 'member' }, optional: true },
        { id: 'plan', kind: 'files', label: 'Plan' },
        { id: 'more', kind: 'files', label: 'More', optional: true },
        {
          id: 'people',
          kind: 'rows',
          label: 'People',
          optional: true,
          columns: [
            { id: 'who', kind: 'text', label: 'Who' },
            { id: 'from', kind: 'text', label: 'From', initial: { context: 'member' }, optional: true },
          ],
        },
      ],
    },
  ],
});

describe('A server that got files too', () => {
  const context = { contextId: 'c1', member: 'Sample Training Provider' };
  const today = '2026-03-01';
  const bytes = new TextEncoder().encode('%PDF-1.7 sample');

  async function submitted() {
    assert.ok(small.status === 'ready', 'the small questionnaire loads');
    const session = openSession(small.questionnaire, { context, today });
    await session.attach('plan', [new File([bytes], 'plan.pdf'), new File(['Notes'], 'notes.txt')]);
    const result = session.payload();
    assert.ok(result.status === 'valid');
    const [pdf, text] = [...result.files.keys()];
    assert.ok(pdf && text);
    return { questionnaire: small.questionnaire, session, pdf, text, ...result };
  }

  it('accepts bytes that are what the payload says, in whatever form they are at hand', async () => {
    const { questionnaire, payload, files, pdf, text } = await submitted();
    const asBlobs = await verifyPayload(questionnaire, payload, { context, today, files });
    assert.deepEqual(reasonsOf(asBlobs), []);
    const part = new Uint8Array([0, ...bytes, 0]).subarray(1, -1);
    const note = new TextEncoder().encode('Notes').buffer;
    const asBytes = await verifyPayload(questionnaire, payload, {
      context,
      today,
      files: { [pdf]: part, [text]: note },
    });
    assert.deepEqual(reasonsOf(asBytes), []);
  });

  it('refuses bytes that are missing, changed, exchanged, of another content, or not named', async () => {
    const { questionnaire, payload, files, pdf, text } = await submitted();
    const verify = async (given: Record<string, Uint8Array | Blob>, sent: unknown = payload) =>
      reasonsOf(await verifyPayload(questionnaire, sent, { context, today, files: given }));
    const good = Object.fromEntries(files);
    const bent = new Uint8Array(bytes).fill(0x20, 10, 11).fill(0x21, 11, 12);
    assert.deepEqual(await verify({ [pdf]: good[pdf]! }), [`fileMissing attachments/${text}`]);
    assert.deepEqual(await verify({ ...good, [pdf]: bent }), [`fileDiffers attachments/${pdf}`]);
    assert.deepEqual(await verify({ ...good, extra: bent }), ['fileUnexpected attachments/extra']);
    assert.deepEqual(await verify({ [pdf]: good[text]!, [text]: good[pdf]! }), [
      `fileDiffers attachments/${pdf}`,
      `fileRefused attachments/${pdf}`,
      `fileDiffers attachments/${text}`,
      `fileRefused attachments/${text}`,
    ]);
    const hidden = { ...payload, attachments: { ...payload.attachments } };
    hidden.attachments[pdf] = { ...hidden.attachments[pdf]!, sha256: '0'.repeat(64) };
    assert.deepEqual(await verify(good, hidden), [`fileDiffers attachments/${pdf}`]);
  });

  it('refuses one file given for two answers', async () => {
    const { questionnaire, payload, pdf } = await submitted();
    const twice = { ...payload, answers: { ...payload.answers, more: [pdf] } };
    const result = await verifyPayload(questionnaire, twice, { context, today });
    assert.ok(reasonsOf(result).includes(`attachmentTwice attachments/${pdf}`));
  });

  it('knows an initial answer that the respondent took out from one that was left standing', async () => {
    const { questionnaire, session } = await submitted();
    const row = session.addRow('people');
    session.answer(`people/${row}/who`, 'Sam Sample');
    for (const cleared of [false, true]) {
      if (cleared) {
        session.answer('name', undefined);
        session.answer(`people/${row}/from`, undefined);
      }
      const payload = payloadOf(session);
      assert.equal('name' in payload.answers, !cleared);
      assert.deepEqual(reasonsOf(await verifyPayload(questionnaire, payload, { context, today })), []);
    }
  });

  it('takes a correction of an earlier payload', async () => {
    const { questionnaire, payload } = await submitted();
    const again = openSession(questionnaire, {
      context,
      today,
      answers: payload.answers,
      attachments: payload.attachments,
      supersedes: payload.submissionId,
    });
    const result = await verifyPayload(questionnaire, payloadOf(again), { context, today });
    assert.deepEqual(reasonsOf(result), []);
    assert.equal(result.status === 'verified' && result.payload.supersedes, payload.submissionId);
  });
});
