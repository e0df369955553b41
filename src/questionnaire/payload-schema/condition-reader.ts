import type { Questionnaire } from '../compiled.ts';
import type { Condition, Operand, TestName } from '../expression.ts';
import type { Bounds, Verdict } from './bounds.ts';
import type { Seat } from './places.ts';
import type { Subject } from './subjects.ts';

/** What the tests on lists and counts need of whoever lowers conditions. */
export interface ConditionReader {
  readonly questionnaire: Questionnaire;
  /** What an operand stands for in the payload, when it is just an answer or the day. */
  subject(operand: Operand, seat: Seat): Subject | undefined;
  /** A test of one value against another one. */
  single(subject: Subject, test: TestName, to: Operand, seat: Seat): Verdict;
  /** When a condition that may be left out is true. */
  whenTrue(condition: Condition | undefined, seat: Seat): Bounds;
}
