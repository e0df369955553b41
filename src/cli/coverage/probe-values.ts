import type { Context } from '../../engine/context.ts';
import { fromRuleValue } from '../../engine/stored-value.ts';
import type { Limits } from '../../questionnaire/compiled.ts';
import {
  addExact,
  compareExact,
  exact,
  type Exact,
  isExact,
  isMultipleOf,
  subtractExact,
} from '../../questionnaire/exact.ts';
import type { RuleType, RuleValue } from '../../questionnaire/expression.ts';
import { addDays, isPlainDate } from '../../questionnaire/plain-date.ts';

/** Values worth trying, the plainest first. */
export interface Probes {
  readonly values: readonly unknown[];
  /** Whether no other value could make a difference to any condition. */
  readonly isWhole: boolean;
}

const most = 40;

/** Options: all of them; of long lists those that conditions name, and one more. */
export function optionProbes(offered: readonly string[], named: readonly RuleValue[], isPlain: boolean): Probes {
  const chosen = offered.length <= 12 || !isPlain ? offered.slice(0, most) : mentioned(offered, named);
  return { values: chosen, isWhole: isPlain || chosen.length === offered.length };
}

/** Lists of options: every mixture of those that conditions name and one more, as long as these are few. */
export function optionListProbes(offered: readonly string[], named: readonly RuleValue[], isPlain: boolean): Probes {
  const options = isPlain ? mentioned(offered, named) : offered;
  const isWhole = options.length <= 6;
  if (!isWhole) {
    const pairs = options.flatMap((one, i) => options.slice(i + 1).map((other) => [one, other]));
    return { values: [...options.map((one) => [one]), [...options], ...pairs.slice(0, most)], isWhole };
  }
  const mixtures = Array.from({ length: 2 ** options.length - 1 }, (_, i) =>
    options.filter((_, bit) => ((i + 1) >> bit) & 1),
  );
  return { values: mixtures.sort((a, b) => a.length - b.length), isWhole };
}

function mentioned(offered: readonly string[], named: readonly RuleValue[]): readonly string[] {
  const known = offered.filter((option) => named.includes(option));
  const other = offered.find((option) => !known.includes(option));
  return other === undefined ? known : offered.filter((option) => option === other || known.includes(option));
}

/** Numbers: small ones, the limits, and whatever they are compared with, each with its neighbours. */
export function numberProbes(
  type: RuleType,
  limits: Limits,
  named: readonly RuleValue[],
  isPlain: boolean,
  context: Context,
): Probes {
  const step = limits.step ?? stepOf(type, context);
  const { minimum, maximum } = limits;
  const corners = [...named.filter(isExact), ...[minimum, maximum].filter(isExact)];
  const plain = [0, 1, 2, 10, 1000].map((units) => exact(units, type.type === 'percent' ? 2 : 0));
  const near = corners.flatMap((value) => [value, subtractExact(value, step), addExact(value, step)]);
  const fits = (value: Exact) =>
    (isExact(minimum) ? compareExact(value, minimum) >= 0 : value.units >= 0n || corners.length > 0) &&
    (!isExact(maximum) || compareExact(value, maximum) <= 0) &&
    isMultipleOf(value, step);
  const stored = distinct([...near, ...plain].filter(fits).map((value) => fromRuleValue(type, value, context)));
  return { values: shortestFirst(stored).slice(0, most), isWhole: isPlain && stored.length <= most };
}

/** Dates: today, and whatever they are compared with, each with its neighbours and as many days off as is named. */
export function dateProbes(limits: Limits, named: readonly RuleValue[], isPlain: boolean, today: string): Probes {
  const { minimum, maximum } = limits;
  const isDate = (value: unknown): value is string => typeof value === 'string' && isPlainDate(value);
  const dates = distinct([today, ...[...named, minimum, maximum].filter(isDate)]);
  const counts = named.filter(isExact).map(({ units, scale }) => (scale === 0 ? Number(units) : 0));
  const shifts = distinct([
    0,
    1,
    -1,
    ...counts.flatMap((days) => [days, days - 1, days + 1, -days, 1 - days, -1 - days]),
  ]);
  const all = distinct(shifts.flatMap((days) => dates.map((date) => addDays(date, days)))).filter(isDate);
  const fits = all.filter((date) => !(isDate(minimum) && date < minimum) && !(isDate(maximum) && date > maximum));
  return { values: fits.slice(0, most), isWhole: isPlain && fits.length <= most };
}

const samples: Readonly<Record<string, readonly string[]>> = {
  email: ['sam@firm.example', 'kim@firm.example'],
  phone: ['+1 555 010 0100', '+1 555 010 0200'],
  url: ['https://firm.example', 'https://www.firm.example'],
};

/** Texts: samples that the question takes, and whatever they are compared with. */
export function textProbes(kind: string, limits: Limits, named: readonly RuleValue[], isPlain: boolean): Probes {
  const { pattern, minLength = 0, maxLength = 1000 } = limits;
  const plain = samples[kind] ?? ['Sample', 'Other', '100001', '2026', 'AB-1234', 'sam@firm.example'];
  const texts = [...plain, ...named.filter((value) => typeof value === 'string')];
  const fitted = texts.map((text) => (text.length < minLength ? text.padEnd(minLength, ' sample') : text));
  const fits = fitted.filter((text) => text.length <= maxLength && (!pattern || pattern.test(text)));
  const usual = samples[kind] || pattern ? fits : fits.filter((text) => !plain.slice(2).includes(text));
  return { values: distinct(usual).slice(0, most), isWhole: isPlain && usual.length > 0 };
}

function stepOf({ type }: RuleType, { digits }: Context): Exact {
  if (type === 'money') return exact(1, digits);
  if (type === 'percent') return exact(1, 2);
  return type === 'decimal' ? exact(1, 1) : exact(1);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function shortestFirst<T>(values: readonly T[]): readonly T[] {
  return [...values].sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length);
}
