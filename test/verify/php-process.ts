import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One running PHP that answers line by line. */
export interface PhpProcess {
  /** What it answers to one line; php-lines.php says what may be asked. An `error` in it means that PHP threw. */
  ask(line: { readonly do: string; readonly [word: string]: unknown }): Promise<Readonly<Record<string, unknown>>>;
  /** Ends it. */
  close(): void;
}

/** Why the tests of PHP are skipped where there is none. */
export const noPhp =
  'NOT TESTED: there is no PHP 8.1 here and none could be installed (Debian and Ubuntu: apt-get install php-cli)';

/** Starts php-lines.php. */
export function startPhp(program: string): PhpProcess {
  const child = spawn(program, ['-d', 'memory_limit=512M', join(import.meta.dirname, 'php-lines.php')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: { resolve: (answer: Record<string, unknown>) => void; reject: (error: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    waiting.shift()?.resolve(JSON.parse(line) as Record<string, unknown>);
  });
  const end = () => waiting.splice(0).forEach(({ reject }) => reject(new Error('PHP ended before it answered.')));
  child.on('close', end).on('error', end);
  return {
    ask: (line) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${JSON.stringify(line)}\n`);
      }),
    close: () => child.stdin.end(),
  };
}
