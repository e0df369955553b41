import { type Found, foundIn, membersIn } from '../../../questionnaire/document-walk.ts';
import { pointerTo } from '../../../questionnaire/issue.ts';
import type { LintInput } from '../lint-input.ts';
import type { LintRule } from '../lint-rule.ts';

function tablesIn({ walked: { document } }: LintInput): readonly (readonly [name: string, bands: readonly Found[]])[] {
  return membersIn(document, 'tables').flatMap(([name, bands, pointer]) =>
    Array.isArray(bands) && bands.length > 0 ? [[name, foundIn(bands, pointer)] as const] : [],
  );
}

/** The first band begins above 1, so a small number has no fee. */
const tableBegins: LintRule = {
  id: 'table-begins',
  severity: 'warning',
  about:
    'The first band of a table begins above 1. A number below it has no fee, and the questionnaire cannot be sent. Begin at 0 or 1.',
  check(input, report) {
    for (const [name, [first]] of tablesIn(input)) {
      const from = first?.json['from'];
      if (!first || typeof from !== 'number' || from <= 1) continue;
      report({
        pointer: pointerTo(first.pointer, 'from'),
        message: `No band of "${name}" covers a number below ${from}.`,
        remedy: 'Let the first band begin at 0 or 1.',
      });
    }
  },
};

/** The last band has an end, so a large number has no fee. */
const tableEnds: LintRule = {
  id: 'table-ends',
  severity: 'warning',
  about:
    'The last band of a table has an end. A number above it has no fee, and the questionnaire cannot be sent. Leave "to" out of the last band.',
  check(input, report) {
    for (const [name, bands] of tablesIn(input)) {
      const last = bands.at(-1);
      const to = last?.json['to'];
      if (!last || typeof to !== 'number') continue;
      report({
        pointer: pointerTo(last.pointer, 'to'),
        message: `No band of "${name}" covers a number above ${to}.`,
        remedy: 'Leave "to" out of the last band.',
        removal: true,
      });
    }
  },
};

/** A fee that goes down where the number goes up is usually a slip. */
const fallingFee: LintRule = {
  id: 'falling-fee',
  severity: 'warning',
  about:
    'The fee of a band is lower than that of the band before it, as when two were exchanged or a figure is missing. Check both.',
  check(input, report) {
    for (const [, bands] of tablesIn(input)) {
      const fees = bands.map(({ json }) => Number(json['fee']));
      bands.forEach((band, i) => {
        const before = fees[i - 1];
        if (before === undefined || !((fees[i] ?? NaN) < before)) return;
        report({
          pointer: pointerTo(band.pointer, 'fee'),
          message: `This fee is lower than that of the band before, ${String(bands[i - 1]?.json['fee'])}.`,
          remedy: 'Check both fees.',
        });
      });
    }
  },
};

/** Tables of bands. */
export const tables: readonly LintRule[] = [tableBegins, tableEnds, fallingFee];
