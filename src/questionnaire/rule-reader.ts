import type { Fact, Place, Question } from './compiled.ts';
import type { Condition, Operand, RuleType } from './expression.ts';
import type { Issue, Report } from './issue.ts';
import { didYouMean } from './near-miss.ts';

/** What the rules of a document may refer to, by name. */
export interface Scope {
  /** By path, `*` for every row; bare ids inside rows are tried as columns first. */
  question(path: string): Place | undefined;
  fact(path: string): Fact | undefined;
  /** The node of a named condition. */
  condition(name: string): number | undefined;
  /** The node of a named value, and what it yields (undefined when the value itself has an issue). */
  value(name: string): { readonly node: number; readonly type: RuleType | undefined } | undefined;
  rule(id: string): number | undefined;
  /** Every known name of a sort, for "Did you mean …?". */
  names(sort: 'question' | 'fact' | 'condition' | 'value' | 'rule'): Iterable<string>;
}

/** An operand that could be read, with the type it yields. */
export interface Typed {
  readonly operand: Operand;
  readonly type: RuleType;
}

/** How one sort of calculation is read. */
export type ReadCalculation = (
  reader: RuleReader,
  json: Record<string, unknown>,
  pointer: string,
  expected?: RuleType,
) => Typed | undefined;

/** The two halves of the language; each needs the other, so the reader is handed both. */
export interface Grammar {
  condition(reader: RuleReader, json: unknown, pointer: string): Condition | undefined;
  operand(
    reader: RuleReader,
    json: unknown,
    pointer: string,
    expected: RuleType | undefined,
    hint?: RuleType,
  ): Typed | undefined;
}

const SORTS = {
  question: ['question', 'Use the id of a question of this document.'],
  fact: ['context fact', 'Declare it under "context", or use one that is declared.'],
  condition: ['condition', 'Define it under "conditions", or use one that is defined.'],
  value: ['value', 'Define it under "values", or use one that is defined.'],
  rule: ['rule', 'Use the id of a rule of this document.'],
} as const;

/**
 * What one node's conditions and operands are read with: resolves names, remembers what was read (for the order of
 * evaluation), and reports every slip with its place.
 */
export class RuleReader {
  constructor(
    private readonly scope: Scope,
    private readonly report: Report,
    private readonly grammar: Grammar,
    /** The rows or matrix in whose rows the rule stands. */
    readonly within?: Question,
    private readonly seen = { nodes: new Set<number>(), today: false },
  ) {}

  /** A reader that resolves bare ids as columns of `within` first; what it reads counts as read here. */
  inside(within: Question): RuleReader {
    return new RuleReader(this.scope, this.report, this.grammar, within, this.seen);
  }

  /** The nodes read so far. */
  get reads(): readonly number[] {
    return [...this.seen.nodes];
  }

  /** Whether today's date was read. */
  get readsToday(): boolean {
    return this.seen.today;
  }

  /** Notes that a node is read. */
  note(node: number): void {
    this.seen.nodes.add(node);
  }

  issue(code: string, pointer: string, message: string, remedy: string): undefined {
    const issue: Issue = { code, pointer, message, remedy };
    this.report(issue);
    return undefined;
  }

  /** Reads a condition; undefined when it has an issue (which is reported). */
  condition(json: unknown, pointer: string): Condition | undefined {
    return this.grammar.condition(this, json, pointer);
  }

  /** Reads an operand; see `readOperand`. */
  operand(json: unknown, pointer: string, expected: RuleType | undefined, hint?: RuleType): Typed | undefined {
    return this.grammar.operand(this, json, pointer, expected, hint);
  }

  /** Resolves the path of an answer to one value (no `*`). */
  answer(path: string, pointer: string): Typed | undefined {
    const place = this.place(path, pointer);
    if (!place) return undefined;
    const { question, key } = place;
    const repeatedElsewhere = question.repeatedBy && key === undefined && question.repeatedBy !== this.within;
    if (repeatedElsewhere) {
      return this.issue(
        'malformed-operand',
        pointer,
        `"${path}" has a value in every row, not one value.`,
        'Take a sum, count, min or max over it.',
      );
    }
    if (!question.ruleType) {
      return this.issue(
        'type-mismatch',
        pointer,
        `"${path}" has no value of its own to compare.`,
        question.parts.length > 0
          ? `Name one of its parts, such as "${question.parts[0]?.pattern ?? path}".`
          : 'Use a question that takes an answer.',
      );
    }
    return {
      operand: { op: 'answer', node: question.node, ...(key === undefined ? {} : { key }) },
      type: question.ruleType,
    };
  }

  /** Resolves the path of an answer to the question itself, `*` allowed. */
  place(path: string, pointer: string): Place | undefined {
    const column = this.within && this.scope.question(`${this.within.pattern}/*/${path}`);
    const place = column ?? this.scope.question(path);
    if (!place) return this.unknown('question', path, pointer);
    this.note(place.question.node);
    return place;
  }

  fact(path: string, pointer: string): Typed | undefined {
    const fact = this.scope.fact(path);
    if (!fact) return this.unknown('fact', path, pointer);
    if (path.includes('*') && this.within?.kind !== 'rows') {
      return this.issue(
        'malformed-operand',
        pointer,
        `"${path}" has a value in every row.`,
        'Use it inside the rows only.',
      );
    }
    if (!fact.ruleType) {
      return this.issue(
        'type-mismatch',
        pointer,
        `The context fact "${path}" is a ${fact.kind}, not one value.`,
        'Name a fact inside it.',
      );
    }
    return { operand: { op: 'context', path }, type: fact.ruleType };
  }

  value(name: string, pointer: string): Typed | undefined {
    const value = this.scope.value(name);
    if (!value) return this.unknown('value', name, pointer);
    this.note(value.node);
    return value.type && { operand: { op: 'value', node: value.node }, type: value.type };
  }

  named(name: string, pointer: string): number | undefined {
    return this.node('condition', this.scope.condition(name), name, pointer);
  }

  rule(id: string, pointer: string): number | undefined {
    return this.node('rule', this.scope.rule(id), id, pointer);
  }

  today(): Typed {
    this.seen.today = true;
    return { operand: { op: 'today' }, type: { type: 'date' } };
  }

  /** The subject of a test: a question path, `context.<path>`, `value.<name>` or `today`. */
  subject(text: string, pointer: string): Typed | undefined {
    if (text === 'today') return this.today();
    if (text.startsWith('context.')) return this.fact(text.slice('context.'.length), pointer);
    if (text.startsWith('value.')) return this.value(text.slice('value.'.length), pointer);
    return this.answer(text, pointer);
  }

  private node(
    sort: 'condition' | 'rule',
    node: number | undefined,
    name: string,
    pointer: string,
  ): number | undefined {
    if (node === undefined) return this.unknown(sort, name, pointer);
    this.note(node);
    return node;
  }

  private unknown(sort: keyof typeof SORTS, name: string, pointer: string): undefined {
    const [word, remedy] = SORTS[sort];
    return this.issue(
      `unknown-${sort}`,
      pointer,
      `There is no ${word} "${name}".`,
      didYouMean(name, this.scope.names(sort), remedy),
    );
  }
}
