import type { Question } from '../questionnaire/compiled.ts';
import type { Attachment } from './answer.ts';
import type { Payload } from './payload-types.ts';
import type { Snapshot } from './snapshot.ts';

/** What a payload says beside the answers. */
export interface PayloadHeader {
  readonly contextId: string;
  readonly submissionId: string;
  readonly supersedes: string | null;
}

/** Gathers the relevant answers and the facts about the files they name. The snapshot has no violation. */
export function buildPayload(snapshot: Snapshot, header: PayloadHeader): Payload {
  const { id, edition, version, sha256, sections } = snapshot.questionnaire;
  const answers: Record<string, Payload['answers'][string]> = {};
  for (const { questions } of sections) {
    for (const question of questions) {
      const answer = snapshot.answer(question.pattern);
      if (answer !== undefined) answers[question.id] = answer;
    }
  }
  return {
    format: 1,
    questionnaire: { id, edition, version, sha256 },
    ...header,
    today: snapshot.today,
    answers,
    needsReview: [...snapshot.needsReview].sort(),
    confirmed: [...snapshot.confirmed].sort(),
    attachments: attachmentsOf(snapshot),
  };
}

function attachmentsOf(snapshot: Snapshot): Payload['attachments'] {
  const found: Record<string, Omit<Attachment, 'ref'>> = {};
  for (const ref of relevantRefs(snapshot)) {
    const attachment = snapshot.attachment(ref);
    if (!attachment) continue;
    const { name, size, type, sha256 } = attachment;
    found[ref] = { name, size, type, sha256 };
  }
  return found;
}

/** References of all files in relevant answers, in document order. */
export function relevantRefs(snapshot: Snapshot): readonly string[] {
  const refs: string[] = [];
  const visit = (question: Question, path: string): void => {
    const state = snapshot.question(path);
    if (!state.relevant) return;
    if (question.ruleType?.type === 'files') refs.push(...((state.value as readonly string[] | undefined) ?? []));
    const rows = question.kind === 'rows' ? ((state.value as readonly string[] | undefined) ?? []) : state.keys;
    for (const key of rows ?? [undefined]) {
      for (const part of snapshot.parts(state, key ?? state.key)) visit(part.question, part.path);
    }
  };
  for (const section of snapshot.sections) for (const question of section.questions) visit(question, question.pattern);
  return refs;
}
