import type { Walked } from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';
import { builtKinds, everyKind } from './kinds-built.ts';

/** Reports kinds of question that are part of the format but have no element in this release. */
export function checkKinds({ questions }: Walked, report: Report, built = builtKinds): void {
  for (const { kind, pointer } of questions) {
    if (kind === undefined || built.has(kind) || !everyKind.includes(kind)) continue;
    report({
      code: 'kind-not-built',
      pointer: pointerTo(pointer, 'kind'),
      message: `The kind "${kind}" is part of the format, but this release cannot show it yet.`,
      remedy: 'Use a newer release, or ask the question in another kind.',
    });
  }
}
