import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { maxDepth } from '../../src/questionnaire/json-reader.ts';
import { maxTextLength, parseDocument } from '../../src/questionnaire/parse.ts';

const codes = (source: unknown) => parseDocument(source).issues.map(({ code }) => code);

/** JSON text as people write it: indented or not, with any white space that JSON allows. */
const jsonText = fc
  .tuple(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(undefined, 2, '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent));

describe('the text of a document', () => {
  it('gives the value that the platform reads', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        const { value, issues } = parseDocument(text);
        fc.pre(!/"(?:__proto__|constructor|prototype)"/.test(text));
        assert.deepEqual(value, JSON.parse(text));
        assert.deepEqual(issues, []);
      }),
      { numRuns: 500 },
    );
  });

  it('is read the same by the patient reader, which is asked when something is wrong', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        fc.pre(!/"(?:__proto__|constructor|prototype)"/.test(text));
        const { value, issues } = parseDocument(`${text} // a comment`);
        assert.deepEqual(value, JSON.parse(text));
        assert.deepEqual(
          issues.map(({ code }) => code),
          ['comment'],
        );
      }),
      { numRuns: 500 },
    );
  });

  it('is refused exactly when the platform refuses it, and every refusal has a line', () => {
    const broken = fc
      .tuple(jsonText, fc.nat(), fc.constantFrom('', ',', '}', ']', '{', '"', ':', 'x', '/', '\\', '\n', '\u00a0'))
      .map(([text, at, mark]) => {
        const offset = at % (text.length + 1);
        return text.slice(0, offset) + mark + text.slice(mark === '' ? offset + 1 : offset);
      });
    fc.assert(
      fc.property(fc.oneof(broken, fc.string(), fc.string({ unit: 'binary' })), (text) => {
        fc.pre(!/__proto__|constructor|prototype|\ufeff/.test(text));
        const { issues } = parseDocument(text);
        if (reads(text))
          assert.deepEqual(
            issues.filter(({ code }) => code !== 'duplicate-property'),
            [],
          );
        else assert.ok(issues.length > 0);
        for (const { line, column, message, remedy } of issues) {
          assert.ok(line !== undefined && line >= 1 && line <= text.split(/\r\n|\n|\r/).length);
          assert.ok(column !== undefined && column >= 1);
          assert.match(message, /\S.*\.$/su);
          assert.ok(remedy.length > 0);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('may begin with a byte order mark, which moves nothing', () => {
    const { value, issues, positions } = parseDocument('\ufeff{ "id": 1 }');
    assert.deepEqual([value, issues, positions('/id')], [{ id: 1 }, [], { line: 1, column: 3 }]);
  });

  it('names a property that stands twice, although the platform would take the last', () => {
    assert.deepEqual(codes('{"a": 1, "b": {"a": 2, "a": 3}}'), ['duplicate-property']);
  });

  it('finds what is written with escapes to be the same name', () => {
    assert.deepEqual(codes('{"a": 1, "\\u0061": 2}'), ['duplicate-property']);
    assert.deepEqual(codes('{"a": "\\\\", "b" :"\\":", "b"\n: "\\\\\\" : "}'), ['duplicate-property']);
  });

  it('takes names in texts for what they are', () => {
    assert.deepEqual(codes('{"a": "\\"b\\": {", "c": "\\\\"}'), []);
  });

  for (const name of ['__proto__', 'constructor', 'prototype']) {
    it(`has no property called ${name}, and nothing is reached through it`, () => {
      const { value, issues } = parseDocument(`{"deep": {"${name}": {"polluted": true}}}`);
      assert.deepEqual([value, issues.map(({ code }) => code)], [{ deep: {} }, ['forbidden-name']]);
      assert.equal(Object.hasOwn(Object.prototype, 'polluted'), false);
      assert.deepEqual(codes(JSON.parse(`{"deep": {"${name}": 1}}`)), ['forbidden-name']);
    });
  }

  it('may be nested as deep as is said, and not deeper', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    assert.deepEqual(codes(nested(maxDepth)), []);
    assert.deepEqual(codes(nested(maxDepth + 1)), ['too-deep']);
    assert.deepEqual(codes(JSON.parse(nested(maxDepth))), []);
    assert.deepEqual(codes(JSON.parse(nested(maxDepth + 1))), ['too-deep']);
  });

  it('may be as long as is said, and not longer', () => {
    const long = (length: number) => `"${'x'.repeat(length - 2)}"`;
    assert.deepEqual(codes(long(maxTextLength)), []);
    assert.deepEqual(codes(long(maxTextLength + 1)), ['too-long']);
  });

  for (const [sort, text] of Object.entries({
    'brackets without end': '['.repeat(1_000_000),
    'objects without end': '{"a":'.repeat(300_000),
    'a text without end': `["${'\\n'.repeat(1_000_000)}`,
    'the same name over and over': `{${'"a":{},'.repeat(200_000)}}`,
    'comments without end': '/*'.repeat(500_000),
    'words without end': 'a '.repeat(1_000_000),
    'texts without commas': `[${'"" '.repeat(500_000)}`,
  })) {
    it(`never keeps anybody waiting: ${sort}`, () => {
      const began = process.cpuUsage();
      assert.ok(codes(text).length > 0);
      assert.ok(process.cpuUsage(began).user < 3_000_000);
    });
  }

  it('stops listing slips where no document is left', () => {
    assert.ok(codes(`[${'"" '.repeat(5_000)}`).length <= 101);
  });
});

describe('a document that is parsed already', () => {
  it('is copied, so that nobody changes it afterwards', () => {
    const source = { sections: [{ id: 'a' }] };
    const { value, issues } = parseDocument(source);
    assert.deepEqual([value, issues], [source, []]);
    assert.notEqual((value as typeof source).sections, source.sections);
  });

  it('has no lines', () => {
    const { positions } = parseDocument({ id: 1 });
    assert.equal(positions('/id'), undefined);
  });

  it('is refused when it turns in circles, or holds what JSON cannot', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    assert.deepEqual(codes(circle), ['too-deep']);
    assert.deepEqual(codes({ a: { b: () => 1 } }), ['not-json']);
    assert.deepEqual(codes({ a: 1n }), ['not-json']);
    assert.deepEqual(codes(undefined), ['not-json']);
  });
});

describe('the place of a pointer', () => {
  const text = '{\n  "a": [\n    10,\n    { "b/c~d": true }\n  ]\n}';
  const { positions } = parseDocument(text);

  it('is the name of a property, or an item of a list', () => {
    assert.deepEqual(positions('/a'), { line: 2, column: 3 });
    assert.deepEqual(positions('/a/0'), { line: 3, column: 5 });
    assert.deepEqual(positions('/a/1/b~1c~0d'), { line: 4, column: 7 });
  });

  it('is the nearest around it when there is no such thing', () => {
    assert.deepEqual(positions('/a/1/nothing/here'), { line: 4, column: 5 });
    assert.deepEqual(positions('/nothing'), { line: 1, column: 1 });
    assert.deepEqual(positions(''), { line: 1, column: 1 });
  });

  it('counts lines however they end', () => {
    const lines = ['{', '"a": 1,', '"b": 2', '}'];
    for (const end of ['\n', '\r\n', '\r']) {
      assert.deepEqual(parseDocument(lines.join(end)).positions('/b'), { line: 3, column: 1 });
    }
  });
});

function reads(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
