import type { QuestionState, Snapshot } from '../../src/engine/snapshot.ts';
import { isExact } from '../../src/questionnaire/exact.ts';
import type { RuleValue } from '../../src/questionnaire/expression.ts';

/**
 * A second, plain reading of the rules language: straight from the document's JSON, without types, order or compiling,
 * on fractions and the platform's calendar. It asks the snapshot only for the values of answers. Meant to be compared
 * with the engine, so it shares no code with it.
 */
export class Oracle {
  constructor(
    private readonly document: OracleDocument,
    private readonly snapshot: Snapshot,
    private readonly facts: Readonly<Record<string, unknown>>,
    /** The row in which a rule stands: path of the rows and id of the row. */
    private readonly row?: readonly [rows: string, id: string],
  ) {}

  /** True, false, or undefined when unknown. */
  holds(condition: unknown): boolean | undefined {
    if (typeof condition === 'string') return this.outside().holds(this.document.conditions[condition]);
    const words = condition as Readonly<Record<string, unknown>>;
    if ('all' in words) return this.every((words['all'] as unknown[]).map((part) => this.holds(part)));
    if ('any' in words) return not(this.every((words['any'] as unknown[]).map((part) => not(this.holds(part)))));
    if ('not' in words) return not(this.holds(words['not']));
    if ('fires' in words) return (words['fires'] as string[]).some((id) => this.fires(id));
    return this.every(Object.entries(words).map(([subject, test]) => this.passes(subject, test)));
  }

  /** The value of an operand: a text, a fraction, a flag or a list; undefined when blank. */
  value(operand: unknown): Value {
    if (typeof operand !== 'object' || operand === null) return operand as Value;
    const words = operand as Readonly<Record<string, unknown>>;
    const [word = ''] = Object.keys(words);
    const given = words[word];
    switch (word) {
      case 'answer':
        return this.answer(given as string);
      case 'context':
        return this.fact(given as string);
      case 'value':
        return this.outside().value(this.document.values[given as string]);
      case 'today':
        return this.snapshot.today;
      case 'if': {
        const verdict = this.holds(given);
        return verdict === undefined ? undefined : this.value(words[verdict ? 'then' : 'else']);
      }
      case 'sum':
      case 'count':
      case 'min':
      case 'max':
        return aggregate(word, this.all(given, words['where']));
      case 'addDays':
      case 'addMonths':
      case 'daysBetween':
        return calendar(
          word,
          (given as unknown[]).map((item) => this.value(item)),
        );
      case 'normalise': {
        const text = this.value(given);
        return text === undefined ? undefined : normalised(text as string);
      }
      default:
        return arithmetic(
          word,
          (given as unknown[]).map((item) => this.value(item)),
        );
    }
  }

  private fires(id: string): boolean {
    const rule = this.document.rules.find((candidate) => candidate.id === id);
    if (!rule || (rule.section !== undefined && !this.snapshot.sections.some((section) => section.id === rule.section)))
      return false;
    const rows = rule.rows === undefined ? [undefined] : ((this.answer(rule.rows) ?? []) as string[]);
    return rows.some((row) => {
      const at = this.at(rule.rows, row);
      return (rule.when === undefined || at.holds(rule.when) === true) && at.holds(rule.require) === false;
    });
  }

  /** The same reading from a row, or from outside all rows. */
  at(rows: string | undefined, row: string | undefined): Oracle {
    const place = rows !== undefined && row !== undefined ? ([rows, row] as const) : undefined;
    return new Oracle(this.document, this.snapshot, this.facts, place);
  }

  private outside(): Oracle {
    return this.at(undefined, undefined);
  }

  private every(verdicts: readonly (boolean | undefined)[]): boolean | undefined {
    if (verdicts.includes(false)) return false;
    return verdicts.includes(undefined) ? undefined : true;
  }

  private passes(subject: string, test: unknown): boolean | undefined {
    if (typeof test !== 'object' || test === null) return this.compares(subject, 'is', test);
    return this.every(Object.entries(test).map(([name, to]) => this.compares(subject, name, to)));
  }

  private compares(subject: string, test: string, to: unknown): boolean | undefined {
    if (test === 'answered') return this.isAnswered(subject) === to;
    const left = this.subject(subject);
    if (test === 'includes') return this.includesAny(left, [this.value(to)]);
    if (test === 'includesAny') return this.includesAny(left, this.list(to));
    const list = test === 'oneOf' || test === 'noneOf' || test === 'onlyFrom';
    if (left === undefined) return undefined;
    if (test === 'onlyFrom') {
      const allowed = this.list(to);
      if ((left as string[]).every((one) => allowed.includes(one))) return true;
      return allowed.includes(undefined) || allowed.length === 0 ? undefined : false;
    }
    if (list) {
      const same = this.list(to).map((other) => (other === undefined ? undefined : order(left, other) === 0));
      const among = same.includes(true) ? true : same.includes(undefined) ? undefined : false;
      return test === 'oneOf' ? among : not(among);
    }
    const right = this.value(to);
    if (right === undefined) return undefined;
    const compared = order(left, right);
    if (test === 'is' || test === 'isNot') return (compared === 0) === (test === 'is');
    if (test === 'above' || test === 'after') return compared > 0;
    if (test === 'atLeast' || test === 'onOrAfter') return compared >= 0;
    return test === 'below' || test === 'before' ? compared < 0 : compared <= 0;
  }

  private includesAny(chosen: Value, wanted: readonly Value[]): boolean | undefined {
    const list = (chosen ?? []) as readonly Value[];
    if (wanted.some((one) => one !== undefined && list.includes(one))) return true;
    const unknown = wanted.length === 0 || wanted.includes(undefined);
    return unknown && list.length > 0 ? undefined : false;
  }

  private list(to: unknown): readonly Value[] {
    return Array.isArray(to) ? to.map((item) => this.value(item)) : ((this.value(to) ?? []) as readonly Value[]);
  }

  private subject(name: string): Value {
    if (name === 'today') return this.snapshot.today;
    if (name.startsWith('context.')) return this.fact(name.slice('context.'.length));
    if (name.startsWith('value.')) return this.value({ value: name.slice('value.'.length) });
    return this.answer(name);
  }

  private isAnswered(name: string): boolean {
    if (this.subject(name) !== undefined) return true;
    if (name.startsWith('context.') || name.startsWith('value.')) return false;
    const state = this.state(this.pathOf(name));
    return state !== undefined && this.snapshot.parts(state).some((part) => part.value !== undefined);
  }

  private pathOf(path: string): string {
    if (!this.row) return path;
    const inRow = `${this.row[0]}/${this.row[1]}/${path}`;
    const { find } = this.snapshot.questionnaire;
    return find(inRow) ? inRow : path;
  }

  private answer(path: string): Value {
    return fromEngine(this.state(this.pathOf(path))?.value);
  }

  /** Undefined for a cell of a matrix row that is not offered just now. */
  private state(path: string): QuestionState | undefined {
    const { question, key = '' } = this.snapshot.questionnaire.find(path) ?? {};
    const rows = question?.repeatedBy && this.snapshot.question(question.repeatedBy.pattern).keys;
    return rows?.includes(key) === false ? undefined : this.snapshot.question(path);
  }

  private fact(name: string): Value {
    const fact = this.facts[name];
    if (typeof fact === 'object' && fact !== null && 'minor' in fact) return [BigInt(fact.minor as number), 100n];
    return typeof fact === 'number' ? [BigInt(fact), 1n] : (fact as Value);
  }

  /** Everything an aggregate runs over. */
  private all(over: unknown, where: unknown): readonly Value[] {
    if (Array.isArray(over)) return over.map((item) => this.value(item));
    const path = over as string;
    if (!path.includes('*')) return (this.answer(path) ?? []) as readonly Value[];
    const rows = path.slice(0, path.indexOf('/*'));
    const keys = this.snapshot.question(rows).keys ?? [];
    return keys
      .filter((key) => where === undefined || this.at(rows, key).holds(where) === true)
      .map((key) => fromEngine(this.snapshot.question(path.replace('*', key)).value));
  }
}

/** As much of a document as the oracle reads, its rules gathered from all places. */
export interface OracleDocument {
  readonly conditions: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly rules: readonly OracleRule[];
}

/** A rule, with the section and the rows it stands in. */
export interface OracleRule {
  readonly id: string;
  readonly when?: unknown;
  readonly require: unknown;
  readonly section?: string;
  readonly rows?: string;
}

type Fraction = readonly [numerator: bigint, denominator: bigint];
/** A value of the oracle; undefined is blank. */
export type Value = string | number | boolean | Fraction | readonly Value[] | undefined;

const not = (verdict: boolean | undefined) => (verdict === undefined ? undefined : !verdict);

function fromEngine(value: RuleValue): Value {
  return isExact(value) ? [value.units, 10n ** BigInt(value.scale)] : value;
}

function isFraction(value: Value): value is Fraction {
  return Array.isArray(value) && typeof value[0] === 'bigint';
}

/** A number in whatever form: a fraction, a JSON integer, `"0.5"`, `"50%"`; undefined for anything else. */
export function fraction(value: Value): Fraction | undefined {
  if (isFraction(value)) return value;
  if (typeof value === 'number') return [BigInt(value), 1n];
  const match = typeof value === 'string' ? /^(-?\d+)(?:\.(\d+))?(%?)$/.exec(value) : null;
  if (!match) return undefined;
  const decimals = match[2] ?? '';
  return [BigInt(`${match[1]}${decimals}`), 10n ** BigInt(decimals.length) * (match[3] === '%' ? 100n : 1n)];
}

function order(a: Value, b: Value): number {
  const [left, right] = [fraction(a), fraction(b)];
  if (left && right && (isFraction(a) || isFraction(b) || typeof a === 'number' || typeof b === 'number')) {
    const difference = left[0] * right[1] - right[0] * left[1];
    return difference < 0n ? -1 : difference > 0n ? 1 : 0;
  }
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

function aggregate(word: string, values: readonly Value[]): Value {
  const present = values.filter((value) => value !== undefined);
  if (word === 'count') return [BigInt(present.length), 1n];
  if (present.length === 0) return undefined;
  if (word === 'sum') return arithmetic('add', present);
  const numbers = present.map(fraction);
  const comparable = numbers.includes(undefined) ? present : (numbers as Value[]);
  return comparable.reduce((best, value) => (order(value, best) * (word === 'min' ? -1 : 1) > 0 ? value : best));
}

function arithmetic(word: string, values: readonly Value[]): Value {
  if (values.includes(undefined)) return undefined;
  const numbers = values.map((value) => fraction(value) ?? ([0n, 1n] as const));
  if (word === 'percentOf') {
    const [[an, ad], [pn, pd]] = numbers as [Fraction, Fraction];
    const [cents, whole] = [an * pn * 100n, ad * pd];
    const size = cents < 0n ? -cents : cents;
    const rounded = (2n * size + whole) / (2n * whole);
    return [cents < 0n ? -rounded : rounded, 100n];
  }
  return numbers.reduce(([an, ad], [bn, bd]) => {
    if (word === 'multiply') return [an * bn, ad * bd];
    return [word === 'subtract' ? an * bd - bn * ad : an * bd + bn * ad, ad * bd];
  });
}

function calendar(word: string, [first, second]: readonly Value[]): Value {
  if (first === undefined || second === undefined) return undefined;
  const time = Date.parse(`${first as string}T00:00:00Z`);
  if (word === 'daysBetween') return [BigInt((Date.parse(`${second as string}T00:00:00Z`) - time) / 86_400_000), 1n];
  const [numerator, denominator] = fraction(second) ?? [0n, 1n];
  const by = Number(numerator / denominator);
  if (word === 'addDays') return dateText(new Date(time + by * 86_400_000));
  const date = new Date(time);
  const end = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + by + 1, 0));
  end.setUTCDate(Math.min(date.getUTCDate(), end.getUTCDate()));
  return dateText(end);
}

function dateText(date: Date): string | undefined {
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString().slice(0, 10) : undefined;
}

function normalised(text: string): string {
  return text
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replace(/\+[^@]*@/, '@');
}
