import { loadQuestionnaire, type LoadResult } from '../questionnaire/load.ts';

/** A document that could not be fetched. */
export interface Unreachable {
  readonly status: 'unreachable';
  readonly address: string;
  readonly reason: string;
}

/** What came of fetching and reading a questionnaire. */
export type LoadedSource = LoadResult | Unreachable;

/**
 * Fetches the document at an address and reads it. Rejects only with the `AbortError` of its signal; a network
 * failure or an answer that is not OK is a result, so that the respondent can be offered another try.
 */
export async function loadSource(address: string, signal: AbortSignal): Promise<LoadedSource> {
  const text = await fetchText(address, signal);
  return typeof text === 'string' ? loadQuestionnaire(text) : text;
}

/** Fetches the text at an address; rejects and results as for `loadSource`. */
export async function fetchText(address: string, signal: AbortSignal): Promise<string | Unreachable> {
  try {
    const response = await fetch(address, { signal });
    if (response.ok) return await response.text();
    return { status: 'unreachable', address, reason: `HTTP ${response.status}` };
  } catch (error) {
    signal.throwIfAborted();
    return { status: 'unreachable', address, reason: error instanceof Error ? error.message : String(error) };
  }
}
