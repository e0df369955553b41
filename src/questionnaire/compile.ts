import type {
  Fact,
  NamedCondition,
  NamedValue,
  Node,
  Place,
  Question,
  Questionnaire,
  Rule,
  Section,
} from './compiled.ts';
import { finder } from './answer-paths.ts';
import { evaluationOrder, readersIn } from './evaluation-order.ts';
import type { Operand, RuleType } from './expression.ts';
import { factsOf } from './facts.ts';
import { pointerTo, type Report } from './issue.ts';
import { languagesOf } from './languages.ts';
import { outline, type Building, type Outline, type Outlined } from './outline.ts';
import { readQuestionRules } from './question-rules.ts';
import { readCondition } from './read-condition.ts';
import { readOperand } from './read-operand.ts';
import { readCopy } from './read-copy.ts';
import { reportCycle } from './report-cycle.ts';
import { RuleReader, type Scope } from './rule-reader.ts';
import { parseSize } from './sizes.ts';
import type { QuestionDocument, QuestionnaireDocument, RuleDocument } from './types.ts';

/** Everything a questionnaire is but its hash, which the load door adds. */
export type CompiledDocument = Omit<Questionnaire, 'sha256'>;

/**
 * Turns a checked document into nodes in evaluation order. Reads every condition and calculation; what is wrong with
 * them is reported, and then the result is not to be used.
 */
export function compile(document: QuestionnaireDocument, report: Report): CompiledDocument {
  return new Compiler(document, report).questionnaire();
}

const GRAMMAR = { condition: readCondition, operand: readOperand };

interface PendingValue {
  readonly building: Building<NamedValue>;
  type: RuleType | undefined;
  state: 'unread' | 'reading' | 'read';
}

class Compiler {
  private readonly facts: ReadonlyMap<string, Fact>;
  private readonly plan: Outline;
  private readonly nodes: Building<Node>[] = [];
  private readonly pointers: string[] = [];
  private readonly conditions = new Map<string, Building<NamedCondition>>();
  private readonly values = new Map<string, PendingValue>();
  private readonly rules = new Map<string, Building<Rule>>();
  private readonly sources = new Map<Question, QuestionDocument>();
  private readonly ruleSources: { rule: Building<Rule>; source: RuleDocument; pointer: string }[] = [];

  constructor(
    private readonly document: QuestionnaireDocument,
    private readonly report: Report,
  ) {
    this.facts = factsOf(document);
    this.plan = outline(document, this.facts);
    this.plan.sections.forEach((section, i) => this.place(section, pointerTo('/sections', i)));
    for (const { question, source, pointer } of this.plan.questions) {
      this.place(question, pointer);
      if (source) this.sources.set(question, source);
    }
    this.addNamed();
    this.addRules();
  }

  questionnaire(): CompiledDocument {
    this.readSections();
    this.plan.questions.forEach((outlined) => this.readQuestion(outlined));
    for (const { question } of this.plan.questions) {
      if (question.repeatedBy?.kind === 'rows') this.readLast(question.repeatedBy, question);
    }
    this.readNamed();
    this.ruleSources.forEach((entry) => this.readRule(entry));
    const { order, cycles } = evaluationOrder(this.nodes);
    cycles.forEach((cycle) => reportCycle(cycle, this.nodes, this.pointers, this.report));
    return {
      ...this.head(),
      nodes: this.nodes,
      order,
      ...readersIn(this.nodes, order),
      find: finder(this.plan.byPattern),
    };
  }

  private head() {
    const { document } = this;
    const most = document.files?.maxPerSubmission;
    return {
      id: document.id,
      edition: document.edition,
      version: document.version,
      title: document.title,
      description: document.description,
      organisation: document.organisation,
      contact: document.contact,
      language: document.language,
      languages: languagesOf(document),
      currency: document.currency,
      timeZone: document.timeZone,
      sample: document.sample === true,
      facts: this.facts,
      files: this.plan.files,
      maxPerSubmission: most === undefined ? undefined : parseSize(most),
      sections: this.plan.sections,
    };
  }

  private place(node: Building<Node>, pointer: string): void {
    this.nodes[node.node] = node;
    this.pointers[node.node] = pointer;
  }

  private addNamed(): void {
    for (const name of Object.keys(this.document.conditions ?? {})) {
      const condition = { op: 'all', of: [] } as const;
      const building: Building<NamedCondition> = { type: 'condition', name, condition, ...this.fresh() };
      this.conditions.set(name, building);
      this.place(building, pointerTo('/conditions', name));
    }
    for (const name of Object.keys(this.document.values ?? {})) {
      const operand: Operand = { op: 'literal', value: undefined };
      const building: Building<NamedValue> = {
        type: 'value',
        name,
        operand,
        result: { type: 'text' },
        ...this.fresh(),
      };
      this.values.set(name, { building, type: undefined, state: 'unread' });
      this.place(building, pointerTo('/values', name));
    }
  }

  private fresh() {
    return { node: this.nodes.length, reads: [] as readonly number[], readsToday: false };
  }

  private addRules(): void {
    const add = (list: readonly RuleDocument[] | undefined, pointer: string, section?: Section, rows?: Question) =>
      list?.forEach((source, i) => {
        const rule: Building<Rule> = {
          type: 'rule',
          ...this.fresh(),
          id: source.id,
          section,
          rows,
          when: undefined,
          require: { op: 'all', of: [] },
          at: [],
          message: source.message,
          severity: source.severity ?? 'error',
        };
        this.rules.set(rule.id, rule);
        this.place(rule, pointerTo(pointer, i));
        this.ruleSources.push({ rule, source, pointer: pointerTo(pointer, i) });
      });
    this.document.sections.forEach((source, i) => {
      add(source.rules, pointerTo('/sections', i, 'rules'), this.plan.sections[i]);
    });
    for (const { question, source, pointer } of this.plan.questions) {
      if (source?.kind === 'rows') add(source.rules, pointerTo(pointer, 'rules'), question.section, question);
    }
    add(this.document.rules, '/rules');
  }

  private reader(within?: Question): RuleReader {
    return new RuleReader(this.scope, this.report, GRAMMAR, within);
  }

  private readonly scope: Scope = {
    question: (path) => this.lookUp(path),
    fact: (path) => this.facts.get(path),
    condition: (name) => this.conditions.get(name)?.node,
    value: (name) => {
      const pending = this.values.get(name);
      return pending && { node: pending.building.node, type: this.readValue(name, pending) };
    },
    rule: (id) => this.rules.get(id)?.node,
    names: (sort) =>
      ({
        question: this.plan.byPattern,
        fact: this.facts,
        condition: this.conditions,
        value: this.values,
        rule: this.rules,
      })[sort].keys(),
  };

  // `matrix/<row>` names one cell; a row of `rows` has no name that a document could know.
  private lookUp(path: string): Place | undefined {
    const question = this.plan.byPattern.get(path);
    if (question) return { question, key: undefined };
    const place = finder(this.plan.byPattern)(path);
    const known = place?.question.repeatedBy?.options?.all.some(({ value }) => value === place.key);
    return known ? place : undefined;
  }

  private readSections(): void {
    this.document.sections.forEach((source, i) => {
      const section = this.plan.sections[i];
      if (!section) return;
      // Copying happens when a button is pressed, so it has no part in the order of evaluation.
      const at = pointerTo('/sections', i, 'copy');
      if (source.copy) section.copy = readCopy(source.copy, at, section.questions, this.reader());
      if (source.relevantWhen === undefined) return;
      const reader = this.reader();
      section.relevantWhen = reader.condition(source.relevantWhen, pointerTo('/sections', i, 'relevantWhen'));
      this.settle(section, reader);
    });
  }

  private readQuestion(outlined: Outlined): void {
    const { question } = outlined;
    const reader = this.reader(question.repeatedBy);
    const parentSource = question.parent && this.sources.get(question.parent);
    readQuestionRules(reader, outlined, parentSource, this.facts);
    this.settle(question, reader);
  }

  private readLast(rows: Question, column: Question): void {
    const building = this.nodes[rows.node];
    if (building) building.reads = [...building.reads, column.node];
  }

  private readNamed(): void {
    for (const [name, building] of this.conditions) {
      const reader = this.reader();
      const json = this.document.conditions?.[name];
      building.condition = reader.condition(json, pointerTo('/conditions', name)) ?? building.condition;
      this.settle(building, reader);
    }
    for (const [name, pending] of this.values) this.readValue(name, pending);
  }

  // Values are read when first asked for, since whoever reads one must know its type.
  private readValue(name: string, pending: PendingValue): RuleType | undefined {
    const pointer = pointerTo('/values', name);
    // A value that needs itself has no type; the order of evaluation will find and report the circle.
    if (pending.state === 'reading') return undefined;
    if (pending.state === 'unread') {
      pending.state = 'reading';
      const reader = this.reader();
      const typed = reader.operand(this.document.values?.[name], pointer, undefined);
      if (typed) {
        pending.building.operand = typed.operand;
        pending.building.result = pending.type = typed.type;
      }
      this.settle(pending.building, reader);
      pending.state = 'read';
    }
    return pending.type;
  }

  private readRule({ rule, source, pointer }: (typeof this.ruleSources)[number]): void {
    const reader = this.reader(rule.rows);
    if (rule.section) reader.note(rule.section.node);
    if (rule.rows) reader.note(rule.rows.node);
    if (source.when !== undefined) rule.when = reader.condition(source.when, pointerTo(pointer, 'when'));
    rule.require = reader.condition(source.require, pointerTo(pointer, 'require')) ?? rule.require;
    this.settle(rule, reader);
    // Where the message stands has no part in the order of evaluation, hence a reader of its own.
    const places = this.reader(rule.rows);
    const paths = source.at === undefined ? [] : Array.isArray(source.at) ? source.at : [source.at];
    rule.at = paths.flatMap((path, i) => {
      const at = Array.isArray(source.at) ? pointerTo(pointer, 'at', i) : pointerTo(pointer, 'at');
      return places.place(path, at)?.question ?? [];
    });
  }

  private settle(node: Building<Node>, reader: RuleReader): void {
    node.reads = reader.reads;
    node.readsToday = reader.readsToday;
  }
}
