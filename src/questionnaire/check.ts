import type { Report } from './issue.ts';

/** How strict a check is. */
export interface CheckOptions {
  /** Lets kinds through that have no element in this release. */
  readonly unbuiltKinds?: boolean;
}

export function checkDocument(document: unknown, report: Report, options: CheckOptions = {}): void {
  void document;
  void report;
  void options;
}
