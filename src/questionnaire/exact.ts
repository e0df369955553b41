/**
 * An exact decimal number: `units / 10^scale`. Money, percents, decimals and integers are all held this way
 * inside the rules, so that no binary float ever enters a sum or a step check.
 */
export interface Exact {
  readonly units: bigint;
  readonly scale: number;
}

/** Whether a value is an exact number. */
export function isExact(value: unknown): value is Exact {
  return typeof value === 'object' && value !== null && 'units' in value;
}

const PLAIN_NUMBER = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/** Builds an exact number from units of the given scale: `exact(875n, 2)` is 8.75. */
export function exact(units: bigint | number, scale = 0): Exact {
  return { units: BigInt(units), scale };
}

/** Reads `"875.00"`, `"-3"` or `"0.1"`; undefined for anything else (no separators, no exponents). */
export function parseExact(text: string): Exact | undefined {
  const match = PLAIN_NUMBER.exec(text.trim());
  if (!match) return undefined;
  const fraction = match[3] ?? '';
  const units = BigInt(`${match[2]}${fraction}`);
  return { units: match[1] === '-' ? -units : units, scale: fraction.length };
}

/** The shortest plain text of the number: `0.30` becomes `"0.3"`, or exactly `digits` places when given. */
export function formatExact(value: Exact, digits?: number): string {
  const { units, scale } = digits === undefined ? shortened(value) : roundTo(value, digits);
  const sign = units < 0n ? '-' : '';
  const figures = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  return scale === 0 ? `${sign}${figures}` : `${sign}${figures.slice(0, -scale)}.${figures.slice(-scale)}`;
}

/** Negative, zero or positive, as `a` is below, equal to or above `b`. */
export function compareExact(a: Exact, b: Exact): number {
  const [left, right] = aligned(a, b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The sum of two numbers. */
export function addExact(a: Exact, b: Exact): Exact {
  const [left, right, scale] = aligned(a, b);
  return { units: left + right, scale };
}

/** `a` less `b`. */
export function subtractExact(a: Exact, b: Exact): Exact {
  return addExact(a, { units: -b.units, scale: b.scale });
}

/** The product, with all its decimal places. */
export function multiplyExact(a: Exact, b: Exact): Exact {
  return { units: a.units * b.units, scale: a.scale + b.scale };
}

/** Rounds half up (away from zero at a tie) to `digits` decimal places; pads when there are fewer. */
export function roundTo(value: Exact, digits: number): Exact {
  if (value.scale <= digits) {
    return { units: value.units * 10n ** BigInt(digits - value.scale), scale: digits };
  }
  return { units: divideHalfUp(value.units, 10n ** BigInt(value.scale - digits)), scale: digits };
}

/** Rounds half up to the nearest multiple of `step`, a number above zero. */
export function roundToStep(value: Exact, step: Exact): Exact {
  const [units, stepUnits, scale] = aligned(value, step);
  return { units: divideHalfUp(units, stepUnits) * stepUnits, scale };
}

/** Whether the number is a whole multiple of `step`. */
export function isMultipleOf(value: Exact, step: Exact): boolean {
  const [units, stepUnits] = aligned(value, step);
  return units % stepUnits === 0n;
}

/** The integer, when the number is whole and safe to hold in a JavaScript number. */
export function toInteger(value: Exact): number | undefined {
  const { units, scale } = shortened(value);
  const asNumber = Number(units);
  return scale === 0 && Number.isSafeInteger(asNumber) ? asNumber : undefined;
}

function shortened({ units, scale }: Exact): Exact {
  while (scale > 0 && units % 10n === 0n) {
    units /= 10n;
    scale -= 1;
  }
  return { units, scale };
}

function divideHalfUp(units: bigint, divisor: bigint): bigint {
  const magnitude = units < 0n ? -units : units;
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n);
  return units < 0n ? -rounded : rounded;
}

function aligned(a: Exact, b: Exact): [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * 10n ** BigInt(scale - a.scale), b.units * 10n ** BigInt(scale - b.scale), scale];
}
