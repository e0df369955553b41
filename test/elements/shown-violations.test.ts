import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';
import { ShownViolations } from '../../src/elements/shown-violations.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Session } from '../../src/engine/session-types.ts';
import type { Violation } from '../../src/engine/violation.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

const loaded = loadQuestionnaire({
  format: 1,
  id: 'sample',
  edition: '2026',
  version: 1,
  title: 'Sample',
  language: 'en',
  sections: [
    {
      id: 'only',
      title: 'Only',
      questions: [
        { id: 'parts', kind: 'integer', label: 'Parts', minimum: 1 },
        { id: 'whole', kind: 'integer', label: 'Whole' },
        { id: 'note', kind: 'text', label: 'Note', maxLength: 5 },
      ],
      rules: [
        { id: 'within', require: { parts: { atMost: { answer: 'whole' } } }, at: 'parts', message: 'Too many parts.' },
        {
          id: 'many',
          require: { whole: { atMost: 10 } },
          at: 'whole',
          severity: 'warning',
          message: 'That is a lot.',
        },
      ],
    },
  ],
});

describe('what a respondent sees as wrong', () => {
  let session: Session;
  let shown: ShownViolations;

  beforeEach(() => {
    assert.ok(loaded.status === 'ready');
    session = openSession(loaded.questionnaire, { today: '2026-05-04' });
    shown = new ShownViolations();
    session.subscribe(({ snapshot, paths }) => void shown.settle(snapshot, paths));
  });

  const ask = () => {
    shown.ask(session.snapshot.violations);
    return shown.settle(session.snapshot);
  };
  const at = (path: string) => shown.at(path)?.code;

  test('is nothing before Continue', () => {
    session.answer('parts', 0);
    assert.equal(at('parts'), undefined);
  });

  test('is everything after Continue, and each is named as new once', () => {
    assert.deepEqual(ask(), ['parts', 'whole', 'note']);
    assert.deepEqual(ask(), []);
  });

  test('becomes another when the answer is wrong in another way, and goes when it is right', () => {
    ask();
    session.answer('parts', 0);
    assert.equal(at('parts'), 'rangeUnderflow');
    session.answer('parts', 2);
    assert.equal(at('parts'), undefined);
    session.answer('parts', 0);
    assert.equal(at('parts'), undefined, 'it is not shown again before the next Continue');
  });

  test('goes at one question when another one is put right', () => {
    session.answer('parts', 5);
    session.answer('whole', 3);
    session.answer('note', 'x');
    ask();
    assert.equal(at('parts'), 'ruleBroken');
    session.answer('whole', 7);
    assert.equal(at('parts'), undefined);
  });

  test('is a warning only where the question was left', () => {
    session.answer('whole', 50);
    assert.equal(at('whole'), undefined);
    shown.leave(['parts']);
    shown.settle(session.snapshot);
    assert.equal(at('whole'), undefined);
    shown.leave(['whole']);
    assert.deepEqual(shown.settle(session.snapshot), ['whole']);
    assert.equal(shown.at('whole')?.severity, 'warning');
    session.answer('whole', 5);
    assert.equal(at('whole'), undefined);
  });

  test('is what the host refused, until that answer or a part of it changes', () => {
    const refusal = (path: string): Violation => ({
      path,
      section: 'only',
      code: 'refusedByHost',
      severity: 'error',
      params: {},
      message: 'No.',
    });
    shown.refuse([refusal('note'), refusal('parts')]);
    shown.settle(session.snapshot);
    assert.equal(at('note'), 'refusedByHost');
    session.answer('note', 'y');
    assert.equal(at('note'), undefined);
    assert.equal(at('parts'), 'refusedByHost');
    shown.clear();
    assert.equal(at('parts'), undefined);
  });
});
