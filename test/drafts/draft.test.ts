import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { checksumOf } from '../../src/drafts/checksum.ts';
import { readDraft, writeDraft } from '../../src/drafts/draft-text.ts';
import { attachmentsOf, createDraft, draftKey, type Draft } from '../../src/drafts/draft.ts';
import { attachmentOf, draftOf, recordOf } from './sample-draft.ts';
import { choiceOf, questionnaireOf } from './sample-questionnaire.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('__proto__', 'constructor', '\ud800', '\u2028"\\'),
);
const whole = fc.maxSafeInteger();
const attachment = fc.record({ ref: text, name: text, size: fc.nat(), type: text, sha256: text });
const stored = fc.oneof(
  text,
  whole,
  fc.boolean(),
  fc.constant(null),
  fc.array(text),
  fc.record({ raw: text }),
  fc.record({ minor: whole, currency: text }),
);
const record = fc.record({
  answers: fc.dictionary(text, stored),
  attachments: fc.dictionary(text, attachment),
  confirmed: fc.array(text),
  submissionId: text,
});
const aside = fc.record({
  path: text,
  reason: fc.constantFrom('notAsked' as const, 'unfit' as const, 'askedAgain' as const),
  asked: text,
  stored,
  attachments: fc.array(attachment, { maxLength: 2 }),
});
const draft: fc.Arbitrary<Draft> = fc.record({
  format: fc.constant(1 as const),
  questionnaire: fc.record({ id: text, edition: text, version: fc.nat(), sha256: text }),
  contextId: text,
  revision: fc.nat(),
  createdAt: whole,
  savedAt: whole,
  place: fc.option(text),
  record: record,
  asked: fc.dictionary(text, text),
  words: fc.dictionary(text, fc.record({ label: text, options: fc.dictionary(text, text) })),
  questions: text,
  setAside: fc.array(aside, { maxLength: 3 }),
  flags: fc.option(fc.dictionary(text, text), { nil: undefined }),
  sendingSince: fc.option(whole, { nil: undefined }),
  title: fc.option(text, { nil: undefined }),
  label: fc.option(text, { nil: undefined }),
  removeAfter: fc.option(whole, { nil: undefined }),
  isPassed: fc.option(fc.boolean(), { nil: undefined }),
});

/** JSON's own view, in which a dictionary without prototype is an object like any other. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

describe('a draft', () => {
  it('reads back as it was written, whatever was typed', () => {
    fc.assert(
      fc.property(draft, (written) => {
        const reading = readDraft(writeDraft(written));
        assert.equal(reading.status, 'ok');
        assert.deepEqual(plain(reading.status === 'ok' && reading.draft), plain(written));
        assert.equal(writeDraft(reading.status === 'ok' ? reading.draft : draftOf()), writeDraft(written));
      }),
      { numRuns: 300 },
    );
  });

  it('of which any one character was changed is damaged', () => {
    const written = writeDraft(draftOf());
    for (let at = 0; at < written.length; at += 1) {
      for (let bit = 0; bit < 16; bit += 1) {
        const flipped = String.fromCharCode(written.charCodeAt(at) ^ (1 << bit));
        const reading = readDraft(written.slice(0, at) + flipped + written.slice(at + 1));
        assert.equal(reading.status, 'damaged', `character ${at}, bit ${bit}`);
      }
    }
  });

  it('that was cut, lengthened or mixed with another is damaged', () => {
    const [written, other] = [writeDraft(draftOf()), writeDraft(draftOf({ revision: 2 }))];
    for (let at = 0; at < written.length; at += 1) {
      assert.equal(readDraft(written.slice(0, at)).status, 'damaged');
      assert.equal(readDraft(`${written.slice(0, at)} ${written.slice(at)}`).status, 'damaged');
      const mixed = written.slice(0, at) + other.slice(at);
      if (mixed !== written && mixed !== other) assert.equal(readDraft(mixed).status, 'damaged');
    }
  });

  it('that is anything but a draft never makes reading it fail', () => {
    const signed = fc.anything().map((value) => {
      const json = JSON.stringify(value) ?? '';
      return `${checksumOf(json)} ${json}`;
    });
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.json(), signed), (value) => {
        const { status } = readDraft(value);
        assert.equal(status, value === undefined ? 'none' : 'damaged');
      }),
      { numRuns: 2000 },
    );
  });

  it('with a member of a wrong type is damaged, however well it is signed', () => {
    const whole = draftOf({
      record: recordOf({ a: 'x' }, [attachmentOf('a1')]),
      setAside: [{ path: 'b', reason: 'unfit', asked: '', stored: null, attachments: [] }],
    });
    const wrong = (change: (draft: Record<string, never>) => unknown) => {
      const copy = structuredClone(whole) as unknown as Record<string, never>;
      change(copy);
      const json = JSON.stringify(copy);
      return readDraft(`${checksumOf(json)} ${json}`).status;
    };
    assert.equal(
      wrong(() => undefined),
      'ok',
    );
    const members = Object.keys(whole).filter((name) => name !== 'format');
    for (const name of members) {
      for (const value of [undefined, true, {}, [1], 1.5]) {
        const allowed = name === 'asked' && JSON.stringify(value) === '{}';
        assert.equal(
          wrong((copy) => Object.assign(copy, { [name]: value })),
          allowed ? 'ok' : 'damaged',
          `${name} ${JSON.stringify(value)}`,
        );
      }
    }
    const record = (changes: object) => wrong((copy) => Object.assign(copy.record ?? {}, changes));
    assert.equal(record({ answers: { a: { b: 1 } } }), 'damaged');
    assert.equal(record({ answers: { a: [1] } }), 'damaged');
    assert.equal(record({ answers: { a: 0.1 } }), 'damaged');
    assert.equal(record({ attachments: { a1: { ref: 'a1' } } }), 'damaged');
    assert.equal(record({ confirmed: 'late' }), 'damaged');
  });

  it('of a later release, or of somebody else, is foreign', () => {
    const later = { ...draftOf(), format: 2, new: { shape: [] } } as unknown as Draft;
    assert.equal(readDraft(writeDraft(later)).status, 'foreign');
    const { questionnaire } = draftOf();
    const under = (edition: string, contextId: string) =>
      readDraft(writeDraft(draftOf()), draftKey({ ...questionnaire, edition }, contextId)).status;
    assert.deepEqual([under('2026', 'sponsor-2'), under('2027', 'sponsor-1')], ['foreign', 'foreign']);
    assert.equal(under('2026', 'sponsor-1'), 'ok');
  });

  it('has a key of its own for each questionnaire, edition and context, whatever they are called', () => {
    const named = fc.tuple(text, text, text);
    const keyOf = ([id, edition, context]: readonly [string, string, string]) => draftKey({ id, edition }, context);
    fc.assert(
      fc.property(named, named, (one, other) => {
        assert.equal(
          keyOf(one) === keyOf(other),
          one.every((name, i) => name === other[i]),
        );
        assert.equal(keyOf(one).split('/').length, 2);
      }),
    );
    assert.notEqual(keyOf(['a/b', '1', 'c']), keyOf(['a', '1', 'b/c']));
    assert.notEqual(keyOf(['a@b', '1', 'c']), keyOf(['a', 'b@1', 'c']));
    assert.equal(keyOf(['sample-renewal', '2026', 'sponsor-1']), 'sample-renewal@2026/sponsor-1');
  });

  it('remembers how each answered question was asked, with the revisions of those it belongs to', () => {
    const explain = { on: 'yes', label: 'Why?' };
    const questionnaire = questionnaireOf({
      first: [
        { id: 'legalName', kind: 'text' },
        { id: 'mission', kind: 'yesNo', revision: 3, explain },
        choiceOf('method', 'choices'),
        { id: 'blank', kind: 'text' },
        { id: 'findings', kind: 'rows', revision: 2, columns: [{ id: 'credits', kind: 'integer', label: 'Credits' }] },
      ],
    });
    const answers = { legalName: 'x', mission: 'yes', 'mission/explanation': 'y', method: ['one'], gone: 'z' };
    const rows = { findings: ['r1', 'r2'], 'findings/r1/credits': 1, 'findings/r2/credits': 2 };
    const { asked, ...rest } = createDraft({
      questionnaire,
      contextId: 'c',
      revision: 4,
      createdAt: 1,
      savedAt: 2,
      place: null,
      record: recordOf({ ...answers, ...rows }),
      setAside: [],
    });
    const parts = { mission: 'yesNo 3', 'mission/explanation': 'longText 3' };
    const cells = { findings: 'rows 2', 'findings/*/credits': 'integer 2' };
    assert.deepEqual(asked, { legalName: 'text', ...parts, method: 'choices', ...cells });
    const { id, edition, version, sha256 } = questionnaire;
    assert.deepEqual(rest.questionnaire, { id, edition, version, sha256 });
  });

  it('knows all its files, those set aside too', () => {
    const setAside = [
      { path: 'b', reason: 'unfit', asked: '', stored: ['a2'], attachments: [attachmentOf('a2')] } as const,
    ];
    const both = draftOf({ record: recordOf({ a: ['a1'] }, [attachmentOf('a1')]), setAside });
    assert.deepEqual([...attachmentsOf(both).keys()].sort(), ['a1', 'a2']);
  });
});
