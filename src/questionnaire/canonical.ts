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
  if (typeof value === 'object') {
    const members = value as Record<string, unknown>;
    let text = '';
    for (const key of Object.keys(members).sort()) {
      if (members[key] === undefined) continue;
      text += `${text === '' ? '' : ','}${quoted(key)}:${canonicalJson(members[key])}`;
    }
    return `{${text}}`;
  }
  throw new TypeError(`A ${typeof value} has no exact JSON form here; decimals are written as text.`);
}

const ESCAPES: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\b': '\\b',
  '\f': '\\f',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

function quoted(text: string): string {
  // Lone surrogates are escaped too, as JSON.stringify does, so that the bytes are always valid UTF-8.
  const escaped = text.replace(
    /["\\\u0000-\u001f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => ESCAPES[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped}"`;
}
