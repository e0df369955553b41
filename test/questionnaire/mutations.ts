import fc from 'fast-check';

/** A JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** A change of a document at a random place. */
export interface Mutation {
  readonly sort: 'replace' | 'remove' | 'rename' | 'add' | 'repeat';
  readonly place: number;
  readonly value: Json;
  readonly name: string;
}

const VALUES: readonly Json[] = [
  ...[null, true, false, 0, 1, -1, 7, 1.5, 1e20, '', 'x', 'yes', 'en', 'text', 'rows', 'methods', 'notice', 'a b'],
  ...['2026-03-01', '2026-02-30', '50%', '0.1', '20 MB', '.pdf', '[a-z]+', '(a+)+', '{x}', '**', 'toString', '/help'],
  ...[[], ['a'], ['live'], [{}], {}, { en: 'x' }, { es: 'x' }, { list: 'methods' }, { on: 'yes', label: 'x' }],
  ...[
    { kind: 'text' },
    { id: 'x', kind: 'text', label: 'X' },
    { id: 'x', kind: 'stop', text: 'X' },
    { from: 1, fee: '1' },
  ],
];

const NAMES =
  'id kind label hint text options columns questions cell rows minimum maxLength files explain lable $schema x 0 on list'.split(
    ' ',
  );

/** Random changes, most of which make a document wrong. */
export const mutation: fc.Arbitrary<Mutation> = fc.record({
  sort: fc.constantFrom('replace', 'remove', 'rename', 'add', 'repeat'),
  place: fc.nat(100_000),
  value: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...VALUES) },
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
  ),
  name: fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...NAMES) }, fc.string({ maxLength: 4 })),
});

/** The document with a change; `spared` names properties under which nothing is changed. */
export function mutated(document: Json, { sort, place, value, name }: Mutation, spared: ReadonlySet<string>): Json {
  const copy = structuredClone<Json>(document);
  const places = placesIn(copy, spared);
  const chosen = places[place % places.length];
  if (!chosen) return copy;
  const { holder, key } = chosen;
  if (Array.isArray(holder)) {
    const items = holder as Json[];
    if (sort === 'remove') items.splice(Number(key), 1);
    else if (sort === 'replace') items[Number(key)] = value;
    else items.splice(Number(key), 0, sort === 'add' ? value : (items[Number(key)] ?? null));
    return copy;
  }
  const members = holder as Record<string, Json>;
  const present = members[key] ?? null;
  if (sort === 'replace') members[key] = value;
  else if (sort !== 'add' && sort !== 'repeat') delete members[key];
  if (sort !== 'replace' && sort !== 'remove' && !spared.has(name)) members[name] = sort === 'add' ? value : present;
  return copy;
}

interface Place {
  readonly holder: Json;
  readonly key: string;
}

function placesIn(json: Json, spared: ReadonlySet<string>): Place[] {
  if (typeof json !== 'object' || json === null) return [];
  return Object.entries(json).flatMap(([key, value]) =>
    spared.has(key) && !Array.isArray(json) ? [] : [{ holder: json, key }, ...placesIn(value, spared)],
  );
}
