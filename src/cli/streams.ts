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
    throw new CommandError(`Cannot ${what}: ${reasonOf(error)}`);
  }
}

// What people mistype most is a name; the system's words for it say nothing to them.
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder here. Check the name, and the folder you are in.';
  if (code === 'EISDIR') return 'it is a folder. Name a file in it.';
  if (code === 'EACCES') return 'you are not allowed to.';
  return error.message;
}
