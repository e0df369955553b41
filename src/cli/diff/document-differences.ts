import type { Questionnaire, Rule, Section } from '../../questionnaire/compiled.ts';
import { conditionText } from '../condition-text.ts';
import { plainWords, quoted } from '../staff-words.ts';
import { change, type Comparison, isAlike, nameIn, operandWords, ruleChange, some } from './comparison.ts';
import type { Change, Difference } from './difference.ts';
import { sizeName } from './limit-differences.ts';
import { askedWords } from './question-differences.ts';

/** What changed about the document as a whole. */
export function settingDifferences({ old, now }: Comparison): readonly Difference[] {
  const currency = ({ currency: code }: Questionnaire) =>
    code === undefined || typeof code === 'string' ? code : `the fact ${quoted(code.context)}`;
  const changes = some(
    change('Language', old.language, now.language),
    change('Languages', [...old.languages].sort().join(', '), [...now.languages].sort().join(', ')),
    change('Currency', currency(old), currency(now)),
    change('Time zone', old.timeZone, now.timeZone),
    change('Marked as a sample', old.sample ? 'yes' : 'no', now.sample ? 'yes' : 'no'),
    change('All files together', sizeName(old.maxPerSubmission), sizeName(now.maxPerSubmission)),
  );
  if (changes.length === 0) return [];
  return [{ group: 'settings', id: now.id, name: quoted(plainWords(now.title, now)), changes }];
}

/** Sections that are new, gone, renamed, or asked of others. */
export function sectionDifferences(comparison: Comparison): readonly Difference[] {
  const { old, now, newSections, goneSections, sections } = comparison;
  const nameOf = ({ title }: Section, questionnaire: Questionnaire) => quoted(plainWords(title, questionnaire));
  const whole = (section: Section, questionnaire: Questionnaire, what: 'New' | 'Gone'): Difference => {
    const words = askedWords([section.relevantWhen], questionnaire);
    const asked = `asked ${words === 'everyone' ? 'of everyone' : words}`;
    const told = what === 'New' ? { what, after: asked } : { what, before: asked };
    return { group: 'sections', id: section.id, name: nameOf(section, questionnaire), changes: [told] };
  };
  const paired = sections.flatMap(({ was, now: section }): Difference[] => {
    const [id, name] = [section.id, nameOf(section, now)];
    const found: Difference[] = [];
    if (was.id !== id)
      found.push({ group: 'sections', id, name, changes: [{ what: 'Id', before: was.id, after: id }] });
    if (!isAlike(was.relevantWhen, section.relevantWhen, comparison)) {
      const [before, after] = [askedWords([was.relevantWhen], old), askedWords([section.relevantWhen], now)];
      const changes = some(ruleChange('', before, after));
      found.push({ group: 'condition', id, name: `Section ${name}`, changes, drafts: 'kept' });
    }
    return found;
  });
  return [
    ...newSections.map((section) => whole(section, now, 'New')),
    ...goneSections.map((section) => whole(section, old, 'Gone')),
    ...paired,
  ];
}

/** Rules that are new, gone, or state something else. */
export function ruleDifferences(comparison: Comparison): readonly Difference[] {
  const { old, now } = comparison;
  const rulesOf = ({ nodes }: Questionnaire) => nodes.filter((node): node is Rule => node.type === 'rule');
  const [before, after] = [rulesOf(old), rulesOf(now)];
  const told = (rule: Rule, questionnaire: Questionnaire) => `${ruleWords(rule, questionnaire)} (${rule.severity})`;
  const fresh = after.flatMap((rule): Difference[] => {
    const was = before.find(({ id }) => id === rule.id);
    const changes = was ? ruleChanges(was, rule, comparison) : [{ what: 'New', after: told(rule, now) }];
    if (changes.length === 0) return [];
    const drafts = rule.severity === 'error' ? { drafts: 'checked' as const } : {};
    return [{ group: 'rules', id: rule.id, name: quoted(rule.id), changes, ...drafts }];
  });
  const gone = before
    .filter(({ id }) => after.every((rule) => rule.id !== id))
    .map((rule): Difference => {
      return {
        group: 'rules',
        id: rule.id,
        name: quoted(rule.id),
        changes: [{ what: 'Gone', before: told(rule, old) }],
      };
    });
  return [...fresh, ...gone];
}

function ruleWords({ when, require }: Rule, questionnaire: Questionnaire): string {
  const must = conditionText(require, questionnaire);
  return when ? `when ${conditionText(when, questionnaire)}: ${must}` : must;
}

function ruleChanges(was: Rule, rule: Rule, comparison: Comparison): readonly Change[] {
  const { old, now, patternNow } = comparison;
  const isSame = isAlike(was.require, rule.require, comparison) && isAlike(was.when, rule.when, comparison);
  const [before, after] = [ruleWords(was, old), ruleWords(rule, now)];
  const shownAt = (at: Rule['at'], questionnaire: Questionnaire) =>
    at.map((question) => nameIn(question, questionnaire)).join(', ') || 'the section';
  const isElsewhere = was.at.map(patternNow).join() !== rule.at.map(({ pattern }) => pattern).join();
  return some(
    isSame ? undefined : ruleChange('States', before, after),
    change('Severity', was.severity, rule.severity),
    isElsewhere ? change('Shown at', shownAt(was.at, old), shownAt(rule.at, now)) : undefined,
  );
}

/** Named values that are worked out otherwise. One that is new or gone matters only where it is used. */
export function valueDifferences(comparison: Comparison): readonly Difference[] {
  const { old, now } = comparison;
  return now.nodes.flatMap((node): Difference[] => {
    const was =
      node.type === 'value' ? old.nodes.find((one) => one.type === 'value' && one.name === node.name) : undefined;
    if (node.type !== 'value' || was?.type !== 'value' || isAlike(was.operand, node.operand, comparison)) return [];
    const told = change('Worked out as', operandWords(was.operand, old), operandWords(node.operand, now));
    if (!told) return [];
    const name = `the value ${quoted(node.name)}`;
    return [{ group: 'calculations', id: `value.${node.name}`, name, changes: [told], drafts: 'recomputed' }];
  });
}
