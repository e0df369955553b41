import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readContext } from '../../src/engine/context.ts';
import { openSession } from '../../src/engine/session.ts';
import type { SessionOptions } from '../../src/engine/session-types.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { countsOf } from '../../src/cli/scenario-file.ts';
import { readScenarios } from './schema-files.ts';

const file = 'schemas/nasba/renewal.2026.json';
const loaded = loadQuestionnaire(readFileSync(file, 'utf8'));
assert.ok(loaded.status === 'ready');
const { questionnaire } = loaded;
const { contexts, attachments = {}, scenarios } = readScenarios(file.replace('.json', '.scenarios.json'));

const sponsor = contexts['sampleSponsor'] ?? {};
const today = '2026-05-28';

function open(context: keyof typeof contexts, more: Partial<SessionOptions> = {}) {
  return openSession(questionnaire, { context: contexts[context] ?? {}, today, ...more });
}

/** The answers of the scenario whose name begins so. */
function answersOf(name: string) {
  const scenario = scenarios.find((one) => one.name.startsWith(name));
  assert.ok(scenario?.answers);
  return scenario.answers;
}

function pdf(name: string, size: number): File {
  const bytes = new Uint8Array(size);
  bytes.set(new TextEncoder().encode(`%PDF-1.7\n% ${name}\n`));
  return new File([bytes], name);
}

// The smallest archive there is: the end record of a directory without entries.
const emptyZip = Uint8Array.from([0x50, 0x4b, 5, 6, ...new Array<number>(18).fill(0)]);

test('no page asks more than eight questions', () => {
  const session = open('sampleSponsor', { answers: answersOf('N1') });
  assert.equal(countsOf(session.snapshot).questions, 88);
  for (const { id } of session.snapshot.sections) {
    assert.ok(session.snapshot.sectionProgress(id).questions <= 8, id);
  }
  assert.equal(session.snapshot.progress.questions, 88);
});

test('a method unticked takes its answers, files and review flags away, and ticked again brings all of them back', async () => {
  const session = open('sampleSponsor', { answers: answersOf('N1'), attachments });
  await session.attach('glMonitoringPolicy/files', [pdf('monitoring.pdf', 2000)]);
  session.answer('glInstructorsQualified', 'no');
  session.answer('glInstructorsQualified/explanation', 'A course for them begins in July.');
  const sent = () => {
    const result = session.payload();
    assert.ok(result.status === 'valid');
    const { submissionId: _, ...payload } = result.payload;
    return { payload, names: [...result.files.values()].map(({ size }) => size) };
  };
  const before = sent();
  assert.deepEqual(before.payload.needsReview, ['glInstructorsQualified']);
  assert.deepEqual(before.names, [2000]);
  session.answer('deliveryMethods', ['groupInternetBased', 'qasSelfStudy', 'blended', 'nano']);
  session.confirm('methodGivenUp');
  const without = sent();
  assert.deepEqual(
    Object.keys(without.payload.answers).filter((id) => id.startsWith('gl')),
    [],
  );
  assert.deepEqual(without.payload.needsReview, []);
  assert.deepEqual(without.names, []);
  session.answer('deliveryMethods', ['groupLive', 'groupInternetBased', 'qasSelfStudy', 'blended', 'nano']);
  assert.deepEqual(sent(), before);
});

test('20,000,000 bytes fit into one question, and one byte more does not', async () => {
  const session = open('sampleSponsor');
  const sizes = [8_000_000, 8_000_000, 4_000_001, 4_000_000];
  const files = sizes.map((size, i) => pdf(`agenda-${i}.pdf`, size));
  const { accepted, rejected } = await session.attach('promoSample', files);
  assert.deepEqual(
    accepted.map(({ name }) => name),
    ['agenda-0.pdf', 'agenda-1.pdf', 'agenda-3.pdf'],
  );
  assert.deepEqual(
    rejected.map(({ name, code }) => `${name} ${code}`),
    ['agenda-2.pdf tooLarge'],
  );
  const { rejected: more } = await session.attach('promoSample', [pdf('b.pdf', 100)]);
  assert.deepEqual(
    more.map(({ code }) => code),
    ['tooLarge'],
  );
});

test('an archive is refused under every name, and so is what is not what it is called', async () => {
  const session = open('sampleSponsor');
  const named = (name: string, bytes: BlobPart) => new File([bytes], name);
  const { accepted, rejected } = await session.attach('promoSample', [
    named('programs.zip', emptyZip),
    named('policy.docx', emptyZip),
    named('policy.pdf', emptyZip),
    named('a.pdf.exe', 'MZ'),
    named('report.pdf.zip', emptyZip),
    named('empty.pdf', ''),
  ]);
  assert.deepEqual(accepted, []);
  assert.equal(rejected.length, 6);
  assert.deepEqual(
    rejected.filter(({ name }) => name === 'policy.docx').map(({ code }) => code),
    ['archive'],
  );
});

test('two files of one name are both kept', async () => {
  const session = open('sampleSponsor');
  const { accepted } = await session.attach('promoSample', [pdf('agenda.pdf', 1000), pdf('agenda.pdf', 1001)]);
  assert.equal(new Set(accepted.map(({ ref }) => ref)).size, 2);
});

test('an old draft with a method that is approved no more is told at the question, and its supplement is not sent', () => {
  const old = open('sampleSponsor', { answers: answersOf('N1'), attachments });
  const session = open('groupLiveOnly', { record: old.record() });
  const found = session.snapshot.violations.filter(({ path }) => path === 'deliveryMethods');
  assert.deepEqual(
    found.map(({ code }) => code),
    ['notOffered'],
  );
  assert.match(JSON.stringify(found[0]?.message), /not approved/);
  assert.ok(!session.snapshot.isRelevant('nanoRetake'));
  session.answer('deliveryMethods', ['groupLive']);
  assert.equal(session.snapshot.violations.filter(({ path }) => path === 'deliveryMethods').length, 0);
});

test('a day that is in no calendar is refused', () => {
  const session = open('sampleSponsor');
  session.answer('dateSigned', '2026-02-30');
  assert.deepEqual(
    session.snapshot.question('dateSigned').violations.map(({ code }) => code),
    ['badInput'],
  );
});

test('a page with bands that overlap, with a gap, or of another year does not open it', () => {
  const fee = 87500;
  const codes = (more: object) => {
    const read = readContext(questionnaire, { ...sponsor, ...more });
    return read.status === 'unfit' ? read.issues.map(({ code, pointer }) => `${code} ${pointer}`) : [];
  };
  const bands = (...ends: readonly (readonly [number, number?])[]) => ({
    feeSchedule: { bands: ends.map(([from, to]) => ({ from, fee, ...(to === undefined ? {} : { to }) })) },
  });
  assert.deepEqual(codes(bands([1, 1000], [1001])), []);
  assert.deepEqual(codes(bands([1, 1000], [1000])), ['band-gap /feeSchedule/bands/1']);
  assert.deepEqual(codes(bands([1, 1000], [1002])), ['band-gap /feeSchedule/bands/1']);
  assert.deepEqual(codes({ questionnaireYear: '2025' }), ['other-edition /questionnaireYear']);
  assert.deepEqual(codes({ sponsorName: undefined }), ['missing-fact /sponsorName']);
});
