import type { Exact } from './exact.ts';

/**
 * A value inside the rules; undefined is blank. Dates are `YYYY-MM-DD` text. Money, decimals and integers are exact
 * numbers; a percent is the exact fraction (50 % is 0.5). Chosen options and files are lists.
 */
export type RuleValue = string | boolean | Exact | readonly string[] | undefined;

/** What an operand yields, known before any answer is. Nothing is ever converted between these. */
export type RuleType =
  | { readonly type: 'text' | 'integer' | 'decimal' | 'money' | 'percent' | 'date' | 'flag' | 'files' | 'rows' }
  | {
      readonly type: 'option' | 'options';
      readonly values: readonly string[];
      /** The fact whose bands are the options, which only the host can tell. */
      readonly bandsOf?: string;
    }
  | { readonly type: 'bands'; readonly result: 'integer' | 'decimal' | 'money' | 'percent' };

/**
 * A compiled condition. Conditions are three-valued: true, false, or unknown because an answer is blank.
 *
 * | form | true | false | unknown |
 * |---|---|---|---|
 * | `all` | every part is true | some part is false | otherwise |
 * | `any` | some part is true | every part is false | otherwise |
 * | `not` | its part is false | its part is true | its part is unknown |
 * | `fires` | some named rule says no | otherwise | never |
 * | `test` | the test holds | it does not | the subject or the value is blank |
 * | `answered` | there is an answer (or there is none, when `false` is asked for) | otherwise | never |
 *
 * A blank `choices` is the empty list for `includes` and `includesAny`, but unknown for `onlyFrom`.
 * Unknown hides (`relevantWhen`), does not require (`requiredWhen`), and passes (`require`).
 */
export type Condition =
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'fires'; readonly rules: readonly number[] }
  | { readonly op: 'named'; readonly node: number }
  | { readonly op: 'answered'; readonly subject: Operand; readonly expected: boolean }
  | {
      readonly op: 'test';
      readonly test: TestName;
      readonly subject: Operand;
      readonly to: Operand | readonly Operand[];
    };

/** The two-place tests; literal shorthand is `is`. */
export type TestName =
  | 'is'
  | 'isNot'
  | 'oneOf'
  | 'noneOf'
  | 'includes'
  | 'includesAny'
  | 'onlyFrom'
  | 'above'
  | 'atLeast'
  | 'below'
  | 'atMost'
  | 'before'
  | 'after'
  | 'onOrBefore'
  | 'onOrAfter';

/**
 * A compiled operand. `sum`, `count`, `min` and `max` skip blanks (over nothing they are blank, `count` is 0); every
 * other calculation with a blank in it is blank; an `if` on unknown is blank; a `lookup` or `bandOf` outside its
 * bands is blank.
 */
export type Operand =
  | { readonly op: 'literal'; readonly value: RuleValue }
  | { readonly op: 'answer'; readonly node: number; readonly key?: string }
  /** A star in the path stands for the row in which the rule stands. */
  | { readonly op: 'context'; readonly path: string }
  | { readonly op: 'value'; readonly node: number }
  | { readonly op: 'today' }
  | { readonly op: 'sum' | 'count' | 'min' | 'max'; readonly over: Spread | readonly Operand[] }
  | { readonly op: 'add' | 'subtract' | 'multiply'; readonly of: readonly Operand[] }
  | { readonly op: 'percentOf'; readonly amount: Operand; readonly percent: Operand; readonly money: boolean }
  | { readonly op: 'round'; readonly of: Operand; readonly to: Exact }
  | { readonly op: 'lookup' | 'bandOf'; readonly bands: Operand; readonly at: Operand }
  | { readonly op: 'if'; readonly when: Condition; readonly then: Operand; readonly else: Operand }
  | { readonly op: 'addDays' | 'addMonths'; readonly date: Operand; readonly by: Operand }
  | { readonly op: 'daysBetween'; readonly from: Operand; readonly to: Operand }
  | { readonly op: 'normalise'; readonly of: Operand };

/** All values of one answer: a column over its rows, a cell over its matrix rows, or the items of a list. */
export interface Spread {
  readonly node: number;
  readonly where?: Condition;
}
