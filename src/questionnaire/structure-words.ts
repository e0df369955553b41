import { isObject } from './json-object.ts';
import { stepsOf } from './json-pointer.ts';
import { cut } from './json-words.ts';

/** How a value appears in a message: text and numbers as written, anything bigger by its sort. */
export function inWords(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' && value !== null ? 'an object' : cut(JSON.stringify(value));
}

/** How the thing at a JSON Pointer is called in a message: by its id, else by its property or its place in a list. */
export function nameOf(pointer: string, value?: unknown): string {
  if (isObject(value)) {
    const { id, kind } = value;
    if (typeof id === 'string') return typeof kind === 'string' ? `"${id}", of kind "${kind}",` : `"${id}"`;
  }
  const steps = stepsOf(pointer);
  const last = steps.at(-1);
  if (last === undefined) return 'The document';
  if (!/^\d+$/.test(last)) return `"${last}"`;
  return `Item ${Number(last) + 1} of "${steps.at(-2) ?? ''}"`;
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

/** JSON Schema types as people say them: "text or a whole number". */
export function typesInWords(types: readonly string[]): string {
  const words = types.map((type) => TYPES[type] ?? type);
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} or ${words.at(-1)}` : (words[0] ?? '');
}

// By the marks that tell the patterns of the meta-schema apart.
const FORMS: readonly (readonly [mark: RegExp, what: string, example: string])[] = [
  [/bytes/, 'a file size', '"20 MB"'],
  [/%\$$/, 'a percentage', '"50%"'],
  [/\{4\}/, 'a date', '"2026-03-01"'],
  [/https/, 'an address that a link may lead to', '"https://…", "mailto:…", "tel:…" or "/…"'],
  [/A-Z\]\{3\}/, 'a currency', '"USD"'],
  [/a-z\]\{2,3\}/, 'a language tag', '"en" or "es-MX"'],
  [/^\^\\\./, 'a file name ending', '".pdf"'],
  [/^\^-\?/, 'a number as text', '"875.00" or "0.1"'],
  [/ -\]/, 'an autofill purpose', '"given-name"'],
  [/\\\./, 'the path of a fact', '"sponsorName" or "mainContact.email"'],
  [/^\^\[a-z\]/, 'an id of small letters, digits and hyphens', '"sponsor-renewal"'],
  [/_-/, 'an option value of letters, digits, hyphens and underscores', '"groupLive"'],
  [/9-\]\+/, 'an edition of letters, digits and hyphens', '"2026"'],
];

/** What a pattern of the meta-schema asks for, in words and with an example. */
export function formOf(pattern: string): { readonly what: string; readonly example: string } {
  const [, what, example] = FORMS.find(([mark]) => mark.test(pattern)) ?? [
    undefined,
    'a name of letters and digits that begins with a letter',
    '"mainEmail"',
  ];
  return { what, example };
}
