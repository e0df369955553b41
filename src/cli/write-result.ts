import type { Streams } from './streams.ts';

/** Writes what a command made to the file that was named, else to the standard output. Throws `CommandError`. */
export async function writeResult(content: string, output: string | undefined, streams: Streams): Promise<void> {
  if (output === undefined) streams.out(content);
  else await streams.write(output, content);
}
