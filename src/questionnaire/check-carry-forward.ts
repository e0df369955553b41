import { isAnsweredAnew } from './carry-forward.ts';
import type { Walked } from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';

/** Reports `carryForward` on questions whose answer of last year is never offered. */
export function checkCarryForward({ questions }: Walked, report: Report): void {
  for (const { json, kind, pointer } of questions) {
    if (json['carryForward'] !== true || !isAnsweredAnew(kind, json)) continue;
    report({
      code: 'answered-anew',
      pointer: pointerTo(pointer, 'carryForward'),
      message: 'Days, files, statements, confirmations and agreements are given anew each year.',
      remedy: 'Take out "carryForward".',
    });
  }
}
