import type { FromSchema } from 'json-schema-to-ts';
import type {
  band,
  bandOptions,
  document,
  factShape,
  listedOptions,
  option,
  ruleShape,
  section,
} from './meta-schema/document.ts';
import type { everyQuestion, kinds } from './meta-schema/kinds.ts';
import type { fileRules } from './meta-schema/places.ts';
import type * as places from './meta-schema/places.ts';
import type { taskList } from './meta-schema/task-list.ts';

/**
 * The document as staff write it, after templates are filled in. Every shape is derived from the meta-schema; only
 * the recursive places (conditions, operands, questions within questions) are written by hand here.
 */
export type QuestionnaireDocument = FromSchema<typeof document, Places>;

/** The document of several questionnaires as one process, as staff write it. */
export type TaskListDocument = FromSchema<typeof taskList, Places>;

/** Wording in the document's language, or by language tag. */
export type Text = string | { readonly [language: string]: string };

/** The word for a kind of question. */
export type QuestionKind = keyof typeof kinds;

/** A question of one kind, as written in the document. */
export type QuestionOf<Kind extends QuestionKind> = FromSchema<typeof everyQuestion, Leaves> &
  Omit<FromSchema<(typeof kinds)[Kind], Leaves>, keyof Nested> &
  (Kind extends 'group'
    ? Pick<Nested, 'questions'>
    : Kind extends 'rows'
      ? Required<Pick<Nested, 'columns'>>
      : unknown) &
  (Kind extends 'matrix' ? Pick<Nested, 'columns' | 'cell'> : unknown);

/** Any question, told apart by `kind`. */
export type QuestionDocument = { [Kind in QuestionKind]: QuestionOf<Kind> }[QuestionKind];

export type OptionDocument = FromSchema<typeof option, Leaves>;
export type BandDocument = FromSchema<typeof band>;
export type RuleDocument = FromSchema<typeof ruleShape, Leaves>;
export type FileRulesDocument = FromSchema<typeof fileRules, Leaves>;
export type OptionsDocument =
  | readonly OptionDocument[]
  | FromSchema<typeof listedOptions, Leaves>
  | FromSchema<typeof bandOptions, Leaves>
  | string;

/** A fact the host supplies; a group, and each of its rows, holds further facts. */
export interface FactDocument extends Omit<FromSchema<typeof factShape, Leaves>, 'facts' | 'options'> {
  readonly options?: OptionsDocument;
  readonly facts?: { readonly [name: string]: FactDocument };
}

export type SectionDocument = FromSchema<typeof section, Places>;

/** A condition: a name, a combination, or tests by subject (several subjects must all hold). */
export type ConditionDocument = string | { readonly [word: string]: unknown };

/** A literal, a reference or a calculation; which one is told by its leading word. */
export type OperandDocument = string | number | boolean | { readonly [word: string]: unknown };

interface Nested {
  readonly questions: readonly QuestionDocument[];
  readonly columns?: readonly QuestionDocument[];
  readonly cell?: CellDocument;
}

/** A matrix cell: a question without an id or a label of its own; the row gives both. */
export type CellDocument = { readonly kind: QuestionKind } & { readonly [word: string]: unknown };

interface Leaves {
  deserialize: [
    { pattern: typeof places.text; output: Text },
    { pattern: typeof places.condition; output: ConditionDocument },
    { pattern: typeof places.operand; output: OperandDocument },
    { pattern: typeof places.rule; output: RuleDocument },
    { pattern: typeof places.options; output: OptionsDocument },
  ];
}

interface Places {
  deserialize: [
    ...Leaves['deserialize'],
    { pattern: typeof places.question; output: QuestionDocument },
    { pattern: typeof places.fact; output: FactDocument },
  ];
}
