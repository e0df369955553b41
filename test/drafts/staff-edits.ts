import type { Questionnaire } from '../../src/questionnaire/compiled.ts';
import { loadQuestionnaire } from '../../src/questionnaire/load.ts';
import { expandTemplates } from '../../src/questionnaire/templates.ts';
import type { Tape } from '../fuzz/tape.ts';

type Json = Record<string, unknown>;
type QuestionJson = Json & { id: string; kind: string };

/** A document of the next version, and what staff did to it. */
export interface Edited {
  readonly document: Json;
  readonly questionnaire: Questionnaire;
  readonly what: string;
}

/** One edit of a document whose templates are written out, in place; what was done, or undefined when it cannot be. */
type Edit = (tape: Tape, document: Json) => string | undefined;

/** The document with its templates written out, so that each question can be edited by itself. */
export function writtenOut(document: unknown): Json {
  return expandTemplates(structuredClone(document), () => undefined).document as Json;
}

/** The kinds of edits that staff make from one version to the next, by what `domain` calls them. */
export const edits: Readonly<Record<string, Edit>> = {
  reworded: (tape, document) => {
    const question = pickQuestion(tape, document);
    question['label'] = `${question.id}, in other words`;
    return question.id;
  },
  'meaning changed': (tape, document) => {
    const question = pickQuestion(tape, document);
    question['revision'] = Number(question['revision'] ?? 1) + 1;
    return question.id;
  },
  'required question added': (tape, document) => {
    const id = freshId(document, 'added');
    const kind = tape.pick(['text', 'yesNo', 'integer', 'files'] as const);
    const questions = pickSection(tape, document).questions;
    questions.splice(tape.below(questions.length + 1), 0, { id, kind, label: 'New' });
    return id;
  },
  dropped: (tape, document) => {
    const { questions } = pickSection(tape, document);
    if (questions.length < 2) return undefined;
    const [gone] = questions.splice(tape.below(questions.length), 1);
    return gone?.id;
  },
  'option added': (tape, document) => {
    const [id, options] = pickOptions(tape, document);
    options?.push({ value: freshId(document, 'new'), label: 'New' });
    return id;
  },
  'option removed': (tape, document) => {
    const [id, options = []] = pickOptions(tape, document);
    if (options.length < 2) return undefined;
    const [gone] = options.splice(tape.below(options.length), 1);
    return `${id}: ${String(gone?.['value'])}`;
  },
  'option merged': (tape, document) => {
    const [id, options = []] = pickOptions(tape, document);
    if (options.length < 2) return undefined;
    const [gone] = options.splice(tape.below(options.length), 1);
    const heir = tape.pick(options)!;
    heir['replaces'] = [...listOf(heir['replaces']), ...listOf(gone?.['replaces']), gone?.['value']];
    return `${id}: ${String(gone?.['value'])} to ${String(heir['value'])}`;
  },
  'limit lowered': (tape, document) => {
    const rules = everyObject(document).filter((one) => one['kind'] === 'files' || one === document['files']);
    const rule = tape.pick(rules);
    if (rule) rule['maxPerQuestion'] = tape.pick(['1 bytes', '1 kB'] as const);
    return rule && JSON.stringify(rule['id'] ?? 'all files');
  },
  moved: (tape, document) => {
    const from = pickSection(tape, document).questions;
    const to = pickSection(tape, document).questions;
    if (from.length < 2) return undefined;
    const [question] = from.splice(tape.below(from.length), 1);
    to.splice(tape.below(to.length + 1), 0, question!);
    return question?.id;
  },
  split: (tape, document) => {
    const sections = document['sections'] as Json[];
    const section = pickSection(tape, document);
    if (section.questions.length < 2) return undefined;
    const questions = section.questions.splice(1 + tape.below(section.questions.length - 1));
    sections.push({ id: freshId(document, 'part'), title: 'New section', questions });
    return section.id;
  },
  'kind changed': (tape, document) => {
    const question = pickQuestion(tape, document);
    const { id, label = 'x' } = question;
    const before = question.kind;
    const kinds = ['text', 'longText', 'integer', 'yesNo', 'choice', 'choices', 'evidence', 'files', 'date', 'group'];
    const kind = tape.pick(kinds.filter((one) => one !== before))!;
    const options = question['options'] ?? ['yes', 'no', 'a'].map((value) => ({ value, label: value }));
    for (const name of Object.keys(question)) delete question[name];
    Object.assign(question, { id, kind, label });
    if (kind.startsWith('choice')) question['options'] = options;
    if (kind === 'evidence') question['files'] = {};
    if (kind === 'group') question['questions'] = [{ id: 'inside', kind: 'text', label: 'Inside' }];
    return `${id}: ${before} to ${kind}`;
  },
  'column or part dropped': (tape, document) => {
    const whole = tape.pick(questionsIn(document).filter((one) => partsOf(one).length > 1 || one['explain']));
    if (!whole) return undefined;
    if (whole['explain']) delete whole['explain'];
    else partsOf(whole).splice(tape.below(partsOf(whole).length), 1);
    return whole.id;
  },
  'condition changed': (tape, document) => {
    const question = pickQuestion(tape, document);
    const other = pickQuestion(tape, document);
    question['relevantWhen'] = { [other.id]: { answered: tape.below(2) === 0 } };
    return `${question.id} when ${other.id}`;
  },
  tightened: (tape, document) => {
    const question = pickQuestion(tape, document);
    const tighter: Readonly<Record<string, Json>> = {
      text: { maxLength: 1 },
      longText: { minLength: 50 },
      integer: { minimum: 1000 },
      choices: { minItems: 2 },
      files: { accept: ['.docx'] },
    };
    const limit = tighter[question.kind];
    Object.assign(question, limit ?? { optional: false });
    return question.id;
  },
  renamed: (tape, document) => {
    const question = tape.pick([...questionsIn(document), ...questionsIn(document).flatMap(partsOf)])!;
    const id = freshId(document, 'renamed');
    const { id: before } = question;
    renameIn(document, before, id);
    question['renamedFrom'] = [...listOf(question['renamedFrom']), before];
    return `${before} to ${id}`;
  },
};

/** The document after one random edit that leaves it without an issue, as its next version. */
export function edited(tape: Tape, before: Json): Edited {
  for (let attempt = 0; attempt < 40; attempt += 1) {
    const document = structuredClone(before);
    const name = tape.pick(Object.keys(edits))!;
    const what = edits[name]!(tape, document);
    if (what === undefined) continue;
    document['version'] = Number(before['version']) + 1;
    const loaded = loadQuestionnaire(document);
    if (loaded.status === 'ready') return { document, questionnaire: loaded.questionnaire, what: `${name} (${what})` };
  }
  throw new Error('No edit of this document leaves it without an issue.');
}

function questionsIn(document: Json): QuestionJson[] {
  return (document['sections'] as { questions: QuestionJson[] }[]).flatMap(({ questions }) => questions);
}

function pickQuestion(tape: Tape, document: Json): QuestionJson {
  return tape.pick(questionsIn(document))!;
}

function pickSection(tape: Tape, document: Json) {
  return tape.pick(document['sections'] as { id: string; questions: QuestionJson[] }[])!;
}

/** Options (or the rows of a matrix) written out at a question or in a list, by the id of the question or the name of the list. */
function pickOptions(tape: Tape, document: Json): readonly [string | undefined, Json[] | undefined] {
  const lists = Object.entries((document['optionLists'] ?? {}) as Record<string, Json[]>);
  const own = questionsIn(document)
    .flatMap((question) => [question, ...partsOf(question)])
    .flatMap(({ id, options, rows = options }) => (Array.isArray(rows) ? [[id, rows as Json[]] as const] : []));
  return tape.pick([...lists, ...own]) ?? [undefined, undefined];
}

function partsOf(question: QuestionJson): QuestionJson[] {
  const parts = question['questions'] ?? question['columns'];
  return Array.isArray(parts) ? (parts as QuestionJson[]) : [];
}

function listOf(value: unknown): unknown[] {
  return value === undefined ? [] : [value].flat();
}

function freshId(document: Json, stem: string): string {
  const text = JSON.stringify(document);
  for (let count = 1; ; count += 1) if (!text.includes(`"${stem}${count}"`)) return `${stem}${count}`;
}

/** Renames an id wherever a document names it: as a value, as a key, at the head or end of a path, in a placeholder. */
function renameIn(document: Json, before: string, after: string): void {
  const path = new RegExp(`(?<![\\w*])${before}(?![\\w])`, 'g');
  const walk = (value: unknown): unknown => {
    if (typeof value === 'string') {
      if (/\s/.test(value)) return value.replaceAll(`{answer.${before}}`, `{answer.${after}}`);
      return value.replace(path, after);
    }
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key.replace(path, after),
        key === 'renamedFrom' || key === 'replaces' || key === 'value' || key === 'label' ? member : walk(member),
      ]),
    );
  };
  const { sections, rules, conditions, values } = document;
  Object.assign(document, walk({ sections, rules, conditions, values }));
  for (const name of ['rules', 'conditions', 'values']) if (document[name] === undefined) delete document[name];
}

function everyObject(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(everyObject);
  if (typeof value !== 'object' || value === null) return [];
  return [value as Json, ...Object.values(value).flatMap(everyObject)];
}
