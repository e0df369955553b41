import { takesNoAnswer } from '../../engine/progress.ts';
import type { Question, Questionnaire, Section } from '../../questionnaire/compiled.ts';
import { formerIds } from '../../questionnaire/former-ids.ts';

/** A question of both documents. */
export interface QuestionPair {
  readonly was: Question;
  readonly now: Question;
}

/** A section of both documents. */
export interface SectionPair {
  readonly was: Section;
  readonly now: Section;
}

/** Which things of two documents are the same thing. */
export interface Matched {
  readonly sections: readonly SectionPair[];
  readonly newSections: readonly Section[];
  readonly goneSections: readonly Section[];
  /** Parts too, each after the question it belongs to. */
  readonly pairs: readonly QuestionPair[];
  /** Questions without a counterpart; their parts are not listed. */
  readonly added: readonly Question[];
  readonly removed: readonly Question[];
  /** By a question of the older document: the pattern that its counterpart has today, or its own. */
  readonly patternNow: (question: Question) => string;
}

/** Pairs questions by id and by `renamedFrom`, as drafts follow them, and sections by id or by what they hold. */
export function match(old: Questionnaire, now: Questionnaire): Matched {
  const pairs: QuestionPair[] = [];
  const added: Question[] = [];
  const removed: Question[] = [];
  pairUp(topLevel(old), topLevel(now), { pairs, added, removed });
  const today = new Map(pairs.map(({ was, now: question }) => [was, question.pattern]));
  const sections = pairSections(old, now, pairs);
  return {
    sections,
    newSections: now.sections.filter((section) => sections.every((pair) => pair.now !== section)),
    goneSections: old.sections.filter((section) => sections.every((pair) => pair.was !== section)),
    pairs,
    added,
    removed,
    patternNow: (question) => today.get(question) ?? question.pattern,
  };
}

/** Whether a part is only a note of the program: which text was agreed to. It is asked of nobody. */
export function isNote({ relevantWhen }: Question): boolean {
  return relevantWhen?.op === 'any' && relevantWhen.of.length === 0;
}

function topLevel({ sections }: Questionnaire): readonly Question[] {
  return sections.flatMap(({ questions }) => questions);
}

function pairUp(
  before: readonly Question[],
  after: readonly Question[],
  into: { pairs: QuestionPair[]; added: Question[]; removed: Question[] },
): void {
  const byNow = new Map<Question, Question>();
  const left = before.filter((was) => {
    const same = after.find((one) => one.id === was.id && isAsked(one) === isAsked(was));
    if (same) byNow.set(same, was);
    return !same;
  });
  for (const was of left) {
    const now = after.find(
      (one) => !byNow.has(one) && formerIds(one).includes(was.id) && isAsked(one) === isAsked(was),
    );
    if (now) byNow.set(now, was);
    else if (!isNote(was)) into.removed.push(was);
  }
  for (const now of after) {
    const was = byNow.get(now);
    if (was === undefined) {
      if (!isNote(now)) into.added.push(now);
      continue;
    }
    into.pairs.push({ was, now });
    // Parts of another kind are other parts.
    if (was.kind === now.kind) pairUp(was.parts, now.parts, into);
  }
}

// What was only shown and is asked now, or the other way round, is another thing under the same name.
function isAsked(question: Question): boolean {
  return !takesNoAnswer(question);
}

function pairSections(old: Questionnaire, now: Questionnaire, pairs: readonly QuestionPair[]): readonly SectionPair[] {
  const sections: SectionPair[] = [];
  for (const section of now.sections) {
    const was = old.sections.find(({ id }) => id === section.id) ?? sourceOf(section, old, now, pairs);
    if (was) sections.push({ was, now: section });
  }
  return sections;
}

/** The section whose id is gone and most of whose questions are here now. */
function sourceOf(
  section: Section,
  old: Questionnaire,
  now: Questionnaire,
  pairs: readonly QuestionPair[],
): Section | undefined {
  const gone = old.sections.filter(({ id }) => now.sections.every((one) => one.id !== id));
  return gone.find((was) => {
    const here = pairs.filter(
      (pair) => pair.was.section === was && pair.now.section === section && pair.was.parent === undefined,
    );
    return here.length * 2 > was.questions.length;
  });
}
