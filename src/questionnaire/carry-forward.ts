const NEVER: ReadonlySet<string | undefined> = new Set(
  'date dateRange files accept signature calculated prefilled notice link stop'.split(' '),
);

/**
 * Whether an answer must be given anew each year, whatever the document says: days, files, statements, signatures and
 * agreements, confirmations that staff review, and what nobody answers at all.
 */
export function isAnsweredAnew(
  kind: string | undefined,
  stated: { readonly agreement?: unknown; readonly reviewWhen?: unknown },
): boolean {
  return NEVER.has(kind) || stated.agreement !== undefined || stated.reviewWhen !== undefined;
}
