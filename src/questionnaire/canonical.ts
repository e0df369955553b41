/**
 * One text for one JSON value: keys sorted by UTF-16 code unit, no white space, `undefined` members left out
 * (RFC 8785 in spirit; only strings, booleans, null, safe integers, arrays and plain objects occur here). Written
 * without `JSON.stringify` on objects, because old libraries on host pages hang `toJSON` on Array and String, which
 * would silently alter a payload.
 *
 * Throws a TypeError for anything that has no exact JSON form (fractions, dates, functions).
 */
export function canonicalJson(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  if (typeof value === 'number' && Number.isSafeInteger(value)) return Object.is(value, -0) ? '0' : `${value}`;
  if (Array.isArray(value)) {
    let text = '';
    for (let i = 0; i < value.length; i += 1) text += (i === 0 ? '' : ',') + canonicalJson(value[i]);
    return `[${text}]`;
  }
  if (isPlainObject(value)) {
    const members = value;
    let text = '';
    for (const key of Object.keys(members).sort()) {
      if (members[key] === undefined) continue;
      text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(members[key])}`;
    }
    return `{${text}}`;
  }
  throw new TypeError(`A ${typeof value} has no exact JSON form here; decimals are written as text.`);
}

// By depth of the prototype chain rather than by identity: an object from another frame is plain too.
function isPlainObject(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object') return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

const ESCAPES = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\b', '\\b'],
  ['\f', '\\f'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function quoted(text: string): string {
  // Lone surrogates are escaped too, as JSON.stringify does, so that the bytes are always valid UTF-8 (with the u flag
  // the class matches no half of a pair).
  const escaped = text.replace(
    // eslint-disable-next-line no-control-regex -- the very characters that JSON escapes
    /["\\\u0000-\u001f\ud800-\udfff]/gu,
    (character) => ESCAPES.get(character) ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}
