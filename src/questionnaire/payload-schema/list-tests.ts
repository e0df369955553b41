import type { Operand, TestName } from '../expression.ts';
import { allOf, anyOf, type Bounds, decided, exactly, noneOf, type Verdict, undecidable } from './bounds.ts';
import { all, any, FALSE, type Formula, holds, not } from './formula.ts';
import type { ConditionReader } from './condition-reader.ts';
import type { Seat } from './places.ts';
import { gapOf, includes, isChosen, optionsOf, type Subject } from './subjects.ts';

/** `includes`, `includesAny` and `onlyFrom`: what is chosen against one option, some, or another answer's. */
export function listTest(
  lowering: ConditionReader,
  test: TestName,
  subject: Subject,
  to: Operand | readonly Operand[],
  seat: Seat,
): Verdict {
  const literals = literalsOf(to);
  if (literals) return againstOptions(test, subject, literals);
  if (!('op' in to)) return undecidable('calculation');
  const other = lowering.subject(to, seat);
  const options = other && optionsOf(subject);
  if (!options) return undecidable(gapOf(to));
  const both = options.map((one) => all(isChosen(subject, one), isChosen(other, one)));
  const alone = options.map((one) => all(isChosen(subject, one), not(isChosen(other, one))));
  if (test === 'onlyFrom') {
    return decided(all(subject.present, ...alone.map(not)), all(subject.present, other.present, any(...alone)));
  }
  if (test === 'includesAny') {
    // An empty list cannot include anything, whatever the other one may be.
    return decided(any(...both), any(not(subject.present), all(other.present, ...both.map(not))));
  }
  const lacked = options.map((one) => all(not(isChosen(subject, one)), isChosen(other, one)));
  const foreign = all(other.present, ...options.map((one) => not(isChosen(other, one))));
  return decided(any(...both), any(not(subject.present), foreign, ...lacked));
}

function againstOptions(test: TestName, subject: Subject, options: readonly string[]): Verdict {
  if (test === 'onlyFrom') {
    const others = { type: 'array', contains: { not: { enum: options } } };
    const isTrue = all(subject.present, not(holds(subject.place, others)));
    return decided(isTrue, holds(subject.place, others));
  }
  const isTrue = any(...options.map((option) => isChosen(subject, option)));
  return decided(isTrue, not(isTrue));
}

/** Whether one value is among others; unknown when it is not and one of those is blank. */
export function membershipTest(
  lowering: ConditionReader,
  subject: Subject,
  to: Operand | readonly Operand[],
  seat: Seat,
): Verdict {
  if ('op' in to) return amongChosen(lowering, subject, to, seat);
  const each = to.map((operand) => lowering.single(subject, 'is', operand, seat));
  return {
    isTrue: anyOf(...each.map(({ isTrue }) => isTrue)),
    isFalse: allOf(present(subject), ...each.map(({ isFalse }) => isFalse)),
  };
}

function amongChosen(lowering: ConditionReader, subject: Subject, to: Operand, seat: Seat): Verdict {
  const list = lowering.subject(to, seat);
  const options = list && optionsOf(subject);
  if (!options) return undecidable(gapOf(to));
  const isIn = any(...options.map((one) => all(isChosen(subject, one), isChosen(list, one))));
  const isOut = any(...options.map((one) => all(isChosen(subject, one), list.present, not(isChosen(list, one)))));
  return decided(isIn, isOut);
}

function present(subject: Subject): Bounds {
  return exactly(subject.present);
}

function literalsOf(to: Operand | readonly Operand[]): readonly string[] | undefined {
  const list = 'op' in to ? [to] : to;
  const values = list.map((operand) => (operand.op === 'literal' ? operand.value : undefined));
  return values.every((value) => typeof value === 'string') ? values : undefined;
}

/** That an option may be chosen, where only those are on offer that are chosen elsewhere. */
export function isOffered(lowering: ConditionReader, only: Operand, option: string, seat: Seat): Bounds {
  if (only.op === 'literal') {
    const list = Array.isArray(only.value) ? (only.value as readonly string[]) : [];
    return exactly(list.includes(option) ? all() : FALSE);
  }
  const source = lowering.subject(only, seat);
  if (!source) return noneOf(undecidable(gapOf(only)).isTrue);
  const chosen: Formula = holds(source.place, includes(option));
  return exactly(chosen);
}
