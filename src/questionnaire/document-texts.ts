import { type Found, type FoundQuestion, listIn, membersIn, foundIn, objectIn, type Walked } from './document-walk.ts';
import { isObject } from './json-object.ts';
import { pointerTo } from './issue.ts';

/** Wording in one language, and what the limits named in it may come from. */
export interface FoundText {
  readonly text: string;
  readonly pointer: string;
  /** The question it belongs to. */
  readonly question: FoundQuestion | undefined;
  /** Where `{maxLength}` and the like are stated. */
  readonly limits: Found | undefined;
  /** Where `{files.maxItems}` and the like are stated. */
  readonly files: Found | undefined;
}

/** A place for wording: text, or an object of texts by language. */
export interface Wording extends Omit<FoundText, 'text'> {
  readonly json: unknown;
}

const DOCUMENT = ['title', 'description', 'organisation', 'contact'];
const SECTION = ['title', 'description'];
const OPTION = ['label', 'hint'];
const RULE = ['message'];
const QUESTION = (
  'label hint guidance reference because statement text unit rowLabel yesLabel noLabel patternMessage ' +
  'notOfferedMessage fromLabel toLabel textLabel'
).split(' ');

/** Every place of a document where wording stands; with `wanted`, only those whose content it lets through. */
export function wordingsOf(walked: Walked, wanted: (json: unknown) => boolean = () => true): readonly Wording[] {
  const { document, sections, questions, rules } = walked;
  const outside = (found: Found, properties: readonly string[]) => wordingsIn(found, properties, wanted);
  const lists = membersIn(document, 'optionLists').flatMap(([, list, pointer]) =>
    Array.isArray(list) ? foundIn(list, pointer) : [],
  );
  return [
    ...outside(document, DOCUMENT),
    ...lists.flatMap((option) => outside(option, OPTION)),
    ...sections.flatMap((section) => outside(section, SECTION)),
    ...sections.flatMap((section) => [objectIn(section, 'copy') ?? []].flat().flatMap((copy) => outside(copy, OPTION))),
    ...rules.flatMap((rule) => outside(rule, RULE)),
    ...questions.flatMap((question) => wordingsOfQuestion(question, wanted)),
  ];
}

/** The texts of one place, one per language. */
export function textsOf({ json, pointer, question, limits, files }: Wording): readonly FoundText[] {
  if (typeof json === 'string') return [{ text: json, pointer, question, limits, files }];
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([language, text]) =>
    typeof text === 'string' ? [{ text, pointer: pointerTo(pointer, language), question, limits, files }] : [],
  );
}

function wordingsOfQuestion(question: FoundQuestion, wanted: (json: unknown) => boolean): readonly Wording[] {
  const files = objectIn(question, 'files') ?? (question.kind === 'files' ? question : undefined);
  const explain = objectIn(question, 'explain');
  const explainFiles = explain && objectIn(explain, 'files');
  const unusual = objectIn(question, 'unusual');
  return [
    ...wordingsIn(question, QUESTION, wanted, question, question, files ?? explainFiles),
    ...(files && files !== question ? wordingsIn(files, OPTION, wanted, question, files, files) : []),
    ...(explain ? wordingsIn(explain, OPTION, wanted, question, explain, explainFiles) : []),
    ...(explainFiles ? wordingsIn(explainFiles, OPTION, wanted, question, explainFiles, explainFiles) : []),
    ...(unusual ? wordingsIn(unusual, RULE, wanted, question) : []),
    // The rows of a matrix are options too.
    ...['options', 'rows'].flatMap((list) =>
      listIn(question, list).flatMap((option) => wordingsIn(option, OPTION, wanted, question)),
    ),
  ];
}

function wordingsIn(
  { json, pointer }: Found,
  properties: readonly string[],
  wanted: (json: unknown) => boolean,
  question?: FoundQuestion,
  limits?: Found,
  files?: Found,
): Wording[] {
  const found: Wording[] = [];
  for (const property of properties) {
    if (!(property in json) || !wanted(json[property])) continue;
    found.push({ json: json[property], pointer: pointerTo(pointer, property), question, limits, files });
  }
  return found;
}
