import type { TextPlace } from '../../questionnaire/text-lines.ts';
import { offsetInQuoted, type Span, type ValueSpan } from '../json-spans.ts';
import type { Edit } from '../text-edits.ts';
import type { Finding } from './finding.ts';
import type { LintInput } from './lint-input.ts';
import type { LintRule, Remark } from './lint-rule.ts';

/** Turns what a rule says into a finding: with line and column in the source, and the change of its text. */
export function placeRemark(
  { id, severity }: LintRule,
  remark: Remark,
  input: LintInput,
  place: (offset: number) => TextPlace,
): Finding {
  const pointer = input.sourceOf(remark.pointer);
  const span = spanOf(pointer, remark, input);
  const fix = fixOf(pointer, remark, input, span);
  return {
    rule: id,
    severity: remark.severity ?? severity,
    pointer,
    message: remark.message,
    remedy: remark.remedy,
    ...place(span.start),
    length: lengthIn(input.text, span),
    ...(fix && { fix }),
  };
}

/** How much of a span stands on its first line, at least 1. */
export function lengthIn(text: string, { start, end }: Span): number {
  const line = /^[^\r\n]*/.exec(text.slice(start, end))?.[0].length ?? 0;
  return Math.max(1, line);
}

function spanOf(pointer: string, { within }: Remark, { spans, text }: LintInput): Span {
  const found = nearest(pointer, spans());
  if (!found) return { start: 0, end: 0 };
  const quoted = text.slice(found.start, found.end);
  if (within && quoted.startsWith('"')) return inner(quoted, found.start, within);
  return found.name ?? found;
}

function inner(quoted: string, start: number, [from, to]: readonly [number, number]): Span {
  return { start: start + offsetInQuoted(quoted, from), end: start + offsetInQuoted(quoted, to) };
}

function nearest(pointer: string, spans: ReadonlyMap<string, ValueSpan>) {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const span = spans.get(at);
    if (span || at === '') return span;
  }
}

function fixOf(pointer: string, remark: Remark, input: LintInput, meant: Span): readonly Edit[] | undefined {
  const value = input.spans().get(pointer);
  if (!value) return undefined;
  if (remark.removal === true) return [removal(value.name ?? value, value.end, input.text)];
  if (remark.addition) return addition(value, remark.addition, input.text);
  if (remark.replacement === undefined) return undefined;
  if (!remark.within) return [{ start: value.start, end: value.end, text: remark.replacement }];
  // Inside a text, the replacement is written as JSON writes it.
  return [{ ...meant, text: JSON.stringify(remark.replacement).slice(1, -1) }];
}

// On a line of its own where the member before it has one.
function addition(
  { name, end }: ValueSpan,
  [added, json]: readonly [string, string],
  text: string,
): readonly Edit[] | undefined {
  if (!name) return undefined;
  const gap = /(?:\r?\n[ \t]*)?$/.exec(text.slice(0, name.start))?.[0] ?? '';
  return [{ start: end, end, text: `,${gap === '' ? ' ' : gap}"${added}": ${json}` }];
}

// Takes one of the two commas around the member along, and the line break before it.
function removal({ start }: Span, end: number, text: string): Edit {
  const gap = text.slice(0, start).trimEnd();
  if (gap.endsWith(',')) return { start: gap.length - 1, end, text: '' };
  const after = /^\s*,\s*/.exec(text.slice(end));
  return { start, end: end + (after?.[0].length ?? 0), text: '' };
}
