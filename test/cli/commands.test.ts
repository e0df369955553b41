import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { todayIn } from '../../src/cli/today-in.ts';
import { submissions } from '../verify/honest-payloads.ts';
import { runOn } from './files-in-memory.ts';

const file = 'annual-report.json';
const text = readFileSync(join(import.meta.dirname, '../../schemas/iacet/annual-report.2026.json'), 'utf8');
const sent = submissions().find(({ questionnaire: { id }, session }) => {
  const result = session.payload();
  return (
    id === 'iacet-annual-report' && result.status === 'valid' && Object.keys(result.payload.attachments).length > 0
  );
});
assert.ok(sent);
const result = sent.session.payload();
assert.ok(result.status === 'valid');
const { payload } = result;
const { today } = sent.session.snapshot;

const given = { [file]: text, 'payload.json': JSON.stringify(payload), 'context.json': JSON.stringify(sent.context) };
const start = (args: readonly string[], files: Readonly<Record<string, string>> = {}) =>
  runOn({ ...given, ...files }, ...args);

describe('questionnaire schema', () => {
  it('writes the schema, and tells beside it which rules a schema cannot say', async () => {
    const { code, out, note } = await start(['schema', file]);
    assert.equal(code, 0);
    assert.equal((JSON.parse(out) as { $schema: string }).$schema, 'https://json-schema.org/draft/2020-12/schema');
    assert.match(note, /^The schema says \d+ statements wholly, \d+ in part, \d+ not\.\n/);
    assert.match(note, / {2}not: rule \(calculation\): smallestAward\n/);
  });

  it('gives other programs both together', async () => {
    const { out, note } = await start(['schema', file, '--format', 'json']);
    const { schema, coverage } = JSON.parse(out) as { schema: object; coverage: { what: string }[] };
    assert.ok('properties' in schema && coverage.some(({ what }) => what === 'rule'));
    assert.equal(note, '');
  });

  it('writes to files', async () => {
    const { written, out } = await start(['schema', file, '-o', 's.json', '--report', 'r.json']);
    assert.deepEqual(Object.keys(written).sort(), ['r.json', 's.json']);
    assert.equal(out, '');
  });
});

describe('questionnaire types', () => {
  it('reads the standard input', async () => {
    const { code, out } = await start(['types', '-'], { '-': text });
    assert.equal(code, 0);
    assert.match(out, /export interface IacetAnnualReport2026Payload \{/);
  });
});

describe('questionnaire verify', () => {
  const honest = ['verify', file, 'payload.json', '--context', 'context.json', '--today', today];

  it('takes an honest payload', async () => {
    const { code, out } = await start(honest);
    assert.deepEqual([code, out], [0, 'Verified: the payload is what the questionnaire makes of its answers.\n']);
  });

  it('names every reason for which it refuses one', async () => {
    const altered = JSON.stringify({ ...payload, submissionId: '../x', paid: true });
    const { code, out } = await start([...honest, '--format', 'json'], { 'payload.json': altered });
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out), {
      status: 'refused',
      reasons: [
        { code: 'malformed', at: 'submissionId' },
        { code: 'malformed', at: 'paid' },
      ],
    });
  });

  it('compares files by the reference that their names begin with', async () => {
    const [ref = ''] = Object.keys(payload.attachments);
    const { code, out } = await start([...honest, '--files', 'folder'], { [`${ref}.pdf`]: 'not this one' });
    assert.equal(code, 1);
    assert.match(out, new RegExp(`attachments/${ref}: fileDiffers`));
  });

  it('says what it cannot do, and ends with 2', async () => {
    for (const [args, words] of [
      [['verify', file, 'nowhere.json'], /Cannot read nowhere\.json/],
      [['verify', file, 'payload.json'], /The context does not fit/],
      [[...honest, '--today', '2026-02-30'], /must be a date/],
      [['verify', '-', '-'], /Only one of the two/],
      [['verify', file], /missing required argument 'payload'/],
      [['schema', file, '--format', 'xml'], /Allowed choices are pretty, json/],
      [['publish'], /unknown command 'publish'/],
    ] as const) {
      const { code, note } = await start(args);
      assert.equal(code, 2, args.join(' '));
      assert.match(note, words);
    }
  });
});

describe('Every command', () => {
  it('tells what is wrong with a document at the line, and ends with 1', async () => {
    const broken = text.replace('"kind": "integer"', '"kind": "integr"');
    const line = broken.slice(0, broken.indexOf('integr')).split('\n').length;
    for (const args of [['schema'], ['types'], ['verify']]) {
      const { code, note } = await start([...args, file, ...(args[0] === 'verify' ? ['payload.json'] : [])], {
        [file]: broken,
      });
      assert.equal(code, 1);
      assert.match(note, new RegExp(`${file}:${line}:\\d+: .*integr`));
    }
    const { code, out } = await start(['types', file, '--format', 'json'], { [file]: '{' });
    assert.equal(code, 1);
    assert.equal((JSON.parse(out) as { status: string }).status, 'rejected');
  });

  it('is told by --help, and the release by --version', async () => {
    const { code, out } = await start(['--help']);
    assert.equal(code, 0);
    for (const name of ['schema', 'types', 'verify']) assert.match(out, new RegExp(`\\n  ${name} `));
    assert.equal((await start(['--version'])).out, '1.2.3\n');
  });

  it('knows which day it is where the document says', () => {
    const now = new Date('2026-03-01T03:00:00Z');
    assert.equal(todayIn('America/New_York', now), '2026-02-28');
    assert.equal(todayIn('Asia/Tokyo', now), '2026-03-01');
  });
});
