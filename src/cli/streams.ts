import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { CommandError } from './command-error.ts';

/** What a command reads from and writes to. */
export interface Streams {
  /** Whether the output may hold colours. */
  readonly colours: boolean;
  /** The text of a file; `-` is the standard input. Throws `CommandError`. */
  read(path: string): Promise<string>;
  /** The bytes of a folder's files, by name. Throws `CommandError`. */
  readFolder(path: string): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Writes a file. Throws `CommandError`. */
  write(path: string, content: string): Promise<void>;
  /** The result. */
  out(content: string): void;
  /** Whatever is told beside the result. */
  note(content: string): void;
}

/** The files, input and output of this process. */
export function processStreams(): Streams {
  const { stdin, stdout, stderr, env } = process;
  return {
    colours: stdout.isTTY && (env['NO_COLOR'] ?? '') === '',
    read: (path) => attempt(`read ${path === '-' ? 'the standard input' : path}`, readText(path, stdin)),
    readFolder: (path) => attempt(`read ${path}`, readAll(path)),
    write: (path, content) => attempt(`write ${path}`, writeFile(path, content)),
    out: (content) => void stdout.write(content),
    note: (content) => void stderr.write(content),
  };
}

function readText(path: string, stdin: NodeJS.ReadStream): Promise<string> {
  return path === '-' ? text(stdin) : readFile(path, 'utf8');
}

async function readAll(folder: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  return new Map(await Promise.all(files.map(async ({ name }) => [name, await readFile(join(folder, name))] as const)));
}

async function attempt<T>(what: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new CommandError(`Cannot ${what}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
