// Stands alone in the script-tag file, around everything else in it: it may import nothing.

/** What the files of a release give to each other, by the short names of the build. */
type Files = Record<string, unknown>;

/** Fetches the last of these files, and before it the others, which it needs. */
export type FetchPiece = (...files: readonly string[]) => Promise<unknown>;

/** A file as a function of those that it needs, so that nothing of the script-tag file is ever loaded a second time. */
interface PieceFile {
  default(files: Files, fetchPiece: FetchPiece): unknown;
}

/**
 * Gives the function that fetches pieces into `files`. They lie in a folder beside the script-tag file, whatever the
 * address of that is; one that could not be fetched is asked for under another address next time, since browsers
 * remember the failure.
 */
export function piecesInto(files: Files): FetchPiece {
  const failures: Record<string, number> = {};
  const coming: Record<string, Promise<PieceFile>> = {};
  const fetchFile = (file: string): Promise<PieceFile> => {
    const failed = failures[file] ?? 0;
    // The bundler must leave this address alone: it is seen from the script-tag file as it is served.
    return (coming[file] ??= (
      import(/* @vite-ignore */ `./${file}${failed ? `?${failed}` : ''}`) as Promise<PieceFile>
    ).catch((error: unknown) => {
      failures[file] = failed + 1;
      delete coming[file];
      throw error;
    }));
  };
  const fetchPiece: FetchPiece = async (...names) => {
    const fetched = await Promise.all(names.map(fetchFile));
    for (const [i, name] of names.entries()) files[name] ??= fetched[i]!.default(files, fetchPiece);
    return files[names.at(-1)!];
  };
  return fetchPiece;
}
