import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A slip that staff might make in the base document, and what they must be told. */
export interface IssueCase {
  readonly slip: string;
  /** Texts of the base document and what stands in their place; each stands in it once. */
  readonly change: readonly (readonly [from: string, to: string])[];
  readonly issues: readonly {
    readonly code: string;
    readonly pointer: string;
    readonly line: number;
    readonly column: number;
  }[];
}

const folder = join(import.meta.dirname, '../issues');

/** A document without issues, in which nearly everything of the format stands. */
export const baseText = readFileSync(join(folder, 'base.questionnaire.json'), 'utf8');

/** Every slip of `test/issues`, by the name of its file. */
export function issueCases(): ReadonlyMap<string, readonly IssueCase[]> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.issues.json'));
  return new Map(
    files.map((file) => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly IssueCase[]]),
  );
}

/** The base document with the slips of a case in it. */
export function slippedText({ slip, change }: IssueCase): string {
  return change.reduce((text, [from, to]) => {
    const parts = text.split(from);
    if (parts.length !== 2) throw new Error(`"${slip}": ${JSON.stringify(from)} stands ${parts.length - 1} times.`);
    return parts.join(to);
  }, baseText);
}
