import { currencyDigits } from '../currency.ts';
import type { Question, Questionnaire } from '../compiled.ts';
import { SPACES } from '../text-shapes.ts';
import { Coverage, GAPS, type Gap, type Said } from './coverage.ts';
import type { Schema } from './formula.ts';
import { refTo, textFormats } from './leaf-shapes.ts';
import { Lowering } from './lowering.ts';
import { DECIMAL } from './number-patterns.ts';
import { QuestionStatements } from './question-statements.ts';
import { isAlwaysThere } from './requirements.ts';
import { stateRules } from './rule-statements.ts';
import { type Base, Statements } from './statements.ts';
import { answerShape, closed, type ShapeFacts } from './whole-shapes.ts';
import { withSharedParts } from './shared-parts.ts';

/** A questionnaire's payload as other languages can check it. */
export interface PayloadSchema {
  /** JSON Schema 2020-12, closed: whatever it does not name is refused. */
  readonly schema: { readonly [keyword: string]: unknown };
  /**
   * Every statement of the questionnaire and how far the schema says it; the other answers of the payload are taken as
   * they are. A server that has only the schema has to see to the rest by itself.
   */
  readonly coverage: readonly Said[];
  /** What each gap means. */
  readonly gaps: Readonly<Record<Gap, string>>;
}

const NOT_SPACE = `[^${SPACES}]`;
const DAY = {
  long: '(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])',
  short: '(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)',
  february: '02-(?:0[1-9]|1[0-9]|2[0-8])',
};
const LEAP = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:0[48]|[2468][048]|[13579][26])00)';
const YEAR = '(?:[0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)';

const DEFINITIONS: Readonly<Record<string, Schema>> = {
  text: {
    description: 'A text that is not blank, without spaces around it.',
    type: 'string',
    pattern: `^${NOT_SPACE}(?:[\\s\\S]*${NOT_SPACE})?$`,
  },
  ...textFormats,
  date: {
    description: 'A real calendar day, as YYYY-MM-DD.',
    type: 'string',
    pattern: `^(?:${YEAR}-(?:${DAY.long}|${DAY.short}|${DAY.february})|${LEAP}-02-29)$`,
  },
  decimal: { description: 'A decimal number in its shortest form.', type: 'string', pattern: DECIMAL },
  whole: { type: 'integer', minimum: Number.MIN_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER },
  band: { description: 'From and to, or up for the open band.', type: 'string', pattern: '^-?[0-9]+-(?:-?[0-9]+|up)$' },
  id: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,64}$' },
  sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
};

/**
 * Says in plain JSON Schema what a payload of this questionnaire looks like, and of its relevance, requirements,
 * constraints and rules whatever speaks only of the answers. It never refuses a payload that the questionnaire takes,
 * whatever the host's facts and the day; what it cannot say stands in the coverage.
 */
export function payloadSchema(questionnaire: Questionnaire): PayloadSchema {
  const { currency = 'USD', facts } = questionnaire;
  const literal = typeof currency === 'string' ? currency : undefined;
  const digits = literal === undefined ? undefined : currencyDigits(literal);
  const coverage = new Coverage();
  const statements = new Statements(coverage);
  const lowering = new Lowering(questionnaire, digits);
  coverage.note('shape', 'answers', 'whole');
  new QuestionStatements(lowering, statements).state(questionnaire);
  stateRules(questionnaire, lowering, statements);
  const stated = new Map([...statements.entries()].map(([base, schemas]) => [JSON.stringify(base), schemas]));
  const moreAt = (base: Base) => stated.get(JSON.stringify(base)) ?? [];
  const schema = whole(questionnaire, { coverage, digits, currency: literal, facts, moreAt });
  noteTheRest(questionnaire, coverage);
  return { schema: withoutUnused(withSharedParts(schema)), coverage: coverage.list(), gaps: GAPS };
}

function whole(questionnaire: Questionnaire, facts: ShapeFacts): { readonly [keyword: string]: unknown } {
  const { id, edition, version, sha256 } = questionnaire;
  const head = { id, edition, version, sha256 };
  const same = Object.fromEntries(Object.entries(head).map(([name, value]) => [name, { const: value }]));
  const nullable = { anyOf: [{ type: 'null' }, refTo('id')] };
  const properties = {
    format: { const: 1 },
    questionnaire: closed(same, Object.keys(same)),
    contextId: { type: 'string', minLength: 1 },
    submissionId: refTo('id'),
    supersedes: nullable,
    today: refTo('date'),
    answers: answersShape(questionnaire, facts),
    needsReview: listOf(reviewed(questionnaire)),
    confirmed: listOf(confirmable(questionnaire)),
    attachments: attachments(questionnaire),
  };
  const more = facts.moreAt({ steps: [], isRow: false });
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Payload of ${id}, edition ${edition}`,
    ...closed(properties, Object.keys(properties)),
    ...(more.length > 0 && { allOf: more }),
    $defs: DEFINITIONS,
  };
}

function answersShape({ sections }: Questionnaire, facts: ShapeFacts): Schema {
  const properties: Record<string, Schema> = {};
  const required: string[] = [];
  for (const { questions, relevantWhen } of sections) {
    for (const question of questions) {
      const shape = answerShape(question, facts);
      if (shape === undefined) continue;
      properties[question.id] = shape;
      if (!relevantWhen && isAlwaysThere(question)) required.push(question.id);
    }
  }
  const more = facts.moreAt({ steps: ['answers'], isRow: false });
  return { ...closed(properties, required), ...(more.length > 0 && { allOf: more }) };
}

/** The questions that may stand on the review list; undefined when rows repeat them under names of their own. */
function reviewed({ nodes }: Questionnaire): readonly string[] | undefined {
  const found = nodes.filter(
    (node): node is Question => node.type === 'question' && node.detail.reviewWhen !== undefined,
  );
  if (found.some(({ repeatedBy }) => repeatedBy?.kind === 'rows')) return undefined;
  return found.flatMap(({ pattern, repeatedBy }) =>
    repeatedBy ? (repeatedBy.options?.all ?? []).map(({ value }) => pattern.replace('*', value)) : [pattern],
  );
}

function confirmable({ nodes }: Questionnaire): readonly string[] {
  return nodes.flatMap((node) => (node.type === 'rule' && node.severity === 'confirm' ? [node.id] : []));
}

function listOf(names: readonly string[] | undefined): Schema {
  if (names === undefined) return { type: 'array', items: { type: 'string', minLength: 1 }, uniqueItems: true };
  if (names.length === 0) return { type: 'array', maxItems: 0 };
  return { type: 'array', items: { enum: names }, uniqueItems: true };
}

function attachments({ nodes }: Questionnaire): Schema {
  const mayHold = nodes.some((node) => node.type === 'question' && node.ruleType?.type === 'files');
  if (!mayHold) return { type: 'object', maxProperties: 0 };
  const words = { type: 'string', minLength: 1 };
  const facts = {
    name: words,
    size: { ...(refTo('whole') as object), type: 'integer', minimum: 1 },
    type: words,
    sha256: refTo('sha256'),
  };
  return { type: 'object', propertyNames: refTo('id'), additionalProperties: closed(facts, Object.keys(facts)) };
}

function noteTheRest(questionnaire: Questionnaire, coverage: Coverage): void {
  coverage.note('shape', 'questionnaire', 'whole');
  coverage.note('text', 'answers', 'part', ['text']);
  coverage.note('contextId', 'contextId', 'none', ['context']);
  coverage.note('day', 'today', 'none', ['today']);
  coverage.note('attachments', 'attachments', 'part', ['files']);
  if (questionnaire.maxPerSubmission !== undefined)
    coverage.note('submissionTooLarge', 'attachments', 'none', ['files']);
}

/** Leaves out the definitions that nothing refers to. */
function withoutUnused(schema: { readonly [keyword: string]: unknown }): { readonly [keyword: string]: unknown } {
  const text = JSON.stringify(schema);
  const defs = schema['$defs'] as Record<string, Schema>;
  const used = Object.entries(defs).filter(([name]) => text.includes(`"#/$defs/${name}"`));
  return { ...schema, $defs: Object.fromEntries(used) };
}
