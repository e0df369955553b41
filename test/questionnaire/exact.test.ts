import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addExact,
  compareExact,
  exact,
  type Exact,
  formatExact,
  isMultipleOf,
  multiplyExact,
  parseExact,
  roundTo,
  roundToStep,
  subtractExact,
  toInteger,
} from '../../src/questionnaire/exact.ts';

/** The oracle: a fraction of two BigInts, compared by cross-multiplication, never shortened. */
type Fraction = readonly [numerator: bigint, denominator: bigint];

const fractionOf = ({ units, scale }: Exact): Fraction => [units, 10n ** BigInt(scale)];
const same = ([a, b]: Fraction, [c, d]: Fraction) => a * d === c * b;
const absolute = (value: bigint) => (value < 0n ? -value : value);
const number = (text: string): Exact => {
  const parsed = parseExact(text);
  assert.ok(parsed, `${text} is a number`);
  return parsed;
};

const anyExact = fc.record({ units: fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n }), scale: fc.nat(8) });
const anyStep = fc.record({ units: fc.bigInt({ min: 1n, max: 10n ** 6n }), scale: fc.nat(4) });

describe('Reading and writing exact numbers', () => {
  it('reads what people write', () => {
    assert.deepEqual(parseExact('875.00'), exact(87500, 2));
    assert.deepEqual(parseExact('0.1'), exact(1, 1));
    assert.deepEqual(parseExact('-3'), exact(-3));
    assert.deepEqual(parseExact('007'), exact(7));
    assert.deepEqual(parseExact(' 12 '), exact(12));
    assert.deepEqual(parseExact('-0.50'), exact(-50, 2));
  });

  it('refuses separators, exponents, bare points, other digits and words', () => {
    const refused = ['', ' ', '1,000', '1 000', "1'000", '1e3', '.5', '5.', '1.2.3', '--1', '+-1', '0x10', '1n'];
    for (const text of [...refused, 'NaN', 'Infinity', '١٢', '１２', '½', '1_000', '−1', '5 %', '$5', '1.-5']) {
      assert.equal(parseExact(text), undefined, JSON.stringify(text));
    }
  });

  it('writes the shortest text, or exactly the asked places', () => {
    assert.equal(formatExact(exact(30, 2)), '0.3');
    assert.equal(formatExact(exact(100, 2)), '1');
    assert.equal(formatExact(exact(0, 5)), '0');
    assert.equal(formatExact(exact(-5, 1)), '-0.5');
    assert.equal(formatExact(exact(5, 3)), '0.005');
    assert.equal(formatExact(exact(3), 2), '3.00');
    assert.equal(formatExact(exact(43750, 2), 2), '437.50');
    assert.equal(formatExact(exact(1005, 3), 2), '1.01');
    assert.equal(formatExact(exact(-4, 3), 2), '0.00', 'there is no minus zero');
    assert.equal(formatExact(exact(5, 1), 0), '1');
  });

  it('gives back every number that it wrote, whatever its size', () => {
    fc.assert(
      fc.property(anyExact, (value) => {
        assert.ok(same(fractionOf(number(formatExact(value))), fractionOf(value)));
        assert.ok(!/\.\d*0$|^-0$/.test(formatExact(value)), 'no idle zero');
      }),
    );
  });

  it('never takes a number from text that JavaScript would read otherwise', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const parsed = parseExact(text);
        if (parsed) assert.equal(Number(formatExact(parsed)), Number(text));
      }),
    );
  });
});

describe('Arithmetic without a binary float', () => {
  it('knows that 0.1 and 0.2 make 0.3, and that 0.3 is three tenths', () => {
    assert.equal(formatExact(addExact(number('0.1'), number('0.2'))), '0.3');
    for (const text of ['0.3', '0.7', '2.3', '13.2', '512.4']) assert.ok(isMultipleOf(number(text), number('0.1')));
    for (const text of ['19.99', '0.07', '1.15']) assert.ok(isMultipleOf(number(text), number('0.01')));
    assert.ok(!isMultipleOf(number('0.35'), number('0.1')));
    assert.equal(formatExact(roundTo(number('0.15'), 1)), '0.2');
  });

  it('agrees with fractions on sums, differences and products', () => {
    fc.assert(
      fc.property(anyExact, anyExact, (a, b) => {
        const [[an, ad], [bn, bd]] = [fractionOf(a), fractionOf(b)];
        assert.ok(same(fractionOf(addExact(a, b)), [an * bd + bn * ad, ad * bd]));
        assert.ok(same(fractionOf(subtractExact(a, b)), [an * bd - bn * ad, ad * bd]));
        assert.ok(same(fractionOf(multiplyExact(a, b)), [an * bn, ad * bd]));
        const difference = an * bd - bn * ad;
        assert.equal(Math.sign(compareExact(a, b)), difference < 0n ? -1 : difference > 0n ? 1 : 0);
      }),
    );
  });

  it('does not care in which order or with how many idle zeros a sum is written', () => {
    fc.assert(
      fc.property(fc.array(anyExact, { minLength: 1, maxLength: 8 }), fc.nat(5), (values, idle) => {
        const padded = values.map(({ units, scale }) => ({ units: units * 10n ** BigInt(idle), scale: scale + idle }));
        const forward = values.reduce(addExact);
        assert.equal(compareExact(forward, padded.reverse().reduce(addExact)), 0);
        assert.equal(formatExact(forward), formatExact(padded.reduce(addExact)));
      }),
    );
  });
});

describe('Rounding', () => {
  it('rounds half a cent up, and away from zero below it', () => {
    const cases = [
      ['0.005', '0.01'],
      ['0.00499999', '0.00'],
      ['1.005', '1.01'],
      ['2.675', '2.68'],
      ['437.505', '437.51'],
      ['-0.005', '-0.01'],
      ['-0.0049', '0.00'],
      ['9.995', '10.00'],
    ] as const;
    for (const [from, to] of cases) assert.equal(formatExact(roundTo(number(from), 2), 2), to, from);
  });

  it('never moves a number by more than half of the last place, and ties go away from zero', () => {
    fc.assert(
      fc.property(anyExact, fc.nat(6), (value, digits) => {
        const rounded = roundTo(value, digits);
        assert.equal(rounded.scale, digits);
        const [vn, vd] = fractionOf(value);
        const [rn, rd] = fractionOf(rounded);
        const distance = absolute(rn * vd - vn * rd) * 2n;
        assert.ok(distance <= vd, 'within half');
        if (distance === vd) assert.ok(absolute(rn) * vd > absolute(vn) * rd, 'a tie grows');
      }),
    );
  });

  it('rounds to the nearest multiple of a step', () => {
    assert.equal(formatExact(roundToStep(number('2.355'), number('0.2'))), '2.4');
    assert.equal(formatExact(roundToStep(number('0.25'), number('0.1'))), '0.3');
    assert.equal(formatExact(roundToStep(number('-0.25'), number('0.1'))), '-0.3');
    assert.equal(formatExact(roundToStep(number('37'), number('25'))), '25');
    assert.equal(formatExact(roundToStep(number('37.5'), number('25'))), '50');
    fc.assert(
      fc.property(anyExact, anyStep, (value, step) => {
        const rounded = roundToStep(value, step);
        assert.ok(isMultipleOf(rounded, step));
        const twice = multiplyExact(subtractExact(rounded, value), exact(2));
        assert.ok(compareExact({ ...twice, units: absolute(twice.units) }, step) <= 0, 'within half a step');
      }),
    );
  });

  it('tells multiples of a step exactly', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), anyStep, (times, step) => {
        const multiple = multiplyExact(exact(times), step);
        assert.ok(isMultipleOf(multiple, step));
        const offStep = addExact(multiple, { units: step.units, scale: step.scale + 1 });
        assert.ok(!isMultipleOf(offStep, step), 'a tenth of a step beside it');
      }),
    );
  });
});

describe('Whole numbers', () => {
  it('gives a JavaScript integer only when the number is whole and safe', () => {
    assert.equal(toInteger(exact(1200, 2)), 12);
    assert.equal(toInteger(exact(1205, 2)), undefined);
    assert.equal(toInteger(exact(-7)), -7);
    assert.equal(toInteger(exact(BigInt(Number.MAX_SAFE_INTEGER))), Number.MAX_SAFE_INTEGER);
    assert.equal(toInteger(exact(BigInt(Number.MAX_SAFE_INTEGER) + 1n)), undefined);
    assert.ok(Object.is(toInteger(exact(0, 3)), 0));
  });
});
