import type { LintRule } from './lint-rule.ts';
import { labels } from './rules/labels.ts';
import { leftovers } from './rules/leftovers.ts';
import { links } from './rules/links.ts';
import { retypedLimit } from './rules/retyped-limit.ts';
import { spacing } from './rules/spacing.ts';
import { translations } from './rules/translations.ts';
import { typing } from './rules/typing.ts';
import { years } from './rules/years.ts';

/** Every rule of the linter, one file for those that look at the same thing. */
export const rules: readonly LintRule[] = [
  ...spacing,
  ...typing,
  ...leftovers,
  ...links,
  ...labels,
  retypedLimit,
  ...years,
  ...translations,
];
