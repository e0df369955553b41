import type { Attachment } from './answer.ts';
import type { Violation } from './violation.ts';

/** One relevant file and where it stands. */
export interface PlacedFile {
  readonly path: string;
  readonly section: string;
  readonly attachment: Attachment;
}

/** Too much in all, and the same file given in answer to two questions. */
export function fileFindings(files: readonly PlacedFile[], maxPerSubmission: number | undefined): readonly Violation[] {
  const found: Violation[] = [];
  const first = new Map<string, string>();
  for (const { path, section, attachment } of files) {
    const { sha256, name } = attachment;
    const before = first.get(sha256);
    if (before !== undefined && before !== path) {
      found.push({ path, section, code: 'sameFile', severity: 'warning', params: { name } });
    }
    first.set(sha256, before ?? path);
  }
  const size = files.reduce((sum, { attachment }) => sum + attachment.size, 0);
  const last = files.at(-1);
  if (last && maxPerSubmission !== undefined && size > maxPerSubmission) {
    const { path, section } = last;
    found.push({ path, section, code: 'submissionTooLarge', severity: 'error', params: { maxPerSubmission, size } });
  }
  return found;
}
