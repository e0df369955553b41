import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { mergeDrafts, type Merge, type Side } from '../../src/drafts/merge.ts';
import type { Draft } from '../../src/drafts/draft.ts';
import { isBlank, type StoredAnswer } from '../../src/engine/answer.ts';
import { openSession } from '../../src/engine/session.ts';
import { attachmentOf, draftOf, recordOf } from './sample-draft.ts';
import { choiceOf, questionnaireOf } from './sample-questionnaire.ts';

const files = { maxPerQuestion: '1 MB', accept: ['.pdf'] };
const questionnaire = questionnaireOf({
  contacts: [
    { id: 'legalName', kind: 'text' },
    { id: 'programs', kind: 'integer' },
    { id: 'change', kind: 'yesNo', explain: { on: 'yes', label: 'What changed', files } },
    { id: 'plans', kind: 'files' },
  ],
  findings: [
    {
      id: 'findings',
      kind: 'rows',
      columns: [
        { id: 'element', kind: 'text', label: 'Element' },
        { id: 'hours', kind: 'integer', label: 'Hours' },
      ],
    },
    { ...choiceOf('methods', 'choices') },
  ],
});

type Answers = Readonly<Record<string, StoredAnswer>>;
const refs = ['a1', 'a2', 'a3'];
const rows = ['r1', 'r2', 'r3'];

const text = fc.constantFrom<StoredAnswer>('One', 'Two', '', null);
const refList = fc.subarray(refs) as fc.Arbitrary<readonly string[]>;
const answersGiven: fc.Arbitrary<Answers> = fc
  .record(
    {
      legalName: text,
      programs: fc.constantFrom<StoredAnswer>(1, 2, { raw: 'many' }, null),
      change: fc.constantFrom<StoredAnswer>('yes', 'no', null),
      'change/explanation': text,
      'change/files': refList,
      plans: refList,
      methods: fc.subarray(['one', 'two']),
      findings: fc.subarray(rows),
      cells: fc.dictionary(fc.constantFrom(...rows), fc.record({ element: text, hours: fc.constantFrom(1, 2) })),
    },
    { requiredKeys: [] },
  )
  .map(({ cells = {}, ...answers }) => {
    const inRows = (answers.findings ?? []).flatMap((row) =>
      Object.entries(cells[row] ?? {}).map(([column, stored]) => [`findings/${row}/${column}`, stored] as const),
    );
    return { ...answers, ...Object.fromEntries(inRows) };
  });

const drafts: fc.Arbitrary<Draft> = fc
  .record({
    answers: answersGiven,
    confirmed: fc.subarray(['ruleA', 'ruleB']),
    flags: fc.dictionary(fc.constantFrom('legalName', 'plans'), fc.constantFrom('later', 'ask Sam Sample')),
    marks: fc.subarray([1, 2, 3]),
    revision: fc.nat(9),
  })
  .map(({ answers, confirmed, flags, marks, revision }) => {
    const named = Object.values(answers).flatMap((stored) => (Array.isArray(stored) ? (stored as string[]) : []));
    const attachments = refs.filter((ref) => named.includes(ref)).map((ref) => attachmentOf(ref));
    const { id, edition, version, sha256 } = questionnaire;
    return {
      ...draftOf({ revision, questionnaire: { id, edition, version, sha256 }, asked: {} }),
      record: { ...recordOf(answers, attachments), confirmed },
      flags: { ...flags },
      // What a later release may add to a draft.
      ...{ marks },
    };
  });

const threeCopies = fc.record({ base: fc.option(drafts, { nil: undefined }), mine: drafts, theirs: drafts });

/** What a draft answers to a question or row, by a reading of its own. */
function unit(draft: Draft | undefined, path: string): string {
  const { answers } = draft?.record ?? recordOf();
  const own = Object.entries(answers).filter(([at]) => at === path || at.startsWith(`${path}/`));
  const [id = '', row = ''] = path.split('/');
  const isThere = row === '' || ((answers[id] ?? []) as readonly string[]).includes(row);
  return JSON.stringify([isThere, own.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function isUnitBlank(draft: Draft, path: string): boolean {
  return Object.entries(draft.record.answers).every(
    ([at, stored]) => !`${at}/`.startsWith(`${path}/`) || isBlank(stored),
  );
}

const units = ['legalName', 'programs', 'change', 'plans', 'methods', ...rows.map((row) => `findings/${row}`)];
const conflictPaths = ({ conflicts }: Merge) => conflicts.map(({ path }) => path);

const marksOf = (draft: Draft) => [...(draft as unknown as { marks: number[] }).marks].sort();

/** Rows and marks may come in another order; nothing else may. */
function unordered(draft: Draft): unknown {
  const { record, ...rest } = draft;
  const answers = { ...record.answers };
  if (Array.isArray(answers.findings)) answers.findings = [...(answers.findings as string[])].sort();
  return { ...rest, marks: marksOf(draft), record: { ...record, answers } };
}

describe('two copies of a draft that went different ways', () => {
  it('a copy merged with itself is the copy', () => {
    fc.assert(
      fc.property(fc.option(drafts, { nil: undefined }), drafts, (base, copy) => {
        const { merged, conflicts } = mergeDrafts(questionnaire, { base, mine: copy, theirs: copy });
        assert.deepEqual([merged, conflicts], [copy, []]);
      }),
    );
  });

  it('what only one side changed is always taken, answers, confirmed rules and what a later release added', () => {
    fc.assert(
      fc.property(drafts, drafts, (base, changed) => {
        for (const copies of [
          { base, mine: base, theirs: changed },
          { base, mine: changed, theirs: base },
        ]) {
          const { merged, conflicts } = mergeDrafts(questionnaire, copies);
          assert.deepEqual(conflicts, []);
          for (const path of units) assert.equal(unit(merged, path), unit(changed, path));
          assert.deepEqual(merged.record.attachments, changed.record.attachments);
          assert.deepEqual(merged.record.confirmed, changed.record.confirmed);
          assert.deepEqual(merged.flags, changed.flags);
          assert.deepEqual(marksOf(merged), marksOf(changed));
        }
      }),
    );
  });

  it('each question is decided by itself, and only what both changed differently is asked', () => {
    fc.assert(
      fc.property(threeCopies, ({ base, mine, theirs }) => {
        const merge = mergeDrafts(questionnaire, { base, mine, theirs });
        for (const path of units) {
          const [was, here, there, now] = [base, mine, theirs, merge.merged].map((draft) => unit(draft, path));
          const isAsked = conflictPaths(merge).includes(path);
          if (here === there) assert.deepEqual([now, isAsked], [here, false]);
          else if (base && here === was) assert.deepEqual([now, isAsked], [there, false]);
          else if (base && there === was) assert.deepEqual([now, isAsked], [here, false]);
          else if (isUnitBlank(mine, path) && isUnitBlank(theirs, path)) assert.equal(isAsked, false);
          else if (base) assert.equal(isAsked, true);
        }
      }),
    );
  });

  it('no answer of either side disappears unless it is shown beside the other', () => {
    fc.assert(
      fc.property(threeCopies, ({ base, mine, theirs }) => {
        const merge = mergeDrafts(questionnaire, { base, mine, theirs });
        for (const [side, draft] of [['mine', mine] as const, ['theirs', theirs] as const]) {
          for (const path of units) {
            if (isUnitBlank(draft, path)) continue;
            const isKept = unit(merge.merged, path) === unit(draft, path);
            const isShown = merge.conflicts.find((conflict) => conflict.path === path)?.[side] !== undefined;
            // The other side changed it on purpose, and this one did not touch it.
            const isOld = base !== undefined && unit(base, path) === unit(draft, path);
            assert.ok(isKept || isShown || isOld, `${path} of ${side}`);
          }
        }
      }),
    );
  });

  it('it makes no difference which of the copies is mine', () => {
    fc.assert(
      fc.property(threeCopies, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (copies, coins) => {
        const { base, mine, theirs } = copies;
        const [one, other] = [
          mergeDrafts(questionnaire, copies),
          mergeDrafts(questionnaire, { base, mine: theirs, theirs: mine }),
        ];
        const swapped = other.conflicts.map(({ path, mine, theirs }) => ({ path, mine: theirs, theirs: mine }));
        assert.deepEqual(swapped, one.conflicts);
        const choose = (yes: Side, no: Side) =>
          new Map(conflictPaths(one).map((path, at) => [path, coins[at] ? yes : no] as const));
        assert.deepEqual(
          unordered(one.settle(choose('mine', 'theirs'))),
          unordered(other.settle(choose('theirs', 'mine'))),
        );
      }),
    );
  });

  it('what was chosen stands whole: rows in their list, files with their facts, and no file that nothing names', () => {
    fc.assert(
      fc.property(threeCopies, fc.constantFrom<Side>('mine', 'theirs'), ({ base, mine, theirs }, side) => {
        const merge = mergeDrafts(questionnaire, { base, mine, theirs });
        const settled = merge.settle(new Map(conflictPaths(merge).map((path) => [path, side])));
        for (const path of conflictPaths(merge)) {
          assert.equal(unit(settled, path), unit(side === 'mine' ? mine : theirs, path));
        }
        const named = ['plans', 'change/files'].flatMap((path) => (settled.record.answers[path] ?? []) as string[]);
        assert.deepEqual(Object.keys(settled.record.attachments).sort(), [...new Set(named)].sort());
        openSession(questionnaire, {
          context: { contextId: 'sponsor-1' },
          today: '2026-03-01',
          record: settled.record,
        });
      }),
    );
  });

  it('a row that one side removed and the other changed is asked about', () => {
    const answers = { findings: ['r1'], 'findings/r1/element': 'One' };
    const base = draftOf({ record: recordOf(answers) });
    const mine = draftOf({ record: recordOf({ findings: [] }) });
    const theirs = draftOf({ record: recordOf({ ...answers, 'findings/r1/element': 'Two' }) });
    const merge = mergeDrafts(questionnaire, { base, mine, theirs });
    const row = { 'findings/r1/element': 'Two' };
    assert.deepEqual(merge.conflicts, [{ path: 'findings/r1', mine: undefined, theirs: row }]);
    const settled = merge.settle(new Map([['findings/r1', 'theirs']]));
    assert.deepEqual(settled.record.answers, { findings: ['r1'], ...row });
    assert.deepEqual(merge.merged.record.answers, { findings: [] });
  });

  it('copies of an older edition are carried over before they are compared', () => {
    const newer = questionnaireOf({ contacts: [{ id: 'officialName', kind: 'text', renamedFrom: 'legalName' }] }, 2);
    const base = draftOf({
      record: recordOf({ legalName: 'One', fax: '1' }),
      asked: { legalName: 'text', fax: 'text' },
    });
    const mine = { ...base, record: recordOf({ legalName: 'Two', fax: '1' }) };
    const theirs = { ...base, record: recordOf({ legalName: 'One', fax: '2' }) };
    const { merged, conflicts } = mergeDrafts(newer, { base, mine, theirs });
    assert.deepEqual([conflicts, merged.record.answers], [[], { officialName: 'Two' }]);
    assert.deepEqual(
      merged.setAside.map(({ path, stored }) => [path, stored]),
      [['fax', '2']],
    );
    assert.equal(merged.questionnaire.version, 2);
  });

  it('two notes at one flag are both kept', () => {
    const base = draftOf({ flags: { legalName: 'ask', plans: 'later' } });
    const [mine, theirs] = [
      { ...base, flags: { legalName: 'ask Sam Sample' } },
      { ...base, flags: { legalName: 'ask the office', plans: 'later' } },
    ];
    const { merged } = mergeDrafts(questionnaire, { base, mine, theirs });
    assert.deepEqual(merged.flags, { legalName: 'ask Sam Sample\nask the office' });
  });

  it('what one copy may have sent already keeps its submission id', () => {
    const mine = draftOf();
    const theirs = draftOf({ record: { ...recordOf(), submissionId: 'sent' }, sendingSince: 5 });
    for (const copies of [
      { base: undefined, mine, theirs },
      { base: undefined, mine: theirs, theirs: mine },
    ]) {
      const { merged } = mergeDrafts(questionnaire, copies);
      assert.deepEqual([merged.record.submissionId, merged.sendingSince], ['sent', 5]);
    }
  });

  it('ids that are names of the language itself do no harm', () => {
    const mine = draftOf({ record: recordOf({ legalName: 'One' }) });
    const theirs = { ...mine, ...(JSON.parse('{"__proto__":{"a":1},"flags":{"__proto__":"x"}}') as object) };
    const { merged } = mergeDrafts(questionnaire, { base: mine, mine, theirs });
    assert.equal(({} as { a?: unknown }).a, undefined);
    assert.ok('flags' in merged);
  });
});
