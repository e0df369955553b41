import { textOf, type Walked } from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';
import { patternSlip } from './pattern.ts';

/** Reports patterns that cannot be compiled, or that some answer could keep busy for long. */
export function checkPatterns({ questions }: Walked, report: Report): void {
  for (const { kind, json, pointer } of questions) {
    const pattern = textOf(json['pattern']);
    const slip = kind === 'text' && pattern !== undefined ? patternSlip(pattern) : undefined;
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
