import type { Questionnaire } from '../../questionnaire/compiled.ts';
import type { Issue } from '../../questionnaire/issue.ts';
import { isObject } from '../../questionnaire/json-object.ts';
import { compileRead } from '../../questionnaire/load.ts';
import { parseDocument } from '../../questionnaire/parse.ts';
import { readDocument } from '../../questionnaire/read.ts';
import { loadTaskList } from '../../questionnaire/task-list.ts';
import { linesOf } from '../../questionnaire/text-lines.ts';
import { spansOf } from '../json-spans.ts';
import { edited } from '../text-edits.ts';
import { countsOf, type Counts } from './counts.ts';
import type { Finding } from './finding.ts';
import { type LintInput, lintInput } from './lint-input.ts';
import type { LintRule } from './lint-rule.ts';
import { lengthIn, placeRemark } from './place-remark.ts';
import { rules } from './rules.ts';

/** What the linter says about one document. */
export interface LintResult {
  /** In the order of the text. */
  readonly findings: readonly Finding[];
  readonly counts: Counts;
  /** It holds scenarios, of which the linter says nothing. */
  readonly passedOver?: true;
}

/** What the linter is told beside the text. */
export interface LintOptions {
  /** The name of the file, such as `renewal.2026.json`: its year is compared with the edition. */
  readonly name?: string;
  /** Other rules than all of them. */
  readonly rules?: readonly LintRule[];
}

/**
 * Looks a document over: everything that loading refuses, as errors, and whatever the rules of the linter remark.
 * Never throws. The text of a task list is loaded as one; the linter has no rules for those. Of scenarios it says nothing.
 */
export function lint(source: string, { name, rules: chosen = rules }: LintOptions = {}): LintResult {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source;
  const { value } = parseDocument(text);
  if (isScenarios(value)) return { findings: [], counts: { questions: 0, conditions: 0 }, passedOver: true };
  if (isTaskList(value)) {
    const loaded = loadTaskList(text);
    const issues = loaded.status === 'rejected' ? loaded.issues : [];
    return { findings: ofIssues(issues, text), counts: { questions: 0, conditions: 0 } };
  }
  const read = readDocument(text);
  const loaded = compileRead(read);
  const issues = loaded.status === 'rejected' ? loaded.issues : [];
  const questionnaire: Questionnaire | undefined = loaded.status === 'ready' ? loaded.questionnaire : undefined;
  // A text with a slip may be read otherwise than it was meant, so nothing more is said about it.
  if (!isObject(value) || issues.some(({ code }) => SLIPS.has(code)))
    return { findings: ofIssues(issues, text), counts: { questions: 0, conditions: 0 } };
  // Most documents are in order, and then nobody asks where things stand.
  let known: ReturnType<typeof spansOf> | undefined;
  const spans = () => (known ??= spansOf(text));
  const input = lintInput(text, value, name, read.document, questionnaire, spans);
  const findings = [...ofIssues(issues, text, spans), ...remarks(input, chosen)];
  return { findings: inOrder(findings), counts: countsOf(input.walked) };
}

/** The text with everything put right that is mechanical, and what is left to say about it. */
export function lintAndFix(source: string, options: LintOptions = {}): LintResult & { text: string; fixed: number } {
  let text = source.startsWith('\ufeff') ? source.slice(1) : source;
  let fixed = 0;
  let result = lint(text, options);
  // One fix may uncover another; a document that needs more rounds than this is in a circle.
  for (let round = 0; round < 5; round += 1) {
    const edits = result.findings.flatMap(({ fix = [] }) => fix);
    if (edits.length === 0) break;
    const before = result.findings.length;
    text = edited(text, edits);
    result = lint(text, options);
    fixed += Math.max(0, before - result.findings.length);
  }
  return { ...result, text, fixed };
}

function remarks(input: LintInput, chosen: readonly LintRule[]): readonly Finding[] {
  const place = linesOf(input.text);
  const found = new Map<string, Finding>();
  for (const rule of chosen) {
    rule.check(input, (remark) => {
      const finding = placeRemark(rule, remark, input, place);
      // What stands in a template is said once, however many questions use it.
      const key = `${finding.rule} ${finding.line}:${finding.column} ${finding.message}`;
      if (!found.has(key)) found.set(key, finding);
    });
  }
  return [...found.values()];
}

function ofIssues(issues: readonly Issue[], text: string, spans = () => spansOf(text)): readonly Finding[] {
  return issues.map(({ code, pointer, message, remedy, line = 1, column = 1 }) => {
    const span = spans().get(pointer);
    const length = span ? lengthIn(text, span.name ?? span) : 1;
    return { rule: code, severity: 'error', pointer, message, remedy, line, column, length };
  });
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** Scenarios lie beside questionnaires, so `schemas/*.json` names them too. */
function isScenarios(value: unknown): boolean {
  return isObject(value) && isObject(value['contexts']) && Array.isArray(value['scenarios']) && !('sections' in value);
}

function isTaskList(value: unknown): boolean {
  return isObject(value) && 'groups' in value && !('sections' in value);
}

const SLIPS: ReadonlySet<string> = new Set(
  (
    'extra-text bad-text invisible-character missing-value bad-value too-deep missing-comma missing-colon ' +
    'unquoted-name missing-name unexpected-mark missing-brace missing-bracket too-long not-json duplicate-property'
  ).split(' '),
);
