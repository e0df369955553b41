import { objectIn } from '../../../questionnaire/document-walk.ts';
import { isObject } from '../../../questionnaire/json-object.ts';
import type { LintInput } from '../lint-input.ts';
import type { LintRule } from '../lint-rule.ts';

const UNITS = {
  addDays: { pattern: /\b(\d{1,4}) (?:days?|días?)(?!\p{L})/giu, name: 'days' },
  addMonths: { pattern: /\b(\d{1,4}) (?:months?|mes|meses)(?!\p{L})/giu, name: 'months' },
} as const;

/** A number of days in prose that is not the one that its condition counts: it was changed in one place only. */
export const retypedDays: LintRule = {
  id: 'retyped-days',
  severity: 'warning',
  about:
    'A text names a number of days or months, and the condition under which it is shown counts another. Correct one of the two, in every language.',
  check({ walked, texts }: LintInput, report) {
    const named = objectIn(walked.document, 'conditions')?.json ?? {};
    for (const { text, pointer, question } of texts) {
      const condition = question?.json['relevantWhen'];
      if (condition === undefined) continue;
      for (const [word, { pattern, name }] of Object.entries(UNITS)) {
        const counted = countedIn(condition, word, named, new Set());
        if (counted.size === 0) continue;
        for (const { index, 0: said, 1: figure } of text.matchAll(pattern)) {
          if (counted.has(Number(figure))) continue;
          report({
            pointer,
            within: [index, index + said.length],
            message: `The text says ${figure}, and its condition counts ${[...counted].join(' or ')} ${name}.`,
            remedy: 'Correct one of the two.',
          });
        }
      }
    }
  },
};

/** The numbers that a condition, and the conditions that it names, count on from dates. */
function countedIn(json: unknown, word: string, named: object, seen: Set<string>): ReadonlySet<number> {
  const found = new Set<number>();
  const visit = (part: unknown) => {
    if (typeof part === 'string' && part in named && !seen.has(part)) {
      seen.add(part);
      visit((named as Record<string, unknown>)[part]);
    } else if (Array.isArray(part)) part.forEach(visit);
    else if (isObject(part)) {
      const by: unknown = Array.isArray(part[word]) ? part[word][1] : undefined;
      if (typeof by === 'number') found.add(Math.abs(by));
      Object.values(part).forEach(visit);
    }
  };
  visit(json);
  return found;
}
