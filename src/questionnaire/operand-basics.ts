import type { RuleType } from './expression.ts';
import { pointerTo } from './issue.ts';
import { isObject } from './json-object.ts';
import { guessLiteral, readLiteral } from './literal.ts';
import { didYouMean } from './near-miss.ts';
import type { RuleReader, Typed } from './rule-reader.ts';
import { familyOf, inWords, unify } from './rule-types.ts';

/** Reads a literal as the expected type, or by its look where nothing is expected. */
export function readTypedLiteral(
  reader: RuleReader,
  json: unknown,
  pointer: string,
  expected?: RuleType,
): Typed | undefined {
  const literal = expected ? readLiteral(json, expected) : guessLiteral(json);
  if (literal) return { operand: { op: 'literal', value: literal.value }, type: literal.type };
  if (typeof json === 'number' && !Number.isSafeInteger(json)) {
    // Whole numbers that are too large are told wherever they stand.
    if (Number.isInteger(json)) return undefined;
    return reader.issue('not-exact', pointer, `${json} is not an exact number.`, `Write it as text: "${json}".`);
  }
  if (expected?.type === 'option' && typeof json === 'string') {
    const { values, bandsOf } = expected;
    const all = bandsOf
      ? `The options are the bands of "${bandsOf}": use "bandOf".`
      : `Use one of ${values.join(', ')}.`;
    const remedy = didYouMean(json, values, all);
    return reader.issue('unknown-option', pointer, `There is no option "${json}".`, remedy);
  }
  return reader.issue(
    'type-mismatch',
    pointer,
    expected ? `${JSON.stringify(json)} is not ${inWords(expected)}.` : 'This is not a value.',
    expected ? literalRemedy(expected) : 'Write a text, a whole number, or a calculation.',
  );
}

function literalRemedy(expected: RuleType): string {
  switch (expected.type) {
    case 'integer':
      return 'Write a whole number without quotes, such as 5.';
    case 'decimal':
      return 'Write the number as text, such as "0.5".';
    case 'money':
      return 'Write the amount as text, such as "875.00".';
    case 'percent':
      return 'Write it as text with a percent sign, such as "50%".';
    case 'date':
      return 'Write a real date as "YYYY-MM-DD".';
    case 'option':
      return `Write one of ${expected.values.map((value) => `"${value}"`).join(', ')}.`;
    case 'flag':
      return 'Write true or false.';
    default:
      return 'Write it as text in quotes.';
  }
}

/** Reads a list of operands; literals take the type of the first that is not a literal. */
export function readOperands(
  reader: RuleReader,
  json: unknown,
  pointer: string,
  expected?: RuleType,
): Typed[] | undefined {
  if (!Array.isArray(json) || json.length === 0) {
    return reader.issue('malformed-operand', pointer, 'A list of values is needed here.', 'Write [ …, … ].');
  }
  const read = json.map((item, i) =>
    isObject(item) ? reader.operand(item, pointerTo(pointer, i), undefined, expected) : undefined,
  );
  const leading = read.find((typed) => typed !== undefined)?.type ?? expected;
  const all = json.map((item, i) => {
    if (isObject(item)) return read[i];
    const wide: RuleType | undefined =
      leading?.type === 'integer' && typeof item === 'string' && item.includes('.') ? { type: 'decimal' } : leading;
    return readTypedLiteral(reader, item, pointerTo(pointer, i), wide);
  });
  return all.every((typed) => typed !== undefined) ? all : undefined;
}

/** The common type of several operands; reported when they do not go together or are of no allowed family. */
export function commonType(
  reader: RuleReader,
  operands: readonly Typed[],
  allowed: readonly string[],
  pointer: string,
): RuleType | undefined {
  let common: RuleType | undefined;
  for (const { type } of operands) {
    const joined: RuleType | undefined = common ? unify(common, type) : type;
    if (!joined || !allowed.includes(familyOf(joined))) {
      const message = joined
        ? `This cannot be done with ${inWords(joined)}.`
        : `${inWords(common ?? type)} and ${inWords(type)} do not go together.`;
      return reader.issue('type-mismatch', pointer, message, 'Use values of the same sort; nothing is converted.');
    }
    common = joined;
  }
  return common;
}

/** Reports a list of the wrong length. */
export function wrongCount(reader: RuleReader, pointer: string, wanted: string): undefined {
  return reader.issue('malformed-operand', pointer, `This takes ${wanted}.`, `Write a list of ${wanted}.`);
}
