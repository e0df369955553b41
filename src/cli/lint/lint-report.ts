import { codeFrame } from './code-frame.ts';
import type { Finding, Severity } from './finding.ts';
import type { LintResult } from './lint.ts';

/** What the linter says about one file. */
export interface LintedFile extends LintResult {
  readonly file: string;
  readonly text: string;
  /** How many findings were put right. */
  readonly fixed: number;
}

/** The report for people: place, sentence, remedy, rule and the line itself, then one line that sums up. */
export function prettyReport(files: readonly LintedFile[], colours: boolean): string {
  const blocks = files.filter(({ findings }) => findings.length > 0).map((file) => block(file, colours));
  return `${blocks.join('')}${summary(files)}\n`;
}

/** The report as commands that GitHub turns into remarks beside the lines. */
export function githubReport(files: readonly LintedFile[]): string {
  const lines = files.flatMap(({ file, findings }) =>
    findings.map(({ severity, line, column, rule, message, remedy }) => {
      const place = `file=${property(file)},line=${line},col=${column},title=${property(rule)}`;
      return `::${severity === 'info' ? 'notice' : severity} ${place}::${data(`${message} ${remedy}`)}\n`;
    }),
  );
  return `${lines.join('')}${summary(files)}\n`;
}

/** The report as one JSON value. */
export function jsonReport(files: readonly LintedFile[]): string {
  const told = files.map(({ file, findings, counts, fixed }) => ({ file, findings, counts, fixed }));
  return `${JSON.stringify({ files: told, totals: totals(files) }, null, 2)}\n`;
}

/** How many findings of each severity there are. */
export function totals(files: readonly LintedFile[]): Readonly<Record<Severity, number>> {
  const all = files.flatMap(({ findings }) => findings);
  const count = (severity: Severity) => all.filter((finding) => finding.severity === severity).length;
  return { error: count('error'), warning: count('warning'), info: count('info') };
}

function block({ file, findings, text }: LintedFile, colours: boolean): string {
  const lines = text.split(/\r\n|\n|\r/);
  return `${painted(file, 4, colours)}\n${findings.map((finding) => told(finding, lines, colours)).join('')}\n`;
}

function told(finding: Finding, lines: readonly string[], colours: boolean): string {
  const { line, column, severity, message, remedy, rule, length, fix } = finding;
  const word = painted(severity, severity === 'error' ? 31 : severity === 'warning' ? 33 : 36, colours);
  const mechanical = fix ? ' (--fix does it)' : '';
  const head = `  ${line}:${column}  ${word}  ${message}  [${rule}]\n    ${remedy}${mechanical}\n`;
  return head + codeFrame(lines, line, column, length);
}

function summary(files: readonly LintedFile[]): string {
  const { error, warning, info } = totals(files);
  const questions = files.reduce((sum, { counts }) => sum + counts.questions, 0);
  const conditions = files.reduce((sum, { counts }) => sum + counts.conditions, 0);
  const fixed = files.reduce((sum, file) => sum + file.fixed, 0);
  const found = [numbered(error, 'error'), numbered(warning, 'warning'), ...(info > 0 ? [`${info} info`] : [])];
  const size = `${numbered(questions, 'question')}, ${numbered(conditions, 'condition')}`;
  return `${found.join(', ')} in ${numbered(files.length, 'file')} (${size})${fixed > 0 ? `; ${fixed} put right` : ''}`;
}

function numbered(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function painted(text: string, code: number, colours: boolean): string {
  return colours ? `\u001b[${code}m${text}\u001b[${code === 4 ? 24 : 39}m` : text;
}

// How GitHub wants what would otherwise end a command or a property.
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
