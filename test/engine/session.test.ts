import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { openSession } from '../../src/engine/session.ts';
import type { SessionChange, SessionOptions } from '../../src/engine/session-types.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';

const document = {
  format: 1,
  id: 'session-story',
  edition: '2026',
  version: 1,
  title: 'Renewal',
  language: 'en',
  currency: 'USD',
  context: { renewalDate: { kind: 'date' }, lateFeeRate: { kind: 'percent', default: '50%' } },
  files: { maxPerQuestion: '100 bytes', maxPerSubmission: '150 bytes', accept: ['.txt'] },
  sections: [
    {
      id: 'changes',
      title: 'Changes',
      questions: [
        {
          id: 'mission',
          kind: 'yesNo',
          label: 'Has the mission changed?',
          explain: { on: 'yes', label: 'What changed?', files: { optional: true, maxItems: 3 } },
        },
        { id: 'events', kind: 'integer', label: 'Events', minimum: 0 },
        { id: 'hours', kind: 'decimal', step: '0.1', label: 'Hours', optional: true },
        {
          id: 'findings',
          kind: 'rows',
          label: 'Findings',
          optional: true,
          columns: [
            { id: 'element', kind: 'text', label: 'Element' },
            { id: 'action', kind: 'text', label: 'Action' },
          ],
        },
        { id: 'policy', kind: 'files', label: 'Your policy', optional: true },
        {
          id: 'fee',
          kind: 'calculated',
          result: 'money',
          label: 'Fee',
          calculate: {
            if: { today: { after: { context: 'renewalDate' } } },
            then: { percentOf: ['875.00', { context: 'lateFeeRate' }] },
            else: '0.00',
          },
        },
      ],
      rules: [
        {
          id: 'manyEvents',
          severity: 'confirm',
          require: { events: { atMost: 100 } },
          at: 'events',
          message: 'That is more than 100 events. Is it right?',
        },
      ],
    },
  ],
};

function questionnaire(): Questionnaire {
  const loaded = loadQuestionnaire(document);
  assert.ok(loaded.status === 'ready');
  return loaded.questionnaire;
}

function open(options: Partial<SessionOptions> = {}) {
  const context = { contextId: 'sponsor-1', renewalDate: '2026-03-01' };
  return openSession(questionnaire(), { context, today: '2026-03-01', ...options });
}

const file = (name: string, content: string) => new File([content], name);

describe('a respondent who changes their mind', () => {
  it('keeps explanation and files back while the answer is no, and brings them again with yes', async () => {
    const session = open();
    session.answer('events', 3);
    session.answer('mission', 'yes');
    session.answer('mission/explanation', 'A new board.');
    const { accepted } = await session.attach('mission/files', [file('board.txt', 'minutes')]);
    const ref = accepted[0]?.ref ?? '';

    session.answer('mission', 'no');
    const without = session.payload();
    assert.ok(without.status === 'valid');
    assert.deepEqual(without.payload.answers['mission'], { answer: 'no' });
    assert.deepEqual(without.payload.attachments, {});
    assert.equal(without.files.size, 0);

    session.answer('mission', 'yes');
    const again = session.payload();
    assert.ok(again.status === 'valid');
    assert.deepEqual(again.payload.answers['mission'], { answer: 'yes', explanation: 'A new board.', files: [ref] });
    assert.deepEqual([...again.files.keys()], [ref]);
  });

  it('is told what is missing only for what is asked', () => {
    const session = open();
    session.answer('mission', 'yes');
    session.answer('events', 1);
    assert.deepEqual(
      session.snapshot.violations.map(({ path, code }) => `${path} ${code}`),
      ['mission/explanation valueMissing'],
    );
    session.answer('mission', 'no');
    assert.deepEqual(session.snapshot.violations, []);
  });
});

describe('a respondent who attaches files', () => {
  it('has the hash of the very bytes in the payload', async () => {
    const session = open({ answers: { mission: { answer: 'no' }, events: 1 } });
    await session.attach('policy', [file('policy.txt', 'We keep records for five years.')]);
    const outcome = session.payload();
    assert.ok(outcome.status === 'valid');
    const [[ref, attachment] = []] = Object.entries(outcome.payload.attachments);
    const bytes = Buffer.from((await outcome.files.get(ref ?? '')?.arrayBuffer()) ?? new ArrayBuffer(0));
    assert.equal(attachment?.sha256, createHash('sha256').update(bytes).digest('hex'));
    assert.equal(bytes.toString(), 'We keep records for five years.');
  });

  it('may fill the limit exactly, and not by one byte more', async () => {
    const session = open();
    const first = await session.attach('policy', [file('a.txt', 'x'.repeat(60)), file('b.txt', 'y'.repeat(40))]);
    assert.equal(first.accepted.length, 2);
    const more = await session.attach('policy', [file('c.txt', 'z')]);
    assert.deepEqual(
      more.rejected.map(({ name, code }) => [name, code]),
      [['c.txt', 'tooLarge']],
    );
    assert.equal(session.record().answers['policy'] instanceof Array, true);
  });

  it('cannot pass the limit with two batches at once', async () => {
    const session = open();
    const [one, two] = await Promise.all([
      session.attach('policy', [file('a.txt', 'x'.repeat(80))]),
      session.attach('policy', [file('b.txt', 'y'.repeat(80))]),
    ]);
    assert.equal(one.accepted.length, 1);
    assert.equal(two.accepted.length, 0);
    assert.equal(two.rejected[0]?.code, 'tooLarge');
  });

  it('frees the room of a file that is taken out', async () => {
    const session = open();
    const { accepted } = await session.attach('policy', [file('a.txt', 'x'.repeat(100))]);
    session.detach('policy', accepted[0]?.ref ?? '');
    const again = await session.attach('policy', [file('b.txt', 'y'.repeat(100))]);
    assert.equal(again.accepted.length, 1);
  });

  it('is warned when the same file answers two questions', async () => {
    const session = open({ answers: { mission: { answer: 'yes', explanation: 'New.' }, events: 1 } });
    await session.attach('mission/files', [file('same.txt', 'one')]);
    await session.attach('policy', [file('other-name.txt', 'one')]);
    assert.deepEqual(
      session.snapshot.warnings.map(({ path, code }) => [path, code]),
      [['policy', 'sameFile']],
    );
    assert.equal(session.payload().status, 'valid');
  });
});

describe('a respondent with rows', () => {
  it('has blank rows dropped and the others sent in order with their ids', () => {
    const session = open({ answers: { mission: { answer: 'no' }, events: 1 } });
    const [one, , three] = [session.addRow('findings'), session.addRow('findings'), session.addRow('findings')];
    session.answer(`findings/${three}/element`, '1.5');
    session.answer(`findings/${three}/action`, 'Done');
    session.answer(`findings/${one}/element`, '2.1');
    assert.deepEqual(
      session.snapshot.violations.map(({ path }) => path),
      [`findings/${one}/action`],
    );
    session.answer(`findings/${one}/action`, 'Planned');
    assert.deepEqual(session.snapshot.answer('findings'), [
      { rowId: one, element: '2.1', action: 'Planned' },
      { rowId: three, element: '1.5', action: 'Done' },
    ]);
  });

  it('removes a row with its answers', () => {
    const session = open();
    const row = session.addRow('findings');
    session.answer(`findings/${row}/element`, '2.1');
    session.removeRow('findings', row);
    assert.equal(session.snapshot.answer('findings'), undefined);
    assert.deepEqual(Object.keys(session.record().answers), ['findings']);
    assert.throws(() => session.answer(`findings/${row}/element`, '1'), { name: 'UnknownPathError' });
  });
});

describe('a rule that wants confirming', () => {
  it('blocks until it is confirmed, and is listed in the payload', () => {
    const session = open({ answers: { mission: { answer: 'no' }, events: 101 } });
    assert.deepEqual(
      session.snapshot.violations.map(({ ruleId }) => ruleId),
      ['manyEvents'],
    );
    session.confirm('manyEvents');
    const outcome = session.payload();
    assert.ok(outcome.status === 'valid');
    assert.deepEqual(outcome.payload.confirmed, ['manyEvents']);
    session.answer('events', 100);
    const fewer = session.payload();
    assert.ok(fewer.status === 'valid');
    assert.deepEqual(fewer.payload.confirmed, []);
  });
});

describe('the day', () => {
  it('changes the fee when it passes, and only then', () => {
    const session = open();
    assert.deepEqual(session.snapshot.calculated('fee'), { minor: 0, currency: 'USD' });
    session.setToday('2026-03-02');
    assert.deepEqual(session.snapshot.calculated('fee'), { minor: 43_750, currency: 'USD' });
    assert.throws(() => session.setToday('2026-02-30'), { name: 'ArgumentError' });
  });
});

describe('whoever listens to a session', () => {
  it('hears one change per answer, with the paths that changed and the states that did', () => {
    const session = open();
    const heard: SessionChange[] = [];
    session.subscribe((change) => heard.push(change));
    const untouched = session.snapshot.question('events');
    session.answer('mission', 'yes');
    session.answer('mission', 'yes');
    assert.equal(heard.length, 1);
    assert.deepEqual(heard[0]?.paths, ['mission']);
    assert.deepEqual([...(heard[0]?.states ?? [])].sort(), ['mission', 'mission/explanation', 'mission/files']);
    assert.equal(session.snapshot.question('events'), untouched);
  });

  it('keeps an old snapshot as it was', () => {
    const session = open();
    const before = session.snapshot;
    session.answer('events', 5);
    assert.equal(before.answer('events'), undefined);
    assert.equal(session.snapshot.answer('events'), 5);
  });
});

describe("a host developer's mistake", () => {
  const session = open();
  const mistakes: readonly [string, () => unknown, string][] = [
    ['an unknown question', () => session.answer('nothing', 'x'), 'UnknownPathError'],
    ['a text for a number', () => session.answer('events', 'five'), 'AnswerShapeError'],
    ['a fraction', () => session.answer('events', 1.5), 'AnswerShapeError'],
    ['an unknown part', () => session.answer('mission', { answer: 'yes', reason: 'x' }), 'UnknownPathError'],
    ['an unknown rule', () => session.confirm('nothing'), 'ArgumentError'],
    ['rows of what has none', () => session.addRow('events'), 'ArgumentError'],
    ['no context', () => openSession(questionnaire(), { today: '2026-03-01' }), 'ContextError'],
  ];
  for (const [what, call, name] of mistakes) {
    it(`is answered with an error that begins with the tag: ${what}`, () => {
      assert.throws(call, (error: Error) => error.name === name && error.message.startsWith('<questionnaire-form>: '));
    });
  }

  it('never repeats an answer in the message', () => {
    assert.throws(
      () => session.answer('events', 'secret'),
      (error: Error) => !error.message.includes('secret'),
    );
  });
});

describe('a session opened again from its record', () => {
  it('has the same answers, files and payload', async () => {
    const session = open({ answers: { mission: { answer: 'yes', explanation: 'New.' }, events: 4, hours: '2.3' } });
    await session.attach('mission/files', [file('a.txt', 'bytes')]);
    const row = session.addRow('findings');
    session.answer(`findings/${row}`.concat('/element'), '1.5');
    session.answer(`findings/${row}/action`, 'Done');
    const record = session.record();
    const files = new Map(Object.keys(record.attachments).map((ref) => [ref, session.file(ref) ?? new Blob()]));
    const again = open({ record, files });
    assert.deepEqual(again.record(), record);
    assert.deepEqual(again.payload(), session.payload());
  });

  it('keeps what was typed and could not be read', () => {
    const session = open();
    session.answer('events', { raw: '12,' });
    const again = open({ record: session.record() });
    assert.deepEqual(again.snapshot.question('events').stored, { raw: '12,' });
    assert.deepEqual(again.snapshot.violations.find(({ path }) => path === 'events')?.code, 'badInput');
  });
});
