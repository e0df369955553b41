import { isObject } from './json-object.ts';
import type { QuestionnaireDocument } from './types.ts';

const TAG = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/;
const WORDED = new Set([
  'title',
  'label',
  'hint',
  'guidance',
  'text',
  'description',
  'message',
  'reference',
  'statement',
  'each',
  'last',
]);

/** Every language in which some text of the document is written, the document's own first. */
export function languagesOf(document: QuestionnaireDocument): readonly string[] {
  const found = new Set([document.language]);
  const walk = (json: unknown): void => {
    if (Array.isArray(json)) for (const item of json) walk(item);
    if (!isObject(json)) return;
    for (const [key, value] of Object.entries(json)) {
      if (typeof value !== 'object') continue;
      if (WORDED.has(key) && isObject(value)) {
        Object.keys(value).forEach((tag) => TAG.test(tag) && found.add(tag));
      } else walk(value);
    }
  };
  walk(document);
  return [...found];
}
