import type { RuleType } from './expression.ts';

/** The families within which two values can be compared or added; integers widen to decimals, nothing else does. */
export type Family =
  'text' | 'number' | 'money' | 'percent' | 'date' | 'option' | 'options' | 'flag' | 'files' | 'rows' | 'bands';

/** The family of a type. */
export function familyOf(type: RuleType): Family {
  return type.type === 'integer' || type.type === 'decimal' ? 'number' : type.type;
}

/** What two branches or operands have in common; undefined when they do not go together. */
export function unify(a: RuleType, b: RuleType): RuleType | undefined {
  if (familyOf(a) !== familyOf(b)) return undefined;
  if ('values' in a && 'values' in b && a.bandsOf !== b.bandsOf) return undefined;
  if ('values' in a && 'values' in b && a.bandsOf === undefined)
    return a.values.some((value) => b.values.includes(value)) ? a : undefined;
  if (a.type === b.type) return a;
  return { type: 'decimal' };
}

/** Whether a value of type `given` may stand where `wanted` is expected. */
export function fits(given: RuleType, wanted: RuleType): boolean {
  return given.type === wanted.type || (given.type === 'integer' && wanted.type === 'decimal');
}

/** The type in plain words, for messages to staff. */
export function inWords(type: RuleType): string {
  switch (type.type) {
    case 'text':
      return 'a text';
    case 'integer':
      return 'a whole number';
    case 'decimal':
      return 'a decimal number';
    case 'money':
      return 'an amount of money';
    case 'percent':
      return 'a percentage';
    case 'date':
      return 'a date';
    case 'flag':
      return 'a tick';
    case 'option':
      return 'one option';
    case 'options':
      return 'a list of chosen options';
    case 'files':
      return 'a list of files';
    case 'rows':
      return 'a list of rows';
    case 'bands':
      return 'a table of bands';
  }
}
