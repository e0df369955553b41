import { textOf, type Walked } from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';
import { patternSlip, type PatternSlip } from './pattern.ts';

/** Reports patterns that cannot be compiled, or that some answer could keep busy for long. */
export function checkPatterns({ questions }: Walked, report: Report): void {
  // Templates bring the same pattern many times.
  const slips = new Map<string, PatternSlip | undefined>();
  for (const { kind, json, pointer } of questions) {
    const pattern = textOf(json['pattern']);
    if (kind === 'text' && pattern !== undefined && !slips.has(pattern)) slips.set(pattern, patternSlip(pattern));
    const slip = kind === 'text' ? slips.get(pattern ?? '') : undefined;
    if (slip) report({ code: 'bad-pattern', pointer: pointerTo(pointer, 'pattern'), ...slip });
    if (kind === 'text' && 'patternMessage' in json && pattern === undefined) {
      report({
        code: 'useless-property',
        pointer: pointerTo(pointer, 'patternMessage'),
        message: '"patternMessage" is never shown, because there is no "pattern".',
        remedy: 'Add "pattern", or remove it.',
      });
    }
  }
}
