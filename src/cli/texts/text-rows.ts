import { isObject } from '../../questionnaire/json-object.ts';
import { stepsOf } from '../../questionnaire/json-pointer.ts';
import { placeholdersOf } from '../../questionnaire/prose.ts';
import { csvOf } from './csv.ts';
import { holdersOf, sourceText, type WordingPlace, wordingPlaces } from './wording-places.ts';

/** One text for a translator. */
export interface TextRow {
  readonly id: string;
  /** Where it is read: section, then question. */
  readonly where: string;
  /** `Label`, `Hint of an option` and the like. */
  readonly kind: string;
  readonly source: string;
  /** `''` while there is none. */
  readonly translation: string;
  readonly lastYear: string;
  /** Characters; advice, since nothing breaks beyond. */
  readonly maxLength: number | undefined;
  readonly note: string;
  /** Whether the text changed since last year and its translation did not. */
  readonly isReworded: boolean;
}

/** The headings of the table, in order; that of the translation names its language. */
export const columns = ['id', 'where', 'kind', 'source', 'translation', 'last year', 'max length', 'note'] as const;

/**
 * Every text of a document for translation into `to`. `since` is last year's document: its translation stands beside
 * where the same text was translated then.
 */
export function textRows(document: unknown, to: string, since?: unknown): readonly TextRow[] {
  const language = languageOf(document);
  const earlier = since === undefined ? undefined : earlierTexts(document, since, to);
  return wordingPlaces(document).flatMap((place) => {
    const source = sourceText(place, language);
    if (source === undefined || source.trim() === '') return [];
    const before = earlier?.(place.id);
    const translation = translationOf(place, to) ?? '';
    const isChanged = before !== undefined && before.source !== source;
    const notes = [
      ...keepNote(source),
      ...(earlier && before === undefined ? ['new this year'] : []),
      ...(isChanged ? [`last year: ${before.source}`] : []),
    ];
    return [
      {
        id: place.id,
        where: whereOf(document, place.pointer),
        kind: kindOf(place.pointer),
        source,
        translation,
        lastYear: before?.translation ?? '',
        maxLength: maxLengthOf(place.pointer, source),
        note: notes.join('; '),
        isReworded: isChanged && translation !== '' && translation === before.translation,
      },
    ];
  });
}

/** The rows as a table that opens in a spreadsheet program. */
export function textsCsv(rows: readonly TextRow[], to: string): string {
  const head = columns.map((name) => (name === 'translation' ? `translation (${to})` : name));
  const cells = rows.map(({ id, where, kind, source, translation, lastYear, maxLength, note }) => {
    return [id, where, kind, source, translation, lastYear, `${maxLength ?? ''}`, note];
  });
  return csvOf([head, ...cells]);
}

/** The language that texts without one are in. */
export function languageOf(document: unknown): string {
  const language = isObject(document) ? document['language'] : undefined;
  return typeof language === 'string' ? language : 'en';
}

/** What a place says in another language; undefined while it says nothing. */
export function translationOf({ json }: Pick<WordingPlace, 'json'>, to: string): string | undefined {
  const found = isObject(json) ? json[to] : undefined;
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

/** Where something is read, in words: `Main contact › What is your fax number?`. */
export function whereOf(document: unknown, pointer: string): string {
  const language = languageOf(document);
  const steps = stepsOf(pointer);
  const names = holdersOf(document, pointer).flatMap(([at, json], i) => {
    if (!isObject(json) || at === '') return [];
    const [list = '', before = ''] = [steps[i - 2], steps[i - 1]];
    const whole = i === 1 ? WHOLES[before] : undefined;
    if (whole !== undefined) return [`${whole} “${steps[1]}”`];
    if (list === 'rules') return [`rule “${String(json['id'])}”`];
    // An option is told by its own text, and these are parts of what was named already.
    if (list === 'options' || steps[0] === 'optionLists' || PARTS.includes(before)) return [];
    return [sourceText({ pointer: at, id: '', json: json['title'] ?? json['label'] }, language) ?? ''];
  });
  return names.filter(Boolean).join(' › ') || 'the questionnaire';
}

const WHOLES: Readonly<Record<string, string>> = {
  templates: 'every question of the template',
  optionLists: 'options',
  context: 'the fact',
};
const PARTS = ['explain', 'files', 'copy', 'unusual'];

function kindOf(pointer: string): string {
  const steps = stepsOf(pointer);
  const word = WORDS[steps.at(-1) ?? ''] ?? steps.at(-1) ?? '';
  const holder = steps.findLast((step, i) => i < steps.length - 1 && HOLDERS[step] !== undefined);
  const isNear = holder !== undefined && steps.lastIndexOf(holder) >= steps.length - 4;
  return isNear ? `${word} of ${HOLDERS[holder]}` : word;
}

const WORDS: Readonly<Record<string, string>> = {
  label: 'Label',
  hint: 'Hint',
  title: 'Title',
  guidance: 'Guidance',
  text: 'Text',
  message: 'Message',
  reference: 'Reference',
  because: 'Reason',
  statement: 'What is agreed to',
  unit: 'Unit',
  description: 'Description',
  organisation: 'Name of the association',
  contact: 'Whom to ask',
  rowLabel: 'Name of one entry',
  yesLabel: 'Instead of “Yes”',
  noLabel: 'Instead of “No”',
  patternMessage: 'Message',
  notOfferedMessage: 'Message',
  fromLabel: 'Label of the first day',
  toLabel: 'Label of the last day',
  textLabel: 'Label of the text box',
  each: 'Each band',
  last: 'The last band',
};

const HOLDERS: Readonly<Record<string, string>> = {
  options: 'an option',
  optionLists: 'an option',
  explain: 'the explanation',
  files: 'the files',
  copy: 'the button',
};

// Wide enough for the source itself; a label of more than this wraps badly on a phone.
function maxLengthOf(pointer: string, source: string): number | undefined {
  const last = stepsOf(pointer).at(-1) ?? '';
  const usual: Readonly<Record<string, number>> = {
    title: 80,
    label: 200,
    unit: 30,
    rowLabel: 40,
    yesLabel: 40,
    noLabel: 40,
  };
  const most = usual[last];
  return most === undefined ? undefined : Math.max(most, Math.ceil(source.length * 1.4));
}

function keepNote(source: string): readonly string[] {
  const names = [...new Set(placeholdersOf(source))].map((name) => `{${name}}`);
  const marks = /\]\(|\*\*/.test(source) ? ['the marks for links and bold'] : [];
  const kept = [...names, ...marks];
  return kept.length === 0 ? [] : [`keep ${kept.join(', ')}`];
}

interface Earlier {
  readonly source: string;
  readonly translation: string | undefined;
}

/** What stood at the same place last year; a question that was renamed is looked for under its earlier ids. */
function earlierTexts(document: unknown, since: unknown, to: string): (id: string) => Earlier | undefined {
  const language = languageOf(since);
  const texts = new Map<string, Earlier>();
  for (const place of wordingPlaces(since)) {
    const source = sourceText(place, language);
    if (source !== undefined) texts.set(place.id, { source, translation: translationOf(place, to) });
  }
  const names = earlierNames(document);
  return (id) => {
    const [, list = '', own = '', ...rest] = id.split('/');
    const older = list === 'questions' ? (names.get(own) ?? []) : [];
    return [id, ...older.map((name) => ['', list, name, ...rest].join('/'))].map((one) => texts.get(one)).find(Boolean);
  };
}

function earlierNames(
  json: unknown,
  found = new Map<string, readonly string[]>(),
): ReadonlyMap<string, readonly string[]> {
  if (Array.isArray(json)) json.forEach((inner) => earlierNames(inner, found));
  else if (isObject(json)) {
    const { id, renamedFrom } = json;
    const before: readonly unknown[] = [renamedFrom].flat();
    if (typeof id === 'string') {
      found.set(
        id,
        before.filter((name) => typeof name === 'string'),
      );
    }
    Object.values(json).forEach((inner) => earlierNames(inner, found));
  }
  return found;
}
