import type { Question } from '../../questionnaire/compiled.ts';
import type { QuestionKind } from '../../questionnaire/types.ts';

const NAMES: Readonly<Record<QuestionKind, string>> = {
  text: 'one line of text',
  longText: 'a longer text',
  email: 'an e-mail address',
  phone: 'a phone number',
  url: 'a web address',
  integer: 'a whole number',
  decimal: 'a decimal number',
  money: 'an amount of money',
  percent: 'a percentage',
  date: 'a date',
  dateRange: 'a first and a last day',
  choice: 'one option',
  choices: 'any number of options',
  rank: 'options in order',
  yesNo: 'yes or no',
  files: 'files',
  evidence: 'a text, files or both',
  group: 'several answers together',
  rows: 'a list of entries',
  matrix: 'a table',
  address: 'an address',
  accept: 'a box to tick',
  signature: 'a typed signature',
  calculated: 'a calculation',
  prefilled: 'a fact from the site',
  notice: 'a notice',
  link: 'a link',
  stop: 'a stop',
};

/** What is given in answer, in staff words; for calculations with what comes out. */
export function kindName({ kind, ruleType }: Pick<Question, 'kind' | 'ruleType'>): string {
  return kind === 'calculated' && ruleType ? `${NAMES[kind]} of type ${ruleType.type}` : NAMES[kind];
}
