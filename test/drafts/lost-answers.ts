import { isDeepStrictEqual } from 'node:util';
import { carryOver } from '../../src/drafts/carry-over.ts';
import { changesIn } from '../../src/drafts/changes.ts';
import type { Draft } from '../../src/drafts/draft.ts';
import { isBlank, type StoredAnswer } from '../../src/engine/answer.ts';
import { openSession } from '../../src/engine/session.ts';
import type { SessionOptions } from '../../src/engine/session-types.ts';
import type { Questionnaire } from '../../src/questionnaire/compiled.ts';

/**
 * Carries a draft over and looks for every answer and every file in it by itself, without asking the code how it got
 * there: one line for each that is neither kept, nor converted as staff or the format say, nor set aside and listed.
 */
export function lostAnswers(
  questionnaire: Questionnaire,
  draft: Draft,
  options: Pick<SessionOptions, 'context' | 'today'>,
): readonly string[] {
  const carried = carryOver(questionnaire, draft);
  const session = openSession(questionnaire, { ...options, record: carried.record });
  const kept = session.record();
  const changes = changesIn(carried, session.snapshot);
  const told = new Set([...(changes?.gone ?? []).map(({ path }) => path)]);
  const askedAgain = new Set(changes?.askedAgain);
  const lost: string[] = [];
  const isListed = (path: string) => {
    const moved = questionnaire.find(path) ? path : '';
    return told.has(path) || askedAgain.has(moved.split('/', 1)[0]!) || renamed(questionnaire, path, askedAgain);
  };
  for (const [path, stored] of Object.entries(draft.record.answers)) {
    if (isBlank(stored)) continue;
    const refs = Object.keys(draft.record.attachments).filter((ref) => Array.isArray(stored) && stored.includes(ref));
    const aside = carried.archive.find((one) => one.path === path && isDeepStrictEqual(one.stored, stored));
    if (aside) {
      if (!isListed(path)) lost.push(`${path} is set aside and not listed`);
      if (refs.some((ref) => !aside.attachments.some((file) => file.ref === ref))) lost.push(`${path}: a file`);
      continue;
    }
    const now = carried.moved.find(({ from }) => from === path)?.to ?? path;
    const found = kept.answers[now];
    if (found === undefined) lost.push(`${path} is nowhere`);
    else if (!isSameAnswer(stored, found, questionnaire, now)) lost.push(`${path} became another answer`);
    if (!isSeen(questionnaire, now)) lost.push(`${path} is kept in a row that is gone`);
    if (refs.some((ref) => !isDeepStrictEqual(kept.attachments[ref], draft.record.attachments[ref]))) {
      lost.push(`${path}: a file`);
    }
  }
  for (const before of draft.setAside) {
    const isKept = carried.archive.some(
      (one) => one.path === before.path && isDeepStrictEqual(one.stored, before.stored),
    );
    const isBack = Object.values(kept.answers).some((stored) => isDeepStrictEqual(stored, before.stored));
    if (!isKept && !isBack) lost.push(`${before.path}, set aside earlier, is nowhere`);
  }
  return lost;
}

/** The same, or widened: into a list, into a decimal, or the option that says it replaces the one that was chosen. */
function isSameAnswer(before: StoredAnswer, now: StoredAnswer, questionnaire: Questionnaire, path: string): boolean {
  if (isDeepStrictEqual(before, now)) return true;
  const options = questionnaire.find(path)?.question.options?.all ?? [];
  const heirOf = (value: string) =>
    options.some((one) => one.value === value)
      ? value
      : (options.find(({ replaces }) => replaces?.includes(value))?.value ?? value);
  const list = (Array.isArray(before) ? (before as readonly string[]) : [before]).map((one) =>
    typeof one === 'string' ? heirOf(one) : one,
  );
  const forms: unknown[] = [[...new Set(list)], typeof before === 'string' ? heirOf(before) : JSON.stringify(before)];
  return forms.some((form) => isDeepStrictEqual(form, now));
}

function isSeen(questionnaire: Questionnaire, path: string): boolean {
  const { question, key } = questionnaire.find(path) ?? {};
  const { repeatedBy } = question ?? {};
  return repeatedBy?.kind !== 'matrix' || repeatedBy.options?.all.some(({ value }) => value === key) === true;
}

function renamed({ sections }: Questionnaire, path: string, among: ReadonlySet<string>): boolean {
  const [id = ''] = path.split('/', 1);
  const questions = sections.flatMap((section) => section.questions);
  return questions.some((one) => among.has(one.id) && [one.detail.renamedFrom ?? []].flat().includes(id));
}
