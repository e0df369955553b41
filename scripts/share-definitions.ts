import { mapObjects, refTo, type Schema } from '../src/questionnaire/meta-schema/assemble.ts';

/** The same schema with every part that stands in it more than once as a definition, compiled once, and
 * every enumeration too, because Ajv would keep the whole of what is around it. */
export function shareDefinitions(schema: Schema): Schema {
  const times = new Map<string, number>();
  mapObjects(schema, (part) => {
    const text = JSON.stringify(part);
    if (isWorthSharing(part)) times.set(text, (times.get(text) ?? 0) + 1);
    return part;
  });
  const names = new Map<string, string>();
  const shared: Record<string, Schema> = {};
  const share = (part: unknown, key?: string): unknown => {
    if (Array.isArray(part)) return part.map((item) => share(item));
    if (typeof part !== 'object' || part === null) return part;
    const text = JSON.stringify(part);
    const inner = Object.fromEntries(Object.entries(part).map(([name, value]) => [name, share(value, name)]));
    if (key === 'if' || key === 'propertyNames' || (times.get(text) ?? 0) < ('enum' in inner ? 1 : 2)) return inner;
    const name = names.get(text) ?? `shared${names.size}`;
    names.set(text, name);
    shared[name] = inner;
    return refTo(name);
  };
  const whole = share(schema) as { $defs: Schema };
  return { ...whole, $defs: { ...whole.$defs, ...shared } };
}

function isWorthSharing(part: Schema): boolean {
  return part['$ref'] === undefined && ['type', 'if', 'enum'].some((word) => word in part);
}
