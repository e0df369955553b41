import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { acceptFiles, describeFile, examineFiles, type FileRules } from '../../src/engine/attachments.ts';
import { endingOf, inspectContent } from '../../src/engine/file-content.ts';
import * as samples from '../fixtures/files/samples.ts';
import { bytesOf, u32, zip } from '../fixtures/files/zip.ts';

const OFFICE_ENDINGS = ['.pdf', '.doc', '.docx', '.xls', '.xlsx', '.jpg', '.bmp'];

function rules(changes: Partial<FileRules> & { accept?: readonly string[]; maxPerQuestion?: number } = {}): FileRules {
  const { accept, maxPerQuestion, ...rest } = changes;
  return { limits: { accept, maxPerQuestion }, usedInQuestion: 0, countInQuestion: 0, usedInSubmission: 0, ...rest };
}

function candidate(name: string, bytes: Uint8Array) {
  return { name, size: bytes.length, bytes };
}

/** The code a file is refused with, or its media type when it is taken. */
function outcome(name: string, bytes: Uint8Array, given = rules()) {
  const { rejected } = acceptFiles([candidate(name, bytes)], given);
  return rejected[0]?.code ?? inspectContent(endingOf(name), bytes).type;
}

function counter() {
  let count = 0;
  return () => `a${(count += 1)}`;
}

describe('the content of a file', () => {
  const OFFICE = 'application/vnd.openxmlformats-officedocument';
  const good: [name: string, bytes: Uint8Array, type: string][] = [
    ['plan.pdf', samples.pdf, 'application/pdf'],
    ['PLAN.PDF', samples.pdf, 'application/pdf'],
    ['plan.docx', samples.docx, `${OFFICE}.wordprocessingml.document`],
    ['sheet.xlsx', samples.xlsx, `${OFFICE}.spreadsheetml.sheet`],
    ['slides.pptx', samples.pptx, `${OFFICE}.presentationml.presentation`],
    ['old.doc', samples.ole, 'application/msword'],
    ['old.xls', samples.ole, 'application/vnd.ms-excel'],
    ['rich.doc', samples.rtf, 'application/msword'],
    ['text.odt', samples.odt, 'application/vnd.oasis.opendocument.text'],
    ['photo.jpg', samples.jpg, 'image/jpeg'],
    ['photo.JPEG', samples.jpg, 'image/jpeg'],
    ['scan.bmp', samples.bmp, 'image/bmp'],
    ['logo.png', samples.png, 'image/png'],
    ['logo.gif', samples.gif, 'image/gif'],
    ['fax.tiff', samples.tiff, 'image/tiff'],
    ['list.csv', bytesOf('name,hours\r\nSample,2\r\n\x1a'), 'text/csv'],
    ['note.txt', bytesOf([0xff, 0xfe], 'N\0o\0t\0e\0'), 'text/plain'],
    ['brands.txt', bytesOf('BMW, MZ and others'), 'text/plain'],
    ['latin.txt', bytesOf('Renovaci\xf3n'), 'text/plain'],
  ];
  for (const [name, bytes, type] of good) {
    it(`of ${name} is taken as ${type}`, () => assert.equal(outcome(name, bytes), type));
  }

  const bad: [name: string, bytes: Uint8Array, code: string][] = [
    ['archive.zip', samples.archive, 'archive'],
    ['report.pdf.ZIP', samples.pdf, 'archive'],
    ['renamed.docx', samples.archive, 'archive'],
    ['renamed.pdf', samples.archive, 'archive'],
    ['renamed.txt', samples.archive, 'archive'],
    ['noending', samples.archive, 'archive'],
    ['packed.docx', bytesOf('Rar!\x1a\x07\x00'), 'archive'],
    ['picture-and-archive.gif', bytesOf(samples.gif, samples.archive), 'archive'],
    ['text.pdf', bytesOf('Just text'), 'content'],
    ['picture.pdf', samples.png, 'content'],
    ['program.pdf', samples.program, 'content'],
    ['program', samples.program, 'content'],
    ['workbook.docx', samples.xlsx, 'content'],
    ['document.pdf', samples.docx, 'content'],
    ['macros.docx', samples.docxWithMacros, 'content'],
    ['locked.docx', samples.ole, 'content'],
    ['truncated.docx', samples.docx.subarray(0, samples.docx.length - 30), 'content'],
    ['binary.csv', samples.ole, 'content'],
    ['hidden.txt', samples.pdf, 'content'],
    ['photo.jpg', samples.png, 'content'],
  ];
  for (const [name, bytes, code] of bad) {
    it(`of ${name} is refused as ${code}`, () => assert.equal(outcome(name, bytes), code));
  }

  it('may follow lines that a scanner put before a PDF header', () => {
    assert.equal(outcome('scan.pdf', bytesOf('\x1b%-12345X@PJL JOB\n', samples.pdf)), 'application/pdf');
  });

  it('is read from a workbook that carries the records for very large containers', () => {
    const plain = samples.xlsx;
    const end = plain.subarray(-22);
    const start = new DataView(end.buffer, end.byteOffset).getUint32(16, true);
    const at = plain.length - 22;
    const record = bytesOf(
      'PK\x06\x06',
      Array.from({ length: 44 }, () => 0),
      u32(start),
      u32(0),
    );
    const locator = bytesOf('PK\x06\x07', u32(0), u32(at), u32(0), u32(1));
    const large = bytesOf(plain.subarray(0, at), record, locator, end.subarray(0, 16), u32(0xffffffff), [0, 0]);
    assert.equal(outcome('export.xlsx', large), inspectContent('.xlsx', samples.xlsx).type);
  });

  it('may hold an archive somewhere inside a PDF, as attachments do, without being one', () => {
    assert.equal(outcome('portfolio.pdf', bytesOf(samples.pdf, samples.archive, '\n%%EOF')), 'application/pdf');
  });

  it('is read from a package with a comment at its end', () => {
    const bytes = zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '' }, 'Sample comment');
    assert.equal(outcome('noted.docx', bytes), inspectContent('.docx', samples.docx).type);
  });

  it('never makes the check fail, whatever the bytes are', () => {
    const heads = [samples.docx, samples.archive, samples.pdf, samples.ole, samples.png];
    fc.assert(
      fc.property(
        fc.constantFrom(...heads),
        fc.array(fc.tuple(fc.nat(2000), fc.nat(255))),
        fc.nat(2000),
        fc.constantFrom('.docx', '.pdf', '.txt', '.foo', ''),
        (head, flips, length, ending) => {
          const bytes = Uint8Array.from(head.subarray(0, length));
          for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
          const { type, refused } = inspectContent(ending, bytes);
          assert.ok((type === undefined) !== (refused === undefined));
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('the name of a file', () => {
  const given = rules({ accept: OFFICE_ENDINGS });

  it('is judged by its last ending only, in any case', () => {
    assert.equal(outcome('a.pdf.exe', samples.pdf, given), 'type');
    assert.equal(outcome('a.exe.pdf', samples.pdf, given), 'application/pdf');
    assert.equal(outcome('A.PdF', samples.pdf, given), 'application/pdf');
  });

  it('cannot hide its ending behind dots, blanks or text direction marks', () => {
    assert.equal(outcome('a.pdf.exe. .', samples.program, given), 'type');
    assert.equal(outcome('fdp\u202e.exe', samples.program, given), 'type');
    assert.equal(outcome('folder.pdf/program', samples.pdf, given), 'type');
  });

  it('of a JPEG may be spelled either way where the questionnaire names one', () => {
    assert.equal(outcome('a.jpeg', samples.jpg, given), 'image/jpeg');
    assert.equal(outcome('a.jpg', samples.jpg, rules({ accept: ['.jpeg'] })), 'image/jpeg');
  });

  it('with an archive ending is refused even where the questionnaire names it', () => {
    assert.equal(outcome('a.zip', samples.archive, rules({ accept: ['.zip'] })), 'archive');
  });

  it('with a runnable ending is refused unless the questionnaire names it', () => {
    for (const name of ['a.exe', 'a.js', 'a.html', 'a.docm', 'a.svg']) {
      assert.equal(outcome(name, bytesOf('text')), 'type', name);
    }
    assert.equal(outcome('a.svg', bytesOf('<svg/>'), rules({ accept: ['.svg'] })), 'image/svg+xml');
  });

  it('comes back with the reason and the endings that are accepted', () => {
    const { rejected } = acceptFiles([candidate('a.pages', samples.pdf)], rules({ accept: ['.pdf', '.docx'] }));
    assert.deepEqual(rejected, [
      { name: 'a.pages', code: 'type', params: { ending: '.pages', accept: '.pdf, .docx' } },
    ]);
  });
});

describe('the size of files', () => {
  it('may reach the limit of a question exactly, and not exceed it by one byte', () => {
    const given = rules({ maxPerQuestion: 20_000, usedInQuestion: 5_000 });
    assert.equal(outcome('a.pdf', samples.pdfOf(15_000), given), 'application/pdf');
    const { rejected } = acceptFiles([candidate('a.pdf', samples.pdfOf(15_001))], given);
    const params = { size: 15_001, used: 5_000, maximum: 20_000, left: 15_000 };
    assert.deepEqual(rejected, [{ name: 'a.pdf', code: 'tooLarge', params }]);
  });

  it('may reach the limit of the submission exactly, and not exceed it by one byte', () => {
    const given = rules({ maxPerSubmission: 20_000, usedInSubmission: 19_000 });
    assert.equal(outcome('a.pdf', samples.pdfOf(1_000), given), 'application/pdf');
    assert.equal(outcome('a.pdf', samples.pdfOf(1_001), given), 'submissionTooLarge');
  });

  it('is counted file by file, so that what fits is taken', () => {
    const files = [
      candidate('big.pdf', samples.pdfOf(6_000)),
      candidate('wrong.pdf', samples.pngOf(3_000)),
      candidate('too-big.pdf', samples.pdfOf(5_000)),
      candidate('small.pdf', samples.pdfOf(4_000)),
      candidate('one-more.pdf', samples.pdfOf(10)),
    ];
    const { accepted, rejected } = acceptFiles(files, rules({ maxPerQuestion: 10_000 }));
    assert.deepEqual(
      accepted.map(({ name }) => name),
      ['big.pdf', 'small.pdf'],
    );
    assert.deepEqual(
      rejected.map(({ name, code }) => [name, code]),
      [
        ['wrong.pdf', 'content'],
        ['too-big.pdf', 'tooLarge'],
        ['one-more.pdf', 'tooLarge'],
      ],
    );
  });

  it('of zero is refused as empty, and the number of files is limited', () => {
    assert.equal(outcome('a.pdf', new Uint8Array(0)), 'empty');
    const given = rules({ maxItems: 3, countInQuestion: 2 });
    const { rejected } = acceptFiles([candidate('a.pdf', samples.pdf), candidate('b.pdf', samples.pdf)], given);
    assert.deepEqual(rejected, [{ name: 'b.pdf', code: 'tooMany', params: { maximum: 3 } }]);
  });

  it('never adds up to more than a limit', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.nat(1000), fc.nat(1000), fc.nat(6), (given, maxPerQuestion, maxPerSubmission, maxItems) => {
        const files = given.map((size, index) => candidate(`${index}.pdf`, samples.pdfOf(size)));
        const { accepted, rejected } = acceptFiles(files, rules({ maxPerQuestion, maxPerSubmission, maxItems }));
        const total = accepted.reduce((sum, { size }) => sum + size, 0);
        assert.ok(total <= Math.min(maxPerQuestion, maxPerSubmission) && accepted.length <= maxItems);
        assert.equal(accepted.length + rejected.length, files.length);
      }),
    );
  });
});

describe('picking files', () => {
  it('gives each file its facts, its hash and its bytes, whatever the browser calls it', async () => {
    const file = samples.fileOf('plan.pdf', samples.pdf, 'text/html');
    const { accepted, rejected } = await examineFiles([file], rules({ accept: OFFICE_ENDINGS }), counter());
    const sha256 = createHash('sha256').update(samples.pdf).digest('hex');
    const attachment = { ref: 'a1', name: 'plan.pdf', size: samples.pdf.length, type: 'application/pdf', sha256 };
    assert.deepEqual(rejected, []);
    assert.deepEqual(accepted[0]?.attachment, attachment);
    assert.deepEqual(new Uint8Array(accepted[0].bytes), Uint8Array.from(samples.pdf));
    assert.deepEqual((await describeFile(file, 'a1')).attachment, attachment);
  });

  it('keeps two files of one name and refuses the rest with reasons, in order', async () => {
    const files = [
      samples.fileOf('plan.pdf', samples.pdfOf(400, 1)),
      samples.fileOf('plan.docx', samples.archive),
      samples.fileOf('plan.pdf', samples.pdfOf(400, 2)),
      samples.fileOf('plan.pdf', samples.pdfOf(400, 3)),
    ];
    const { accepted, rejected } = await examineFiles(files, rules({ maxPerQuestion: 1000 }), counter());
    assert.deepEqual(
      accepted.map(({ attachment }) => [attachment.ref, attachment.name]),
      [
        ['a1', 'plan.pdf'],
        ['a2', 'plan.pdf'],
      ],
    );
    assert.notEqual(accepted[0]?.attachment.sha256, accepted[1]?.attachment.sha256);
    assert.deepEqual(
      rejected.map(({ name, code }) => [name, code]),
      [
        ['plan.docx', 'archive'],
        ['plan.pdf', 'tooLarge'],
      ],
    );
  });

  it('does not read a file that its size rules out', async () => {
    const file = samples.fileOf('huge.pdf', samples.pdfOf(2000));
    file.arrayBuffer = () => assert.fail('It was read.');
    const { rejected } = await examineFiles([file], rules({ maxPerQuestion: 1000 }), counter());
    assert.equal(rejected[0]?.code, 'tooLarge');
  });

  it('says so when a file cannot be read, or changed meanwhile, and takes the next one', async () => {
    const gone = samples.fileOf('gone.pdf', samples.pdf);
    gone.arrayBuffer = () => Promise.reject(new DOMException('', 'NotReadableError'));
    const changed = samples.fileOf('changed.pdf', samples.pdf);
    changed.arrayBuffer = () => Promise.resolve(new ArrayBuffer(3));
    const good = samples.fileOf('good.pdf', samples.pdf);
    const { accepted, rejected } = await examineFiles([gone, changed, good], rules(), counter());
    assert.deepEqual(
      rejected.map(({ code }) => code),
      ['unreadable', 'unreadable'],
    );
    assert.equal(accepted[0]?.attachment.ref, 'a1');
  });

  it('says so when the page has no secure context', async (t) => {
    t.mock.getter(globalThis, 'crypto', () => ({}));
    const file = samples.fileOf('plan.pdf', samples.pdf);
    const { accepted, rejected } = await examineFiles([file], rules(), counter());
    assert.deepEqual(accepted, []);
    assert.deepEqual(rejected, [{ name: 'plan.pdf', code: 'insecure', params: {} }]);
    await assert.rejects(describeFile(file, 'a1'), { name: 'FileReadError', code: 'insecure' });
  });
});
