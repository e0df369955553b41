import { band, bandOptions, factShape, listedOptions, option, ruleShape, section } from './document.ts';
import { everyQuestion, kinds } from './kinds.ts';

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** Kinds that may stand inside a group, rows or a matrix. */
export const memberKinds = Object.keys(kinds).filter(
  (kind) => !['group', 'rows', 'matrix', 'notice', 'link', 'stop'].includes(kind),
);

/** Kinds of one plain answer, which the cell of a matrix may hold. */
export const cellKinds = memberKinds.filter(
  (kind) =>
    !['dateRange', 'rank', 'files', 'evidence', 'address', 'accept', 'signature', 'calculated', 'prefilled'].includes(
      kind,
    ),
);

/** Kinds that may stand without a label, because they are a text themselves. */
export const unlabelledKinds = ['notice', 'stop'];

/** A reference to one of the schema's own definitions. */
export function refTo(name: string): Schema {
  return { $ref: `#/$defs/${name}` };
}

/** The schema with every tag of `places.ts` as a reference, and alternatives told apart by their type. */
export function resolved(schema: unknown): Schema {
  return mapObjects(schema, (part) => byType(untagged(part))) as Schema;
}

/** What every question may state, and what each kind adds, by kind. The label is counted among the former. */
export function questionShapes(): {
  common: Schema;
  own: Readonly<Record<string, { properties: Schema; required: string[] }>>;
} {
  const common = {
    ...propertiesOf(everyQuestion),
    label: { ...refTo('text'), description: 'The question, as the respondent reads it.' },
  };
  const own = Object.entries(kinds).map(([kind, shape]) => {
    const { label: _, ...properties } = propertiesOf(shape);
    const required = shape.required.filter((name) => name !== 'kind' && name !== 'label');
    return [kind, { properties, required }] as const;
  });
  return { common, own: Object.fromEntries(own) };
}

/** Definitions that the editor's schema and the check share, by name. */
export function sharedDefinitions(): Readonly<Record<string, Schema>> {
  return {
    text: {
      if: { type: 'object' },
      then: {
        minProperties: 1,
        propertyNames: { pattern: '^[a-z]{2,3}(-[A-Za-z0-9]+)*$' },
        additionalProperties: { type: 'string', minLength: 1 },
      },
      else: { type: 'string', minLength: 1 },
    },
    options: {
      if: { type: 'array' },
      then: { type: 'array', minItems: 1, items: refTo('option') },
      else: {
        if: { type: 'object' },
        then: { if: { required: ['bands'] }, then: refTo('bandOptions'), else: refTo('listedOptions') },
        else: { type: 'string' },
      },
    },
    option: resolved(option),
    listedOptions: resolved(listedOptions),
    bandOptions: resolved(bandOptions),
    rule: resolved(ruleShape),
    fact: resolved(factShape),
    band: resolved(band),
    section: resolved(section),
  };
}

/** Applies a change to every object of a JSON value, the innermost first. */
export function mapObjects(json: unknown, change: (part: Schema) => Schema): unknown {
  if (Array.isArray(json)) return json.map((item) => mapObjects(item, change));
  if (typeof json !== 'object' || json === null) return json;
  return change(Object.fromEntries(Object.entries(json).map(([name, part]) => [name, mapObjects(part, change)])));
}

function propertiesOf(shape: { readonly properties: object }): Schema {
  return resolved(shape)['properties'] as Schema;
}

function untagged(part: Schema): Schema {
  const { $comment: tag, ...rest } = part;
  return typeof tag === 'string' ? { ...refTo(tag), ...rest } : part;
}

/**
 * Alternatives as if/then/else by type: with `anyOf`, one slip is reported once per alternative. All but one must
 * be of one type each; that one stands last.
 */
function byType(part: Schema): Schema {
  const { anyOf, ...rest } = part;
  if (!Array.isArray(anyOf)) return part;
  const branches = anyOf as Schema[];
  const special = branches.filter((branch) => typeName(branch) !== undefined);
  const others = branches.filter((branch) => typeName(branch) === undefined && branch['const'] === undefined);
  const last = others[0] ?? special.pop();
  if (others.length > 1 || !last) throw new Error(`These alternatives share a type: ${JSON.stringify(anyOf)}`);
  const chosen = special.reduceRight<Schema>(
    (otherwise, branch) => ({ if: { type: typeName(branch) }, then: branch, else: otherwise }),
    last,
  );
  return { ...rest, ...chosen };
}

function typeName(branch: Schema): string | undefined {
  if (typeof branch['const'] === 'boolean') return 'boolean';
  return ['object', 'array'].find((type) => branch['type'] === type);
}
