import { isBandOptions } from './band-options.ts';
import type { Fact, FileLimits, Limits, Question, Section, Wording } from './compiled.ts';
import type { RuleType } from './expression.ts';
import { pointerTo } from './issue.ts';
import { optionsIn } from './options-in.ts';
import { defined, detailOf, limitsOf, wordingOf } from './question-statements.ts';
import { ruleTypeOf } from './question-type.ts';
import { parseSize } from './sizes.ts';
import type { FileRulesDocument, QuestionDocument, QuestionKind, QuestionnaireDocument, Text } from './types.ts';

/** A compiled thing while its conditions are still missing. */
export type Building<T> = { -readonly [Key in keyof T]: T[Key] };

/** A question whose conditions and operands are still to be read, with where they stand in the document. */
export interface Outlined {
  readonly question: Building<Question>;
  /** The question as written; parts that a kind brings along have none. */
  readonly source: QuestionDocument | undefined;
  readonly pointer: string;
}

/** All sections and questions of a document, indexed, before any condition is read. */
export interface Outline {
  readonly sections: readonly Building<Section>[];
  readonly questions: readonly Outlined[];
  readonly byPattern: ReadonlyMap<string, Building<Question>>;
  /** What holds for files unless a question says otherwise. */
  readonly files: FileLimits;
}

interface PartOptions {
  readonly wording?: Wording;
  readonly optional?: boolean;
  readonly limits?: Limits;
  readonly files?: FileLimits;
}

const TEXT: RuleType = { type: 'text' };
const ADDRESS_LINES = ['street', 'street2', 'city', 'region', 'postalCode', 'country'] as const;
const OPTIONAL_LINES: readonly string[] = ['street2', 'region'];

/**
 * Lays a document out as nodes: every question, and every part that its kind brings along, in document order.
 * `facts` gives prefilled questions their type. The document has passed its checks.
 */
export function outline(document: QuestionnaireDocument, facts: ReadonlyMap<string, Fact>): Outline {
  const builder = new Outliner(document, facts);
  const sections = document.sections.map((section, i) => builder.section(section, pointerTo('/sections', i)));
  const { questions, byPattern } = builder;
  return { sections, questions, byPattern, files: builder.fileLimits({}) };
}

class Outliner {
  readonly questions: Outlined[] = [];
  readonly byPattern = new Map<string, Building<Question>>();
  private count = 0;

  constructor(
    private readonly document: QuestionnaireDocument,
    private readonly facts: ReadonlyMap<string, Fact>,
  ) {}

  section(source: QuestionnaireDocument['sections'][number], pointer: string): Building<Section> {
    const section: Building<Section> = {
      type: 'section',
      node: this.count++,
      reads: [],
      readsToday: false,
      id: source.id,
      title: source.title,
      description: source.description,
      relevantWhen: undefined,
      copy: undefined,
      questions: [],
    };
    section.questions = source.questions.map((question, i) =>
      this.question(question, pointerTo(pointer, 'questions', i), { section, prefix: '' }),
    );
    return section;
  }

  private question(
    source: QuestionDocument,
    pointer: string,
    place: { section: Section; prefix: string; parent?: Question; repeatedBy?: Question },
  ): Question {
    const question = this.add(source.kind, source.id, pointer, place, source);
    question.wording = wordingOf(source);
    question.optional = source.optional === true || source.requiredWhen !== undefined;
    question.limits = limitsOf(source);
    question.options = this.optionsOf(source);
    question.ruleType = ruleTypeOf(source, question.options?.all ?? [], this.facts);
    question.files = source.kind === 'files' ? this.fileLimits(source) : undefined;
    question.detail = detailOf(source, this.facts);
    question.parts = this.partsOf(source, question, pointer);
    return question;
  }

  private add(
    kind: QuestionKind,
    id: string,
    pointer: string,
    place: { section: Section; prefix: string; parent?: Question; repeatedBy?: Question },
    source?: QuestionDocument,
  ): Building<Question> {
    const question: Building<Question> = {
      type: 'question',
      node: this.count++,
      reads: [],
      readsToday: false,
      id,
      pattern: place.prefix + id,
      kind,
      section: place.section,
      parent: place.parent,
      repeatedBy: place.repeatedBy,
      parts: [],
      wording: {},
      optional: false,
      requiredWhen: undefined,
      relevantWhen: undefined,
      initial: undefined,
      limits: {},
      ruleType: undefined,
      options: undefined,
      files: undefined,
      detail: {},
    };
    this.questions.push({ question, source, pointer });
    this.byPattern.set(question.pattern, question);
    return question;
  }

  private partsOf(source: QuestionDocument, parent: Building<Question>, pointer: string): Question[] {
    const part = (id: string, kind: QuestionKind, type: RuleType, options: PartOptions = {}): Building<Question> => {
      const made = this.add(kind, id, pointer, inside(parent));
      made.ruleType = type;
      made.wording = options.wording ?? {};
      made.optional = options.optional === true;
      made.limits = options.limits ?? {};
      made.files = options.files;
      return made;
    };
    switch (source.kind) {
      case 'yesNo':
        return [...(source.explain ? this.explainParts(source.explain, part) : []), ...agreedPart(source, part)];
      case 'accept':
        return agreedPart(source, part);
      case 'choice':
      case 'choices':
        return parent.options?.all.some(({ other }) => other) ? [part('other', 'text', TEXT)] : [];
      case 'evidence':
        return [
          part('text', 'longText', TEXT, {
            wording: labelled(source.textLabel),
            optional: true,
            limits: defined({ maxLength: source.maxLength }),
          }),
          ...(source.files ? [this.filesPart(source.files, part, true)] : []),
          ...(source.byEmail === true ? [part('byEmail', 'accept', { type: 'flag' }, { optional: true })] : []),
        ];
      case 'dateRange':
        return (['from', 'to'] as const).map((end) =>
          part(
            end,
            'date',
            { type: 'date' },
            {
              wording: labelled(end === 'from' ? source.fromLabel : source.toLabel),
              limits: parent.limits,
            },
          ),
        );
      case 'signature':
        return [part('name', 'text', TEXT), part('date', 'date', { type: 'date' })];
      case 'address':
        return ADDRESS_LINES.map((line) => part(line, 'text', TEXT, { optional: OPTIONAL_LINES.includes(line) }));
      case 'group':
        return this.members(source.questions, parent, pointerTo(pointer, 'questions'), false);
      case 'rows':
        return this.members(source.columns, parent, pointerTo(pointer, 'columns'), true);
      case 'matrix':
        return source.cell
          ? [this.cell(source.cell as QuestionDocument, parent, pointerTo(pointer, 'cell'))]
          : this.members(source.columns ?? [], parent, pointerTo(pointer, 'columns'), true);
      default:
        return [];
    }
  }

  private members(
    sources: readonly QuestionDocument[],
    parent: Question,
    pointer: string,
    repeated: boolean,
  ): Question[] {
    return sources.map((source, i) =>
      this.question(source, pointerTo(pointer, i), {
        section: parent.section,
        prefix: repeated ? `${parent.pattern}/*/` : `${parent.pattern}/`,
        parent,
        ...(repeated ? { repeatedBy: parent } : {}),
      }),
    );
  }

  private cell(source: QuestionDocument, parent: Question, pointer: string): Question {
    return this.question({ ...source, id: '*' }, pointer, {
      section: parent.section,
      prefix: `${parent.pattern}/`,
      parent,
      repeatedBy: parent,
    });
  }

  private explainParts(
    explain: NonNullable<Extract<QuestionDocument, { kind: 'yesNo' }>['explain']>,
    part: (id: string, kind: QuestionKind, type: RuleType, options?: PartOptions) => Question,
  ): Question[] {
    const explanation = part('explanation', 'longText', TEXT, {
      wording: defined({ label: explain.label, hint: explain.hint }),
      optional: explain.optional === true,
      limits: defined({ minLength: explain.minLength, maxLength: explain.maxLength }),
    });
    return explain.files ? [explanation, this.filesPart(explain.files, part)] : [explanation];
  }

  private filesPart(
    files: FileRulesDocument,
    part: (id: string, kind: QuestionKind, type: RuleType, options?: PartOptions) => Question,
    optional = files.optional === true,
  ): Question {
    return part(
      'files',
      'files',
      { type: 'files' },
      {
        wording: defined({ label: files.label, hint: files.hint }),
        optional,
        limits: defined({ minItems: files.minItems, maxItems: files.maxItems }),
        files: this.fileLimits(files),
      },
    );
  }

  fileLimits(rules: { maxPerQuestion?: string; accept?: readonly string[] }): FileLimits {
    const all = this.document.files;
    const size = rules.maxPerQuestion ?? all?.maxPerQuestion;
    return {
      maxPerQuestion: size === undefined ? undefined : parseSize(size),
      accept: rules.accept ?? all?.accept,
    };
  }

  private optionsOf(source: QuestionDocument): Question['options'] {
    const written = source.kind === 'matrix' ? source.rows : 'options' in source ? source.options : undefined;
    if (written === undefined) return undefined;
    const bands = isBandOptions(written) ? { bands: written } : {};
    return { all: optionsIn(this.document, written), ...bands, only: undefined };
  }
}

function inside(parent: Question): { section: Section; prefix: string; parent: Question; repeatedBy?: Question } {
  return {
    section: parent.section,
    prefix: `${parent.pattern}/`,
    parent,
    ...(parent.repeatedBy ? { repeatedBy: parent.repeatedBy } : {}),
  };
}

/** Which text an answer was given to. It is kept with the answer and asked of nobody. */
function agreedPart(
  { agreement }: { readonly agreement?: unknown },
  part: (id: string, kind: QuestionKind, type: RuleType, options: PartOptions) => Building<Question>,
): Question[] {
  if (agreement === undefined) return [];
  const note = part('sha256', 'text', TEXT, { optional: true });
  note.relevantWhen = { op: 'any', of: [] };
  return [note];
}

function labelled(label: Text | undefined): Wording {
  return label === undefined ? {} : { label };
}
