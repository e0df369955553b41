import { type Wording, wordingsOf } from '../../questionnaire/document-texts.ts';
import { walk } from '../../questionnaire/document-walk.ts';
import { pointerTo } from '../../questionnaire/issue.ts';
import { isObject } from '../../questionnaire/json-object.ts';
import { stepsOf, valueAt } from '../../questionnaire/json-pointer.ts';
import { expandTemplates } from '../../questionnaire/templates.ts';

/** A place of a document where wording stands: a text, or an object of texts by language. */
export interface WordingPlace {
  /** JSON Pointer into the document as it is written. */
  readonly pointer: string;
  /** The same with ids for the numbers of lists, without the section of a question: it outlasts most edits. */
  readonly id: string;
  readonly json: unknown;
}

/**
 * Every place for wording in a document that loads, in the order of the document; what stands in a template is one
 * place, however many questions use it. Options of facts and of bands belong to it, since respondents read them.
 */
export function wordingPlaces(document: unknown): readonly WordingPlace[] {
  const expanded = expandTemplates(document, () => undefined);
  const pointers = new Set(
    wordingsOf(walk(expanded.document)).map(({ pointer }: Wording) => expanded.sourceOf(pointer)),
  );
  const found = [...pointers, ...factOptions(document), ...bandTexts(document)];
  return inOrder(document, new Set(found)).map((pointer) => {
    return { pointer, id: stableId(document, pointer), json: valueAt(document, pointer) };
  });
}

/** The text of a place in the document's own language; undefined when it has none. */
export function sourceText({ json }: WordingPlace, language: string): string | undefined {
  if (typeof json === 'string') return json;
  const own = isObject(json) ? json[language] : undefined;
  return typeof own === 'string' ? own : undefined;
}

/** What a pointer leads through: each object on the way, from the outside in, with its place. */
export function holdersOf(document: unknown, pointer: string): readonly (readonly [pointer: string, json: unknown])[] {
  const steps = stepsOf(pointer);
  return steps.map((_, i) => {
    const at = pointerTo('', ...steps.slice(0, i));
    return [at, valueAt(document, at)] as const;
  });
}

function factOptions(document: unknown): readonly string[] {
  const found: string[] = [];
  const visit = (json: unknown, pointer: string) => {
    if (!isObject(json)) return;
    for (const [name, fact] of Object.entries(json)) {
      const at = pointerTo(pointer, name);
      if (!isObject(fact)) continue;
      if (Array.isArray(fact['options'])) {
        fact['options'].forEach((option: unknown, i) => {
          for (const word of ['label', 'hint']) {
            if (isObject(option) && word in option) found.push(pointerTo(at, 'options', i, word));
          }
        });
      }
      visit(fact['facts'], pointerTo(at, 'facts'));
    }
  };
  visit(valueAt(document, '/context'), '/context');
  return found;
}

/** Options that are made of bands have two texts of their own. */
function bandTexts(document: unknown): readonly string[] {
  const { document: whole, sourceOf } = expandTemplates(document, () => undefined);
  return walk(whole).questions.flatMap(({ json, pointer }) => {
    const options = json['options'];
    if (!isObject(options) || !('bands' in options)) return [];
    return ['each', 'last']
      .filter((word) => word in options)
      .map((word) => sourceOf(pointerTo(pointer, 'options', word)));
  });
}

/** The pointers of a set in the order in which the document has them. */
function inOrder(document: unknown, wanted: ReadonlySet<string>): readonly string[] {
  const found: string[] = [];
  const visit = (json: unknown, pointer: string) => {
    if (wanted.has(pointer)) found.push(pointer);
    else if (Array.isArray(json)) json.forEach((inner, i) => visit(inner, pointerTo(pointer, i)));
    else if (isObject(json)) for (const [name, inner] of Object.entries(json)) visit(inner, pointerTo(pointer, name));
  };
  visit(document, '');
  return found;
}

function stableId(document: unknown, pointer: string): string {
  const steps = stepsOf(pointer);
  const named = steps.map((step, i) => {
    const member = valueAt(document, pointerTo('', ...steps.slice(0, i + 1)));
    const name = isObject(member) ? (member['id'] ?? member['value']) : undefined;
    return /^\d+$/.test(step) && typeof name === 'string' ? name : step;
  });
  // A question keeps its id wherever it moves, and so does a rule.
  const isInSection = named[0] === 'sections' && (named[2] === 'questions' || named[2] === 'rules');
  return pointerTo('', ...(isInSection ? named.slice(2) : named));
}
