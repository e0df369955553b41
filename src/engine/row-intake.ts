import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import type { RowCells } from './answer.ts';
import type { CellChange } from './answers.ts';
import { decompose } from './decompose.ts';
import type { AddRowsResult, RejectedRow } from './session-types.ts';
import type { Snapshot } from './snapshot.ts';
import type { Violation } from './violation.ts';

/** What it takes to judge rows before any of them is added. */
export interface Intake {
  readonly questionnaire: Questionnaire;
  /** The rows question, and the rows it has. */
  readonly question: Question;
  readonly before: readonly string[];
  readonly createRowId: () => string;
  /** How everything would stand after these changes. */
  readonly preview: (changes: readonly CellChange[]) => Snapshot;
}

/**
 * Decides row by row which can be added, by looking at how the whole would stand with all of them. A blank required
 * cell counts only in a column that the row names: what a spreadsheet does not have is asked in the form.
 */
export function takeRows(
  rows: readonly RowCells[],
  intake: Intake,
): AddRowsResult & { changes: readonly CellChange[] } {
  const { question, before } = intake;
  const room = Math.max((question.limits.maxItems ?? Infinity) - before.length, 0);
  const candidates = rows.map((cells, index) => {
    const id = intake.createRowId();
    return { index, id, cells, changes: cellChanges(id, cells, intake) };
  });
  type Candidate = (typeof candidates)[number];
  const changesWith = (some: readonly Candidate[]): readonly CellChange[] => [
    { node: question.node, key: undefined, stored: [...before, ...some.map(({ id }) => id)] },
    ...some.flatMap(({ changes }) => changes),
  ];
  const violations = intake.preview(changesWith(candidates)).violations.filter(({ severity }) => severity === 'error');
  const rejected: RejectedRow[] = [];
  const taken: Candidate[] = [];
  for (const candidate of candidates) {
    const { index, id, cells } = candidate;
    const broken = violations.filter((violation) => concerns(violation, `${question.pattern}/${id}/`, cells));
    if (broken.length > 0) rejected.push({ index, violations: broken });
    else if (taken.length < room) taken.push(candidate);
    else rejected.push({ index, violations: [tooMany(question)] });
  }
  return { accepted: taken.map(({ id }) => id), rejected, changes: taken.length > 0 ? changesWith(taken) : [] };
}

function cellChanges(id: string, cells: RowCells, { questionnaire, question }: Intake): readonly CellChange[] {
  return Object.entries(cells).flatMap(([column, value]) =>
    decompose(questionnaire, `${question.pattern}/${id}/${column}`, value).map(
      ({ question: { node }, key, stored }) => ({
        node,
        key,
        stored,
      }),
    ),
  );
}

function concerns({ path, code }: Violation, prefix: string, cells: RowCells): boolean {
  return path.startsWith(prefix) && (code !== 'valueMissing' || Object.hasOwn(cells, path.slice(prefix.length)));
}

function tooMany({ pattern, section, limits: { maxItems = 0 } }: Question): Violation {
  return { path: pattern, section: section.id, code: 'tooMany', severity: 'error', params: { maxItems } };
}
