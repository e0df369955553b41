import { type Found, listIn, membersIn, objectIn, walk, type Walked } from '../../questionnaire/document-walk.ts';
import { isObject } from '../../questionnaire/json-object.ts';
import { type FoundText, textsOf, type Wording, wordingsOf } from '../../questionnaire/document-texts.ts';
import type { Questionnaire } from '../../questionnaire/compiled.ts';
import { factsOf } from '../../questionnaire/facts.ts';
import { pointerTo } from '../../questionnaire/issue.ts';
import { outline } from '../../questionnaire/outline.ts';
import { expandTemplates } from '../../questionnaire/templates.ts';
import type { QuestionnaireDocument } from '../../questionnaire/types.ts';
import type { ValueSpan } from '../json-spans.ts';

/** A questionnaire that loads, with the place in the document of each of its nodes. */
export interface Loaded {
  readonly questionnaire: Questionnaire;
  readonly document: QuestionnaireDocument;
  /** By node: a JSON Pointer into the document with its templates written out. */
  readonly pointers: readonly string[];
}

/** What a rule of the linter looks at. */
export interface LintInput {
  readonly text: string;
  /** The document as it was written. */
  readonly source: unknown;
  /** The name of the file without its folder; undefined where there is none. */
  readonly name: string | undefined;
  /** The document with its templates written out, whatever is wrong with it. */
  readonly walked: Walked;
  /** Every place for wording, and every text that stands there. */
  readonly wordings: readonly Wording[];
  readonly texts: readonly FoundText[];
  /** Undefined when loading refuses the document. */
  readonly loaded: Loaded | undefined;
  /** From a place of the written-out document to where it stands in the source. */
  readonly sourceOf: (pointer: string) => string;
  /** Where values stand in the source. */
  readonly spans: () => ReadonlyMap<string, ValueSpan>;
}

/** Gathers what rules look at; `document` and `questionnaire` are there when loading found nothing. */
export function lintInput(
  text: string,
  source: unknown,
  name: string | undefined,
  document: QuestionnaireDocument | undefined,
  questionnaire: Questionnaire | undefined,
  spans: () => ReadonlyMap<string, ValueSpan>,
): LintInput {
  const expanded = expandTemplates(source, () => undefined);
  const walked = walk(expanded.document);
  const wordings = [...wordingsOf(walked), ...factWordings(walked.document), ...bandWordings(walked)];
  const loaded = document &&
    questionnaire && { questionnaire, document, pointers: pointersOf(document, questionnaire) };
  return {
    text,
    source,
    name,
    walked,
    wordings,
    texts: wordings.flatMap(textsOf),
    loaded,
    sourceOf: (pointer) => expanded.sourceOf(pointer),
    spans,
  };
}

/** The labels of options of facts, which are shown where a fact is. */
function factWordings(holder: Found): readonly Wording[] {
  const facts = ['context', 'facts'].flatMap((property) => membersIn(holder, property));
  return facts.flatMap(([, json, pointer]) => {
    if (!isObject(json)) return [];
    const options = listIn({ json, pointer }, 'options').flatMap((option) => wording(option, 'label'));
    return [...options, ...factWordings({ json, pointer })];
  });
}

/** What options made of bands read. */
function bandWordings({ questions }: Walked): readonly Wording[] {
  return questions.flatMap((question) => {
    const bands = objectIn(question, 'options');
    return bands && 'bands' in bands.json ? [...wording(bands, 'each'), ...wording(bands, 'last')] : [];
  });
}

function wording({ json, pointer }: Found, property: string): readonly Wording[] {
  if (!(property in json)) return [];
  const nothing = { question: undefined, limits: undefined, files: undefined };
  return [{ json: json[property], pointer: pointerTo(pointer, property), ...nothing }];
}

function pointersOf(document: QuestionnaireDocument, { nodes, sections }: Questionnaire): readonly string[] {
  const pointers: string[] = [];
  const plan = outline(document, factsOf(document));
  plan.questions.forEach(({ question, pointer }) => (pointers[question.node] = pointer));
  sections.forEach(({ node }, i) => (pointers[node] = pointerTo('/sections', i)));
  const rules = new Map(walk(document).rules.map(({ json, pointer }) => [json['id'], pointer]));
  for (const node of nodes) {
    if (node.type === 'condition') pointers[node.node] = pointerTo('/conditions', node.name);
    if (node.type === 'value') pointers[node.node] = pointerTo('/values', node.name);
    if (node.type === 'rule') pointers[node.node] = rules.get(node.id) ?? '';
  }
  return pointers;
}
