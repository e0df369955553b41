import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Session } from '../../src/engine/session-types.ts';
import type { Question } from '../../src/questionnaire/compiled.ts';
import { canonicalJson } from '../../src/questionnaire/canonical.ts';
import { makeDocument, type MakerOptions } from '../fuzz/document-maker.ts';
import { loadMade, madeAnswer, openMade, spotsOf, step, storedAt } from '../fuzz/script.ts';
import { patience, runs, Tape, tapes } from '../fuzz/tape.ts';
import { answersOf, everything, statesByPath, visible } from '../fuzz/view.ts';

/** A random questionnaire, filled in at random; `more` is left for what a law does next. */
interface Filling {
  readonly session: Session;
  readonly more: Tape;
}

function filled(document: Uint8Array, script: Uint8Array, options: MakerOptions = { initial: true }): Filling {
  const session = openMade(loadMade(makeDocument(new Tape(document), options)));
  const tape = new Tape(script);
  for (let steps = 4 + tape.below(20); steps > 0; steps -= 1) step(tape, session);
  return { session, more: tape };
}

/** Tries a law on random fillings. */
function law(title: string, check: (filling: Filling) => void, options?: MakerOptions): void {
  it(title, () => {
    fc.assert(
      fc.property(tapes(500), tapes(120), (document, script) => check(filled(document, script, options))),
      { numRuns: runs(100), ...patience() },
    );
  });
}

describe('Whatever the questionnaire and whatever was answered', () => {
  law('what is not relevant has no part in what is shown, required, counted, judged or sent', ({ session, more }) => {
    const hidden = spotsOf(session).filter(({ path }) => !session.snapshot.isRelevant(path));
    const before = visible(session.snapshot);
    for (const { path, question } of hidden) {
      if (question.kind === 'rows') session.addRow(path);
      else session.answer(path, madeAnswer(more, question));
    }
    const after = visible(session.snapshot);
    // New rows of rows that are not relevant bring hidden cells, which have no value.
    const known = (values: unknown) => (values as [string, unknown][]).filter(([, value]) => value !== undefined);
    assert.deepEqual({ ...after, values: known(after['values']) }, { ...before, values: known(before['values']) });
  });

  law('evaluating only what changed comes to the same as evaluating everything', ({ session, more }) => {
    for (let steps = 0; steps < 4; steps += 1) {
      const fresh = openMade(session.snapshot.questionnaire, {
        record: session.record(),
        today: session.snapshot.today,
      });
      assert.deepEqual(everything(session.snapshot), everything(fresh.snapshot));
      step(more, session);
    }
  });

  law('a record opens the same session again, and again', ({ session }) => {
    const { questionnaire, today } = session.snapshot;
    const record = session.record();
    const again = openMade(questionnaire, { record: JSON.parse(JSON.stringify(record)) as typeof record, today });
    assert.deepEqual(again.record(), record);
    assert.deepEqual(everything(again.snapshot), everything(session.snapshot));
  });

  law('taking an answer back restores everything, however much it had hidden', ({ session, more }) => {
    const spots = spotsOf(session).filter(({ question }) => question.kind !== 'rows');
    const spot = more.pick(spots);
    const stored = spot && storedAt(session, spot.path);
    // An initial answer that was replaced does not come back by clearing.
    if (!spot || (stored === undefined && spot.question.initial)) return;
    const before = everything(session.snapshot);
    session.answer(spot.path, madeAnswer(more, spot.question));
    session.answer(spot.path, stored ?? undefined);
    assert.deepEqual(everything(session.snapshot), before);
  });

  law('violations and warnings name only what is relevant', ({ session }) => {
    const { snapshot } = session;
    const sections = new Set(['', ...snapshot.sections.map(({ id }) => id)]);
    for (const { path, section, code } of [...snapshot.violations, ...snapshot.warnings]) {
      if (path !== '') assert.ok(snapshot.isRelevant(path), `${path} ${code}`);
      assert.ok(sections.has(section), `${section} ${code}`);
    }
  });

  law('only relevant questions are required, have a value or answer', ({ session }) => {
    for (const [path, state] of Object.entries(statesByPath(session.snapshot))) {
      if (state.relevant) continue;
      assert.equal(state.required, false, path);
      assert.equal(state.value, undefined, path);
      assert.deepEqual(state.violations, [], path);
      assert.equal(session.snapshot.answer(path), undefined, path);
    }
  });

  law(
    'the answers of a payload open a session that gives the same answers',
    ({ session }) => {
      const answers = answersOf(session.snapshot);
      const { questionnaire, today } = session.snapshot;
      const again = openMade(questionnaire, { answers, today });
      assert.deepEqual(answersOf(again.snapshot), answers);
      assert.deepEqual(again.snapshot.needsReview, session.snapshot.needsReview);
    },
    { initial: false },
  );

  law(
    'a whole answer says what it says, whatever stood in its rows before',
    ({ session, more }) => {
      const answers = answersOf(session.snapshot);
      const { questionnaire, today } = session.snapshot;
      const other = openMade(questionnaire, { today });
      const rows = questionnaire.nodes.filter((node) => node.type === 'question' && node.kind === 'rows') as Question[];
      for (const { id } of rows) for (let n = 1 + more.below(3); n > 0; n -= 1) other.addRow(id);
      for (const { path, question } of spotsOf(other)) {
        if (question.repeatedBy?.kind === 'rows') other.answer(path, madeAnswer(more, question));
      }
      for (const { id } of rows) other.answer(id, answers[id]);
      for (const [id, value] of Object.entries(answers)) other.answer(id, value);
      assert.deepEqual(visible(other.snapshot), visible(openMade(questionnaire, { answers, today }).snapshot));
    },
    { initial: false },
  );

  law('a record that was damaged in storage still opens a session', ({ session, more }) => {
    const record = session.record();
    const answers: Record<string, unknown> = { ...record.answers };
    const { questionnaire, today } = session.snapshot;
    for (const { path } of spotsOf(session)) if (more.once(3)) answers[path] = more.pick(DAMAGE);
    const again = openMade(questionnaire, {
      record: { ...record, answers: answers as typeof record.answers },
      today,
    });
    assert.ok(visible(again.snapshot));
    const result = again.payload();
    if (result.status === 'valid') assert.deepEqual(JSON.parse(canonicalJson(result.payload)), result.payload);
  });

  law('a payload is exact JSON, names each file once, and is refused while anything is wrong', ({ session }) => {
    const result = session.payload();
    assert.equal(result.status, session.snapshot.violations.length === 0 ? 'valid' : 'invalid');
    const answers = answersOf(session.snapshot);
    assert.deepEqual(JSON.parse(canonicalJson(answers)), answers);
    if (result.status !== 'valid') return;
    const { payload, files } = result;
    assert.deepEqual(JSON.parse(canonicalJson(payload)), payload);
    assert.deepEqual(payload.answers, answers);
    const named = JSON.stringify(answers).match(/"a[123]"/g) ?? [];
    assert.deepEqual(
      Object.keys(payload.attachments).sort(),
      [...new Set(named)].map((ref) => ref.slice(1, -1)).sort(),
    );
    assert.deepEqual([...files.keys()].sort(), Object.keys(payload.attachments).sort());
  });

  law('a call changes something, makes one snapshot and tells once, or does nothing', ({ session, more }) => {
    let told = 0;
    session.subscribe(({ snapshot, states, paths }) => {
      told += 1;
      assert.equal(snapshot, session.snapshot);
      for (const path of states) assert.equal(snapshot.question(path).path, path);
      assert.equal(new Set(paths).size, paths.length, 'each path once');
    });
    for (let steps = 0; steps < 6; steps += 1) {
      const [before, count] = [session.snapshot, told];
      const states = statesByPath(before);
      step(more, session);
      const changed = session.snapshot !== before;
      assert.equal(told - count, changed ? 1 : 0);
      assert.equal(session.snapshot.revision - before.revision, changed ? 1 : 0);
      assert.deepEqual(statesByPath(before), states, 'the old snapshot still says what it said');
    }
  });

  law('the very same state object stays as long as nothing about it changes', ({ session, more }) => {
    const before = statesByPath(session.snapshot);
    let announced: readonly string[] = [];
    session.subscribe(({ states }) => (announced = states));
    step(more, session);
    for (const [path, state] of Object.entries(statesByPath(session.snapshot))) {
      const last = before[path];
      if (last === undefined) continue;
      const { question: _old, ...old } = last;
      const { question: _new, ...now } = state;
      const same = JSON.stringify(old, exactly) === JSON.stringify(now, exactly);
      assert.equal(state === last, same, path);
      assert.equal(announced.includes(path), !same, `${path} is announced when it changed`);
    }
  });
});

const DAMAGE: readonly [unknown, ...unknown[]] = [
  0.5,
  NaN,
  1e300,
  -1,
  '',
  'x',
  '2026-02-30',
  true,
  false,
  null,
  [],
  [1, null],
  ['a', 'a'],
  {},
  { raw: 5 },
  { raw: 'x' },
  { minor: 0.5, currency: 'USD' },
  { minor: 5 },
  { minor: 5, currency: 'EUR' },
];

function exactly(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
