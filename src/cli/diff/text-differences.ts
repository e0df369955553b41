import type { Option, Question, Questionnaire, Wording } from '../../questionnaire/compiled.ts';
import type { Text } from '../../questionnaire/types.ts';
import { plainWords, quoted } from '../staff-words.ts';
import { type Comparison, nameIn } from './comparison.ts';
import type { Change, Difference } from './difference.ts';
import type { QuestionPair } from './matching.ts';

type Said = string | Text | undefined;

const WORDING: Readonly<Partial<Record<keyof Wording, string>>> = {
  label: 'Label',
  hint: 'Hint',
  guidance: 'Guidance',
  number: 'Number',
  reference: 'Reference',
  text: 'Text',
  because: 'Reason',
  rowLabel: 'Name of one entry',
  yesLabel: 'Words for yes',
  noLabel: 'Words for no',
  patternMessage: 'Message for the pattern',
  notOfferedMessage: 'Message for what is not offered',
};

/** Texts that read otherwise while everything else stands; one entry per question, section, rule or document. */
export function textDifferences(comparison: Comparison): readonly Difference[] {
  const { old, now, sections, pairs } = comparison;
  const told = new Teller(old, now);
  const found: Difference[] = [];
  const add = (id: string, name: string, changes: readonly Change[], hint?: string) => {
    if (changes.length > 0) found.push({ group: 'wording', id, name, changes, ...(hint !== undefined && { hint }) });
  };
  add(now.id, 'The questionnaire', [
    ...told.of('Title', old.title, now.title),
    ...told.of('Organization', old.organisation, now.organisation),
    ...told.of('Description', old.description, now.description),
    ...told.of('Contact', old.contact, now.contact),
  ]);
  for (const { was, now: section } of sections) {
    add(section.id, `Section ${quoted(plainWords(section.title, now))}`, [
      ...told.of('Title', was.title, section.title),
      ...told.of('Description', was.description, section.description),
      ...told.of('Button', was.copy?.label, section.copy?.label),
    ]);
  }
  for (const pair of pairs) {
    const changes = told.ofQuestion(pair);
    const isRaised = (pair.now.detail.revision ?? 1) > (pair.was.detail.revision ?? 1);
    const hint = !isRaised && changes.some(hasOtherNumber) ? NUMBER_HINT : undefined;
    add(pair.now.pattern, nameIn(pair.now, now), changes, hint);
  }
  for (const rule of now.nodes) {
    const was = rule.type === 'rule' ? old.nodes.find((one) => one.type === 'rule' && one.id === rule.id) : undefined;
    if (rule.type !== 'rule' || was?.type !== 'rule') continue;
    add(rule.id, `Rule ${quoted(rule.id)}`, told.of('Message', was.message, rule.message));
  }
  return found;
}

const NUMBER_HINT = 'A number in it is another one. If the meaning changed too, raise "revision".';
const NUMBER_WORDS =
  /\d+(?:[.,]\d+)*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|once|twice|every|each|half)\b/gi;

function hasOtherNumber({ what, before = '', after = '' }: Change): boolean {
  const numbers = (text: string) => (text.toLowerCase().match(NUMBER_WORDS) ?? []).join();
  return what !== 'Number' && numbers(before) !== numbers(after);
}

class Teller {
  constructor(
    private readonly old: Questionnaire,
    private readonly now: Questionnaire,
  ) {}

  ofQuestion({ was, now }: QuestionPair): readonly Change[] {
    const own = Object.entries(WORDING).flatMap(([name, what]) => {
      const [before, after] = [was.wording, now.wording].map((wording) => wording[name as keyof Wording]);
      return this.of(what, before, after);
    });
    const unusual = this.of('Message for unusual numbers', was.limits.unusual?.message, now.limits.unusual?.message);
    return [...own, ...unusual, ...this.ofOptions(was, now)];
  }

  /** One change per language in which the text is another. */
  of(what: string, was: Said, now: Said): readonly Change[] {
    const [before, after] = [inLanguages(was, this.old), inLanguages(now, this.now)];
    const languages = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return languages
      .filter((language) => before[language] !== after[language])
      .map((language) => {
        const shown = languages.length > 1 ? `${what} (${language})` : what;
        const [from, to] = [before[language], after[language]];
        return { what: shown, ...(from !== undefined && { before: from }), ...(to !== undefined && { after: to }) };
      });
  }

  private ofOptions(was: Question, now: Question): readonly Change[] {
    // The words of bands are made of their figures.
    if (!was.options || !now.options || now.options.bands) return [];
    return now.options.all.flatMap((option: Option) => {
      const before = was.options?.all.find(({ value }) => value === option.value);
      if (!before) return [];
      return [
        ...this.of(`Option ${quoted(option.value)}`, before.label, option.label),
        ...this.of(`Hint of option ${quoted(option.value)}`, before.hint, option.hint),
      ];
    });
  }
}

function inLanguages(text: Said, { language }: Questionnaire): Readonly<Record<string, string>> {
  if (text === undefined) return {};
  return typeof text === 'string' ? { [language]: text } : text;
}
