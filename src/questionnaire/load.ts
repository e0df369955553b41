import { canonicalJson } from './canonical.ts';
import { compile, type CompiledDocument } from './compile.ts';
import type { Questionnaire } from './compiled.ts';
import { freezeDeep } from './freeze.ts';
import type { Issue } from './issue.ts';
import { readDocument, type ReadResult } from './read.ts';
import { textHash } from './text-hash.ts';
import type { QuestionnaireDocument } from './types.ts';

/** What loading gives: a questionnaire ready to be filled in, or everything that is wrong with the document. */
export type LoadResult =
  | { readonly status: 'ready'; readonly questionnaire: Questionnaire }
  | { readonly status: 'rejected'; readonly issues: readonly Issue[] };

/**
 * The one door for a document: text (then issues carry line and column) or parsed JSON. Never throws; every issue
 * is reported at once. With `unbuiltKinds`, kinds that have no element in this release are let through, for servers
 * and tests that show nothing.
 */
export function loadQuestionnaire(source: unknown, options: { readonly unbuiltKinds?: boolean } = {}): LoadResult {
  return compileRead(readDocument(source, options));
}

/** Compiles a document that was read, unless it has issues; those of its rules are told with the others. */
export function compileRead({ document, issues, locate }: ReadResult): LoadResult {
  if (!document) return { status: 'rejected', issues: issues.map(locate) };
  const found = [...issues];
  const compiled = compile(document, (issue) => found.push(issue));
  if (found.length > 0) return { status: 'rejected', issues: inOrder(found.map(locate)) };
  return { status: 'ready', questionnaire: withHash(freezeDeep(compiled), document) };
}

// Hashing takes longer than compiling, and no page needs it before the first draft is written.
function withHash(compiled: CompiledDocument, document: QuestionnaireDocument): Questionnaire {
  let hash: string | undefined;
  return Object.freeze({
    ...compiled,
    get sha256() {
      return (hash ??= textHash(canonicalJson(document)));
    },
  });
}

function inOrder(issues: readonly Issue[]): readonly Issue[] {
  return [...issues].sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
