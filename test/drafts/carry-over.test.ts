import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { carryOver } from '../../src/drafts/carry-over.ts';
import { createDraft, type Draft } from '../../src/drafts/draft.ts';
import { isBlank, type Attachment, type StoredAnswer } from '../../src/engine/answer.ts';
import { openSession } from '../../src/engine/session.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { compile } from '../../src/questionnaire/compile.ts';
import type { QuestionnaireDocument } from '../../src/questionnaire/types.ts';
import { attachmentOf, draftOf, recordOf } from './sample-draft.ts';
import { choiceOf, questionnaireOf, type Asked } from './sample-questionnaire.ts';

type Answers = Readonly<Record<string, StoredAnswer>>;

/** A draft of these answers, kept under these questions. */
function keptUnder(
  questions: readonly Asked[] | Questionnaire,
  answers: Answers,
  files: readonly Attachment[] = [],
): Draft {
  const questionnaire = 'sha256' in questions ? questions : questionnaireOf({ contacts: questions });
  const fields = { contextId: 'c', revision: 1, createdAt: 1, savedAt: 1, place: 'contacts', setAside: [] };
  return createDraft({ questionnaire, record: recordOf(answers, files), ...fields });
}

/** What becomes of one answer when its question becomes another. */
function becomes(before: Asked, stored: StoredAnswer, after: Asked) {
  const { record, setAside } = carryOver(
    questionnaireOf({ contacts: [after] }, 2),
    keptUnder([before], { [before.id]: stored }),
  );
  return setAside.length > 0 ? setAside.map(({ path, reason }) => `${path} ${reason}`).join() : record.answers;
}

describe('a flag', () => {
  it('follows its question through renaming, and waits with its note where the question is gone', () => {
    const draft = {
      ...keptUnder([{ id: 'old', kind: 'text' }], {}),
      flags: { old: 'ask the office', both: 'first', renamed: 'second', gone: 'a note' },
    };
    const now = questionnaireOf(
      {
        contacts: [
          { id: 'new', kind: 'text', renamedFrom: 'old' },
          { id: 'both', kind: 'text', renamedFrom: 'renamed' },
        ],
      },
      2,
    );
    assert.deepEqual(carryOver(now, draft).flags, { new: 'ask the office', both: 'first\nsecond', gone: 'a note' });
    assert.deepEqual(carryOver(now, draftOf()).flags, {});
  });
});

describe('an answer', () => {
  const text = { id: 'legalName', kind: 'text' };

  it('follows its question to another section, through rewording and reordering, without a word', () => {
    const draft = keptUnder([text, { id: 'phone', kind: 'phone' }], { legalName: 'Sample', phone: '555' });
    const moved = questionnaireOf(
      { other: [{ id: 'phone', kind: 'phone' }], last: [{ ...text, label: 'New label' }] },
      2,
    );
    const { record, setAside, archive, moved: paths, place, isSame } = carryOver(moved, draft);
    assert.deepEqual(record, draft.record);
    assert.deepEqual([setAside, archive, paths], [[], [], []]);
    assert.deepEqual([place, isSame], [null, false]);
  });

  it('is untouched when nothing changed', () => {
    const questionnaire = questionnaireOf({ contacts: [text] });
    const result = carryOver(questionnaire, keptUnder(questionnaire, { legalName: 'Sample' }));
    assert.deepEqual([result.isSame, result.place], [true, 'contacts']);
    assert.deepEqual(result.record.answers, { legalName: 'Sample' });
  });

  it('follows an id that staff renamed, rows and parts included', () => {
    const column = { id: 'element', kind: 'text', label: 'Element' };
    const explain = { on: 'yes', label: 'Why?' };
    const before = [
      { id: 'chgMission', kind: 'yesNo', explain },
      { id: 'findings', kind: 'rows', columns: [column] },
    ];
    const after = questionnaireOf(
      {
        contacts: [
          { id: 'missionChanged', kind: 'yesNo', explain, renamedFrom: 'chgMission' },
          {
            id: 'results',
            kind: 'rows',
            renamedFrom: 'findings',
            columns: [{ ...column, id: 'topic', renamedFrom: 'element' }],
          },
        ],
      },
      2,
    );
    const answers = { chgMission: 'yes', 'chgMission/explanation': 'Because.' };
    const rows = { findings: ['r1'], 'findings/r1/element': 'One' };
    const { record, setAside, moved } = carryOver(after, keptUnder(before, { ...answers, ...rows }));
    assert.deepEqual(record.answers, {
      missionChanged: 'yes',
      'missionChanged/explanation': 'Because.',
      results: ['r1'],
      'results/r1/topic': 'One',
    });
    assert.deepEqual(setAside, []);
    assert.deepEqual(moved[3], { from: 'findings/r1/element', to: 'results/r1/topic' });
  });

  it('at home is not pushed out by one that comes in under another name', () => {
    const draft = keptUnder([text, { id: 'name', kind: 'text' }], { legalName: 'Old', name: 'New' });
    const after = questionnaireOf({ contacts: [{ id: 'name', kind: 'text', renamedFrom: 'legalName' }] }, 2);
    const { record, setAside } = carryOver(after, draft);
    assert.deepEqual(record.answers, { name: 'New' });
    assert.deepEqual(
      setAside.map(({ path, stored }) => [path, stored]),
      [['legalName', 'Old']],
    );
  });

  it('to a question that is gone is set aside, a blank one is not worth it', () => {
    const after = questionnaireOf({ contacts: [{ id: 'other', kind: 'text' }] }, 2);
    const draft = keptUnder([text, { id: 'fax', kind: 'phone' }], { legalName: 'Sample', fax: null });
    const { record, setAside, archive } = carryOver(after, draft);
    assert.deepEqual(record.answers, {});
    const words = { label: 'legalName' };
    const aside = { path: 'legalName', reason: 'notAsked', asked: 'text', stored: 'Sample', words, attachments: [] };
    assert.deepEqual(setAside, [aside]);
    assert.deepEqual(archive, [aside]);
  });

  it('that was set aside returns with its question, unless that was answered anew', () => {
    const [gone, back] = [
      questionnaireOf({ contacts: [{ id: 'x', kind: 'text' }] }, 2),
      questionnaireOf({ contacts: [text] }, 3),
    ];
    const first = carryOver(gone, keptUnder([text], { legalName: 'Sample' }));
    const draft = draftOf({ record: first.record, asked: {}, setAside: first.archive });
    const second = carryOver(back, draft);
    assert.deepEqual([second.record.answers, second.archive], [{ legalName: 'Sample' }, []]);
    const anew = { ...draft, record: recordOf({ legalName: 'Newer' }), asked: { legalName: 'text' } };
    const third = carryOver(back, anew);
    assert.deepEqual([third.record.answers, third.archive], [{ legalName: 'Newer' }, first.archive]);
  });

  it('whose question was revised is asked again with all its parts, and kept to be looked at', () => {
    const question = { id: 'agreed', kind: 'yesNo', explain: { on: 'no', label: 'Why?', files: {} } };
    const file = attachmentOf('a1');
    const answers = { agreed: 'no', 'agreed/explanation': 'Because.', 'agreed/files': ['a1'] };
    const draft = keptUnder([question], answers, [file]);
    const revised = questionnaireOf({ contacts: [{ ...question, revision: 2 }] }, 2);
    const { record, setAside, archive } = carryOver(revised, draft);
    assert.deepEqual([record.answers, record.attachments], [{}, {}]);
    assert.deepEqual(
      setAside.map(({ path, reason, attachments }) => [path, reason, attachments]),
      [
        ['agreed', 'askedAgain', []],
        ['agreed/explanation', 'askedAgain', []],
        ['agreed/files', 'askedAgain', [file]],
      ],
    );
    const answered = { ...keptUnder(revised, { agreed: 'yes' }), setAside: archive };
    const again = carryOver(revised, answered);
    assert.deepEqual([again.record.answers, again.setAside, again.archive], [{ agreed: 'yes' }, [], archive]);
  });

  it('keeps its files, and a file question that is gone takes its own aside', () => {
    const [stays, goes] = [attachmentOf('a1'), attachmentOf('a2')];
    const files = (id: string) => ({ id, kind: 'files' });
    const draft = keptUnder([files('policy'), files('plan')], { policy: ['a1'], plan: ['a2'] }, [stays, goes]);
    const { record, setAside } = carryOver(questionnaireOf({ contacts: [files('policy')] }, 2), draft);
    assert.deepEqual(record.attachments, { a1: stays });
    assert.deepEqual(setAside[0]?.attachments, [goes]);
  });
});

describe('a confirmation', () => {
  it('stays while the rule that asked for it is there', () => {
    const require = { legalName: { answered: true } };
    const rules = [{ id: 'nameless', require, at: 'legalName', message: 'No name?', severity: 'confirm' }];
    const questionnaire = questionnaireOf({ contacts: [{ id: 'legalName', kind: 'text' }] }, 2, { rules });
    const record = { ...recordOf(), confirmed: ['nameless', 'gone'] };
    assert.deepEqual(carryOver(questionnaire, draftOf({ record })).record.confirmed, ['nameless']);
  });
});

describe('a question that is asked in another way', () => {
  const q = (kind: string, more: object = {}): Asked => ({ id: 'q', kind, ...more });
  const decimal = q('decimal', { step: '0.1' });
  const money = { minor: 100, currency: 'USD' };
  const cases: [what: string, before: Asked, stored: StoredAnswer, after: Asked, outcome: unknown][] = [
    ['text becomes longText', q('text'), 'x', q('longText'), { q: 'x' }],
    ['longText becomes text', q('longText'), 'x', q('text'), { q: 'x' }],
    ['several lines become text', q('longText'), 'x\ny', q('text'), 'q unfit'],
    ['text becomes email', q('text'), 'x', q('email'), { q: 'x' }],
    ['integer becomes decimal', q('integer'), 12, decimal, { q: '12' }],
    ['an unreadable integer becomes decimal', q('integer'), { raw: 'twelve' }, decimal, { q: { raw: 'twelve' } }],
    ['decimal becomes integer', decimal, '12', q('integer'), 'q unfit'],
    ['integer becomes percent', q('integer'), 12, q('percent'), 'q unfit'],
    ['money becomes text', q('money'), money, q('text'), 'q unfit'],
    ['choice becomes choices', choiceOf('q'), 'one', choiceOf('q', 'choices'), { q: ['one'] }],
    ['choices becomes choice', choiceOf('q', 'choices'), ['one'], choiceOf('q'), 'q unfit'],
    ['choice becomes text', choiceOf('q'), 'one', q('text'), 'q unfit'],
    ['text becomes choice', q('text'), 'one', choiceOf('q'), 'q unfit'],
    ['choices becomes files', choiceOf('q', 'choices'), ['one'], q('files'), 'q unfit'],
    ['date becomes text', q('date'), '2026-01-01', q('text'), 'q unfit'],
    ['integer becomes calculated', q('integer'), 1, q('calculated', { result: 'integer', calculate: 3 }), 'q unfit'],
    ['yesNo offers not applicable', q('yesNo'), 'no', q('yesNo', { notApplicable: true }), { q: 'no' }],
    ['an option is gone', choiceOf('q'), 'one', choiceOf('q', 'choice', 'two', 'three'), { q: 'one' }],
    ['a limit is tighter', q('text'), 'long enough', q('text', { maxLength: 3 }), { q: 'long enough' }],
  ];
  for (const [what, before, stored, after, outcome] of cases) {
    it(`because ${what}`, () => assert.deepEqual(becomes(before, stored, after), outcome));
  }

  it('because text or files become evidence', () => {
    // Compiled without the check, which refuses kinds that have no element yet.
    const questions = ['policy', 'plan'].map((id) => ({ id, kind: 'evidence', label: id, files: {} }));
    const document = { id: 'sample', sections: [{ id: 's', title: 's', questions }], language: 'en', title: 's' };
    const compiled = compile(document as unknown as QuestionnaireDocument, ({ message }) => assert.fail(message));
    const draft = keptUnder(
      [
        { id: 'policy', kind: 'longText' },
        { id: 'plan', kind: 'files' },
      ],
      { policy: 'Ours.', plan: ['a1'] },
      [attachmentOf('a1')],
    );
    const { record, setAside } = carryOver({ ...compiled, sha256: '' }, draft);
    assert.deepEqual(record.answers, { 'policy/text': 'Ours.', 'plan/files': ['a1'] });
    assert.deepEqual(Object.keys(record.attachments), ['a1']);
    assert.deepEqual(setAside, []);
  });
});

describe('whatever staff change', () => {
  it('nothing typed is lost: it is in the record or set aside, and the session opens with it', () => {
    const kinds = ['text', 'longText', 'integer', 'yesNo', 'choice', 'choices', 'files', 'date', 'absent'] as const;
    const samples: Record<string, StoredAnswer> = { integer: 3, yesNo: 'yes', choice: 'one', date: '2026-01-01' };
    const lists: Record<string, StoredAnswer> = { choices: ['one'], files: ['a1'] };
    const askedOf = (id: string, kind: string) => (/^choice/.test(kind) ? choiceOf(id, kind) : { id, kind });
    const edit = fc.record({
      before: fc.constantFrom(...kinds),
      after: fc.constantFrom(...kinds),
      revision: fc.integer({ min: 1, max: 2 }),
      renamed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const old: Asked[] = [{ id: 'fixed', kind: 'text' }];
        const now: Asked[] = [{ id: 'fixed', kind: 'text' }];
        const answers: Record<string, StoredAnswer> = {};
        edits.forEach(({ before, after, revision, renamed }, at) => {
          if (before !== 'absent') {
            old.push(askedOf(`q${at}`, before));
            answers[`q${at}`] = samples[before] ?? lists[before] ?? 'text';
          }
          const names = renamed ? { id: `n${at}`, renamedFrom: `q${at}` } : { id: `q${at}` };
          if (after !== 'absent') now.push({ ...askedOf('', after), ...names, revision });
        });
        const questionnaire = questionnaireOf({ contacts: now }, 2);
        const { record, setAside } = carryOver(questionnaire, keptUnder(old, answers, [attachmentOf('a1')]));
        const kept = Object.keys(record.answers).length + setAside.length;
        assert.equal(kept, Object.keys(answers).length);
        const files = setAside.flatMap(({ attachments }) => attachments.map(({ ref }) => ref));
        const isNamed = Object.values(answers).some((stored) => Array.isArray(stored) && stored.includes('a1'));
        assert.equal('a1' in record.attachments || files.includes('a1'), isNamed);
        const session = openSession(questionnaire, { context: { contextId: 'c' }, today: '2026-01-01', record });
        assert.deepEqual(session.record().answers, record.answers);
      }),
      { numRuns: 200 },
    );
  });

  it('a draft with the strangest paths and answers never makes it fail', () => {
    const questionnaire = questionnaireOf({
      contacts: [
        { id: 'legalName', kind: 'text' },
        { id: 'findings', kind: 'rows', columns: [{ id: 'element', kind: 'text', label: 'x' }] },
      ],
    });
    const path = fc.oneof(
      fc.string(),
      fc.constantFrom('__proto__', 'findings/*', 'findings/r1/element', 'findings//element', '/', 'legalName/x', ''),
    );
    const stored = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.array(fc.string()));
    fc.assert(
      fc.property(fc.dictionary(path, stored), fc.dictionary(path, fc.string()), (answers, asked) => {
        const { record, archive } = carryOver(questionnaire, draftOf({ record: recordOf(answers), asked }));
        const kept = [...Object.keys(record.answers), ...archive.map(({ path }) => path)];
        for (const [name, value] of Object.entries(answers)) {
          assert.ok(isBlank(value) || kept.includes(name), name);
        }
      }),
      { numRuns: 500 },
    );
  });
});
