import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../../src/questionnaire/canonical.ts';

const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.boolean(),
  fc.constant(null),
  fc.maxSafeInteger().filter((value) => !Object.is(value, -0)),
);
const anyJson = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    leaf,
    fc.array(tie('json'), { maxLength: 5 }),
    fc.dictionary(
      fc.oneof(fc.string(), fc.constantFrom('toString', '__proto__', 'constructor', '10', '9')),
      tie('json'),
      {
        maxKeys: 5,
      },
    ),
  ),
})).json;

/** The same data with its keys told in the opposite order, and its objects without a prototype. */
function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards);
  if (typeof value !== 'object' || value === null) return value;
  const turned = Object.create(null) as Record<string, unknown>;
  for (const [key, member] of Object.entries(value).reverse()) turned[key] = backwards(member);
  return turned;
}

/** Object prototypes do not matter, own enumerable members do. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Plants a property for the length of one test, as an old library on a host page would. */
function planted(target: object, name: string, value: unknown, run: () => void): void {
  Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
  try {
    run();
  } finally {
    Reflect.deleteProperty(target, name);
  }
}

describe('Canonical JSON', () => {
  it('sorts keys, leaves out white space and what is undefined', () => {
    assert.equal(canonicalJson({ b: 1, a: [true, null, 'x'], c: undefined }), '{"a":[true,null,"x"],"b":1}');
    assert.equal(canonicalJson({ a10: 1, a9: 2, B: 3, é: 4, '': 5 }), '{"":5,"B":3,"a10":1,"a9":2,"é":4}');
    assert.equal(canonicalJson([]), '[]');
    assert.equal(canonicalJson({}), '{}');
    assert.equal(canonicalJson(-0), '0');
  });

  it('sorts by UTF-16 code unit, as RFC 8785 does', () => {
    assert.equal(
      canonicalJson({ '\u{1f600}': 1, '\ufb33': 2, '€': 3, '\r': 4, '1': 5 }),
      '{"\\r":4,"1":5,"€":3,"\u{1f600}":1,"\ufb33":2}',
    );
  });

  it('is read back as the same data by any JSON parser', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const text = canonicalJson(value);
        assert.deepEqual(JSON.parse(text), plain(value));
        assert.equal(canonicalJson(JSON.parse(text)), text, 'and says the same of what was read');
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order in which the keys were set', () => {
    fc.assert(fc.property(anyJson, (value) => assert.equal(canonicalJson(backwards(value)), canonicalJson(value))));
  });

  it('tells different data apart', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (a, b) => {
        const equal = JSON.stringify(plain(backwards(a))) === JSON.stringify(plain(backwards(b)));
        if (equal) assert.equal(canonicalJson(a), canonicalJson(b));
        else if (canonicalJson(a) === canonicalJson(b)) assert.deepEqual(plain(a), plain(b));
      }),
    );
  });

  it('gives valid UTF-8 for text with half a character in it', () => {
    const text = canonicalJson(['\ud83d', 'a\ude00b', '\u{1f600}']);
    assert.equal(text, '["\\ud83d","a\\ude00b","\u{1f600}"]');
    assert.equal(new TextDecoder().decode(new TextEncoder().encode(text)), text);
  });

  it('writes control characters as JSON.stringify does', () => {
    for (let code = 0; code < 0x30; code += 1) {
      const text = `a${String.fromCharCode(code)}b`;
      assert.equal(canonicalJson(text), JSON.stringify(text));
    }
    assert.equal(canonicalJson('\u2028\u2029\u007f'), JSON.stringify('\u2028\u2029\u007f'));
  });

  it('refuses what has no exact JSON form', () => {
    const refused: unknown[] = [0.1, 1e21, NaN, Infinity, -Infinity, 2 ** 53, 1n, Symbol('x'), () => 1, undefined];
    refused.push(new Date(0), new Map([['a', 1]]), new Set([1]), /x/, new Uint8Array(2), new (class Answer {})());
    refused.push(Object('boxed'), Object(1));
    for (const value of refused) {
      assert.throws(() => canonicalJson(value), TypeError, String(value));
      assert.throws(() => canonicalJson({ answers: [value] }), TypeError, `${String(value)}, deep inside`);
    }
    // eslint-disable-next-line no-sparse-arrays
    assert.throws(() => canonicalJson([1, , 2]), TypeError, 'a hole');
  });

  it('repeats no answer in what it throws', () => {
    assert.throws(
      () => canonicalJson({ secret: [{ mainEmail: 0.123456 }] }),
      (error: Error) => !error.message.includes('mainEmail') && !error.message.includes('0.123456'),
    );
  });
});

describe('Canonical JSON on a page with old libraries', () => {
  const data = { list: [1, 'x', { deep: [true] }], text: 'a', none: null };
  const expected = '{"list":[1,"x",{"deep":[true]}],"none":null,"text":"a"}';

  it('is not altered by toJSON on arrays, text, numbers or objects', () => {
    for (const target of [Array.prototype, String.prototype, Number.prototype, Boolean.prototype, Object.prototype]) {
      planted(
        target,
        'toJSON',
        () => 'hijacked',
        () => assert.equal(canonicalJson(data), expected),
      );
    }
  });

  it('takes over nothing that was added to all objects or arrays', () => {
    planted(Object.prototype, 'extra', 'everywhere', () => assert.equal(canonicalJson(data), expected));
    planted(Object.prototype, 'list', ['replaced'], () => assert.equal(canonicalJson({ text: 'a' }), '{"text":"a"}'));
    planted(
      Array.prototype,
      'last',
      () => 1,
      () => assert.equal(canonicalJson(data), expected),
    );
    planted(Object.prototype, '\u0001', 'x', () => assert.equal(canonicalJson('\u0001'), '"\\u0001"'));
  });

  it('keeps a member called __proto__ apart from the prototype', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":true},"a":1}') as object;
    assert.equal(canonicalJson(hostile), '{"__proto__":{"polluted":true},"a":1}');
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
  });
});
