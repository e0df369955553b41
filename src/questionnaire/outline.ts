import type { Detail, Fact, FileLimits, Limits, Option, Question, Section, Wording } from './compiled.ts';
import { parseExact } from './exact.ts';
import type { RuleType } from './expression.ts';
import { pointerTo } from './issue.ts';
import { readPercent } from './literal.ts';
import { parseSize } from './sizes.ts';
import type {
  FileRulesDocument,
  OptionDocument,
  QuestionDocument,
  QuestionKind,
  QuestionnaireDocument,
  Text,
} from './types.ts';

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
  return { sections, questions: builder.questions, byPattern: builder.byPattern };
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
    question.ruleType = this.ruleTypeOf(source, question.options?.all);
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
    const part = (id: string, kind: QuestionKind, type: RuleType, options: PartOptions = {}): Question => {
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
        return source.explain ? this.explainParts(source.explain, part) : [];
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
              optional: parent.optional,
              limits: parent.limits,
            },
          ),
        );
      case 'signature':
        return [part('name', 'text', TEXT), part('date', 'date', { type: 'date' })];
      case 'address':
        return ADDRESS_LINES.map((line) =>
          part(line, 'text', TEXT, { optional: parent.optional || OPTIONAL_LINES.includes(line) }),
        );
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

  private fileLimits(rules: { maxPerQuestion?: string; accept?: readonly string[] }): FileLimits {
    const all = this.document.files;
    const size = rules.maxPerQuestion ?? all?.maxPerQuestion;
    return {
      maxPerQuestion: size === undefined ? undefined : parseSize(size),
      accept: rules.accept ?? all?.accept,
    };
  }

  private optionsOf(source: QuestionDocument): Question['options'] {
    const written = source.kind === 'matrix' ? source.rows : 'options' in source ? source.options : undefined;
    return written === undefined ? undefined : { all: optionsIn(this.document, written), only: undefined };
  }

  private ruleTypeOf(source: QuestionDocument, options: readonly Option[] = []): RuleType | undefined {
    const values = options.map(({ value }) => value);
    switch (source.kind) {
      case 'text':
      case 'longText':
      case 'email':
      case 'phone':
      case 'url':
        return TEXT;
      case 'integer':
      case 'decimal':
      case 'money':
      case 'percent':
      case 'date':
      case 'files':
      case 'rows':
        return { type: source.kind };
      case 'choice':
        return { type: 'option', values };
      case 'choices':
      case 'rank':
        return { type: 'options', values };
      case 'yesNo':
        return { type: 'option', values: source.notApplicable ? ['yes', 'no', 'notApplicable'] : ['yes', 'no'] };
      case 'accept':
        return { type: 'flag' };
      case 'calculated':
        return { type: source.result };
      case 'prefilled':
        return this.facts.get(source.from)?.ruleType;
      default:
        return undefined;
    }
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

/** The options that a question writes out, or names by their list, without those left out. */
export function optionsIn(document: QuestionnaireDocument, written: unknown): readonly Option[] {
  if (Array.isArray(written)) return (written as OptionDocument[]).map(option);
  const { list, except = [] } =
    typeof written === 'string' ? { list: written } : (written as { list: string; except?: readonly string[] });
  return (document.optionLists?.[list] ?? []).map(option).filter(({ value }) => !except.includes(value));
}

function option(source: OptionDocument): Option {
  return {
    value: source.value,
    label: source.label,
    hint: source.hint,
    exclusive: source.exclusive === true,
    other: source.other === true,
  };
}

function wordingOf(source: QuestionDocument): Wording {
  const words = source as { readonly [word: string]: unknown };
  const names = ['label', 'hint', 'guidance', 'number', 'reference', 'text', 'unit', 'because'] as const;
  const more = ['statement', 'rowLabel', 'yesLabel', 'noLabel', 'patternMessage'] as const;
  return defined(Object.fromEntries([...names, ...more].map((name) => [name, words[name] as Text | undefined])));
}

function limitsOf(source: QuestionDocument): Limits {
  const limits = source as { readonly [word: string]: unknown };
  return defined({
    minimum: limitOf(source.kind, limits['minimum']),
    maximum: limitOf(source.kind, limits['maximum']),
    step: limitOf(source.kind, limits['step']) as Limits['step'],
    minLength: limits['minLength'] as number | undefined,
    maxLength: limits['maxLength'] as number | undefined,
    minItems: limits['minItems'] as number | undefined,
    maxItems: limits['maxItems'] as number | undefined,
    pattern: typeof limits['pattern'] === 'string' ? new RegExp(`^(?:${limits['pattern']})$`, 'u') : undefined,
    refuseMailboxes: limits['refuseMailboxes'] as readonly string[] | undefined,
    warnMailboxes: limits['warnMailboxes'] as readonly string[] | undefined,
    warnDomains: limits['warnDomains'] as readonly string[] | undefined,
  });
}

function limitOf(kind: QuestionKind, limit: unknown): Limits['minimum'] {
  if (limit === undefined || kind === 'date' || kind === 'dateRange') return limit as string | undefined;
  const text = String(limit);
  return kind === 'percent' ? (readPercent(text) as Limits['step']) : parseExact(text);
}

function detailOf(source: QuestionDocument, facts: ReadonlyMap<string, Fact>): Detail {
  const words = source as { readonly [word: string]: unknown };
  const names = ['reviewWhen', 'from', 'display', 'tone', 'href', 'autocomplete', 'unique', 'sums', 'widget'] as const;
  const more = ['carryForward', 'renamedFrom', 'revision'] as const;
  const fact = source.kind === 'prefilled' ? facts.get(source.from) : undefined;
  return defined({ ...Object.fromEntries([...names, ...more].map((name) => [name, words[name]])), fact });
}

function labelled(label: Text | undefined): Wording {
  return label === undefined ? {} : { label };
}

function defined<T extends object>(members: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
