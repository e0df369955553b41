import type { Walked } from './document-walk.ts';
import { pointerTo, type Report } from './issue.ts';

/** Reports whole numbers that no program can hold exactly: the document's hash could not tell them from others. */
export function checkNumbers({ document }: Walked, report: Report): void {
  // Where each value stands is worked out only when one of them is wrong.
  if (!isExact(document.json)) visit(document.json, document.pointer, report);
}

function isExact(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isInteger(value) || Number.isSafeInteger(value);
  if (typeof value !== 'object' || value === null) return true;
  return Object.values(value).every(isExact);
}

function visit(value: unknown, pointer: string, report: Report): void {
  if (typeof value === 'number') {
    if (!Number.isInteger(value) || Number.isSafeInteger(value)) return;
    const message = `${value} is too large to be exact.`;
    report({ code: 'not-exact', pointer, message, remedy: `Write at most ${Number.MAX_SAFE_INTEGER}.` });
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) visit(member, pointerTo(pointer, key), report);
  }
}
