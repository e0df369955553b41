import type { LoadResult } from '../questionnaire/load.ts';
import { fetchText, type Unreachable } from './fetch-text.ts';
import { reading } from './reading.ts';

/** What belongs to the script could not be fetched. */
export const missingFile: Unreachable = {
  status: 'unreachable',
  reason: 'a file that belongs to the script did not come',
};

/** What came of fetching and reading a questionnaire. */
export type LoadedSource = LoadResult | Unreachable;

/**
 * Reads a document, which is given or else fetched from its address. Rejects only with the `AbortError` of its signal; a
 * network failure or an answer that is not OK is a result, so that the respondent can be offered another try.
 */
export async function loadSource(
  given: unknown,
  address: string | undefined,
  signal: AbortSignal,
): Promise<LoadedSource> {
  const coming = reading.load().catch(() => undefined);
  const source = given ?? (await fetchText(address!, signal));
  const reader = await coming;
  if (given === undefined && isUnreachable(source)) return source;
  if (reader) return reader.loadQuestionnaire(source);
  return missingFile;
}

/** Whether what came instead of a text says that it could not be fetched. */
export function isUnreachable(source: unknown): source is Unreachable {
  return typeof source === 'object' && source !== null && 'status' in source && source.status === 'unreachable';
}
