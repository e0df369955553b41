import { formatExact } from '../questionnaire/exact.ts';
import type { Question } from '../questionnaire/compiled.ts';
import type { Text } from '../questionnaire/types.ts';
import { answerText, currencyOf, factText, joined, type Reader } from './answer-text.ts';
import { formatBytes, formatDate, formatLimit, formatNumber } from './format-value.ts';
import { localised, type Said } from './localised-text.ts';

/**
 * Wording of the document as the respondent reads it: in the best language there is, with the figures in braces filled
 * in: `{today}`, `{context.path}`, `{answer.path}`, `{value.name}`, `{files.maxPerQuestion}`, `{files.maxPerSubmission}`,
 * `{files.accept}` and the limits of `question`, such as `{minimum}` or `{maxItems}`. What is blank shows as `…`;
 * braces that mean nothing stay as they are.
 */
export function say(text: Text, reader: Reader, question?: Question): Said {
  const said = localised(text, reader.locale, reader.snapshot.questionnaire.language);
  if (!said.text.includes('{')) return said;
  return {
    lang: said.lang,
    text: said.text.replace(PLACE, (place, name: string) => filled(name, reader, question) ?? place),
  };
}

/** Whether a text quotes something that an answer may change, so that it must be said anew after every change. */
export function quotesAnswers(text: Text | undefined): boolean {
  return text !== undefined && LIVE.test(typeof text === 'string' ? text : Object.values(text).join(' '));
}

const PLACE = /\{([A-Za-z][\w./-]*)\}/g;
const LIVE = /\{(?:today|answer\.|value\.)/;
const BLANK = '…';

function filled(name: string, reader: Reader, question: Question | undefined): string | undefined {
  const { snapshot, locale } = reader;
  const [, subject, path = ''] = /^(\w+)(?:\.(.+))?$/.exec(name) ?? [];
  if (name === 'today') return formatDate(snapshot.today, locale);
  if (subject === 'context' && path) return factText(snapshot.questionnaire.facts.get(path), reader) || BLANK;
  if (subject === 'answer' && path) {
    return snapshot.questionnaire.find(path) ? answerText(snapshot.question(path), reader) || BLANK : undefined;
  }
  if (subject === 'value' && path) return BLANK;
  if (subject === 'files') return fileFigure(path, reader, question);
  return question && path === '' ? limitFigure(name, reader, question) : undefined;
}

function fileFigure(name: string, reader: Reader, question: Question | undefined): string | undefined {
  const { locale, snapshot } = reader;
  const files = question?.files ?? question?.parts.find((part) => part.files)?.files;
  const bytes = name === 'maxPerSubmission' ? snapshot.questionnaire.maxPerSubmission : files?.maxPerQuestion;
  if (name === 'accept' && files?.accept) return joined(files.accept, reader);
  return name.startsWith('maxPer') && bytes !== undefined ? formatBytes(bytes, locale) : undefined;
}

function limitFigure(name: string, reader: Reader, { limits, kind }: Question): string | undefined {
  const { locale } = reader;
  const limit = (limits as Readonly<Record<string, unknown>>)[name];
  if (typeof limit === 'number') return formatNumber(`${limit}`, locale);
  if (name !== 'minimum' && name !== 'maximum' && name !== 'step') return undefined;
  const bound = limits[name];
  if (bound === undefined) return undefined;
  if (kind === 'percent' && typeof bound !== 'string') {
    return formatNumber(formatExact(bound), locale, { style: 'percent' });
  }
  return formatLimit(bound, kind, locale, currencyOf(reader));
}
