import type { Question } from '../questionnaire/compiled.ts';
import { parseInline, placeholdersOf, type Inline } from '../questionnaire/prose.ts';
import type { Text } from '../questionnaire/types.ts';
import { answerText, currencyOf, factText, joined, namedValueText, type Reader } from './answer-text.ts';
import { formatBytes, formatDate, formatLimit, formatNumber } from './format-value.ts';
import { localised, type Said } from './localised-text.ts';

/**
 * Wording of the document as one line of plain text: in the best language there is, without marks, and with the figures
 * in braces filled in (see `figure`).
 */
export function say(text: Text, reader: Reader, question?: Question): Said {
  const said = localised(text, reader.locale, reader.snapshot.questionnaire.language);
  // Most labels have neither marks nor figures.
  if (!/[{}*[\\]/.test(said.text)) return said;
  return { lang: said.lang, text: plainText(parseInline(said.text), reader, question) };
}

/**
 * What stands for a placeholder: `today`, `context.path`, `answer.path`, `value.name`, `files.maxPerQuestion`,
 * `files.maxPerSubmission`, `files.accept`, or a limit of `question`, such as `minimum` or `maxItems`. What is blank
 * shows as `…`, a name that means nothing as it is written.
 */
export function figure(name: string, reader: Reader, question: Question | undefined): string {
  return figureOf(name, reader, question) ?? `{${name}}`;
}

/** Whether a text quotes something that an answer may change, so that it must be said anew after every change. */
export function quotesAnswers(text: Text | undefined): boolean {
  if (text === undefined) return false;
  return typeof text === 'string' ? quotes(text) : Object.values(text).some(quotes);
}

function quotes(words: string): boolean {
  return words.includes('{') && placeholdersOf(words).some((name) => LIVE.test(name));
}

/** Whether a question, by its own wording or that of its options, quotes such a thing or lists something. */
export function isQuoting({ wording, options, detail }: Question): boolean {
  if (detail.list !== undefined) return true;
  const texts: readonly (Text | undefined)[] = Object.values(wording);
  if (texts.some((text) => quotesAnswers(text))) return true;
  return options?.all.some(({ label, hint }) => quotesAnswers(label) || quotesAnswers(hint)) === true;
}

const LIVE = /^(?:today$|answer\.|value\.)/;
const BLANK = '…';

function plainText(content: readonly Inline[], reader: Reader, question: Question | undefined): string {
  return content
    .map((inline) => {
      if (inline.type === 'text') return inline.text;
      return inline.type === 'placeholder'
        ? figure(inline.name, reader, question)
        : plainText(inline.content, reader, question);
    })
    .join('');
}

function figureOf(name: string, reader: Reader, question: Question | undefined): string | undefined {
  const { snapshot, locale } = reader;
  const [, subject, path = ''] = /^(\w+)(?:\.(.+))?$/.exec(name) ?? [];
  if (name === 'today') return formatDate(snapshot.today, locale);
  if (subject === 'context' && path) return factText(snapshot.questionnaire.facts.get(path), reader) || BLANK;
  if (subject === 'answer' && path) {
    return snapshot.questionnaire.find(path) ? answerText(snapshot.question(path), reader) || BLANK : undefined;
  }
  if (subject === 'value' && path) return namedValueText(path, reader) || BLANK;
  if (subject === 'files') return fileFigure(path, reader, question);
  return question && path === '' ? limitFigure(name, reader, question) : undefined;
}

function fileFigure(name: string, reader: Reader, question: Question | undefined): string | undefined {
  const { locale, snapshot } = reader;
  const own = question?.files ?? question?.parts.find((part) => part.files)?.files;
  // A notice speaks of what holds for all questions.
  const files = own ?? snapshot.questionnaire.files;
  const bytes = name === 'maxPerSubmission' ? snapshot.questionnaire.maxPerSubmission : files.maxPerQuestion;
  if (name === 'accept' && files.accept) return joined(files.accept, reader);
  return name.startsWith('maxPer') && bytes !== undefined ? formatBytes(bytes, locale) : undefined;
}

function limitFigure(name: string, reader: Reader, { limits, kind }: Question): string | undefined {
  const limit = (limits as Readonly<Record<string, unknown>>)[name];
  if (typeof limit === 'number') return formatNumber(`${limit}`, reader.locale);
  if (name !== 'minimum' && name !== 'maximum' && name !== 'step') return undefined;
  const bound = limits[name];
  return bound === undefined ? undefined : formatLimit(bound, kind, reader.locale, currencyOf(reader));
}
