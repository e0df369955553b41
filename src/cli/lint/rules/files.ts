import { objectIn, textOf } from '../../../questionnaire/document-walk.ts';
import { parseSize } from '../../../questionnaire/sizes.ts';
import type { LintRule } from '../lint-rule.ts';

/** Everything that must be attached may not fit into one submission. */
export const fileBudget: LintRule = {
  id: 'file-budget',
  severity: 'warning',
  about:
    'The questions that must have a file may together have more than the whole submission may. Whoever uses what each question allows cannot send. Raise "maxPerSubmission", or lower "maxPerQuestion".',
  check({ loaded }, report) {
    const most = loaded?.questionnaire.maxPerSubmission;
    if (!loaded || most === undefined) return;
    const must = loaded.questionnaire.nodes.flatMap((node) => {
      if (node.type !== 'question' || node.kind !== 'files' || node.optional || node.repeatedBy) return [];
      // What is asked only sometimes may not come together.
      const always = !node.relevantWhen && !node.section.relevantWhen && !node.parent;
      return always ? [node.files?.maxPerQuestion ?? 0] : [];
    });
    const sum = must.reduce((total, size) => total + size, 0);
    if (sum <= most) return;
    report({
      pointer: '/files/maxPerSubmission',
      message: `${must.length} questions that must have a file may together have ${sum / 1e6} MB, but a submission only ${most / 1e6} MB.`,
      remedy: 'Raise "maxPerSubmission", or lower "maxPerQuestion".',
    });
  },
};

/** A size nobody can send: browsers and servers give up long before. */
export const hugeSize: LintRule = {
  id: 'huge-size',
  severity: 'warning',
  about: 'A limit for files is larger than 1 GB. Browsers cannot keep that, and servers refuse it. Lower it.',
  check({ walked: { document, questions } }, report) {
    const holders = [
      objectIn(document, 'files'),
      ...questions.flatMap((question) => [question, objectIn(question, 'files')]),
    ];
    for (const holder of holders) {
      for (const property of ['maxPerQuestion', 'maxPerSubmission']) {
        const size = parseSize(textOf(holder?.json[property]) ?? '');
        if (!holder || size === undefined || size <= 1e9) continue;
        report({
          pointer: `${holder.pointer}/${property}`,
          message: `${String(holder.json[property])} is more than browsers can keep and servers take.`,
          remedy: 'Lower it.',
        });
      }
    }
  },
};
