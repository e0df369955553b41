import type { Question } from '../compiled.ts';
import { isExact } from '../exact.ts';
import type { Operand, Spread, TestName } from '../expression.ts';
import { allOf, type Bounds, exactly, noneOf, unsayable, type Verdict, undecidable } from './bounds.ts';
import { all, any, FALSE, type Formula, holds, render, scopesOf, TRUE } from './formula.ts';
import type { ConditionReader } from './condition-reader.ts';
import { answered, placeOf, rowsPath, type Seat, valuePlace } from './places.ts';
import { gapOf } from './subjects.ts';
import { scaled } from './value-tests.ts';

type Count = Extract<Operand, { op: 'sum' | 'count' | 'min' | 'max' }>;

/** How many answers there are, against a number. A count is never blank, so it is always true or false. */
export function countTest(
  lowering: ConditionReader,
  test: TestName,
  { over }: Count,
  to: Operand | readonly Operand[],
  seat: Seat,
): Verdict {
  if (!('node' in over)) return undecidable('calculation');
  if (!('op' in to) || to.op !== 'literal' || !isExact(to.value)) {
    return undecidable('op' in to ? gapOf(to) : 'calculation');
  }
  const { low, isWhole } = scaled(to.value, 0);
  const floor = Number(low);
  const next = isWhole ? floor : floor + 1;
  const least = (count: number) => atLeast(lowering, over, count, seat);
  const isTrue = ((): Bounds => {
    switch (test) {
      case 'above':
        return least(floor + 1);
      case 'atLeast':
        return least(next);
      case 'below':
        return noneOf(least(next));
      case 'atMost':
        return noneOf(least(floor + 1));
      case 'is':
      case 'isNot': {
        const same = isWhole ? allOf(least(floor), noneOf(least(floor + 1))) : exactly(FALSE);
        return test === 'is' ? same : noneOf(same);
      }
      default:
        return unsayable('calculation');
    }
  })();
  return { isTrue, isFalse: noneOf(isTrue) };
}

function atLeast(lowering: ConditionReader, { node, where }: Spread, count: number, seat: Seat): Bounds {
  if (count <= 0) return exactly(TRUE);
  const question = lowering.questionnaire.nodes[node] as Question;
  if (question.kind === 'rows') return inRows(lowering, question, TRUE, where, count);
  const { repeatedBy } = question;
  if (repeatedBy?.kind === 'rows') {
    const filled = answered(question, { rows: repeatedBy });
    return filled ? inRows(lowering, repeatedBy, filled, where, count) : unsayable('count');
  }
  if (where) return unsayable('count');
  if (repeatedBy) {
    const keys = repeatedBy.options?.all.map(({ value }) => value) ?? [];
    const cells = keys.map((key) => answered(question, { key }));
    if (count > 1 || !cells.every((cell) => cell !== undefined)) return unsayable('count');
    return exactly(any(...cells));
  }
  const place = valuePlace(question, seat);
  if (!place || !['options', 'files'].includes(question.ruleType?.type ?? '')) return unsayable('count');
  return exactly(holds(place, { type: 'array', minItems: count }));
}

function inRows(
  lowering: ConditionReader,
  rows: Question,
  filled: Formula,
  where: Spread['where'],
  count: number,
): Bounds {
  const kept = lowering.whenTrue(where, { rows });
  const place = placeOf(rows, {});
  if (!place) return unsayable('count');
  const path = { steps: rowsPath(rows) };
  const rowsThat = (formula: Formula): Formula | undefined => {
    const row = all(filled, formula);
    if (scopesOf(row).outside) return undefined;
    return holds(path, { type: 'array', contains: render(row), ...(count > 1 && { minContains: count }) });
  };
  const [least, most] = [rowsThat(kept.least), rowsThat(kept.most)];
  if (least && most) return { least, most, gaps: kept.gaps };
  return { least: least ?? FALSE, most: most ?? TRUE, gaps: [...kept.gaps, 'scope'] };
}
