import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { carryOver, type CarriedOver } from '../../src/drafts/carry-over.ts';
import { type Changes, changesIn } from '../../src/drafts/changes.ts';
import { createDraft } from '../../src/drafts/draft.ts';
import type { Attachment, StoredAnswer } from '../../src/engine/answer.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Snapshot } from '../../src/engine/snapshot.ts';
import { patience, runs, Tape } from '../fuzz/tape.ts';
import { bases, lostByEdits } from './edited-drafts.ts';
import { attachmentOf, recordOf } from './sample-draft.ts';
import { choiceOf, questionnaireOf, type Asked } from './sample-questionnaire.ts';

interface Outcome extends CarriedOver {
  readonly snapshot: Snapshot;
  /** What the respondent is told; every list empty when nothing is. */
  readonly told: Changes;
}

interface Case {
  readonly before: readonly Asked[];
  readonly answers: Readonly<Record<string, StoredAnswer>>;
  readonly files?: readonly Attachment[];
  readonly after: readonly Asked[] | Readonly<Record<string, readonly Asked[]>>;
  /** The next document's own words, such as its option lists. */
  readonly more?: object;
}

/** A draft of the first version, opened with the second. */
function opened({ before, answers, files = [], after, more = {} }: Case): Outcome {
  const first = questionnaireOf({ contacts: before }, 1, more);
  const fields = { contextId: 'c', revision: 1, createdAt: 1, savedAt: 1, place: 'contacts', setAside: [] };
  const draft = createDraft({ questionnaire: first, record: recordOf(answers, files), ...fields });
  const second = questionnaireOf(Array.isArray(after) ? { contacts: after as Asked[] } : (after as never), 2, more);
  const carried = carryOver(second, draft);
  const options = { context: { contextId: 'c' }, today: '2026-03-01', record: carried.record };
  const { snapshot } = openSession(second, options);
  const nothing: Changes = { askedAgain: [], replaced: [], unfit: [], added: [], gone: [] };
  return { ...carried, snapshot, told: changesIn(carried, snapshot) ?? nothing };
}

const codes = ({ snapshot }: Outcome) => snapshot.violations.map(({ path, code }) => `${path} ${code}`);
const name: Asked = { id: 'legalName', kind: 'text', label: 'Legal name' };
const fields = [
  { value: 'accounting', label: 'Accounting' },
  { value: 'governmental', label: 'Accounting (Governmental)' },
  { value: 'taxes', label: 'Taxes' },
];
const merged = [{ value: 'accounting', label: 'Accounting', replaces: ['governmental'] }, fields[2]];

describe('A respondent whose draft was begun before staff', () => {
  it('1 reworded a question is told nothing', () => {
    const { told, record } = opened({
      before: [name],
      answers: { legalName: 'Sample' },
      after: [{ ...name, label: 'Name in the register', hint: 'As it is written there.' }],
    });
    assert.deepEqual([told.askedAgain, told.unfit, told.added, told.gone], [[], [], [], []]);
    assert.deepEqual(record.answers, { legalName: 'Sample' });
  });

  it('2 changed a meaning is asked again, the old answer at hand and not counted', () => {
    const outcome = opened({
      before: [name],
      answers: { legalName: 'Sample' },
      after: [{ ...name, revision: 2 }],
    });
    assert.deepEqual(outcome.told.askedAgain, ['legalName']);
    assert.deepEqual(codes(outcome), ['legalName valueMissing']);
    assert.deepEqual(
      outcome.archive.map(({ stored, words }) => [stored, words?.label]),
      [['Sample', 'Legal name']],
    );
  });

  it('3 added a question is told which, also where it has to be answered', () => {
    const outcome = opened({
      before: [name],
      answers: { legalName: 'Sample' },
      after: [name, { id: 'taxId', kind: 'text' }, { id: 'note', kind: 'notice', text: 'New.' }],
    });
    assert.deepEqual(outcome.told.added, ['taxId']);
    assert.deepEqual(codes(outcome), ['taxId valueMissing']);
  });

  it('4 dropped a question finds the answer and its files in the archive, by the words of then', () => {
    const file = attachmentOf('a1');
    const ways = { ...choiceOf('way', 'choices', 'one', 'two'), label: 'Ways' };
    const { told, record } = opened({
      before: [name, { id: 'plan', kind: 'files', label: 'Your plan' }, ways],
      answers: { legalName: 'Sample', plan: ['a1'], way: ['two'] },
      files: [file],
      after: [name],
    });
    assert.deepEqual(
      told.gone.map(({ path, words, attachments }) => [path, words, attachments]),
      [
        ['plan', { label: 'Your plan' }, [file]],
        ['way', { label: 'Ways', options: { two: 'two' } }, []],
      ],
    );
    assert.deepEqual(record.attachments, {});
  });

  it('5 took an option away keeps the answer as one that no longer fits, and follows where another replaces it', () => {
    const [before, answers] = [
      [{ id: 'field', kind: 'choices', options: fields }],
      { field: ['governmental', 'taxes'] },
    ];
    const removed = opened({
      before,
      answers,
      after: [{ id: 'field', kind: 'choices', options: [fields[0], fields[2]] }],
    });
    assert.deepEqual(removed.record.answers, answers);
    assert.deepEqual([removed.told.unfit, codes(removed)], [['field'], ['field notOffered']]);
    const replaced = opened({ before, answers, after: [{ id: 'field', kind: 'choices', options: merged }] });
    assert.deepEqual(replaced.record.answers, { field: ['accounting', 'taxes'] });
    assert.deepEqual([replaced.told.replaced, replaced.told.unfit, codes(replaced)], [['field'], [], []]);
    const both = opened({
      before,
      answers: { field: ['accounting', 'governmental'] },
      after: [{ id: 'field', kind: 'choices', options: merged }],
    });
    assert.deepEqual(both.record.answers, { field: ['accounting'] });
    const added = opened({
      before,
      answers,
      after: [{ id: 'field', kind: 'choices', options: [...fields, { value: 'new', label: 'New' }] }],
    });
    assert.deepEqual([added.record.answers, added.told.unfit], [answers, []]);
  });

  it('5 merged two rows of a matrix keeps the one that stood there, and the other in the archive', () => {
    const matrix = (rows: unknown): Asked => ({ id: 'programs', kind: 'matrix', rows, cell: { kind: 'integer' } });
    const alone = opened({
      before: [matrix(fields)],
      answers: { 'programs/governmental': 3 },
      after: [matrix(merged)],
    });
    assert.deepEqual(
      [alone.record.answers, alone.told.replaced],
      [{ 'programs/accounting': 3 }, ['programs/accounting']],
    );
    const answers = { 'programs/governmental': 3, 'programs/accounting': 5 };
    const both = opened({ before: [matrix(fields)], answers, after: [matrix(merged)] });
    assert.deepEqual(both.record.answers, { 'programs/accounting': 5 });
    assert.deepEqual(
      both.told.gone.map(({ path, stored }) => [path, stored]),
      [['programs/governmental', 3]],
    );
    const gone = opened({ before: [matrix(fields)], answers, after: [matrix([fields[0]])] });
    assert.deepEqual(
      gone.told.gone.map(({ path }) => path),
      ['programs/governmental'],
    );
  });

  it('7 lowered the limit for files keeps them, and reads that they are too large', () => {
    const outcome = opened({
      before: [{ id: 'plan', kind: 'files' }],
      answers: { plan: ['a1'] },
      files: [attachmentOf('a1', { size: 3_000_000 })],
      after: [{ id: 'plan', kind: 'files', maxPerQuestion: '2 MB' }],
    });
    assert.deepEqual(Object.keys(outcome.record.attachments), ['a1']);
    assert.deepEqual([outcome.told.unfit, codes(outcome)], [['plan'], ['plan filesTooLarge']]);
  });

  it('8 split a section or moved a question is told nothing', () => {
    const [one, two] = [name, { id: 'phone', kind: 'phone' }];
    const answers = { legalName: 'Sample', phone: '+1 615 555 0100' };
    const outcome = opened({ before: [one, two], answers, after: { contacts: [two], registered: [one] } });
    assert.deepEqual([outcome.record.answers, outcome.place], [answers, 'contacts']);
    assert.deepEqual(Object.values(outcome.told).flat(), []);
  });

  it('9 asked in a narrower way is asked again with the old answer at hand, in a wider one is told nothing', () => {
    const count = { id: 'programs', kind: 'integer' };
    const narrow = opened({
      before: [count],
      answers: { programs: 12 },
      after: [{ id: 'programs', kind: 'matrix', rows: fields, cell: { kind: 'integer' } }],
    });
    assert.deepEqual([narrow.record.answers, narrow.told.askedAgain], [{}, ['programs']]);
    const wide = opened({
      before: [
        { id: 'policy', kind: 'longText' },
        { id: 'sure', kind: 'yesNo' },
      ],
      answers: { policy: 'Ours.', sure: 'no' },
      after: [{ id: 'policy', kind: 'evidence', files: {} }, choiceOf('sure', 'choice', 'yes', 'no', 'partly')],
    });
    assert.deepEqual(wide.record.answers, { 'policy/text': 'Ours.', sure: 'no' });
    assert.deepEqual(Object.values(wide.told).flat(), []);
  });

  it('10 changed a condition keeps the answer, which returns with the question', () => {
    const [plan, small] = [
      { id: 'plan', kind: 'text' },
      { id: 'small', kind: 'yesNo' },
    ];
    const after = [{ ...plan, relevantWhen: { small: 'no' } }, small];
    const outcome = opened({ before: [plan, small], answers: { plan: 'Ours.', small: 'yes' }, after });
    assert.deepEqual(outcome.record.answers['plan'], 'Ours.');
    assert.deepEqual([outcome.snapshot.isRelevant('plan'), Object.values(outcome.told).flat()], [false, []]);
  });

  it('11 tightened a constraint keeps the answer and reads what is wrong with it', () => {
    const sure = { id: 'sure', kind: 'yesNo' };
    const before = [
      { ...sure, explain: { on: 'no', label: 'Why?', optional: true } },
      { id: 'why', kind: 'text' },
    ];
    const after = [
      { ...sure, explain: { on: 'no', label: 'Why?' } },
      { id: 'why', kind: 'text', minLength: 10 },
    ];
    const outcome = opened({ before, answers: { sure: 'no', why: 'So.' }, after });
    assert.deepEqual(outcome.record.answers, { sure: 'no', why: 'So.' });
    assert.deepEqual(outcome.told.unfit, ['sure/explanation', 'why']);
  });

  it('12 renamed a question, once or several times, finds the very same answer and is told nothing', () => {
    const outcome = opened({
      before: [name],
      answers: { legalName: 'Sample' },
      after: [{ id: 'registeredName', kind: 'text', renamedFrom: ['fullName', 'legalName'] }],
    });
    assert.deepEqual(outcome.record.answers, { registeredName: 'Sample' });
    assert.deepEqual(Object.values(outcome.told).flat(), []);
  });

  it('asked for another agreement is asked again', () => {
    const agreed = { id: 'agreed', kind: 'yesNo', agreement: { context: 'terms' } };
    const more = { context: { terms: { kind: 'text', default: 'We agree to all of it.' } } };
    const answers = { agreed: 'yes', 'agreed/sha256': '0'.repeat(64) };
    assert.deepEqual(opened({ before: [agreed], answers, after: [agreed], more }).told.askedAgain, ['agreed']);
  });

  it('asked only some others is told nothing of what does not concern this one', () => {
    const [small, plan] = [
      { id: 'small', kind: 'yesNo' },
      { id: 'plan', kind: 'text', relevantWhen: { small: 'no' } },
    ];
    const { told } = opened({ before: [small], answers: { small: 'yes' }, after: [small, plan] });
    assert.deepEqual(told.added, []);
  });
});

describe('Whatever staff do to the shipped questionnaires', () => {
  it('no answer and no file of a draft is dropped without being listed', () => {
    const all = bases();
    fc.assert(
      fc.property(
        fc.nat(all.length - 1),
        fc.array(fc.nat(9_999), { minLength: 400, maxLength: 1_200 }),
        (base, tape) => {
          assert.deepEqual(
            lostByEdits(new Tape(tape), all[base]!, 2, () => undefined),
            [],
          );
        },
      ),
      { numRuns: runs(8), ...patience() },
    );
  });
});
