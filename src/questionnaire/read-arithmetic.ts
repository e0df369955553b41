import { parseExact } from './exact.ts';
import type { RuleType } from './expression.ts';
import { pointerTo } from './issue.ts';
import { isObject } from './json-object.ts';
import { readPercent } from './literal.ts';
import { commonType, readOperands, wrongCount } from './operand-basics.ts';
import type { ReadCalculation, RuleReader, Typed } from './rule-reader.ts';
import { familyOf, inWords } from './rule-types.ts';

/** Reads `add` or `subtract`. */
export function readSum(op: 'add' | 'subtract'): ReadCalculation {
  return (reader, json, pointer, expected) => {
    const at = pointerTo(pointer, op);
    const operands = readOperands(reader, json[op], at, expected);
    if (!operands) return undefined;
    if (operands.length < 2) return wrongCount(reader, at, op === 'add' ? 'at least two values' : 'two values');
    if (op === 'subtract' && operands.length > 2) return wrongCount(reader, at, 'two values');
    const type = commonType(reader, operands, ['number', 'money', 'percent'], at);
    return type && { operand: { op, of: operands.map(({ operand }) => operand) }, type };
  };
}

/** Reads `multiply`. */
export function readProduct(reader: RuleReader, json: Record<string, unknown>, pointer: string): Typed | undefined {
  const at = pointerTo(pointer, 'multiply');
  const list = json['multiply'];
  if (!Array.isArray(list) || list.length < 2) return wrongCount(reader, at, 'at least two values');
  const operands = list.map((item, i) => reader.operand(item, pointerTo(at, i), undefined));
  if (!operands.every((typed) => typed !== undefined)) return undefined;
  const amounts = operands.filter(({ type }) => familyOf(type) !== 'number');
  const amount = amounts[0]?.type;
  if (amounts.length > 1 || (amount && amount.type !== 'money' && amount.type !== 'percent')) {
    return reader.issue(
      'type-mismatch',
      at,
      'Only numbers can be multiplied, with at most one amount or percentage among them.',
      'For a share of an amount use "percentOf".',
    );
  }
  const whole = operands.every(({ type }) => type.type === 'integer');
  return {
    operand: { op: 'multiply', of: operands.map(({ operand }) => operand) },
    type: amount ?? { type: whole ? 'integer' : 'decimal' },
  };
}

/** Reads `percentOf`: a share of an amount. */
export function readPercentOf(
  reader: RuleReader,
  json: Record<string, unknown>,
  pointer: string,
  expected?: RuleType,
): Typed | undefined {
  const at = pointerTo(pointer, 'percentOf');
  const list = json['percentOf'];
  if (!Array.isArray(list) || list.length !== 2) return wrongCount(reader, at, 'an amount and a percentage');
  const amount = reader.operand(list[0], pointerTo(at, 0), isObject(list[0]) ? undefined : expected, expected);
  const percent = reader.operand(list[1], pointerTo(at, 1), { type: 'percent' });
  if (!amount || !percent) return undefined;
  const type = commonType(reader, [amount], ['number', 'money'], pointerTo(at, 0));
  if (!type) return undefined;
  const money = type.type === 'money';
  return {
    operand: { op: 'percentOf', amount: amount.operand, percent: percent.operand, money },
    type: money ? type : { type: 'decimal' },
  };
}

/** Reads `round … to`. */
export function readRound(reader: RuleReader, json: Record<string, unknown>, pointer: string): Typed | undefined {
  const of = reader.operand(json['round'], pointerTo(pointer, 'round'), undefined);
  if (!of) return undefined;
  const type = commonType(reader, [of], ['number', 'money', 'percent'], pointerTo(pointer, 'round'));
  const step = String(json['to']);
  const to = type?.type === 'percent' ? readPercent(step) : parseExact(step);
  if (!type) return undefined;
  if (typeof to !== 'object' || !('units' in to) || to.units <= 0n) {
    const at = pointerTo(pointer, 'to');
    return reader.issue('type-mismatch', at, `"${step}" is no step to round to.`, 'Write a step such as "0.1" or "1".');
  }
  const whole = familyOf(type) === 'number' && to.units % 10n ** BigInt(to.scale) === 0n;
  return { operand: { op: 'round', of: of.operand, to }, type: whole ? { type: 'integer' } : type };
}

/** Reads `lookup … at`. */
export function readLookup(reader: RuleReader, json: Record<string, unknown>, pointer: string): Typed | undefined {
  const found = readBands(reader, json, 'lookup', pointer);
  return found && { operand: { op: 'lookup', bands: found.bands, at: found.at }, type: { type: found.result } };
}

/** Reads `bandOf … at`. */
export function readBandOf(reader: RuleReader, json: Record<string, unknown>, pointer: string): Typed | undefined {
  const found = readBands(reader, json, 'bandOf', pointer);
  if (!found) return undefined;
  const { bands, at } = found;
  return { operand: { op: 'bandOf', bands, at }, type: { type: 'option', values: [], bandsOf: bands.path } };
}

function readBands(reader: RuleReader, json: Record<string, unknown>, word: 'lookup' | 'bandOf', pointer: string) {
  const bands = reader.operand(json[word], pointerTo(pointer, word), undefined);
  const at = reader.operand(json['at'], pointerTo(pointer, 'at'), { type: 'integer' });
  if (!bands || !at) return undefined;
  // Only facts are tables, so whatever is one stands in the context.
  if (bands.type.type === 'bands' && bands.operand.op === 'context') {
    return { bands: bands.operand, at: at.operand, result: bands.type.result };
  }
  return reader.issue(
    'type-mismatch',
    pointerTo(pointer, word),
    `This is ${inWords(bands.type)}, not a table of bands.`,
    'Name a fact of kind "bands".',
  );
}
