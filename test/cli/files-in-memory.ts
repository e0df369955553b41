import { CommandError, type ExitCode } from '../../src/cli/command-error.ts';
import { run } from '../../src/cli/run.ts';
import type { Streams } from '../../src/cli/streams.ts';

/** What a command left behind. */
export interface Ran {
  readonly code: ExitCode;
  readonly out: string;
  readonly note: string;
  readonly written: Readonly<Record<string, string>>;
}

/** Runs the program on files that exist only here, which are also those of each folder; `-` is the standard input. */
export function runOn(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  return runIn(files, args, { colours: false });
}

/** The same where the output may hold colours. */
export function runInColour(files: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ran> {
  return runIn(files, args, { colours: true });
}

async function runIn(
  files: Readonly<Record<string, string>>,
  args: readonly string[],
  { colours }: Pick<Streams, 'colours'>,
): Promise<Ran> {
  const seen = { out: '', note: '', written: {} as Record<string, string> };
  const bytes = Object.entries(files).map(([name, content]) => [name, new TextEncoder().encode(content)] as const);
  const streams: Streams = {
    colours,
    read: (path) => {
      const content = files[path];
      return content === undefined ? Promise.reject(new CommandError(`Cannot read ${path}`)) : Promise.resolve(content);
    },
    readFolder: () => Promise.resolve(new Map(bytes)),
    write: (path, content) => Promise.resolve(void (seen.written[path] = content)),
    out: (content) => void (seen.out += content),
    note: (content) => void (seen.note += content),
  };
  return { code: await run(args, streams, '1.2.3'), ...seen };
}
