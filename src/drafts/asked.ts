import type { StoredAnswer } from '../engine/answer.ts';
import { takesNoAnswer } from '../engine/progress.ts';
import type { SessionRecord } from '../engine/session-types.ts';
import type { Question, Questionnaire } from '../questionnaire/compiled.ts';
import type { Text } from '../questionnaire/types.ts';

/** How a question and the answer to it read. */
export interface AskedWords {
  readonly label?: Text;
  /** The label of the whole that it is a part of. */
  readonly whole?: Text;
  /** Labels of the options that are chosen, by value. */
  readonly options?: Readonly<Record<string, Text>>;
}

/** What a draft remembers of the questionnaire it was kept under. All maps are by pattern. */
export interface Asked {
  /**
   * How each answered question was asked: its kind, followed by its revision when that is above 1, such as `"yesNo"` or
   * `"accept 2"`. Carrying over compares this with the newer questionnaire.
   */
  readonly asked: Readonly<Record<string, string>>;
  /** What the respondent read there, for the day when the question is gone. */
  readonly words?: Readonly<Record<string, AskedWords>>;
  /** The ids of all questions there were, with spaces between, so that new ones can be told. */
  readonly questions?: string;
}

/** What to remember with these answers. */
export function askedIn(questionnaire: Questionnaire, answers: SessionRecord['answers']): Required<Asked> {
  const asked = new Map<string, string>();
  const words = new Map<string, AskedWords>();
  for (const [path, stored] of Object.entries(answers)) {
    const question = questionnaire.find(path)?.question;
    if (!question) continue;
    const { pattern } = question;
    if (!asked.has(pattern)) asked.set(pattern, askedAs(question));
    words.set(pattern, withOptions(words.get(pattern) ?? wordsOf(question), question, stored));
  }
  return {
    asked: Object.fromEntries(asked),
    words: Object.fromEntries(words),
    questions: idsIn(questionnaire),
  };
}

/** How a question is asked, as `asked` states it. A part is asked anew with the question it belongs to. */
export function askedAs(question: Question): string {
  let revision = 1;
  for (let it: Question | undefined = question; it; it = it.parent) revision += (it.detail.revision ?? 1) - 1;
  return revision > 1 ? `${question.kind} ${revision}` : question.kind;
}

/** The entry for the question at a path, whose pattern has a star for the row; undefined when there is none. */
export function entryAt<T>(byPattern: Readonly<Record<string, T>> | undefined, path: string): T | undefined {
  if (!byPattern) return undefined;
  const steps = path.split('/');
  const starred = steps.map((_, at) => steps.map((step, i) => (i === at ? '*' : step)).join('/'));
  const pattern = [path, ...starred].find((candidate) => Object.hasOwn(byPattern, candidate));
  return pattern === undefined ? undefined : byPattern[pattern];
}

/** The questions that a respondent answers, without their parts. */
export function answerable({ sections }: Questionnaire): readonly Question[] {
  return sections.flatMap(({ questions }) => questions.filter((question) => !takesNoAnswer(question)));
}

const known = new WeakMap<Questionnaire, string>();

// Made once, because it goes with every draft.
function idsIn(questionnaire: Questionnaire): string {
  const ids =
    known.get(questionnaire) ??
    answerable(questionnaire)
      .map(({ id }) => id)
      .join(' ');
  known.set(questionnaire, ids);
  return ids;
}

function wordsOf(question: Question): AskedWords {
  let whole = question;
  while (whole.parent) whole = whole.parent;
  const [label, of] = [labelOf(question), whole === question ? undefined : labelOf(whole)];
  return { ...(label !== undefined && { label }), ...(of !== undefined && { whole: of }) };
}

function labelOf({ wording: { label, statement } }: Question): Text | undefined {
  return label ?? statement;
}

function withOptions(words: AskedWords, { options, wording }: Question, stored: StoredAnswer): AskedWords {
  const { yesLabel, noLabel } = wording;
  const own = { ...(yesLabel !== undefined && { yes: yesLabel }), ...(noLabel !== undefined && { no: noLabel }) };
  const labels = [...(options?.all ?? []).map(({ value, label }) => [value, label] as const), ...Object.entries(own)];
  const chosen = labels.filter(([value]) => (Array.isArray(stored) ? stored.includes(value) : stored === value));
  return chosen.length === 0 ? words : { ...words, options: { ...words.options, ...Object.fromEntries(chosen) } };
}
