import { makeQuestion, type WrittenQuestion } from './generate-question.ts';
import { startRandom, type Random } from './random.ts';

/** How many delivery methods there are, and so how many parts of the same size the questionnaire has. */
export const METHODS = 10;

/** The ids that the benchmark goes to. */
export const IDS = { methods: 'deliveryMethods', total: 'totalCounted' } as const;

/** A generated document, in the shape that staff write. */
export interface GeneratedDocument {
  readonly sections: readonly GeneratedSection[];
  readonly optionLists: { readonly methods: readonly { readonly value: string; readonly label: string }[] };
  readonly [word: string]: unknown;
}

/** One of its sections. */
export interface GeneratedSection {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly relevantWhen?: Readonly<Record<string, unknown>>;
  readonly questions: readonly WrittenQuestion[];
  readonly rules?: readonly object[];
}

/** The values of all delivery methods, in order. */
export function methodValues(): readonly string[] {
  return Array.from({ length: METHODS }, (_, i) => `method${i + 1}`);
}

/**
 * A questionnaire of `size` questions (a multiple of ten): a first section with the choice of ten delivery methods and
 * a total, then behind each method a tenth of the questions, in sections of 8 to 20. The context fact `chosenMethods`
 * says which methods are ticked at the start. The same size and seed give the same document.
 */
export function generateDocument(size: number, seed = 1): GeneratedDocument {
  const random = startRandom(seed);
  const supplements = methodValues().flatMap((method) => supplementSections(method, size / METHODS, random));
  return {
    format: 1,
    id: `bench-${size}`,
    edition: '2026',
    version: 1,
    sample: true,
    title: `Sample questionnaire of ${size} questions`,
    language: 'en',
    context: { chosenMethods: { kind: 'choices', options: 'methods', optional: true } },
    optionLists: { methods: methodValues().map((value, i) => ({ value, label: `Delivery method ${i + 1}` })) },
    sections: [firstSection(supplements), ...supplements],
  };
}

function firstSection(supplements: readonly GeneratedSection[]): GeneratedSection {
  const counted = supplements.flatMap(({ questions }) => questions.find(({ kind }) => kind === 'integer') ?? []);
  const methods: WrittenQuestion = {
    id: IDS.methods,
    kind: 'choices',
    label: 'Which delivery methods do you use?',
    hint: 'Each one brings up a part of its own.',
    options: 'methods',
    initial: { context: 'chosenMethods' },
  };
  const total: WrittenQuestion = {
    id: IDS.total,
    kind: 'calculated',
    result: 'integer',
    label: 'Total of the first figure of each section',
    calculate: { sum: counted.slice(0, 20).map(({ id }) => ({ answer: id })) },
    optional: true,
  };
  return { id: 'start', title: 'Delivery methods', questions: [methods, total] };
}

function supplementSections(method: string, count: number, random: Random): GeneratedSection[] {
  const sections: GeneratedSection[] = [];
  for (let made = 0; made < count;) {
    const left = count - made;
    // Never leaves a rest that would be too short for a section.
    const length = left <= 20 ? left : Math.min(random.between(8, 20), left - 8);
    sections.push(supplementSection(method, sections.length + 1, length, random));
    made += length;
  }
  return sections;
}

function supplementSection(method: string, index: number, length: number, random: Random): GeneratedSection {
  const id = `${method}S${index}`;
  const questions: WrittenQuestion[] = [];
  for (let i = 0; i < length; i += 1) questions.push(makeQuestion(`${id}Q${i + 1}`, method, questions, random));
  return {
    id,
    title: `Supplement ${index} to ${method}`,
    description: 'These questions concern this delivery method only.',
    relevantWhen: { [IDS.methods]: { includes: method } },
    questions,
    rules: crossRules(id, questions),
  };
}

// Two of a kind that can be compared give a rule, as "no more passed than took part".
function crossRules(section: string, questions: readonly WrittenQuestion[]): readonly object[] {
  return (['integer', 'date'] as const).flatMap((kind) => {
    const [first, second] = questions.filter((question) => question.kind === kind);
    if (!first || !second) return [];
    const test = kind === 'date' ? 'onOrAfter' : 'atMost';
    return {
      id: `${section}${kind}s`,
      require: { [second.id]: { [test]: { answer: first.id } } },
      at: second.id,
      message: `This does not fit the answer to "${String(first.label)}".`,
    };
  });
}
