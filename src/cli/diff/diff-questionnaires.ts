import { takesNoAnswer } from '../../engine/progress.ts';
import type { Questionnaire } from '../../questionnaire/compiled.ts';
import { plainWords } from '../staff-words.ts';
import { compare } from './comparison.ts';
import type { Difference, Differences, Edition, GroupId } from './difference.ts';
import { groupTitles } from './difference.ts';
import { ruleDifferences, sectionDifferences, settingDifferences, valueDifferences } from './document-differences.ts';
import { factDifferences } from './fact-differences.ts';
import { probeDrafts } from './draft-probe.ts';
import { limitDifferences } from './limit-differences.ts';
import { meaningDifferences } from './meaning-differences.ts';
import { orderDifferences } from './order-differences.ts';
import { comingAndGoing, questionDifferences } from './question-differences.ts';
import { textDifferences } from './text-differences.ts';

/**
 * What changed from one edition (or correction) of a questionnaire to another, by id, in words for staff, with what it
 * does to the answers in drafts. Neither reads a file nor the clock, and changes nothing.
 */
export function diffQuestionnaires(old: Questionnaire, now: Questionnaire): Differences {
  const comparison = compare(old, now);
  const probe = probeDrafts(old, now);
  const found = [
    ...settingDifferences(comparison),
    ...sectionDifferences(comparison),
    ...comingAndGoing(comparison, probe),
    ...comparison.pairs.flatMap((pair) => [
      ...meaningDifferences(pair, comparison, probe),
      ...questionDifferences(pair, comparison, probe),
      ...limitDifferences(pair, comparison),
    ]),
    ...valueDifferences(comparison),
    ...factDifferences(comparison),
    ...ruleDifferences(comparison),
    ...orderDifferences(comparison),
    ...textDifferences(comparison),
  ];
  const groups = Object.keys(groupTitles) as readonly GroupId[];
  return {
    old: editionOf(old),
    new: editionOf(now),
    kept: comparison.pairs.filter(({ now: question }) => !question.parent && !takesNoAnswer(question)).length,
    differences: groups.flatMap((group): readonly Difference[] => found.filter((one) => one.group === group)),
  };
}

function editionOf(questionnaire: Questionnaire): Edition {
  const { id, edition, version, title } = questionnaire;
  return { id, edition, version, title: plainWords(title, questionnaire) };
}
