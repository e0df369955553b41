import type { Attachment } from '../../src/engine/answer.ts';
import type { SessionRecord } from '../../src/engine/session-types.ts';
import type { Draft } from '../../src/drafts/draft.ts';

/** Sample facts about a file; `sha256` need not be true where nothing is restored. */
export function attachmentOf(ref: string, changes: Partial<Attachment> = {}): Attachment {
  return { ref, name: `${ref}.pdf`, size: 3, type: 'application/pdf', sha256: 'ab'.repeat(32), ...changes };
}

/** A sample record. */
export function recordOf(answers: SessionRecord['answers'] = {}, files: readonly Attachment[] = []): SessionRecord {
  const attachments = Object.fromEntries(files.map((file) => [file.ref, file]));
  return { answers, attachments, confirmed: [], submissionId: 'sample-submission' };
}

/** A sample draft. */
export function draftOf(changes: Partial<Draft> = {}): Draft {
  return {
    format: 1,
    questionnaire: { id: 'sample', edition: '2026', version: 1, sha256: 'cd'.repeat(32) },
    contextId: 'sponsor-1',
    revision: 1,
    createdAt: 1_767_225_600_000,
    savedAt: 1_767_225_601_000,
    place: 'contacts',
    record: recordOf({ legalName: 'Sample Sponsor', programs: 12 }),
    asked: { legalName: 'text', programs: 'integer' },
    setAside: [],
    ...changes,
  };
}
