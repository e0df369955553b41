import { type Found, membersIn, textOf } from './document-walk.ts';
import { isObject } from './json-object.ts';

/** Every fact that a document declares, `contextId` included: its path and its kind. */
export function declaredFacts(document: Found): ReadonlyMap<string, string> {
  const facts = new Map([['contextId', 'text']]);
  const add = (holder: Found, property: string, prefix: string) => {
    for (const [name, json, pointer] of membersIn(holder, property)) {
      if (!isObject(json)) continue;
      const kind = textOf(json['kind']) ?? '';
      facts.set(prefix + name, kind);
      if (kind === 'dateRange') for (const end of ['from', 'to']) facts.set(`${prefix}${name}.${end}`, 'date');
      if (kind !== 'rows') add({ json, pointer }, 'facts', `${prefix}${name}.`);
    }
  };
  add(document, 'context', '');
  return facts;
}
