import { checkDocument, type CheckOptions } from './check.ts';
import type { Issue, Report } from './issue.ts';
import { parseDocument } from './parse.ts';
import { checkStructure } from './structure.ts';
import { expandTemplates } from './templates.ts';
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
 * a slip in one place does not hide those in another.
 */
export function readDocument(source: unknown, options: CheckOptions = {}): ReadResult {
  const { value, issues: slips, positions } = parseDocument(source);
  if (slips.some(({ code }) => !HARMLESS.includes(code))) return { issues: slips, locate: (issue) => issue };

  const issues = new Map(slips.map((slip) => [keyOf(slip), slip]));
  const templateSlips: Issue[] = [];
  const { document, sourceOf, broken } = expandTemplates(value, (issue) => templateSlips.push(issue));
  const locate = (issue: Issue): Issue => {
    if (issue.line !== undefined) return issue;
    const pointer = sourceOf(issue.pointer);
    return { ...issue, pointer, ...positions(pointer) };
  };
  const report: Report = (issue) => {
    const located = locate(issue);
    // A slip in a template shows once, however many questions use it.
    if (!issues.has(keyOf(located))) issues.set(keyOf(located), located);
  };

  templateSlips.forEach(report);
  let sound = issues.size === 0;
  checkStructure(document, (issue) => {
    if (broken.some((pointer) => `${issue.pointer}/`.startsWith(`${pointer}/`))) return;
    sound = false;
    report(issue);
  });
  checkDocument(document, report, options);
  const result = { issues: [...issues.values()], locate };
  return sound ? { ...result, document: withoutTemplates(document as QuestionnaireDocument) } : result;
}

function withoutTemplates({ templates: _, ...document }: QuestionnaireDocument): QuestionnaireDocument {
  return document;
}

// Slips of the text after which its value is still whole enough to look at.
const HARMLESS = ['duplicate-property', 'forbidden-name', 'trailing-comma', 'comment'];

function keyOf({ code, pointer, message }: Issue): string {
  return `${code} ${pointer} ${message}`;
}
