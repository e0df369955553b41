import { type Found, membersIn } from '../../../questionnaire/document-walk.ts';
import { pointerTo } from '../../../questionnaire/issue.ts';
import { isObject } from '../../../questionnaire/json-object.ts';
import { nearMiss } from '../../../questionnaire/near-miss.ts';
import type { LintRule } from '../lint-rule.ts';

/** Loading says that "kind" is missing, at the beginning of the question; the slip stands further down. */
export const kindMisspelt: LintRule = {
  id: 'kind-misspelt',
  severity: 'error',
  about: 'A question or fact has no "kind", but a member whose name is nearly that. Correct the name.',
  check({ walked: { document, questions } }, report) {
    for (const { json, pointer } of [...questions, ...factsIn(document)]) {
      if ('kind' in json || 'template' in json) continue;
      const key = Object.keys(json).find((name) => nearMiss(name, ['kind']) !== undefined);
      if (key === undefined) continue;
      report({
        pointer: pointerTo(pointer, key),
        message: `"${key}" is no member that is known here.`,
        remedy: 'Did you mean "kind"?',
      });
    }
  },
};

function factsIn(holder: Found): readonly Found[] {
  return ['context', 'facts'].flatMap((property) =>
    membersIn(holder, property).flatMap(([, json, pointer]) => {
      if (!isObject(json)) return [];
      return [{ json, pointer }, ...factsIn({ json, pointer })];
    }),
  );
}
