import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { diffHtml } from '../../../src/cli/diff/diff-html.ts';
import { diffMarkdown } from '../../../src/cli/diff/diff-markdown.ts';
import { diffPretty } from '../../../src/cli/diff/diff-pretty.ts';
import { diffQuestionnaires } from '../../../src/cli/diff/diff-questionnaires.ts';
import { diffReport } from '../../../src/cli/diff/diff-report.ts';
import type { Difference, GroupId } from '../../../src/cli/diff/difference.ts';
import { loadQuestionnaire } from '../../../src/questionnaire/load.ts';
import { type Asked, choiceOf, questionnaireOf } from '../../drafts/sample-questionnaire.ts';

type Sections = Readonly<Record<string, readonly Asked[]>>;

/** What staff are told of two documents. */
function told(before: Sections, after: Sections, more: object = {}, moreAfter: object = more): readonly Difference[] {
  return diffQuestionnaires(questionnaireOf(before, 1, more), questionnaireOf(after, 2, moreAfter)).differences;
}

/** What staff are told of one question that becomes another. */
function ofOne(before: Asked, after: Asked, more: object = {}): readonly Difference[] {
  return told({ one: [before] }, { one: [after] }, more);
}

/** The groups and, in short, what each says. */
function inShort(differences: readonly Difference[]): readonly string[] {
  return differences.map(({ group, id, changes, drafts = '-' }) => {
    const lines = changes.map(({ what, before, after }) => [what, before, after].filter(Boolean).join(' | '));
    return `${group} ${id}: ${lines.join('; ')} (${drafts})`;
  });
}

const text: Asked = { id: 'fax', kind: 'text', label: 'What is your fax number?' };
const only = (groups: readonly GroupId[], differences: readonly Difference[]) =>
  differences.filter(({ group }) => groups.includes(group));

describe('A question that got another id', () => {
  const renamed = { ...text, id: 'faxNumber' };

  it('is one question that was renamed where it says so', () => {
    const differences = ofOne(text, { ...renamed, renamedFrom: 'fax' });
    assert.deepEqual(inShort(differences), ['renamed faxNumber: Id | fax | faxNumber (carried)']);
  });

  it('is one that is gone and one that is new where it does not, with the hint to say so', () => {
    const differences = ofOne(text, renamed);
    assert.deepEqual(
      differences.map(({ group }) => group),
      ['askedAnew', 'noLongerAsked'],
    );
    for (const { hint } of differences) assert.match(hint ?? '', /say "renamedFrom": "fax" at "faxNumber"/);
  });

  it('gets no such hint where the two have little in common', () => {
    const other = { id: 'mission', kind: 'text', label: 'What is your mission?' };
    for (const { hint } of [...ofOne(text, other), ...ofOne(text, { ...renamed, kind: 'longText' })]) {
      assert.equal(hint, undefined);
    }
  });

  it('takes its parts and the conditions that name it along', () => {
    const yes = (id: string, more: object = {}): Asked => ({
      ...more,
      id,
      kind: 'yesNo',
      label: 'Did it change?',
      explain: { on: 'yes', label: 'What?' },
    });
    const when = (id: string): Asked => ({ ...text, relevantWhen: { [id]: 'yes' } });
    const differences = told({ one: [yes('a'), when('a')] }, { one: [yes('b', { renamedFrom: 'a' }), when('b')] });
    assert.deepEqual(inShort(differences), ['renamed b: Id | a | b (carried)']);
  });
});

describe('A change of meaning', () => {
  const amount: Asked = { id: 'amount', kind: 'integer', label: 'Programs', unit: 'programs' };

  it('without a word of it is told as one that answers would not survive', () => {
    const [meaning] = ofOne(amount, { ...amount, unit: 'programs for each method' });
    assert.deepEqual(inShort([meaning!]), ['meaning amount: Unit | programs | programs for each method (carried)']);
    assert.equal(meaning?.isSilent, true);
    assert.match(meaning?.hint ?? '', /raise "revision"/);
  });

  it('with a revision is asked again', () => {
    const [meaning] = ofOne(amount, { ...amount, unit: 'hours', revision: 2 });
    assert.deepEqual([meaning?.drafts, meaning?.isSilent, meaning?.hint], ['askedAgain', false, undefined]);
  });

  it('is another kind, with what becomes of the answers as drafts do it', () => {
    const fates = [
      [text, { ...text, kind: 'longText' }, 'carried'],
      [{ ...text, kind: 'longText' }, choiceOf('fax'), 'askedAgain'],
      [choiceOf('fax'), choiceOf('fax', 'choices'), 'carried'],
      [choiceOf('fax', 'choices'), choiceOf('fax'), 'askedAgain'],
    ] as const;
    for (const [before, after, fate] of fates) {
      const [meaning] = only(['meaning'], ofOne(before, after));
      assert.equal(meaning?.drafts, fate, `${before.kind} to ${after.kind}`);
    }
  });

  it('is an option that is gone, or that another one replaces', () => {
    const before = choiceOf('method', 'choice', 'live', 'nano', 'web');
    const options = [
      { value: 'live', label: 'live', replaces: ['nano'] },
      { value: 'lab', label: 'lab' },
    ];
    assert.deepEqual(inShort(ofOne(before, { ...before, options })), [
      'meaning method: Option replaced | “nano” | “live”; Option gone | “web” (mapped)',
      'options method: New option | “lab” (-)',
    ]);
    const gone = ofOne(before, choiceOf('method', 'choice', 'live', 'nano'));
    assert.deepEqual(inShort(gone), ['meaning method: Option gone | “web” (marked)']);
    assert.match(gone[0]?.hint ?? '', /"replaces"/);
  });

  it('is not the label of an option', () => {
    const relabelled = {
      ...choiceOf('method'),
      options: [
        { value: 'one', label: 'One' },
        { value: 'two', label: 'two' },
      ],
    };
    assert.deepEqual(inShort(ofOne(choiceOf('method'), relabelled)), ['wording method: Option “one” | one | One (-)']);
  });
});

describe('Whether a question is asked, and has to be answered', () => {
  const yes = { id: 'late', kind: 'yesNo', label: 'Late?' };
  const withLate = (question: Asked): Sections => ({ one: [yes, question] });

  it('is told in words', () => {
    assert.deepEqual(inShort(told(withLate(text), withLate({ ...text, relevantWhen: { late: 'yes' } }))), [
      'condition fax: everyone | when “Late?” is “Yes” (kept)',
    ]);
    assert.deepEqual(inShort(ofOne(text, { ...text, optional: true })), ['required fax: required | optional (-)']);
    assert.deepEqual(inShort(told(withLate(text), withLate({ ...text, requiredWhen: { late: 'yes' } }))), [
      'required fax: required | required when “Late?” is “Yes” (incomplete)',
    ]);
  });

  it('is the same under another name, in another order or in other words for one label', () => {
    const before = { ...text, relevantWhen: { all: [{ late: 'yes' }, 'isBig'] } };
    const after = { ...text, relevantWhen: { all: [{ amount: { atLeast: 5 } }, { late: 'yes' }] } };
    const amount = { id: 'amount', kind: 'integer', label: 'Amount' };
    const [old, now] = [{ one: [yes, amount, before] }, { one: [{ ...yes, label: 'Is it late?' }, amount, after] }];
    const found = told(old, now, { conditions: { isBig: { amount: { atLeast: 5 } } } }, {});
    assert.deepEqual(
      found.map(({ group, id }) => `${group} ${id}`),
      ['wording late'],
    );
  });

  it('changes with a section that the question left', () => {
    const section = (id: string, questions: readonly Asked[], more: object = {}) => ({
      id,
      title: id,
      questions,
      ...more,
    });
    const when = { relevantWhen: { late: 'yes' } };
    const old = { sections: [section('one', [yes]), section('two', [text, { ...text, id: 'b' }], when)] };
    const now = { sections: [section('one', [yes, text]), section('two', [{ ...text, id: 'b' }], when)] };
    const load = (more: object) => {
      const head = { format: 1, id: 'sample', edition: '2026', version: 1, title: 'Sample', language: 'en' };
      const loaded = loadQuestionnaire({ ...head, ...more });
      assert.ok(loaded.status === 'ready');
      return loaded.questionnaire;
    };
    const { differences } = diffQuestionnaires(load(old), load(now));
    assert.deepEqual(inShort(differences), [
      'moved fax: two | one (carried)',
      'condition fax: when “Late?” is “Yes” | everyone (kept)',
    ]);
  });

  it('rests on a value that is worked out otherwise', () => {
    const amount = { id: 'amount', kind: 'integer', label: 'Amount' };
    const sections = { one: [amount, { ...text, relevantWhen: { 'value.double': { above: 5 } } }] };
    const values = (times: number) => ({ values: { double: { multiply: [{ answer: 'amount' }, times] } } });
    assert.deepEqual(inShort(told(sections, sections, values(2), values(3))), [
      'condition fax: when the value “double” is above 5, in which a value is worked out otherwise (kept)',
      'calculations value.double: Worked out as | “Amount” times 2 | “Amount” times 3 (recomputed)',
    ]);
  });
});

describe('Limits, files and fees', () => {
  it('say what they were and what they are, and what a draft meets', () => {
    assert.deepEqual(inShort(ofOne({ ...text, maxLength: 80 }, { ...text, maxLength: 40, minLength: 2 })), [
      'limits fax: Characters, at least | no limit | 2; Characters, at most | 80 | 40 (marked)',
    ]);
    assert.deepEqual(inShort(ofOne({ ...text, maxLength: 40 }, { ...text, maxLength: 80 })), [
      'limits fax: Characters, at most | 40 | 80 (-)',
    ]);
    const files = { id: 'plan', kind: 'files', label: 'Plan', maxPerQuestion: '20 MB', accept: ['.pdf', '.doc'] };
    assert.deepEqual(inShort(ofOne(files, { ...files, maxPerQuestion: '500 kB', accept: ['.pdf'], maxItems: 3 })), [
      'files plan: Files, at most | no limit | 3; Size in all | 20 MB | 500 kB; Types | .doc, .pdf | .pdf (filesMarked)',
    ]);
    const money = { id: 'paid', kind: 'money', label: 'Paid', minimum: '5.00' };
    assert.deepEqual(inShort(ofOne(money, { ...money, minimum: '1250.50' })), [
      'limits paid: At least | $5.00 | $1,250.50 (marked)',
    ]);
  });

  it('tell each band, amount, rate and day apart', () => {
    const context = (bands: readonly object[], late: string, due: string) => ({
      tables: { fees: bands },
      context: {
        schedule: { kind: 'bands', result: 'money', default: { table: 'fees' } },
        lateRate: { kind: 'percent', default: late },
        due: { kind: 'date', default: due },
      },
    });
    const before = context(
      [
        { from: 1, to: 5, fee: '875.00' },
        { from: 6, to: 9, fee: '900.00' },
        { from: 10, fee: '1000.00' },
      ],
      '50%',
      '2026-03-01',
    );
    const after = context(
      [
        { from: 1, to: 5, fee: '890.00' },
        { from: 6, to: 19, fee: '900.00' },
        { from: 20, fee: '1000.00' },
      ],
      '12.5%',
      '2027-03-01',
    );
    const sections = { one: [text] };
    assert.deepEqual(inShort(told(sections, sections, before, after)), [
      'fees schedule/1-5: $875.00 | $890.00 (recomputed)',
      'fees schedule/6-19: 6 to 9: $900.00 | 6 to 19: $900.00 (recomputed)',
      'fees schedule/20-up: New | $1,000.00 (recomputed)',
      'fees schedule/10-up: Gone | $1,000.00 (recomputed)',
      'fees lateRate: Default | 50% | 12.5% (recomputed)',
      'facts due: Default | March 1, 2026 | March 1, 2027 (-)',
    ]);
  });
});

describe('Rules and order', () => {
  it('are told when they state something else, and in as few moves as explain them', () => {
    const rule = (atMost: number, severity = 'error') => ({
      rules: [{ id: 'few', severity, require: { amount: { atMost } }, at: 'amount', message: 'Too many.' }],
    });
    const amount = { id: 'amount', kind: 'integer', label: 'Amount' };
    const sections = { one: [amount] };
    assert.deepEqual(inShort(told(sections, sections, rule(5), rule(4, 'warning'))), [
      'rules few: States | “Amount” is at most 5 | “Amount” is at most 4; Severity | error | warning (-)',
    ]);
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((id): Asked => ({ id, kind: 'text' }));
    assert.deepEqual(inShort(told({ one: [a!, b!, c!, d!] }, { one: [d!, a!, b!, c!] })), [
      'order d: now the first (-)',
    ]);
    assert.deepEqual(inShort(told({ one: [a!], two: [b!] }, { two: [b!], one: [a!] })), [
      'order two: now the first (-)',
    ]);
  });

  it('a section that only got another id moves none of its questions', () => {
    const questions = [text, { ...text, id: 'other', label: 'Other' }];
    assert.deepEqual(inShort(told({ one: questions }, { uno: questions })), [
      'sections uno: Id | one | uno (-)',
      'wording uno: Title | one | uno (-)',
    ]);
  });
});

describe('A report of the differences', () => {
  const many = ['a', 'b', 'c', 'd', 'e'].map((id): Asked => ({ id, kind: 'text', label: `Name <${id}> | ${id}` }));
  const differences = diffQuestionnaires(
    questionnaireOf({ one: [...many, { id: 'note', kind: 'text', hint: 'Two of them.' }] }),
    questionnaireOf(
      {
        one: [...many.map((one) => ({ ...one, optional: true })), { id: 'note', kind: 'text', hint: 'Three of them.' }],
      },
      2,
    ),
  );

  it('says once what changed alike for many, and names them', () => {
    const pretty = diffPretty(diffReport(differences), { colours: false });
    assert.match(pretty, /\n {2}5 questions\n {8}a {2}“Name <a> \| a”\n/);
    assert.equal(pretty.match(/required → optional/g)?.length, 1);
  });

  it('counts wording, and tells it when that is asked for, with a hint where a number changed', () => {
    const report = (wording: boolean) => diffPretty(diffReport(differences, { wording }), { colours: false });
    assert.match(report(false), /1 text reads otherwise\. See them with --wording\./);
    assert.doesNotMatch(report(false), /Three of them/);
    assert.match(report(true), /Hint: Two of them\. → Three of them\.\n.*A number in it is another one/);
  });

  it('is one page without scripts, with a caption and headers to every table, and nothing of a text is markup', () => {
    const page = diffHtml(diffReport(differences, { wording: true }));
    assert.doesNotMatch(page, /<script|<link|src=|href=|style="|Name <a>/);
    assert.match(page, /<th scope="row">5 questions:\s*<ul>\s*<li>“Name &lt;a&gt; \| a” <code>a<\/code><\/li>/);
    assert.equal(page.match(/<table>/g)?.length, page.match(/<caption>/g)?.length);
    assert.equal(page.match(/<h1>/g)?.length, 1);
  });

  it('is Markdown whose tables no text can break', () => {
    const lines = diffMarkdown(diffReport(differences)).split('\n');
    const rows = lines.filter((line) => line.startsWith('|'));
    assert.ok(rows.length > 2);
    for (const row of rows) assert.ok([4, 5].includes(row.replace(/\\\|/g, '').split('|').length - 1), row);
    assert.ok(lines.some((line) => line.includes('Name \\<a\\> \\| a')));
  });
});
