import { isBlank, type AnswerValue, type StoredAnswer } from '../engine/answer.ts';
import type { Payload } from '../engine/payload-types.ts';
import { isAnsweredAnew } from '../questionnaire/carry-forward.ts';
import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import { isObject } from '../questionnaire/json-object.ts';
import { askedAs, entryAt } from './asked.ts';
import { carryOver } from './carry-over.ts';
import { besideQuestions } from './changes.ts';
import type { Draft, SetAside } from './draft.ts';

/** An answer of an earlier time. It stands beside a question and counts only once the respondent uses it. */
export interface EarlierAnswer {
  /** The edition it was given to; undefined when it is this draft's own. */
  readonly edition: string | undefined;
  /** By the paths of today, except for what no longer fits. */
  readonly cells: readonly SetAside[];
  /** Whether it can be used as it is. */
  readonly isUsable: boolean;
}

/** Where last year's answers come from: what the host received then, or a draft that was never sent. */
export type LastYear = Draft | Pick<Payload, 'questionnaire' | 'answers'>;

/**
 * What stands beside the questions of today, by their ids: what this draft had answered before the question changed,
 * and otherwise what was answered last year, where staff let it be carried forward.
 */
export function earlierAnswers(
  questionnaire: Questionnaire,
  archive: readonly SetAside[],
  lastYear: LastYear | undefined,
): ReadonlyMap<string, EarlierAnswer> {
  const earlier = new Map<string, EarlierAnswer>();
  if (lastYear) {
    const { edition } = lastYear.questionnaire;
    for (const [id, cells] of carriedForward(questionnaire, lastYear))
      earlier.set(id, { edition, cells, isUsable: true });
  }
  for (const [id, cells] of besideQuestions(questionnaire, archive)) {
    const isUsable = cells.every((cell) => cell.reason === 'askedAgain' && mayBeUsed(questionnaire, cell.path));
    earlier.set(id, { edition: undefined, cells, isUsable });
  }
  return earlier;
}

function carriedForward(questionnaire: Questionnaire, lastYear: LastYear): ReadonlyMap<string, SetAside[]> {
  const nothing = { attachments: {}, confirmed: [], submissionId: '' };
  const draft =
    'record' in lastYear
      ? lastYear
      : {
          ...lastYear,
          asked: {},
          setAside: [],
          place: null,
          record: { ...nothing, answers: cellsOf(lastYear.answers) },
        };
  const found = new Map<string, SetAside[]>();
  for (const [path, stored] of Object.entries(carryOver(questionnaire, draft).record.answers)) {
    const question = questionnaire.find(path)?.question;
    if (!question || isBlank(stored) || !isCarriedForward(question)) continue;
    const words = entryAt('words' in draft ? draft.words : undefined, path);
    const cell: SetAside = {
      path,
      stored,
      asked: askedAs(question),
      reason: 'askedAgain',
      ...(words && { words }),
      attachments: [],
    };
    const [id = ''] = path.split('/', 1);
    found.set(id, [...(found.get(id) ?? []), cell]);
  }
  return found;
}

// What staff mark counts for the parts too, as far as none of them has to be given anew.
function isCarriedForward(question: Question): boolean {
  let isMarked = false;
  for (let it: Question | undefined = question; it; it = it.parent) {
    if (isAnsweredAnew(it.kind, it.detail)) return false;
    isMarked ||= it.detail.carryForward === true;
  }
  return isMarked;
}

// Statements are made anew, not repeated.
function mayBeUsed(questionnaire: Questionnaire, path: string): boolean {
  let it: Question | undefined = questionnaire.find(path)?.question;
  if (!it) return false;
  for (; it; it = it.parent) if (it.detail.agreement || it.kind === 'accept' || it.kind === 'signature') return false;
  return true;
}

/** The answers of a payload by path, without the questionnaire they were given to. */
function cellsOf(answers: Payload['answers']): Readonly<Record<string, StoredAnswer>> {
  const cells = new Map<string, StoredAnswer>();
  for (const [id, value] of Object.entries(answers)) takeApart(id, value, cells);
  return Object.fromEntries(cells);
}

function takeApart(path: string, value: AnswerValue, cells: Map<string, StoredAnswer>): void {
  const list: readonly unknown[] | undefined = Array.isArray(value) ? value : undefined;
  if (list?.some(isObject)) {
    const rows = list.filter((row): row is Record<string, AnswerValue> => isObject(row));
    cells.set(
      path,
      rows.map(({ rowId }) => `${rowId as string}`),
    );
    for (const { rowId, ...row } of rows) takeApart(`${path}/${rowId as string}`, row, cells);
  } else if (isObject(value) && !('minor' in value)) {
    for (const [part, of] of Object.entries(value as Readonly<Record<string, AnswerValue>>)) {
      takeApart(part === 'answer' ? path : `${path}/${part}`, of, cells);
    }
  } else cells.set(path, value as StoredAnswer);
}
