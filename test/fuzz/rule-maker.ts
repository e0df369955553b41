import type { Tape } from './tape.ts';

/** What a generated rule may speak of. */
export interface Subject {
  /** How a condition names it. */
  readonly name: string;
  /** How an operand names it. */
  readonly operand: object;
  readonly type: SubjectType;
  /** Of an option or options. */
  readonly values?: readonly string[];
  /** Path over all rows, when it is a column. */
  readonly over?: string;
}

export type SubjectType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'percent'
  | 'date'
  | 'option'
  | 'options'
  | 'flag'
  | 'files'
  | 'rows'
  | 'composite';

/** Everything that stands before the rule, so that no circle can come about. */
export interface Known {
  readonly subjects: readonly Subject[];
  /** Columns seen from outside their rows. */
  readonly columns: readonly Subject[];
  readonly conditions: readonly string[];
  readonly rules: readonly string[];
}

type Made = string | number | boolean | object;
const AMOUNTS: readonly SubjectType[] = ['integer', 'decimal', 'money', 'percent'];

const LITERALS: Readonly<Record<string, readonly [Made, ...Made[]]>> = {
  text: ['a', 'b', 'A', ' a+x@b.example '],
  integer: [1, 0, 2, 5, 16, -1],
  decimal: ['0.1', '0', '1.5', '2.00', 3],
  money: ['1.00', '0.00', '0.01', '875'],
  percent: ['50%', '0%', '12.5%', '100%'],
  date: ['2026-03-01', '2024-02-29', '2025-12-31'],
};

/** Makes a valid condition over what is known. */
export function makeCondition(tape: Tape, known: Known, depth = 2): Made {
  const inner = () => makeCondition(tape, known, depth - 1);
  switch (depth > 0 ? tape.below(10) : tape.below(5)) {
    case 5:
      return { all: tape.many(1, 3, inner) };
    case 6:
      return { any: tape.many(1, 3, inner) };
    case 7:
      return { not: inner() };
    case 8:
      return tape.pick(known.conditions) ?? { not: inner() };
    case 9: {
      const rule = tape.pick(known.rules);
      return rule === undefined ? inner() : { fires: [rule] };
    }
    default:
      return makeTest(tape, known, depth);
  }
}

function makeTest(tape: Tape, known: Known, depth: number): object {
  const subject = tape.pick(known.subjects);
  if (!subject) return { today: { after: '2026-03-01' } };
  const { name, type, values = [] } = subject;
  const other = (of: SubjectType) => makeOperand(tape, known, of, Math.min(depth, 1));
  const value = () => tape.pick(values) ?? 'a';
  if (tape.once(5)) return { [name]: { answered: tape.below(2) === 0 } };
  if (AMOUNTS.includes(type)) {
    const test = tape.pick(['atLeast', 'above', 'below', 'atMost', 'is', 'isNot']);
    return { [name]: { [test]: other(type) } };
  }
  switch (type) {
    case 'date':
      return { [name]: { [tape.pick(['after', 'before', 'onOrBefore', 'onOrAfter', 'is', 'isNot'])]: other('date') } };
    case 'text':
      return {
        [name]: tape.once(2) ? { oneOf: ['a', other('text')] } : { [tape.pick(['is', 'isNot'])]: other('text') },
      };
    case 'option':
      return { [name]: tape.once(2) ? { [tape.pick(['oneOf', 'noneOf'])]: [value(), value()] } : value() };
    case 'options':
      return { [name]: makeListTest(tape, known, subject, value) };
    case 'flag':
      return { [name]: true };
    default:
      return { [name]: { answered: tape.below(2) === 0 } };
  }
}

function makeListTest(tape: Tape, known: Known, subject: Subject, value: () => string): object {
  const alike = known.subjects.filter(({ type, values }) => type === 'options' && values === subject.values);
  const list = () => (tape.once(2) ? (tape.pick(alike) ?? subject).operand : [value(), value()]);
  const test = tape.pick(['includes', 'includesAny', 'onlyFrom']);
  return { [test]: test === 'includes' ? value() : list() };
}

/** Makes a valid operand of a type. */
export function makeOperand(tape: Tape, known: Known, type: SubjectType, depth = 2): Made {
  const [literal] = LITERALS[type] ?? ['a'];
  if (depth <= 0 || tape.once(3)) return tape.pick(LITERALS[type] ?? [literal]);
  if (tape.below(2) === 0) {
    const alike = known.subjects.filter((subject) => subject.type === type);
    return tape.pick(alike)?.operand ?? literal;
  }
  const of = (wanted: SubjectType) => makeOperand(tape, known, wanted, depth - 1);
  if (tape.once(4)) return { if: makeCondition(tape, known, depth - 1), then: of(type), else: of(type) };
  return makeCalculation(tape, known, type, of);
}

function makeCalculation(tape: Tape, known: Known, type: SubjectType, of: (type: SubjectType) => Made): Made {
  const column = tape.pick(known.columns.filter((candidate) => candidate.type === type))?.over;
  const reference = tape.pick(known.subjects.filter((subject) => subject.type === type))?.operand;
  if (type === 'date') {
    return tape.pick<object>([
      { today: true },
      { addDays: [of('date'), of('integer')] },
      { addMonths: [of('date'), of('integer')] },
    ]);
  }
  if (type === 'text') return { normalise: of('text') };
  if (!AMOUNTS.includes(type)) return of(type);
  if (column !== undefined && tape.once(2)) return overRows(tape, known, tape.pick(['sum', 'min', 'max']), column);
  // Without a reference among its values a list of literals would be read as text or as decimals.
  if (reference === undefined) return column === undefined ? of(type) : overRows(tape, known, 'sum', column);
  const word = tape.pick(['sum', 'min', 'max']);
  switch (tape.below(7)) {
    case 0:
      return column === undefined ? { [word]: [reference, of(type)] } : overRows(tape, known, word, column);
    case 1:
      return { add: [reference, of(type)] };
    case 2:
      return { subtract: [reference, reference] };
    case 3:
    case 4:
      return type === 'integer' ? countOf(tape, known) : { [word]: [reference, reference] };
    case 5:
      return type === 'money' ? { percentOf: [reference, of('percent')] } : { add: [reference, reference] };
    default:
      return type === 'percent' ? reference : { multiply: [reference, 2] };
  }
}

/** An aggregate over all rows, now and then only over those of which something holds. */
function overRows(tape: Tape, known: Known, word: string, over: string): object {
  const columns = known.columns.filter((column) => column.over?.replace(/[^/]+$/, '') === over.replace(/[^/]+$/, ''));
  const inRows = columns.filter(({ name }) => !name.includes('*'));
  if (inRows.length === 0 || tape.below(2) === 0) return { [word]: over };
  // What is made inside rows also knows the columns of its own row (c1, c2 …); `where` only those of the rows counted.
  const outside = known.subjects.filter(({ name }) => !/^c\d/.test(name));
  const subjects = [...inRows, ...outside];
  return { [word]: over, where: makeCondition(tape, { ...known, subjects }, 1) };
}

function countOf(tape: Tape, known: Known): object {
  const countable = known.subjects.filter(({ type }) => type === 'options' || type === 'files' || type === 'rows');
  const path = tape.pick([...countable.map(({ name }) => name), ...known.columns.map(({ over }) => over)]);
  const fact = path?.startsWith('context.') === true;
  if (path === undefined || fact) return { daysBetween: ['2026-01-01', { today: true }] };
  return path.includes('*') ? overRows(tape, known, 'count', path) : { count: path };
}
