import type { Fact, Question } from '../compiled.ts';
import type { Schema } from './formula.ts';
import { counted, leafShape, type LeafFacts, refTo } from './leaf-shapes.ts';
import { isWrapped } from './places.ts';
import { isAlwaysThere } from './requirements.ts';
import type { Base } from './statements.ts';

type ObjectSchema = Exclude<Schema, boolean>;

/** What is stated besides at a place of the payload. */
export type MoreAt = (base: Base) => readonly Schema[];

/** What shapes are made with. */
export interface ShapeFacts extends LeafFacts {
  readonly facts: ReadonlyMap<string, Fact>;
  readonly moreAt: MoreAt;
}

/** A closed object: these members and no others. */
export function closed(
  properties: Readonly<Record<string, Schema>>,
  required: readonly string[] = [],
): {
  readonly [keyword: string]: unknown;
} {
  return { type: 'object', properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

/** The shape of an answer with all its parts; undefined for what is only shown. */
export function answerShape(question: Question, facts: ShapeFacts): Schema | undefined {
  const { kind, parts } = question;
  switch (kind) {
    case 'notice':
    case 'link':
    case 'stop':
      return undefined;
    case 'rows':
      return rowsShape(question, facts);
    case 'matrix':
      return matrixShape(question, facts);
    case 'evidence':
      return evidenceShape(question, facts);
    case 'prefilled':
      facts.coverage.note('prefilled', question.pattern, 'none', ['context']);
      // A group, a range of days or rows are sent as the host gave them.
      if (!question.ruleType) return true;
      break;
    default:
  }
  if (!question.ruleType) return { ...members(parts, facts), minProperties: 1 };
  const own = leafShape(question, facts);
  if (isWrapped(question)) return wrappedShape(question, own, facts);
  return kind === 'files' ? { minItems: 1, ...(own as object) } : own;
}

function members(parts: readonly Question[], facts: ShapeFacts, more: Readonly<Record<string, Schema>> = {}) {
  const properties: Record<string, Schema> = { ...more };
  for (const part of parts) {
    const shape = answerShape(part, facts);
    if (shape !== undefined) properties[part.id] = shape;
  }
  const always = parts.filter((part) => isAlwaysThere(part) && part.id in properties).map(({ id }) => id);
  return closed(properties, [...Object.keys(more), ...always]);
}

function wrappedShape(question: Question, own: Schema, facts: ShapeFacts): Schema {
  const { agreement } = question.detail;
  const properties: Record<string, Schema> = { answer: own };
  for (const part of question.parts.filter(({ id }) => !agreement || id !== 'sha256')) {
    const shape = answerShape(part, facts);
    if (shape !== undefined)
      properties[part.id] = part.kind === 'files' ? { minItems: 1, ...(shape as object) } : shape;
  }
  const isBound = agreement?.op === 'context' && facts.facts.get(agreement.path)?.optional === false;
  if (agreement) properties['sha256'] = refTo('sha256');
  if (agreement) facts.coverage.note('agreement', question.pattern, 'none', ['context']);
  return closed(properties, ['answer', ...(isBound ? ['sha256'] : [])]);
}

function rowsShape(question: Question, facts: ShapeFacts): Schema {
  const { pattern, parts, detail } = question;
  for (const id of detail.unique ?? []) facts.coverage.note('notUnique', `${pattern}/*/${id}`, 'none', ['comparison']);
  const row = members(parts, facts, { rowId: refTo('id') });
  const more = facts.moreAt({ steps: ['answers', ...pattern.split('/')], isRow: true });
  const items = { ...row, minProperties: 2, ...(more.length > 0 && { allOf: more }) };
  return counted(question, { type: 'array', items, minItems: 1 }, facts);
}

function matrixShape(question: Question, facts: ShapeFacts): Schema {
  const { parts, options } = question;
  const [first] = parts;
  const keys = (options?.all ?? []).map(({ value }) => value);
  const row = first?.id === '*' ? answerShape(first, facts) : { ...members(parts, facts), minProperties: 1 };
  const isFixed = !options?.only && !options?.bands && parts.some(isAlwaysThere);
  const all = Object.fromEntries(keys.map((key) => [key, row ?? false]));
  return { ...closed(all, isFixed ? keys : []), minProperties: 1 };
}

// Of files and e-mail an evidence says also that there are none, and one of its parts is always given.
function evidenceShape({ parts }: Question, facts: ShapeFacts): Schema {
  const shapes = new Map(parts.map((part) => [part.id, answerShape(part, facts) as ObjectSchema]));
  const properties: Record<string, Schema> = {};
  const given: Schema[] = [];
  for (const [id, shape] of shapes) {
    properties[id] = id === 'byEmail' ? { type: 'boolean' } : id === 'files' ? mayBeNone(shape) : shape;
    const fits = id === 'byEmail' ? { const: true } : id === 'files' ? { type: 'array', minItems: 1 } : true;
    given.push({ type: 'object', properties: { [id]: fits }, required: [id] });
  }
  const required = [...shapes.keys()].filter((id) => id !== 'text');
  return { ...closed(properties, required), anyOf: given };
}

function mayBeNone(files: ObjectSchema): Schema {
  const { minItems = 1, ...rest } = files;
  if (minItems === 1) return rest;
  return {
    ...rest,
    anyOf: [
      { type: 'array', maxItems: 0 },
      { type: 'array', minItems },
    ],
  };
}
