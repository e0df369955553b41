import type { Fact, Questionnaire } from '../questionnaire/compiled.ts';
import { isExact, parseExact, type Exact } from '../questionnaire/exact.ts';
import type { RuleType, RuleValue } from '../questionnaire/expression.ts';
import { pointerTo, type Issue, type Report } from '../questionnaire/issue.ts';
import { readPercent } from '../questionnaire/literal.ts';
import { isObject } from '../questionnaire/json-object.ts';
import { isPlainDate } from '../questionnaire/plain-date.ts';
import { isMoney } from './answer.ts';
import { currencyDigits } from '../questionnaire/currency.ts';
import { rowIds } from './row-ids.ts';

/** One band of a table, ready for looking up. */
export interface Band {
  readonly from: Exact;
  /** Inclusive; undefined when the band is open. */
  readonly to: Exact | undefined;
  readonly value: Exact;
}

/** The host's facts, checked and typed. */
export interface Context {
  /** Names the draft. */
  readonly contextId: string;
  readonly currency: string;
  /** Decimal places of the currency. */
  readonly digits: number;
  /** By path, for the rules: `accounts` is the list of its row ids, `accounts/r1/email` what stands in a row. */
  readonly values: ReadonlyMap<string, RuleValue>;
  readonly bands: ReadonlyMap<string, readonly Band[]>;
  /** By path, as the host gave them, defaults filled in. */
  readonly given: ReadonlyMap<string, unknown>;
}

/** What checking the host's facts gives. */
export type ContextResult =
  | { readonly status: 'ready'; readonly context: Context }
  | { readonly status: 'unfit'; readonly issues: readonly Issue[] };

/**
 * Checks the host's facts against what the questionnaire declares; all issues at once, each with the pointer of the
 * fact. Facts that the questionnaire does not declare are left alone. Money comes as `{ minor, currency }` or whole
 * minor units, percents as basis points, decimals as text, dates as `YYYY-MM-DD`.
 */
export function readContext(questionnaire: Questionnaire, given: unknown): ContextResult {
  const issues: Issue[] = [];
  const facts = isObject(given) ? given : {};
  const reader = new ContextReader(questionnaire, facts, (issue) => issues.push(issue));
  const context = reader.read();
  return issues.length === 0 ? { status: 'ready', context } : { status: 'unfit', issues };
}

class ContextReader {
  private readonly values = new Map<string, RuleValue>();
  private readonly bands = new Map<string, readonly Band[]>();
  private readonly given = new Map<string, unknown>();
  private currency = '';
  private digits = 2;

  constructor(
    private readonly questionnaire: Questionnaire,
    private readonly source: Readonly<Record<string, unknown>>,
    private readonly report: Report,
  ) {}

  read(): Context {
    this.findCurrency();
    const declared = [...this.questionnaire.facts.values()].filter(({ path }) => !/[./]/.test(path));
    for (const fact of declared) {
      // A questionnaire that declares no facts may be opened without any; its draft then needs no name of its own.
      const nameless = fact.path === 'contextId' && declared.length === 1;
      const value = fact.path in this.source ? this.source[fact.path] : nameless ? 'default' : undefined;
      this.fact(fact, value, pointerTo('', fact.path), fact.path);
    }
    const contextId = this.values.get('contextId');
    return {
      contextId: typeof contextId === 'string' ? contextId : '',
      currency: this.currency,
      digits: this.digits,
      values: this.values,
      bands: this.bands,
      given: this.given,
    };
  }

  private findCurrency(): void {
    const { currency = 'USD', facts } = this.questionnaire;
    if (typeof currency === 'string') this.currency = currency;
    else {
      let at: unknown = this.source;
      for (const step of currency.context.split('.')) at = isObject(at) ? at[step] : undefined;
      const code = at ?? facts.get(currency.context)?.fallback;
      this.currency = typeof code === 'string' ? code : 'USD';
    }
    this.digits = currencyDigits(this.currency);
  }

  // The facts of rows stand at the path of their row.
  private fact(fact: Fact, given: unknown, pointer: string, path: string): void {
    const value = given ?? fact.fallback ?? (mayBeLeftOut(fact) ? {} : undefined);
    if (value === undefined || value === null) {
      if (!fact.optional) this.wrong('missing-fact', pointer, `"${path}" is missing.`, 'Let the page supply it.');
      return;
    }
    this.given.set(path, value);
    if (fact.kind === 'rows') return this.rowsOf(fact, value, pointer);
    if (fact.facts) {
      if (!isObject(value)) return this.wrongType(fact, pointer, 'an object');
      for (const [name, child] of fact.facts) {
        this.fact(child, value[name], pointerTo(pointer, name), `${path}.${name}`);
      }
      return this.checkOrder(fact, path, pointer);
    }
    if (fact.ruleType?.type === 'bands') return this.bandTable(fact, value, pointer);
    if (!fact.ruleType) return;
    const typed = this.typed(fact.ruleType, fact.isEdition && Number.isInteger(value) ? `${value as number}` : value);
    if (typed === undefined) return this.wrongType(fact, pointer, EXPECTED[fact.ruleType.type]);
    this.values.set(path, typed);
    const { edition } = this.questionnaire;
    if (fact.isEdition && typed !== edition) {
      const message = `"${path}" names another edition; this is ${edition}.`;
      this.wrong('other-edition', pointer, message, 'Lead the respondent to the questionnaire of that edition.');
    }
  }

  private checkOrder({ kind }: Fact, path: string, pointer: string): void {
    const [from, to] = ['from', 'to'].map((end) => this.values.get(`${path}.${end}`));
    if (kind !== 'dateRange' || typeof from !== 'string' || typeof to !== 'string' || from <= to) return;
    this.wrong('range-reversed', pointer, `"${path}" ends before it begins.`, 'Exchange the two days.');
  }

  private rowsOf(fact: Fact, value: unknown, pointer: string): void {
    if (!Array.isArray(value) || !value.every(isObject)) return this.wrongType(fact, pointer, EXPECTED.rows);
    const ids = rowIds(value);
    if (ids.length > 0) this.values.set(fact.path, ids);
    value.forEach((row, i) => {
      for (const [name, child] of fact.facts ?? []) {
        this.fact(child, row[name], pointerTo(pointer, i, name), `${fact.path}/${ids[i]}/${name}`);
      }
    });
  }

  private bandTable(fact: Fact, value: unknown, pointer: string): void {
    if (!Array.isArray(value) || value.length === 0) return this.wrongType(fact, pointer, 'a list of bands');
    const result = fact.ruleType?.type === 'bands' ? fact.ruleType.result : 'money';
    const bands = value.map((band: unknown, i): Band | undefined => {
      const row = isObject(band) ? band : {};
      const [from, to] = [this.typed({ type: 'integer' }, row['from']), this.typed({ type: 'integer' }, row['to'])];
      const fee = this.typed({ type: result }, row['fee']);
      if (isExact(from) && isExact(fee) && (isExact(to) || row['to'] === undefined)) {
        return { from, to: isExact(to) ? to : undefined, value: fee };
      }
      this.wrong('bad-band', pointerTo(pointer, i), `Band ${i + 1} of "${fact.path}" is not complete.`, BAND_REMEDY);
      return undefined;
    });
    if (!bands.every((band) => band !== undefined)) return;
    bands.forEach((band, i) => this.checkSeam(fact, bands[i - 1], band, pointerTo(pointer, i)));
    this.bands.set(fact.path, bands);
  }

  private checkSeam(fact: Fact, before: Band | undefined, band: Band, pointer: string): void {
    const empty = band.to && band.to.units < band.from.units;
    const gap = before && (!before.to || before.to.units + 1n !== band.from.units);
    if (!empty && !gap) return;
    const what = empty ? 'ends before it begins' : 'does not follow on from the one before';
    const message = `The band from ${band.from.units} of "${fact.path}" ${what}.`;
    this.wrong(empty ? 'empty-band' : 'band-gap', pointer, message, BAND_REMEDY);
  }

  private typed(type: RuleType, value: unknown): RuleValue {
    switch (type.type) {
      case 'text':
        return typeof value === 'string' && value !== '' ? value.normalize('NFC') : undefined;
      case 'integer':
        return Number.isSafeInteger(value) ? { units: BigInt(value as number), scale: 0 } : undefined;
      case 'decimal':
        return typeof value === 'string' ? parseExact(value) : this.typed({ type: 'integer' }, value);
      case 'percent':
        if (typeof value === 'string') return readPercent(value);
        return Number.isSafeInteger(value) ? { units: BigInt(value as number), scale: 4 } : undefined;
      case 'money':
        return this.money(value);
      case 'date':
        return typeof value === 'string' && isPlainDate(value) ? value : undefined;
      case 'option':
        return typeof value === 'string' && type.values.includes(value) ? value : undefined;
      case 'options':
        return Array.isArray(value) && value.every((one) => type.values.includes(one as string))
          ? (value as readonly string[])
          : undefined;
      default:
        return undefined;
    }
  }

  private money(value: unknown): RuleValue {
    if (typeof value === 'string') return parseExact(value);
    const minor = isMoney(value) && value.currency === this.currency ? value.minor : value;
    return Number.isSafeInteger(minor) ? { units: BigInt(minor as number), scale: this.digits } : undefined;
  }

  private wrongType(fact: Fact, pointer: string, expected: string): void {
    this.wrong('unfit-fact', pointer, `"${fact.path}" must be ${expected}.`, 'Let the page supply it in this form.');
  }

  private wrong(code: string, pointer: string, message: string, remedy: string): void {
    this.report({ code, pointer, message, remedy });
  }
}

/** A group of which the host need say nothing: defaults fill it, and the rest of it is optional. */
function mayBeLeftOut({ kind, facts }: Fact): boolean {
  const inside = [...(facts?.values() ?? [])];
  const isFilled = (fact: Fact) => fact.fallback !== undefined || mayBeLeftOut(fact);
  return kind === 'group' && inside.some(isFilled) && inside.every((fact) => fact.optional || isFilled(fact));
}

const BAND_REMEDY = 'Let each band begin one above the end of the one before; only the last may be open.';

const EXPECTED: Readonly<Record<RuleType['type'], string>> = {
  text: 'a text that is not empty',
  integer: 'a whole number',
  decimal: 'a decimal number as text, such as "0.5"',
  money: 'an amount as { minor, currency }, or whole minor units',
  percent: 'whole basis points (5000 is 50 %)',
  date: 'a real date as "YYYY-MM-DD"',
  option: 'one of its options',
  options: 'a list of its options',
  flag: 'true or false',
  files: 'a list of files',
  rows: 'a list of objects, one for each row',
  bands: 'a list of bands',
};
