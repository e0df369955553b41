import { membersIn, textOf } from '../../../questionnaire/document-walk.ts';
import { isObject } from '../../../questionnaire/json-object.ts';
import type { LintRule } from '../lint-rule.ts';

const WHAT: Readonly<Record<string, string>> = {
  conditions: 'condition',
  values: 'value',
  optionLists: 'option list',
  tables: 'table',
  templates: 'template',
};

/** Something that has a name which nothing uses: what used it was taken out, or should use it and does not. */
export const unusedName: LintRule = {
  id: 'unused-name',
  severity: 'warning',
  about:
    'A condition, value, option list, table or template is used nowhere. Perhaps what should use it lost its reference; otherwise take it out.',
  check({ walked: { document }, source }, report) {
    const named = namesIn(source);
    for (const [property, what] of Object.entries(WHAT)) {
      for (const [name, , pointer] of membersIn(document, property)) {
        if (named.has(name)) continue;
        report({
          pointer,
          message: `Nothing uses the ${what} "${name}".`,
          remedy: 'Use it where it was meant, or take it out.',
          removal: true,
        });
      }
    }
  },
};

/** Every word of every text and path that could name something. */
function namesIn(json: unknown, found = new Set<string>()): ReadonlySet<string> {
  const add = (text: string) => (text.match(/[A-Za-z][A-Za-z0-9]*/g) ?? []).forEach((word) => found.add(word));
  if (Array.isArray(json)) json.forEach((item) => (typeof item === 'string' ? add(item) : namesIn(item, found)));
  else if (isObject(json)) {
    for (const [key, value] of Object.entries(json)) {
      if (/^value\./.test(key)) add(key);
      const text = textOf(value);
      if (text === undefined) namesIn(value, found);
      else if (!/\s/.test(text) || text.includes('{')) add(text);
    }
  }
  return found;
}
