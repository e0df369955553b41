import type { Schema } from './formula.ts';

/** Parts shorter than this are not worth a name. */
const SHORT = 160;

/** The same schema, with every larger part that stands in it several times as a definition. */
export function withSharedParts(schema: { readonly [keyword: string]: unknown }): {
  readonly [keyword: string]: unknown;
} {
  const times = new Map<string, number>();
  visit(schema, (part) => {
    const text = JSON.stringify(part);
    if (text.length >= SHORT) times.set(text, (times.get(text) ?? 0) + 1);
    // What stands inside something that is shared already is counted there.
    return times.get(text) !== 2;
  });
  const names = new Map<string, string>();
  const shared: Record<string, Schema> = {};
  const share = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(share);
    if (typeof part !== 'object' || part === null) return part;
    const text = JSON.stringify(part);
    const known = names.get(text);
    if (known !== undefined) return { $ref: `#/$defs/${known}` };
    if ((times.get(text) ?? 0) < 2 || !isSchema(part)) return inside(part);
    const name = `part${names.size + 1}`;
    names.set(text, name);
    shared[name] = inside(part);
    return { $ref: `#/$defs/${name}` };
  };
  const inside = (part: object): { readonly [keyword: string]: unknown } =>
    Object.fromEntries(Object.entries(part).map(([key, value]) => [key, share(value)]));
  const whole = inside(schema);
  return { ...whole, $defs: { ...(whole['$defs'] as object), ...shared } };
}

function visit(part: unknown, see: (part: object) => boolean): void {
  if (typeof part !== 'object' || part === null) return;
  if (!Array.isArray(part) && isSchema(part) && !see(part)) return;
  for (const value of Object.values(part)) visit(value, see);
}

/** Whether an object is a schema by itself, and not the members of one. */
function isSchema(part: object): boolean {
  return (
    ['anyOf', 'allOf', 'if', 'not'].some(
      (word) =>
        Array.isArray((part as Record<string, unknown>)[word]) ||
        (word in part && word !== 'anyOf' && word !== 'allOf'),
    ) || (part as Record<string, unknown>)['type'] === 'object'
  );
}
