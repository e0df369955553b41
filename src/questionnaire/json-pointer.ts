/** The steps of a JSON Pointer (RFC 6901). */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** The value at a JSON Pointer, undefined when there is none. */
export function valueAt(json: unknown, pointer: string): unknown {
  let value = json;
  for (const step of stepsOf(pointer)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

/** Puts another value at a JSON Pointer, in place, and gives it; undefined takes the value away. */
export function replaceAt(json: unknown, pointer: string, change: (value: unknown) => unknown): unknown {
  const end = pointer.lastIndexOf('/');
  const [last = ''] = stepsOf(pointer.slice(end));
  const holder = valueAt(json, pointer.slice(0, end));
  if (typeof holder !== 'object' || holder === null) return undefined;
  const members = holder as Record<string, unknown>;
  const changed = change(members[last]);
  if (changed === undefined) delete members[last];
  else members[last] = changed;
  return changed;
}
