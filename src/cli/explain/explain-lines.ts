import { type AnswerValue, isMoney } from '../../engine/answer.ts';
import type { Question, Questionnaire } from '../../questionnaire/compiled.ts';
import { isObject } from '../../questionnaire/json-object.ts';
import type { Witness } from '../coverage/witness.ts';
import { dateName, listed, optionName, questionName, quoted } from '../staff-words.ts';
import type { Explanation, ExplainStep } from './explain.ts';

/** Why something is shown, for people. */
export function explainLines(questionnaire: Questionnaire, { steps, required, shown }: Explanation): string {
  const chain = steps.map((step) => `  ${stepName(step)}: ${whenWords(step)}\n`);
  const isDecided = steps.some(({ when }) => when !== undefined);
  const head = isDecided ? 'What decides:\n' : 'Nothing decides, it is always shown:\n';
  const must = required === undefined ? '' : `${required}\n`;
  return `${head}${chain.join('')}${must}${sightingLines(questionnaire, shown)}`;
}

function stepName({ what, name, id }: ExplainStep): string {
  const told = what === 'section' ? `The section ${name}` : upperFirst(name);
  return told.endsWith(`(${id})`) ? told : `${told} (${id})`;
}

function whenWords({ when, within }: ExplainStep): string {
  if (when === undefined) return within === undefined ? 'always shown' : `shown with ${within}`;
  return `shown when ${when}`;
}

function sightingLines(questionnaire: Questionnaire, shown: Explanation['shown']): string {
  if (shown.status !== 'seen') {
    return shown.status === 'impossible'
      ? 'No answers show it: every answer that could matter was tried.\n'
      : 'Whether any answers show it is unknown: none of those tried did.\n';
  }
  const scenario = shown.scenario === undefined ? '' : `It is shown in the scenario ${quoted(shown.scenario)}.\n`;
  if (!shown.witness) return `${scenario}No smaller filling was found.\n`;
  const lines = answerLines(questionnaire, shown.witness);
  if (lines.length === 0) return `It is shown before anything is answered, ${settingOf(shown.witness)}.\n${scenario}`;
  const head = shown.isSmallest ? 'The fewest answers that show it' : 'Answers that show it (there may be fewer)';
  return `${head}, ${settingOf(shown.witness)}:\n${lines.map((line) => `  ${line}\n`).join('')}${scenario}`;
}

function settingOf({ today, context }: Witness): string {
  return `on ${dateName(today)} with the facts of ${quoted(context)}`;
}

/** The answers and facts of a filling, one line each. */
export function answerLines(questionnaire: Questionnaire, { answers, facts }: Witness): readonly string[] {
  const given = Object.entries(answers).flatMap(([path, value]) => linesOf(questionnaire, path, value));
  const known = Object.entries(facts).map(([path, value]) =>
    value === null ? `the page leaves out the fact ${path}` : `the page supplies ${path}: ${JSON.stringify(value)}`,
  );
  return [...given, ...known];
}

function linesOf(questionnaire: Questionnaire, path: string, value: AnswerValue): readonly string[] {
  const place = questionnaire.find(path);
  if (!place) return [];
  const { question, key } = place;
  if (question.id === 'sha256') return [];
  if (Array.isArray(value) && question.kind === 'rows') {
    return (value as readonly Readonly<Record<string, AnswerValue>>[]).flatMap((row, i) =>
      Object.entries(row)
        .filter(([column]) => column !== 'rowId')
        .flatMap(([column, cell]) => linesOf(questionnaire, `${path}/r${i + 1}/${column}`, cell)),
    );
  }
  if (isObject(value) && !isMoney(value)) {
    return Object.entries(value).flatMap(([part, own]) =>
      linesOf(questionnaire, part === 'answer' ? path : `${path}/${part}`, own),
    );
  }
  const words = Array.isArray(value)
    ? listed(
        (value as readonly string[]).map((one) => valueWords(questionnaire, question, one)),
        'and',
      )
    : valueWords(questionnaire, question, value);
  return [`${upperFirst(questionName(question, questionnaire, key))}: ${words}`];
}

function valueWords(questionnaire: Questionnaire, question: Question, value: AnswerValue): string {
  if (typeof value !== 'string') return typeof value === 'boolean' ? 'ticked' : JSON.stringify(value);
  if (question.ruleType?.type === 'date') return dateName(value);
  if (question.ruleType?.type === 'files') return 'a file';
  return optionName(question, value, questionnaire);
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
