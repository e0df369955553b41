import type { LintRule } from './lint-rule.ts';
import { spacing } from './rules/spacing.ts';

/** Every rule of the linter, one file for each or for a few that look at the same thing. */
export const rules: readonly LintRule[] = [...spacing];
