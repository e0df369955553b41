/**
 * JSON Schema of conditions and operands. These are recursive, so their TypeScript types are written by hand in
 * `types.ts`; the vectors in `test/vectors` hold the two together.
 */
const ref = (name: string) => ({ $ref: `#/$defs/${name}` });

const operands = (minItems: number, maxItems?: number) => ({
  type: 'array',
  minItems,
  ...(maxItems === undefined ? {} : { maxItems }),
  items: ref('operand'),
});

const over = { anyOf: [{ type: 'string' }, operands(1)] };

const calculation = (name: string, shape: object, more: Record<string, object> = {}, required: string[] = []) => ({
  type: 'object',
  additionalProperties: false,
  properties: { [name]: shape, ...more },
  required: [name, ...required],
});

/** One definition per calculation, by its leading word. */
export const calculations: Readonly<Record<string, object>> = {
  answer: calculation('answer', { type: 'string' }),
  context: calculation('context', { type: 'string' }),
  value: calculation('value', { type: 'string' }),
  today: calculation('today', { const: true }),
  sum: calculation('sum', over, { where: ref('condition') }),
  count: calculation('count', over, { where: ref('condition') }),
  min: calculation('min', over, { where: ref('condition') }),
  max: calculation('max', over, { where: ref('condition') }),
  add: calculation('add', operands(2)),
  subtract: calculation('subtract', operands(2, 2)),
  multiply: calculation('multiply', operands(2)),
  percentOf: calculation('percentOf', operands(2, 2)),
  round: calculation('round', ref('operand'), { to: { type: 'string' } }, ['to']),
  lookup: calculation('lookup', ref('operand'), { at: ref('operand') }, ['at']),
  bandOf: calculation('bandOf', ref('operand'), { at: ref('operand') }, ['at']),
  if: calculation('if', ref('condition'), { then: ref('operand'), else: ref('operand') }, ['then', 'else']),
  addDays: calculation('addDays', operands(2, 2)),
  addMonths: calculation('addMonths', operands(2, 2)),
  daysBetween: calculation('daysBetween', operands(2, 2)),
  normalise: calculation('normalise', ref('operand')),
};

const operandList = { anyOf: [{ type: 'array', minItems: 1, items: ref('operand') }, ref('operand')] };

/** The tests of a condition, by name. */
export const tests: Readonly<Record<string, object>> = {
  is: ref('operand'),
  isNot: ref('operand'),
  oneOf: operandList,
  noneOf: operandList,
  includes: ref('operand'),
  includesAny: operandList,
  onlyFrom: operandList,
  answered: { type: 'boolean' },
  above: ref('operand'),
  atLeast: ref('operand'),
  below: ref('operand'),
  atMost: ref('operand'),
  before: ref('operand'),
  after: ref('operand'),
  onOrBefore: ref('operand'),
  onOrAfter: ref('operand'),
};

const onlyKey = (name: string, shape: object) => ({
  type: 'object',
  additionalProperties: false,
  properties: { [name]: shape },
  required: [name],
});

// A chain of if/then with one branch per leading word: one slip gives one error, and editors complete the rest.
const dispatch = (words: Readonly<Record<string, object>>, prefix: string, otherwise: object): object =>
  Object.keys(words).reduceRight<object>(
    (rest, word) => ({ if: { required: [word] }, then: ref(`${prefix}-${word}`), else: rest }),
    otherwise,
  );

const combinators: Readonly<Record<string, object>> = {
  all: onlyKey('all', { type: 'array', minItems: 1, items: ref('condition') }),
  any: onlyKey('any', { type: 'array', minItems: 1, items: ref('condition') }),
  not: onlyKey('not', ref('condition')),
  fires: onlyKey('fires', { type: 'array', minItems: 1, items: { type: 'string' } }),
};

const named = (words: Readonly<Record<string, object>>, prefix: string) =>
  Object.fromEntries(Object.entries(words).map(([word, shape]) => [`${prefix}-${word}`, shape]));

/** Definitions to stand under `$defs`. */
export const ruleDefinitions: Readonly<Record<string, object>> = {
  operand: {
    description: 'A value: typed here, an answer, a fact of the context, a named value, today, or a calculation.',
    if: { type: 'object' },
    then: dispatch(calculations, 'operand', { minProperties: 1, additionalProperties: false, properties: {} }),
    else: { type: ['string', 'integer', 'boolean'] },
  },
  ...named(calculations, 'operand'),
  condition: {
    description: 'The name of a condition, or a condition: { "questionId": { "is": "yes" } }, all, any, not, fires.',
    if: { type: 'object' },
    then: {
      minProperties: 1,
      ...dispatch(combinators, 'condition', { additionalProperties: ref('test') }),
    },
    else: { type: 'string' },
  },
  ...named(combinators, 'condition'),
  test: {
    description: 'What is asked of the subject: a value (is), or a test such as { "atLeast": 5 }.',
    if: { type: 'object' },
    then: { minProperties: 1, additionalProperties: false, properties: tests },
    else: { type: ['string', 'integer', 'boolean'] },
  },
};
