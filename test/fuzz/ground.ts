import type { Known, Subject } from './rule-maker.ts';
import type { Tape } from './tape.ts';

/** The options of every generated list. */
export const LETTERS = ['a', 'b', 'c', 'd'] as const;

/** Facts that every generated document declares, as subjects of rules. */
export const FACTS: readonly [Subject, ...Subject[]] = [
  { name: 'context.approved', operand: { context: 'approved' }, type: 'options', values: LETTERS },
  { name: 'context.since', operand: { context: 'since' }, type: 'date' },
  { name: 'context.limit', operand: { context: 'limit' }, type: 'integer' },
  { name: 'context.fee', operand: { context: 'fee' }, type: 'money' },
  { name: 'context.alias', operand: { context: 'alias' }, type: 'text' },
];

/** What has been generated so far: rules may speak of it, so circles cannot come about. */
export class Ground {
  subjects: Subject[] = [...FACTS];
  readonly columns: Subject[] = [];
  readonly conditions: Record<string, unknown> = {};
  readonly rules: string[] = [];
  private count = 0;

  constructor(
    readonly tape: Tape,
    /** Whether questions may have an initial answer. */
    readonly initial: boolean,
  ) {}

  get known(): Known {
    const { subjects, columns, rules, conditions } = this;
    return { subjects, columns, rules, conditions: Object.keys(conditions) };
  }

  /** A new id that begins with the letters. */
  id(letters: string): string {
    this.count += 1;
    return `${letters}${this.count}`;
  }

  /** Notes an answer that later rules may speak of. */
  add(name: string, type: Subject['type'], values?: readonly string[]): void {
    this.subjects.push({ name, operand: { answer: name }, type, ...(values ? { values } : {}) });
  }

  /**
   * Makes columns: they may speak of each other by bare id and of everything outside; outside they are heard of only
   * over all rows of `path`.
   */
  inside<T>(path: string, make: () => T): { readonly made: T; readonly subjects: readonly Subject[] } {
    const outside = this.subjects;
    this.subjects = [...outside];
    const made = make();
    const subjects = this.subjects.slice(outside.length);
    this.subjects = outside;
    this.columns.push(...subjects.map((column) => ({ ...column, over: `${path}/*/${column.name}` })));
    return { made, subjects };
  }

  /** Makes something that may speak of columns by bare id. */
  within<T>(columns: readonly Subject[], make: () => T): T {
    const outside = this.subjects;
    this.subjects = [...outside, ...columns];
    const made = make();
    this.subjects = outside;
    return made;
  }
}
