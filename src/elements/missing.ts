import type { Violation, ViolationCode } from '../engine/violation.ts';

const codes: ReadonlySet<ViolationCode> = new Set(['valueMissing', 'fileMissing', 'tooFew']);

/** Whether an answer is only missing so far, not wrong: it may be given later. */
export function isMissing({ code }: Violation): boolean {
  return codes.has(code);
}
