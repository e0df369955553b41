import { checkCarryForward } from './check-carry-forward.ts';
import { checkFacts } from './check-facts.ts';
import { checkFiles } from './check-files.ts';
import { checkHead } from './check-head.ts';
import { checkIds } from './check-ids.ts';
import { checkKinds } from './check-kinds.ts';
import { checkLimits } from './check-limits.ts';
import { checkNumbers } from './check-numbers.ts';
import { checkOptions } from './check-options.ts';
import { checkPatterns } from './check-patterns.ts';
import { checkRows } from './check-rows.ts';
import { checkTables } from './check-tables.ts';
import { checkTexts } from './check-texts.ts';
import { walk } from './document-walk.ts';
import type { Report } from './issue.ts';

/** How strict a check is. */
export interface CheckOptions {
  /** Lets kinds through that have no element in this release. */
  readonly unbuiltKinds?: boolean;
}

/**
 * Reports what a schema cannot say about a document whose templates are written out: names that clash or lead nowhere,
 * limits that contradict each other, wording that cannot be shown. Conditions and calculations are read elsewhere.
 * The document may be malformed anywhere; what is malformed is passed over.
 */
export function checkDocument(document: unknown, report: Report, { unbuiltKinds = false }: CheckOptions = {}): void {
  const walked = walk(document);
  const checks = [
    checkHead,
    checkNumbers,
    checkFacts,
    checkTables,
    checkIds,
    checkOptions,
    checkLimits,
    checkPatterns,
    checkFiles,
    checkRows,
    checkCarryForward,
    checkTexts,
  ];
  for (const check of checks) check(walked, report);
  if (!unbuiltKinds) checkKinds(walked, report);
}
