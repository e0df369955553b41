import type { Question, Section } from '../questionnaire/compiled.ts';
import { isBlank } from './answer.ts';
import type { SessionRecord } from './session-types.ts';
import type { Snapshot } from './snapshot.ts';

/** What the respondent gave and what would no longer be sent. It stays in the draft and returns with its questions. */
export interface AnswersLost {
  /** Sections that would not be asked any more and have answers. */
  readonly sections: readonly Section[];
  /** Further questions that would lose an answer, in sections that stay. */
  readonly questions: readonly Question[];
  readonly answers: number;
  readonly files: number;
}

/**
 * Compares how things stand with how they would stand after an answer (`session.preview`): which given answers, beside
 * those of the answered question itself, would go out of the payload.
 */
export function answersLost(record: SessionRecord, before: Snapshot, after: Snapshot, answered: string): AnswersLost {
  const lost = new Map<string, Question>();
  const files = new Set<string>();
  for (const [path, stored] of Object.entries(record.answers)) {
    if (isBlank(stored) || `${path}/`.startsWith(`${answered}/`)) continue;
    const question = before.questionnaire.find(path)?.question;
    if (!question || question.kind === 'rows' || !isTaken(path, before, after)) continue;
    lost.set(wholeOf(path, before, after), question);
    if (question.ruleType?.type === 'files') for (const ref of stored as readonly string[]) files.add(ref);
  }
  const gone = new Set(before.sections.filter((section) => !after.sections.includes(section)));
  const from = new Set([...lost.values()].map(({ section }) => section));
  const tops = [...lost.keys()].map((path) => before.questionnaire.find(path.split('/', 1)[0]!)!.question);
  return {
    sections: [...gone].filter((section) => from.has(section)),
    questions: [...new Set(tops)].filter(({ section }) => !gone.has(section)),
    answers: [...lost].filter(([path, { ruleType }]) => ruleType?.type !== 'files' || path.includes('/')).length,
    files: files.size,
  };
}

function isTaken(path: string, before: Snapshot, after: Snapshot): boolean {
  return before.isRelevant(path) && !after.isRelevant(path);
}

// A group, a list of rows or a yesNo with its explanation counts once when all of it goes.
function wholeOf(path: string, before: Snapshot, after: Snapshot): string {
  const top = path.split('/', 1)[0]!;
  return isTaken(top, before, after) ? top : path;
}
