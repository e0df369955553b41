import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { findPhp } from '../../scripts/php.mjs';
import { mediaTypeOf } from '../../src/engine/file-content.ts';
import { openSession } from '../../src/engine/session.ts';
import {
  addExact,
  compareExact,
  exact,
  formatExact,
  isMultipleOf,
  multiplyExact,
  parseExact,
  roundTo,
  roundToStep,
  subtractExact,
  toInteger,
} from '../../src/questionnaire/exact.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { patternSlip } from '../../src/questionnaire/pattern.ts';
import { addDays, addMonths, daysBetween } from '../../src/questionnaire/plain-date.ts';
import { verifyPayload } from '../../src/verify/verify-payload.ts';
import { bytesOf, zip } from '../fixtures/files/zip.ts';
import * as samples from '../fixtures/files/samples.ts';
import { patience, runs } from '../fuzz/tape.ts';
import { noPhp, type PhpProcess, startPhp } from './php-process.ts';

const program = findPhp();

describe('What a PHP server is made of', { skip: program === undefined && noPhp }, () => {
  let php: PhpProcess;
  before(() => (php = startPhp(program ?? '')));
  after(() => php.close());
  const options = (short: number) => ({ numRuns: runs(short), ...patience() });

  it('calculates with exact numbers of any size', async () => {
    const digits = fc.oneof(fc.nat(999).map(String), fc.bigInt({ min: 0n, max: 10n ** 40n }).map(String));
    const fraction = fc.oneof(
      fc.constant(''),
      fc.nat(99_999).map((tail) => `.${tail}`),
    );
    const number = fc.tuple(fc.constantFrom('', '-', '+'), digits, fraction).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(number, number, async (a, b) => {
        const [left, right] = [parseExact(a), parseExact(b)];
        assert.ok(left && right);
        const isStep = right.units > 0n;
        assert.deepEqual(await php.ask({ do: 'calculate', a, b }), {
          sum: formatExact(addExact(left, right)),
          difference: formatExact(subtractExact(left, right)),
          product: formatExact(multiplyExact(left, right)),
          rounded: formatExact(roundTo(left, 2)),
          order: compareExact(left, right),
          whole: toInteger(left) ?? null,
          stepped: isStep ? formatExact(roundToStep(left, right)) : null,
          isMultiple: isStep ? isMultipleOf(left, right) : null,
        });
      }),
      options(500),
    );
    assert.equal(formatExact(exact(-30n, 2)), '-0.3');
  });

  it('counts days and months as Node does', async () => {
    const date = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });
    const day = date.map((one) => one.toISOString().slice(0, 10));
    const by = fc.oneof(fc.integer({ min: -900, max: 900 }), fc.maxSafeInteger());
    await fc.assert(
      fc.asyncProperty(day, day, by, async (one, other, count) => {
        assert.deepEqual(await php.ask({ do: 'shift', date: one, other, by: count }), {
          days: addDays(one, count) ?? null,
          months: addMonths(one, count) ?? null,
          between: daysBetween(one, other),
        });
      }),
      options(500),
    );
  });

  it('composes, lowers and trims texts, and knows web addresses, as JavaScript does', async () => {
    const letter = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }),
      fc.constantFrom(
        'e\u0301',
        'a\u0323\u0302',
        '\u1112\u1161\u11ab',
        'Å',
        '\u2126',
        'ΟΔΟΣ',
        'İ',
        '\u0958',
        ' ',
        '\ufeff',
      ),
    );
    const web = fc.constantFrom(
      'http:',
      'https://',
      '/',
      '\\',
      '@',
      ':80',
      '.',
      'www',
      '0x7f',
      '1',
      '%41',
      '?',
      '[',
      'é',
      '-',
    );
    const text = fc
      .oneof(fc.array(letter, { maxLength: 12 }), fc.array(web, { maxLength: 8 }))
      .map((all) => all.join(''));
    await fc.assert(
      fc.asyncProperty(text, async (one) => {
        assert.deepEqual(await php.ask({ do: 'text', text: one }), {
          composed: one.normalize('NFC'),
          lower: one.toLowerCase(),
          trimmed: one.trim(),
          isAddress: isAddress(one),
        });
      }),
      options(500),
    );
  });

  it('matches patterns as JavaScript does', async () => {
    const pieces = String.raw`a|[a-c]|[^a]|\d|\D|\w|[\W_]|\s|[^\s]|.|\p{L}|[\p{Lu}\d]|\b|\B|\x41|\u{1f600}|é|[.*-]|[[]|(a/b)|(?:ab|c)`;
    const piece = fc.constantFrom(...pieces.split('|'), '^', '$', '|', '#');
    const count = fc.constantFrom('', '', '', '?', '*', '+', '{2}', '{1,3}', '+?');
    const pattern = fc.array(fc.tuple(piece, count), { minLength: 1, maxLength: 5 }).map((all) => all.flat().join(''));
    const letters = fc.constantFrom(
      'a',
      'b',
      'c',
      'A',
      'é',
      'É',
      '1',
      '٣',
      '_',
      '-',
      ' ',
      '\u00a0',
      '\n',
      '\u2028',
      '😀',
      '/',
      '#',
      '[',
    );
    const texts = fc.array(fc.array(letters, { maxLength: 5 }), { minLength: 8, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(pattern, texts, async (source, lists) => {
        fc.pre(patternSlip(source) === undefined);
        const shape = new RegExp(`^(?:${source})$`, 'u');
        const all = lists.map((list) => list.join(''));
        assert.deepEqual(await php.ask({ do: 'match', pattern: source, texts: all }), {
          isPattern: true,
          matches: all.map((text) => shape.test(text)),
        });
      }),
      options(500),
    );
  });

  it('finds out files that are not what they are said to be, as a Node server does', async () => {
    const loaded = loadQuestionnaire(filesOnly);
    assert.ok(loaded.status === 'ready');
    await php.ask({ do: 'load', document: JSON.stringify(filesOnly) });
    const names = [
      'plan.pdf',
      'PLAN.PDF. ',
      'a.docx',
      'a.xlsx',
      'a.odt',
      'a.png',
      'a.JPEG',
      'a.txt',
      'a.zip',
      'a.foo',
      'a',
    ];
    const odd = [
      bytesOf('\x1b%-12345X@PJL JOB\n', samples.pdf),
      bytesOf(samples.pdf, samples.archive),
      zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '' }, 'Sample comment'),
      samples.docx.subarray(0, -3),
      bytesOf('plain words'),
    ];
    const { pdf, docx, xlsx, pptx, docxWithMacros, odt, archive, bmp, png, gif, jpg, tiff, ole, rtf } = samples;
    const contents = [pdf, docx, xlsx, pptx, docxWithMacros, odt, archive, bmp, png, gif, jpg, tiff, ole, rtf, ...odd];
    const folder = mkdtempSync(join(tmpdir(), 'questionnaire-'));
    const seen = { verified: 0, refused: 0 };
    try {
      for (const bytes of [...contents, samples.program]) {
        writeFileSync(join(folder, 'file'), bytes);
        for (const name of names) {
          const sha256 = createHash('sha256').update(bytes).digest('hex');
          const attachments = { a1: { name, size: bytes.length, type: mediaTypeOf(name), sha256 } };
          const session = openSession(loaded.questionnaire, { today, answers: { plan: ['a1'] }, attachments });
          const result = session.payload();
          assert.ok(result.status === 'valid');
          const node = await verifyPayload(loaded.questionnaire, result.payload, { today, files: { a1: bytes } });
          const expected = { status: node.status, reasons: node.status === 'refused' ? node.reasons : [] };
          const line = { do: 'verify', payload: JSON.stringify(result.payload), context: '{}', today };
          const files = { a1: Buffer.from(bytes).toString('base64') };
          assert.deepEqual(await php.ask({ ...line, files }), expected, name);
          assert.deepEqual(await php.ask({ ...line, paths: { a1: join(folder, 'file') } }), expected, name);
          seen[node.status] += 1;
        }
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.ok(seen.verified > 10 && seen.refused > 50, JSON.stringify(seen));
  });

  it('tells of files that are missing, changed or one too many', async () => {
    const loaded = loadQuestionnaire(filesOnly);
    assert.ok(loaded.status === 'ready');
    await php.ask({ do: 'load', document: JSON.stringify(filesOnly) });
    const session = openSession(loaded.questionnaire, { today });
    await session.attach('plan', [samples.fileOf('plan.pdf', samples.pdf)]);
    const result = session.payload();
    assert.ok(result.status === 'valid');
    const [ref = ''] = result.files.keys();
    const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
    const verify = async (files: Readonly<Record<string, string>>) =>
      await php.ask({ do: 'verify', payload: JSON.stringify(result.payload), context: '{}', today, files });
    const refused = (...reasons: object[]) => ({ status: 'refused', reasons });
    const at = `attachments/${ref}`;
    assert.deepEqual(await verify({ [ref]: base64(samples.pdf) }), { status: 'verified', reasons: [] });
    assert.deepEqual(
      await verify({ none: '' }),
      refused({ code: 'fileMissing', at }, { code: 'fileUnexpected', at: 'attachments/none' }),
    );
    assert.deepEqual(await verify({ [ref]: base64(bytesOf(samples.pdf, ' ')) }), refused({ code: 'fileDiffers', at }));
    // However PHP was given the payload, it says the same.
    const payload = JSON.stringify(result.payload);
    for (const form of ['text', 'objects', 'arrays']) {
      const answer = await php.ask({ do: 'verify', payload, context: '{}', today, as: form });
      assert.deepEqual(answer, { status: 'verified', reasons: [] }, form);
    }
  });

  it('is not shaken by anything that is no payload', async () => {
    await php.ask({ do: 'load', document: JSON.stringify(filesOnly) });
    const deep = '['.repeat(100_000) + ']'.repeat(100_000);
    for (const payload of ['', 'text', '5', 'null', '[]', '{}', '{"format":1}', '{"a":', '"\\ud800"', deep]) {
      const answer = await php.ask({ do: 'verify', payload, context: '{}', today });
      assert.equal(answer['status'], 'refused', payload.slice(0, 40));
    }
  });
});

const today = '2026-03-01';

const filesOnly = {
  format: 1,
  id: 'files-only',
  edition: '2026',
  version: 1,
  title: 'Files',
  language: 'en',
  sections: [{ id: 'only', title: 'Only', questions: [{ id: 'plan', kind: 'files', label: 'Plan' }] }],
};

function isAddress(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text);
    return (protocol === 'https:' || protocol === 'http:') && hostname.includes('.');
  } catch {
    return false;
  }
}
