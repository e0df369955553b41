import { takesNoAnswer } from '../../engine/progress.ts';
import type { Condition } from '../../questionnaire/expression.ts';
import type { Question, Questionnaire, Section } from '../../questionnaire/compiled.ts';
import { conditionText } from '../condition-text.ts';
import {
  change,
  type Comparison,
  isAlike,
  nameIn,
  operandWords,
  ruleChange,
  sectionName,
  some,
  wordsOf,
} from './comparison.ts';
import type { Change, Difference, DraftEffect, GroupId } from './difference.ts';
import type { QuestionPair } from './matching.ts';

/** What else changed about a question that both documents ask; meaning, limits and wording are told elsewhere. */
export function questionDifferences(
  pair: QuestionPair,
  comparison: Comparison,
  probe: (question: Question) => DraftEffect | undefined,
): readonly Difference[] {
  const { was, now } = pair;
  const { old, now: today } = comparison;
  const found: Difference[] = [];
  const add = (group: GroupId, changes: readonly Change[], drafts?: DraftEffect) => {
    if (changes.length === 0) return;
    found.push({ group, id: now.pattern, name: nameIn(now, today), changes, ...(drafts && { drafts }) });
  };
  if (was.id !== now.id) add('renamed', [{ what: 'Id', before: was.id, after: now.id }], probe(was));
  if (isMoved(pair, comparison)) {
    add('moved', [{ what: '', before: sectionName(was, old), after: sectionName(now, today) }], probe(was));
  }
  if (was.kind === now.kind && !takesNoAnswer(now)) {
    const isSame = isAlike(was.requiredWhen, now.requiredWhen, comparison) && was.optional === now.optional;
    const required = isSame ? undefined : ruleChange('', requiredWords(was, old), requiredWords(now, today));
    add('required', some(required), now.optional && !now.requiredWhen ? undefined : 'incomplete');
  }
  add('condition', conditionChange(pair, comparison), takesNoAnswer(now) ? undefined : 'kept');
  add('review', reviewChanges(pair, comparison));
  add('offered', offeredChange(pair));
  add('calculations', calculationChanges(pair, comparison), 'recomputed');
  add('look', lookChanges(pair));
  add('shown', shownChanges(pair));
  return found;
}

/** When something is asked, in words. */
export function askedWords(conditions: readonly (Condition | undefined)[], questionnaire: Questionnaire): string {
  const of = conditions.filter((one) => one !== undefined);
  return of.length === 0 ? 'everyone' : `when ${conditionText({ op: 'all', of }, questionnaire)}`;
}

function isMoved({ was, now }: QuestionPair, { sections }: Comparison): boolean {
  if (was.parent) return false;
  return sections.every((pair) => pair.was !== was.section || pair.now !== now.section);
}

function requiredWords({ optional, requiredWhen }: Question, questionnaire: Questionnaire): string {
  if (requiredWhen) return `required when ${conditionText(requiredWhen, questionnaire)}`;
  return optional ? 'optional' : 'required';
}

// A question that moved has left the condition of its section behind.
function conditionChange(pair: QuestionPair, comparison: Comparison): readonly Change[] {
  const { was, now } = pair;
  const conditions = (question: Question, section: Section): readonly (Condition | undefined)[] =>
    isMoved(pair, comparison) ? [section.relevantWhen, question.relevantWhen] : [question.relevantWhen];
  const [before, after] = [conditions(was, was.section), conditions(now, now.section)];
  const whole = (of: readonly (Condition | undefined)[]): Condition => ({
    op: 'all',
    of: of.filter((one) => one !== undefined),
  });
  if (isAlike(whole(before), whole(after), comparison)) return [];
  return some(ruleChange('', askedWords(before, comparison.old), askedWords(after, comparison.now)));
}

function reviewChanges({ was, now }: QuestionPair, comparison: Comparison): readonly Change[] {
  if (was.kind !== 'yesNo' || now.kind !== 'yesNo') return [];
  const listed = ({ detail: { reviewWhen } }: Question) => (reviewWhen ? `when the answer is ${reviewWhen}` : 'never');
  const words = ({ detail: { notApplicable } }: Question, questionnaire: Questionnaire) =>
    notApplicable === undefined
      ? 'not offered'
      : notApplicable === true
        ? 'offered'
        : `set when ${conditionText(notApplicable, questionnaire)}`;
  const condition = ({ detail: { notApplicable } }: Question) => (notApplicable === true ? undefined : notApplicable);
  const isSame =
    isAlike(condition(was), condition(now), comparison) &&
    (was.detail.notApplicable === true) === (now.detail.notApplicable === true);
  return some(
    change('On the review list', listed(was), listed(now)),
    isSame ? undefined : ruleChange('“Not applicable”', words(was, comparison.old), words(now, comparison.now)),
  );
}

function offeredChange({ was, now }: QuestionPair): readonly Change[] {
  const words = ({ detail: { carryForward } }: Question) => (carryForward ? 'offered' : 'not offered');
  return some(change('', words(was), words(now)));
}

function calculationChanges({ was, now }: QuestionPair, comparison: Comparison): readonly Change[] {
  const { old, now: today } = comparison;
  const of = (what: string, before: Question['initial'], after: Question['initial']) =>
    isAlike(before, after, comparison)
      ? undefined
      : ruleChange(what, before && operandWords(before, old), after && operandWords(after, today));
  return some(
    of('Calculated as', was.detail.calculate, now.detail.calculate),
    of('Begins with', was.initial, now.initial),
  );
}

function lookChanges({ was, now }: QuestionPair): readonly Change[] {
  const names = ['display', 'tone', 'autocomplete', 'widget'] as const;
  const sums = ({ detail }: Question) => detail.sums?.join(', ');
  return some(
    ...names.map((name) => change(name, was.detail[name], now.detail[name])),
    change('Totals of', sums(was), sums(now)),
  );
}

function shownChanges({ was, now }: QuestionPair): readonly Change[] {
  return some(change('Leads to', was.detail.href, now.detail.href), change('Shows', was.detail.from, now.detail.from));
}

/** Questions, notices, links and calculations that only one of the two documents has. */
export function comingAndGoing(
  comparison: Comparison,
  probe: (question: Question) => DraftEffect | undefined,
): readonly Difference[] {
  const { added, removed, old, now } = comparison;
  const fresh = added.map((question): Difference => {
    const isShown = takesNoAnswer(question);
    return {
      group: isShown ? 'shown' : 'askedAnew',
      id: question.pattern,
      name: nameIn(question, now),
      changes: [{ what: isShown ? 'New' : '', after: placeWords(question, now) }],
      ...(!isShown && { drafts: blankEffect(question) }),
    };
  });
  const gone = removed.map((question): Difference => {
    const isShown = takesNoAnswer(question);
    const effect = isShown ? undefined : probe(question);
    return {
      group: isShown ? 'shown' : 'noLongerAsked',
      id: question.pattern,
      name: nameIn(question, old),
      changes: [{ what: isShown ? 'Gone' : '', before: placeWords(question, old) }],
      ...(effect && { drafts: effect }),
    };
  });
  return [...fresh, ...gone].map((one) => withRenameHint(one, comparison));
}

function blankEffect({ optional, requiredWhen, relevantWhen, section }: Question): DraftEffect {
  if (optional && requiredWhen === undefined) return 'blankOptional';
  return (relevantWhen ?? requiredWhen ?? section.relevantWhen) ? 'blankWhereAsked' : 'blank';
}

function placeWords(question: Question, questionnaire: Questionnaire): string {
  const where = `in “${sectionName(question, questionnaire)}”`;
  const { relevantWhen, section } = question;
  const asked = askedWords([section.relevantWhen, relevantWhen], questionnaire);
  return asked === 'everyone' ? where : `${where}, ${asked}`;
}

/** Two questions of one kind whose labels are much alike are likely one that was renamed. */
function withRenameHint(one: Difference, { added, removed, old, now }: Comparison): Difference {
  if (one.group !== 'askedAnew' && one.group !== 'noLongerAsked') return one;
  const isNew = one.group === 'askedAnew';
  const own = (isNew ? added : removed).find(({ pattern }) => pattern === one.id);
  const twin = (isNew ? removed : added).find(
    (other) => own && other.kind === own.kind && isAlikeLabel(other, isNew ? old : now, own, isNew ? now : old),
  );
  if (!own || !twin) return one;
  const [before, after] = isNew ? [twin, own] : [own, twin];
  return {
    ...one,
    hint: `Much like ${isNew ? 'what is gone' : 'what is new'}. If it is the same question, say "renamedFrom": "${before.id}" at "${after.id}", and drafts follow.`,
  };
}

function isAlikeLabel(a: Question, inA: Questionnaire, b: Question, inB: Questionnaire): boolean {
  const wordsIn = (question: Question, questionnaire: Questionnaire) =>
    new Set((wordsOf(question.wording.label, questionnaire) ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
  const [left, right] = [wordsIn(a, inA), wordsIn(b, inB)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared > 0 && (2 * shared) / (left.size + right.size) >= 0.75;
}
