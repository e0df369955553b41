import { cellPath } from './cell-path.ts';
import { bandValue } from '../questionnaire/band-options.ts';
import {
  addExact,
  compareExact,
  exact,
  isExact,
  multiplyExact,
  roundTo,
  roundToStep,
  subtractExact,
  toInteger,
} from '../questionnaire/exact.ts';
import type { Condition, Operand, RuleValue, Spread } from '../questionnaire/expression.ts';
import { addDays, addMonths, daysBetween } from '../questionnaire/plain-date.ts';
import type { Band, Context } from './context.ts';

/** What rules are evaluated in: everything settled so far, seen from one place. */
export interface RuleScope {
  readonly context: Context;
  readonly today: string;
  /** The row in which the rule stands, if any. */
  readonly key: string | undefined;
  /** The value of an answer; undefined when blank or not relevant. */
  answer(node: number, key?: string): RuleValue;
  named(node: number): RuleValue;
  verdict(node: number): boolean | undefined;
  fires(node: number): boolean;
  /** Every value of a repeated answer with its row key, or of a list answer; blanks included. */
  spread(node: number): readonly (readonly [value: RuleValue, key: string | undefined])[];
  /** The same scope, seen from a row. */
  at(key: string | undefined): RuleScope;
}

/** How a condition is decided; handed in, because `if` and `where` need it and conditions need operands. */
export type Decide = (condition: Condition, scope: RuleScope) => boolean | undefined;

/** The value of an operand; see the table beside `Operand` for what blanks do. */
export function evaluateOperand(operand: Operand, scope: RuleScope, decide: Decide): RuleValue {
  const of = (inner: Operand) => evaluateOperand(inner, scope, decide);
  switch (operand.op) {
    case 'literal':
      return operand.value;
    case 'answer':
      return scope.answer(operand.node, operand.key ?? scope.key);
    case 'context':
      return scope.context.values.get(cellPath(operand.path, scope.key));
    case 'value':
      return scope.named(operand.node);
    case 'today':
      return scope.today;
    case 'sum':
    case 'count':
    case 'min':
    case 'max':
      return aggregate(operand.op, valuesOver(operand.over, scope, decide, of));
    case 'add':
    case 'subtract':
    case 'multiply':
      return arithmetic(operand.op, operand.of.map(of));
    case 'percentOf':
      return share(of(operand.amount), of(operand.percent), operand.money ? scope.context.digits : undefined);
    case 'round': {
      const value = of(operand.of);
      return isExact(value) ? roundToStep(value, operand.to) : undefined;
    }
    case 'lookup':
      return bandAt(operand.bands, of(operand.at), scope)?.value;
    case 'bandOf': {
      const band = bandAt(operand.bands, of(operand.at), scope);
      return band && bandValue({ from: band.from.units, to: band.to?.units });
    }
    case 'if': {
      const verdict = decide(operand.when, scope);
      return verdict === undefined ? undefined : of(verdict ? operand.then : operand.else);
    }
    case 'addDays':
    case 'addMonths':
      return shiftDate(operand.op === 'addDays' ? addDays : addMonths, of(operand.date), of(operand.by));
    case 'daysBetween': {
      const [from, to] = [of(operand.from), of(operand.to)];
      return typeof from === 'string' && typeof to === 'string' ? exact(daysBetween(from, to)) : undefined;
    }
    case 'normalise': {
      const text = of(operand.of);
      return typeof text === 'string' ? normalise(text) : undefined;
    }
  }
}

function valuesOver(
  over: Spread | readonly Operand[],
  scope: RuleScope,
  decide: Decide,
  of: (operand: Operand) => RuleValue,
): readonly RuleValue[] {
  if (!('node' in over)) return over.map(of);
  const { where } = over;
  const spread = scope.spread(over.node);
  const kept = where ? spread.filter(([, key]) => decide(where, scope.at(key)) === true) : spread;
  return kept.map(([value]) => value);
}

function aggregate(by: 'sum' | 'count' | 'min' | 'max', values: readonly RuleValue[]): RuleValue {
  const present = values.filter((value) => value !== undefined);
  if (by === 'count') return exact(present.length);
  const [first, ...rest] = present;
  if (by === 'sum') {
    return rest.reduce<RuleValue>((sum, value) => (isExact(sum) && isExact(value) ? addExact(sum, value) : sum), first);
  }
  const wanted = by === 'min' ? -1 : 1;
  return rest.reduce<RuleValue>((best, value) => (compare(value, best) * wanted > 0 ? value : best), first);
}

function arithmetic(op: 'add' | 'subtract' | 'multiply', values: readonly RuleValue[]): RuleValue {
  const numbers = values.filter(isExact);
  if (numbers.length < values.length) return undefined;
  const combine = op === 'add' ? addExact : op === 'subtract' ? subtractExact : multiplyExact;
  return numbers.reduce((left, right) => combine(left, right));
}

function share(amount: RuleValue, percent: RuleValue, digits: number | undefined): RuleValue {
  if (!isExact(amount) || !isExact(percent)) return undefined;
  const product = multiplyExact(amount, percent);
  return digits === undefined ? product : roundTo(product, digits);
}

function bandAt(bands: Operand, at: RuleValue, scope: RuleScope): Band | undefined {
  if (bands.op !== 'context' || !isExact(at)) return undefined;
  const table = scope.context.bands.get(bands.path) ?? [];
  return table.find(({ from, to }) => compareExact(at, from) >= 0 && (!to || compareExact(at, to) <= 0));
}

function shiftDate(
  shift: (date: string, by: number) => string | undefined,
  date: RuleValue,
  by: RuleValue,
): string | undefined {
  const count = isExact(by) ? toInteger(by) : undefined;
  return typeof date === 'string' && count !== undefined ? shift(date, count) : undefined;
}

/** Trims, applies NFC, lower-cases, and drops a "+tag" before the @ of an e-mail address. */
export function normalise(text: string): string {
  return text
    .trim()
    .normalize('NFC')
    .toLowerCase()
    .replace(/\+[^@]*(?=@)/, '');
}

/** Orders two values of the same sort: numbers by size, texts and dates by their characters. */
export function compare(a: RuleValue, b: RuleValue): number {
  if (isExact(a) && isExact(b)) return compareExact(a, b);
  const [left, right] = [asText(a), asText(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}

function asText(value: RuleValue): string {
  return typeof value === 'string' ? value : value === true ? 'true' : '';
}
