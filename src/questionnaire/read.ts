import { checkDocument, type CheckOptions } from './check.ts';
import type { Issue, Report } from './issue.ts';
import { isObject } from './json-object.ts';
import { replaceAt } from './json-pointer.ts';
import { nearMiss } from './near-miss.ts';
import { parseDocument } from './parse.ts';
import { checkStructure } from './structure.ts';
import { expandTemplates, type Expanded } from './templates.ts';
import type { QuestionnaireDocument } from './types.ts';

/** What reading a document gives. */
export interface ReadResult {
  /**
   * The document with its templates written out; undefined when its text or its structure has issues. Its rules may
   * still have some.
   */
  readonly document?: QuestionnaireDocument;
  readonly issues: readonly Issue[];
  /** Leads an issue of `document` back to where the slip was written: its pointer, line and column in the source. */
  readonly locate: (issue: Issue) => Issue;
}

/**
 * Reads a document from its text, or takes it parsed, up to where its conditions and calculations begin. Never throws;
 * a slip in one place does not hide those in another. `prepare` writes the document out as a plain questionnaire.
 */
export function readDocument(
  source: unknown,
  options: CheckOptions = {},
  prepare: (source: unknown, report: Report) => Expanded = expandQuestionnaire,
): ReadResult {
  const { value, issues: slips, positions } = parseDocument(source);
  if (slips.some(({ code }) => !HARMLESS.includes(code))) return { issues: slips, locate: (issue) => issue };

  const issues = new Map(slips.map((slip) => [keyOf(slip), slip]));
  const templateSlips: Issue[] = [];
  const { document, shape = document, sourceOf, broken } = prepare(value, (issue) => templateSlips.push(issue));
  const locate = (issue: Issue): Issue => {
    if (issue.line !== undefined) return issue;
    const { other, ...rest } = issue;
    const pointer = sourceOf(issue.pointer);
    const line = other === undefined ? undefined : positions(sourceOf(other))?.line;
    const message = line === undefined ? issue.message : issue.message.replace(other!, `the one on line ${line}`);
    return { ...rest, message, pointer, ...positions(pointer) };
  };
  const report: Report = (issue) => {
    const located = locate(issue);
    // A slip in a template shows once, however many questions use it.
    if (!issues.has(keyOf(located))) issues.set(keyOf(located), located);
  };

  templateSlips.forEach(report);
  let sound =
    templateSlips.length === 0 && !slips.some(({ code }) => code === 'duplicate-property' || code === 'forbidden-name');
  checkStructure(shape, (issue) => {
    if (broken.some((pointer) => `${issue.pointer}/`.startsWith(`${pointer}/`))) return;
    sound = false;
    report(issue);
  });
  const checked: Issue[] = [];
  checkDocument(document, (issue) => checked.push(issue), options);
  checked.forEach(report);
  const result = { issues: inOrder([...issues.values()]), locate };
  return sound && repair(document, checked)
    ? { ...result, document: withoutTemplates(document as QuestionnaireDocument) }
    : result;
}

function expandQuestionnaire(source: unknown, report: Report): Expanded {
  if (!isObject(source) || !('groups' in source) || 'sections' in source) return expandTemplates(source, report);
  const message = 'This is a task list, not a questionnaire.';
  report({ code: 'no-questionnaire', pointer: '', message, remedy: 'Load it as a task list.' });
  return { document: {}, sourceOf: (pointer) => pointer, broken: [''] };
}

function inOrder(issues: Issue[]): Issue[] {
  return issues.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}

function withoutTemplates({ templates: _, ...document }: QuestionnaireDocument): QuestionnaireDocument {
  return document;
}

/**
 * Makes the document fit to have its rules read although it is refused: a pattern that does not compile goes, a
 * misspelt option list becomes the one that was meant. False when a list could be none of those there are, because
 * then every option named in a rule would seem wrong.
 */
function repair(document: unknown, issues: readonly Issue[]): boolean {
  return issues.every(({ code, pointer }) => {
    if (code === 'bad-pattern') replaceAt(document, pointer, () => undefined);
    if (code !== 'unknown-option-list') return true;
    const lists = Object.keys((document as QuestionnaireDocument).optionLists ?? {});
    return replaceAt(document, pointer, (name) => nearMiss(String(name), lists)) !== undefined;
  });
}

// Slips of the text after which its value is still whole enough to look at.
const HARMLESS = ['duplicate-property', 'forbidden-name', 'trailing-comma', 'comment'];

function keyOf({ code, pointer, message }: Issue): string {
  return `${code} ${pointer} ${message}`;
}
