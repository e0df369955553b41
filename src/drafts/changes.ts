import { isBlank } from '../engine/answer.ts';
import type { Snapshot } from '../engine/snapshot.ts';
import type { Violation } from '../engine/violation.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { CarriedOver } from './carry-over.ts';
import type { SetAside } from './draft.ts';
import { followPath } from './follow-path.ts';

/** What a respondent has to know of a questionnaire that changed since the draft was kept. Places are paths of today. */
export interface Changes {
  /** Questions whose earlier answer stands beside them and does not count: the meaning or the way of asking changed. */
  readonly askedAgain: readonly string[];
  /** Answers in which an option took the place of the chosen one. */
  readonly replaced: readonly string[];
  /** Answers that stand where they stood and are not accepted as they are. */
  readonly unfit: readonly string[];
  /** Questions that are asked of this respondent and were not asked before. */
  readonly added: readonly string[];
  /** Answers to what is not asked any more. */
  readonly gone: readonly SetAside[];
}

/**
 * The changes that concern this respondent; undefined when there are none, such as after mere rewording. `snapshot` is
 * of a session that was opened with what was carried over.
 */
export function changesIn(carried: CarriedOver, snapshot: Snapshot): Changes | undefined {
  const { questionnaire } = snapshot;
  const isAsked = (path: string) => snapshot.isRelevant(path);
  const again = new Set(agreedToAnotherText(carried, snapshot));
  const gone: SetAside[] = [];
  for (const answer of carried.setAside) {
    const question = answer.reason === 'notAsked' ? undefined : askedNow(questionnaire, answer.path);
    if (question !== undefined && isAsked(question)) again.add(question);
    else gone.push(answer);
  }
  const added = carried.added.filter(isAsked);
  const isChanged = !carried.isSame;
  const changes: Changes = {
    askedAgain: [...again],
    replaced: carried.replaced.filter(isAsked),
    unfit: isChanged ? unfitIn(snapshot).filter((path) => !added.includes(path.split('/', 1)[0]!)) : [],
    added,
    gone,
  };
  return Object.values(changes).some(({ length }: readonly unknown[]) => length > 0) ? changes : undefined;
}

/**
 * Answers of earlier times that belong beside a question of today, by its id: asked again, or asked in another way.
 */
export function besideQuestions(
  questionnaire: Questionnaire,
  archive: readonly SetAside[],
): ReadonlyMap<string, readonly SetAside[]> {
  const beside = new Map<string, SetAside[]>();
  for (const answer of archive) {
    const question = answer.reason === 'notAsked' ? undefined : askedNow(questionnaire, answer.path);
    if (question === undefined) continue;
    const others = beside.get(question);
    if (others) others.push(answer);
    else beside.set(question, [answer]);
  }
  return beside;
}

function askedNow(questionnaire: Questionnaire, path: string): string | undefined {
  return followPath(questionnaire, path)?.path.split('/', 1)[0];
}

// Given to a text that the page has replaced since: it is kept, and reads as blank.
function agreedToAnotherText({ record }: CarriedOver, snapshot: Snapshot): readonly string[] {
  return Object.entries(record.answers)
    .filter(([path, stored]) => !isBlank(stored) && snapshot.questionnaire.find(path)?.question.detail.agreement)
    .map(([path]) => path)
    .filter((path) => snapshot.isRelevant(path) && snapshot.question(path).stored === undefined);
}

function unfitIn(snapshot: Snapshot): readonly string[] {
  const found = snapshot.violations.filter(
    (one) => one.path !== '' && one.severity === 'error' && isAboutAnswer(one, snapshot),
  );
  return [...new Set(found.map(({ path }) => path))];
}

/** Of what is only missing, just the explanation of an answer that was given. */
function isAboutAnswer({ code, path }: Violation, { questionnaire }: Snapshot): boolean {
  if (code === 'stopped' || code === 'notCalculated') return false;
  if (code !== 'valueMissing' && code !== 'fileMissing') return true;
  return code === 'valueMissing' && questionnaire.find(path)?.question.parent?.kind === 'yesNo';
}
