import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import type { Attachment, StoredAnswer } from './answer.ts';
import type { Answers } from './answers.ts';
import { cellPath } from './cell-path.ts';
import type { SessionRecord } from './session-types.ts';

/** What a draft keeps of answers: by path, and only the attachments that some answer names. */
export function recordedAnswers(
  questionnaire: Questionnaire,
  all: Answers,
  known: ReadonlyMap<string, Attachment>,
): Pick<SessionRecord, 'answers' | 'attachments'> {
  const answers: Record<string, StoredAnswer> = {};
  const attachments: Record<string, Attachment> = {};
  all.each((node, key, stored) => {
    const { pattern, ruleType } = questionnaire.nodes[node] as Question;
    answers[cellPath(pattern, key)] = stored;
    if (ruleType?.type !== 'files' || !Array.isArray(stored)) return;
    for (const ref of stored as readonly string[]) {
      const attachment = known.get(ref);
      if (attachment) attachments[ref] = attachment;
    }
  });
  return { answers, attachments };
}
