import type { LintRule } from './lint-rule.ts';
import { asking } from './rules/asking.ts';
import { conditions } from './rules/conditions.ts';
import { datesInOrder } from './rules/dates.ts';
import { fileBudget, hugeSize } from './rules/files.ts';
import { kindMisspelt } from './rules/kind-misspelt.ts';
import { labels } from './rules/labels.ts';
import { leftovers } from './rules/leftovers.ts';
import { links } from './rules/links.ts';
import { retypedDays } from './rules/retyped-days.ts';
import { retypedLimit } from './rules/retyped-limit.ts';
import { ruleOutcome } from './rules/rule-conditions.ts';
import { spacing } from './rules/spacing.ts';
import { tables } from './rules/tables.ts';
import { translations } from './rules/translations.ts';
import { typing } from './rules/typing.ts';
import { unusedName } from './rules/unused.ts';
import { years } from './rules/years.ts';

/** Every rule of the linter, one file for those that look at the same thing. */
export const rules: readonly LintRule[] = [
  kindMisspelt,
  ...conditions,
  ruleOutcome,
  unusedName,
  ...tables,
  datesInOrder,
  fileBudget,
  hugeSize,
  ...asking,
  ...spacing,
  ...typing,
  ...leftovers,
  ...links,
  ...labels,
  retypedLimit,
  retypedDays,
  ...years,
  ...translations,
];
