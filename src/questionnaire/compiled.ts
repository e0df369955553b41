import type { Exact } from './exact.ts';
import type { Condition, Operand, RuleType } from './expression.ts';
import type { PlainDate } from './plain-date.ts';
import type { QuestionKind, Text } from './types.ts';

/**
 * A questionnaire that was read without an issue: indexed, typed, in evaluation order and frozen. After compiling,
 * nobody reads the JSON again.
 *
 * Law: in `order`, every node stands after all the nodes it reads, so one forward pass settles everything.
 */
export interface Questionnaire {
  readonly id: string;
  readonly edition: string;
  readonly version: number;
  /** Hash of the document's canonical JSON, in hex. */
  readonly sha256: string;
  readonly title: Text;
  readonly description: Text | undefined;
  readonly organisation: Text | undefined;
  readonly contact: Text | undefined;
  readonly language: string;
  /** Every language in which some text is written, the document's own first. */
  readonly languages: readonly string[];
  readonly currency: string | { readonly context: string } | undefined;
  readonly timeZone: string | undefined;
  readonly sample: boolean;
  readonly facts: ReadonlyMap<string, Fact>;
  /** What holds for the files of a question that says nothing else. */
  readonly files: FileLimits;
  /** All files together, in bytes. */
  readonly maxPerSubmission: number | undefined;
  readonly sections: readonly Section[];
  /** In document order; `nodes[i].node` is `i`. */
  readonly nodes: readonly Node[];
  /** Indexes into `nodes`, in the order of evaluation. */
  readonly order: readonly number[];
  /** By node: its place in `order`. */
  readonly places: readonly number[];
  /** By node: the places in `order` of the nodes that read it. */
  readonly readers: readonly (readonly number[])[];
  /** Finds a question by the path of its answer, such as `findings/r1/element`; undefined when there is none. */
  readonly find: (path: string) => Place | undefined;
}

/** A question at one place: `key` is the row id (or the matrix row's option) when it stands inside rows. */
export interface Place {
  readonly question: Question;
  readonly key: string | undefined;
}

/** Whatever is settled during evaluation. */
export type Node = Section | Question | NamedCondition | NamedValue | Rule;

interface Evaluated {
  /** Its place in `nodes`. */
  readonly node: number;
  /** The nodes it reads; all of them are evaluated before it. */
  readonly reads: readonly number[];
  /** Whether it reads today's date. */
  readonly readsToday: boolean;
}

/** A titled group of questions, one page. */
export interface Section extends Evaluated {
  readonly type: 'section';
  readonly id: string;
  readonly title: Text;
  readonly description: Text | undefined;
  readonly relevantWhen: Condition | undefined;
  readonly copy: SectionCopy | undefined;
  /** In the order in which they are asked; parts hang below them. */
  readonly questions: readonly Question[];
}

/** A button that copies what is known already: later changes of the values do not follow. */
export interface SectionCopy {
  readonly label: Text;
  /** Questions of the section, each with the name of the value that it takes. */
  readonly answers: readonly (readonly [question: Question, value: string])[];
}

export interface NamedCondition extends Evaluated {
  readonly type: 'condition';
  readonly name: string;
  readonly condition: Condition;
}

export interface NamedValue extends Evaluated {
  readonly type: 'value';
  readonly name: string;
  readonly operand: Operand;
  readonly result: RuleType;
}

/** A rule across answers. */
export interface Rule extends Evaluated {
  readonly type: 'rule';
  readonly id: string;
  /** Runs only while this section is relevant; undefined for the document's own rules. */
  readonly section: Section | undefined;
  /** The rows in whose scope it runs, once per row. */
  readonly rows: Question | undefined;
  readonly when: Condition | undefined;
  readonly require: Condition;
  /** The first relevant one shows the message, otherwise the section does. */
  readonly at: readonly Question[];
  readonly message: Text;
  readonly severity: 'error' | 'warning' | 'confirm';
}

/**
 * One thing asked. Composite kinds have parts, each a question of its own with its own path: `explanation` and
 * `files` of a yesNo, `text`, `files` and `byEmail` of an evidence, `other` of a choice, `from` and `to` of a
 * dateRange, `name` and `date` of a signature, the lines of an address, the questions of a group, the columns of rows,
 * the cells of a matrix (`rows` and `matrix` repeat their parts once per key).
 */
export interface Question extends Evaluated {
  readonly type: 'question';
  readonly id: string;
  /** The path of its answer, with `*` for the key of a repeated part: `chgMission/files`, `findings/{row}/element` with a star for the row. */
  readonly pattern: string;
  readonly kind: QuestionKind;
  readonly section: Section;
  readonly parent: Question | undefined;
  /** The rows or matrix that this question repeats with, if any. */
  readonly repeatedBy: Question | undefined;
  readonly parts: readonly Question[];
  readonly wording: Wording;
  readonly optional: boolean;
  readonly requiredWhen: Condition | undefined;
  readonly relevantWhen: Condition | undefined;
  readonly initial: Operand | undefined;
  readonly limits: Limits;
  /** What its answer is inside the rules; undefined for kinds that hold none of their own (notice, group…). */
  readonly ruleType: RuleType | undefined;
  readonly options: OptionSource | undefined;
  readonly files: FileLimits | undefined;
  readonly detail: Detail;
}

/** Every sentence a question may show. */
export interface Wording {
  readonly label?: Text;
  readonly hint?: Text;
  readonly guidance?: Text;
  readonly number?: string;
  readonly reference?: Text;
  readonly text?: Text;
  readonly unit?: Text;
  readonly because?: Text;
  readonly statement?: Text;
  readonly rowLabel?: Text;
  readonly yesLabel?: Text;
  readonly noLabel?: Text;
  readonly patternMessage?: Text;
  readonly notOfferedMessage?: Text;
}

/** Constraints on one answer. Lengths count Unicode code points of the trimmed text. */
export interface Limits {
  readonly minimum?: Exact | PlainDate;
  readonly maximum?: Exact | PlainDate;
  readonly step?: Exact;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: RegExp;
  readonly refuseMailboxes?: readonly string[];
  readonly warnMailboxes?: readonly string[];
  readonly warnDomains?: readonly string[];
  /** phone: numbers that raise a warning, and what it says. */
  readonly unusual?: { readonly prefixes?: readonly string[]; readonly extension?: boolean; readonly message: Text };
}

/** What may be attached to one question. */
export interface FileLimits {
  /** Bytes, all files of the question together; exactly this much passes. */
  readonly maxPerQuestion: number | undefined;
  /** Lower-case name endings with their dot; undefined accepts every ending but archives. */
  readonly accept: readonly string[] | undefined;
}

/** Options that are the bands of a table: which fact holds it, and what an option reads. */
export interface BandOptionSource {
  /** The path of the fact, such as `feeSchedule.bands`. */
  readonly bands: string;
  /** With `{from}` and `{to}`. */
  readonly each: Text;
  /** For the open band, with `{from}`. */
  readonly last: Text;
}

/** Where the options of a choice, or the rows of a matrix, come from. */
export interface OptionSource {
  /** Of bands: those of the document's own table. */
  readonly all: readonly Option[];
  /** The bands of the context that are offered instead. */
  readonly bands?: BandOptionSource;
  /** Offer only the options chosen there. */
  readonly only: Operand | undefined;
}

/** A choosable value. */
export interface Option {
  readonly value: string;
  readonly label: Text;
  readonly hint: Text | undefined;
  readonly exclusive: boolean;
  readonly other: boolean;
  /** Values of earlier versions whose place it takes. */
  readonly replaces?: readonly string[];
}

/** What only some kinds have. */
export interface Detail {
  /** yesNo: this answer goes on the review list. */
  readonly reviewWhen?: 'yes' | 'no';
  /** yesNo: true offers "not applicable"; a condition sets it while it holds. */
  readonly notApplicable?: true | Condition;
  /** calculated. */
  readonly calculate?: Operand;
  /** prefilled: path of the fact shown. */
  readonly from?: string;
  readonly fact?: Fact;
  readonly display?: 'radios' | 'select';
  readonly tone?: 'plain' | 'alert';
  readonly list?: 'needsReview' | Operand;
  readonly href?: string;
  readonly autocomplete?: string;
  readonly unique?: readonly string[];
  readonly sums?: readonly string[];
  readonly mustMatch?: Operand;
  /** A text of the context: what yesNo and accept are bound to, what a notice shows. */
  readonly agreement?: Operand;
  readonly widget?: string;
  readonly carryForward?: boolean;
  readonly renamedFrom?: string | readonly string[];
  readonly revision?: number;
}

/** A fact of the context that the document declares. */
export interface Fact {
  readonly path: string;
  readonly kind: string;
  readonly ruleType: RuleType | undefined;
  readonly optional: boolean;
  /** The options of a choice or choices, for their labels. */
  readonly options: readonly Option[] | undefined;
  /** In the form the host would have given it. */
  readonly fallback: unknown;
  /** The host's value must name the document's own edition. */
  readonly isEdition: boolean;
  /** The facts inside a group or a date range, or of each row of rows. */
  readonly facts: ReadonlyMap<string, Fact> | undefined;
}
