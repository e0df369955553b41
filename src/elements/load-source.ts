import type { Questionnaire } from '../questionnaire/compiled.ts';
import type { Issue } from '../questionnaire/issue.ts';
import { loadQuestionnaire } from '../questionnaire/load.ts';

/** What came of fetching and reading a document. */
export type LoadedSource =
  | { readonly status: 'ready'; readonly questionnaire: Questionnaire }
  | { readonly status: 'rejected'; readonly issues: readonly Issue[] }
  | { readonly status: 'unreachable'; readonly address: string; readonly reason: string };

/**
 * Fetches the document at an address and reads it. Rejects only with the `AbortError` of its signal; a network
 * failure or an answer that is not OK is a result, so that the respondent can be offered another try.
 */
export async function loadSource(address: string, signal: AbortSignal): Promise<LoadedSource> {
  let text: string;
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return { status: 'unreachable', address, reason: `HTTP ${response.status}` };
    text = await response.text();
  } catch (error) {
    signal.throwIfAborted();
    return { status: 'unreachable', address, reason: error instanceof Error ? error.message : String(error) };
  }
  return loadQuestionnaire(text);
}
