import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { Issue } from '../../src/questionnaire/issue.ts';
import { loadQuestionnaire, type LoadResult } from '../../src/questionnaire/load.ts';
import { makeDocument } from './document-maker.ts';
import { mutate } from './mutate.ts';
import { openMade, step } from './script.ts';
import { patience, runs, Tape, tapes } from './tape.ts';

const load = (source: unknown) => loadQuestionnaire(source, { unbuiltKinds: true });

/** An issue helps only when it says what, where and what to do, and where is a place that exists (or should). */
function assertHelpful(result: LoadResult, source: unknown, text?: string): void {
  if (result.status === 'ready') return;
  assert.ok(result.issues.length > 0, 'a refusal has a reason');
  for (const issue of result.issues) {
    const told = JSON.stringify(issue).slice(0, 300);
    assert.match(issue.code, /^[a-z]+(-[a-z]+)*$/, told);
    assert.ok(issue.message.length > 0 && issue.message.length < 1000, told);
    assert.ok(issue.remedy.length > 0 && issue.remedy.length < 1000, told);
    assert.ok(parentExists(source, issue.pointer), told);
    if (text !== undefined) assertWithin(issue, text, told);
  }
}

function parentExists(source: unknown, pointer: string): boolean {
  if (pointer === '') return true;
  assert.ok(pointer.startsWith('/'), pointer);
  const steps = pointer.split('/').slice(1, -1);
  let place = source;
  for (const part of steps) {
    const key = part.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, key)) return false;
    place = (place as Record<string, unknown>)[key];
  }
  return typeof place === 'object' && place !== null;
}

function assertWithin({ line, column }: Issue, text: string, told: string): void {
  const lines = text.split(/\r\n|[\r\n]/);
  assert.ok(line !== undefined && line >= 1 && line <= lines.length, told);
  assert.ok(column !== undefined && column >= 1 && column <= (lines[line - 1] ?? '').length + 1, told);
}

function assertUntouched(run: () => void): void {
  const before = Object.getOwnPropertyNames(Object.prototype).join();
  run();
  assert.equal(Object.getOwnPropertyNames(Object.prototype).join(), before, 'nothing was put on all objects');
  assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
}

describe('Documents that nobody meant to write', () => {
  it('are refused with helpful issues or work; loading never throws', () => {
    fc.assert(
      fc.property(tapes(300), tapes(30), (document, slips) => {
        const mutant = mutate(new Tape(slips), makeDocument(new Tape(document), { initial: true }));
        assertUntouched(() => {
          const result = load(mutant);
          assertHelpful(result, mutant);
        });
      }),
      { numRuns: runs(100), ...patience() },
    );
  });

  it('say the same as text, with a line and a column', () => {
    fc.assert(
      fc.property(tapes(200), tapes(30), fc.nat(3), (document, slips, indent) => {
        const mutant = mutate(new Tape(slips), makeDocument(new Tape(document)));
        const text = JSON.stringify(mutant, undefined, indent);
        const [asText, asData] = [load(text), load(JSON.parse(text))];
        assert.equal(asText.status, asData.status);
        if (asText.status === 'ready' && asData.status === 'ready') {
          assert.equal(asText.questionnaire.sha256, asData.questionnaire.sha256);
        }
        assertHelpful(asText, JSON.parse(text), text);
      }),
      { numRuns: runs(100), ...patience() },
    );
  });

  it('can be filled in when they happen to be right', () => {
    fc.assert(
      fc.property(tapes(300), tapes(20), tapes(60), (document, slips, script) => {
        const result = load(mutate(new Tape(slips), makeDocument(new Tape(document), { initial: true })));
        if (result.status === 'rejected') return;
        const tape = new Tape(script);
        assert.equal(result.questionnaire.sha256.length, 64);
        const session = openWhenFit(result.questionnaire);
        for (let steps = 0; session && steps < 8; steps += 1) step(tape, session);
        if (session) assert.ok(session.payload().status.length > 0);
      }),
      { numRuns: runs(100), ...patience() },
    );
  });

  it('may be any text at all, cut off or scrambled', () => {
    fc.assert(
      fc.property(
        tapes(200),
        fc.nat(),
        fc.nat(),
        fc.string({ unit: 'binary', maxLength: 8 }),
        (document, at, cut, added) => {
          const text = JSON.stringify(makeDocument(new Tape(document)), undefined, 2);
          const from = at % (text.length + 1);
          const broken = text.slice(0, from) + added + text.slice(from + (cut % 20));
          assertUntouched(() => {
            const result = load(broken);
            if (result.status === 'ready') return;
            assert.ok(result.issues.length > 0);
            for (const issue of result.issues)
              assertWithin(issue, broken.replace(/^\ufeff/, ' '), JSON.stringify(issue));
          });
        },
      ),
      { numRuns: runs(100), ...patience() },
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => {
        assert.equal(load(text).status, 'rejected');
      }),
      { numRuns: runs(100), ...patience() },
    );
  });

  it('may be no text and no data at all', () => {
    const odd = [
      undefined,
      null,
      1,
      NaN,
      true,
      Symbol('x'),
      () => 1,
      new Date(),
      new Map(),
      [],
      [[]],
      10n,
      new Proxy({}, {}),
    ];
    for (const source of odd) assert.equal(load(source).status, 'rejected');
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    assert.equal(load(circle).status, 'rejected');
  });
});

function openWhenFit(questionnaire: Parameters<typeof openMade>[0]) {
  try {
    return openMade(questionnaire);
  } catch (error) {
    // A changed document may ask for facts that the host of these tests does not give.
    assert.equal((error as Error).name, 'ContextError');
    return undefined;
  }
}
