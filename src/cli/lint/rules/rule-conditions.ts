import { pointerTo } from '../../../questionnaire/issue.ts';
import type { LintRule } from '../lint-rule.ts';
import { outcomesOf } from '../satisfiable.ts';

/** A rule that blocks whatever is answered, or that can never say anything. */
export const ruleOutcome: LintRule = {
  id: 'rule-outcome',
  severity: 'warning',
  about:
    'What a rule requires can never hold, so nobody can send; or it always holds, so the rule never says anything. Correct "require" or "when".',
  check({ loaded }, report) {
    if (!loaded) return;
    const { questionnaire, pointers } = loaded;
    for (const node of questionnaire.nodes) {
      if (node.type !== 'rule') continue;
      const given = [
        ...(node.section?.relevantWhen ? [node.section.relevantWhen] : []),
        ...(node.when ? [node.when] : []),
      ];
      const { yes, no, unknown, certainty } = outcomesOf(questionnaire, node.require, given);
      const pointer = pointerTo(pointers[node.node] ?? '', 'require');
      if (certainty === 'cut' || (!yes && !no && !unknown)) continue;
      if (!yes && !unknown) {
        report({
          pointer,
          severity: node.severity === 'error' ? 'error' : 'warning',
          message: 'This can never hold while the rule runs.',
          remedy: 'Correct "require", or "when".',
        });
      } else if (!no) {
        report({
          pointer,
          message: 'This always holds while the rule runs, so the rule never says anything.',
          remedy: 'Correct "require" or "when", or take the rule out.',
        });
      }
    }
  },
};
