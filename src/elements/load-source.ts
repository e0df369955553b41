import type { LoadResult } from '../questionnaire/load.ts';
import { fetchText, type Unreachable } from './fetch-text.ts';
import type { Piece } from './piece.ts';
import { reading } from './reading.ts';

/** What belongs to the script could not be fetched. */
export const missingFile: Unreachable = {
  status: 'unreachable',
  reason: 'a file that belongs to the script did not come',
};

/** A document as JSON or text, or else its address. */
export interface Source {
  readonly given: unknown;
  readonly address: string | undefined;
}

/** Reads a questionnaire; see `loadWith`. */
export function loadSource(source: Source, signal: AbortSignal): Promise<LoadResult | Unreachable> {
  return loadWith(reading, ({ loadQuestionnaire }) => loadQuestionnaire, source, signal);
}

/**
 * Reads a document with what a piece brings; the two are fetched side by side. Rejects only with the `AbortError` of its
 * signal; a network failure or an answer that is not OK is a result, so that the respondent can be offered another try.
 */
export async function loadWith<Reader, Read>(
  piece: Piece<Reader>,
  readerOf: (module: Reader) => (source: unknown) => Read,
  { given, address }: Source,
  signal: AbortSignal,
): Promise<Read | Unreachable> {
  const coming = piece.load().catch(() => undefined);
  const source = given ?? (await fetchText(address ?? '', signal));
  const module = await coming;
  if (given === undefined && isUnreachable(source)) return source;
  return module ? readerOf(module)(source) : missingFile;
}

/** Whether what came instead of a text says that it could not be fetched. */
export function isUnreachable(source: unknown): source is Unreachable {
  return typeof source === 'object' && source !== null && 'status' in source && source.status === 'unreachable';
}
