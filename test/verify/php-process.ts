import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { VerifyResult } from '../../src/verify/verify-payload.ts';

/** What the PHP verifier says of one line; `error` when it threw. */
export interface PhpAnswer {
  readonly status?: VerifyResult['status'];
  readonly reasons?: readonly object[];
  readonly sha256?: string;
  readonly error?: string;
  readonly composed?: string;
  readonly lower?: string;
  readonly trimmed?: string;
  readonly isAddress?: boolean;
}

/** One running PHP that answers line by line. */
export interface PhpProcess {
  /** What it says to one line; see php-lines.php. */
  ask(line: Readonly<Record<string, unknown>>): Promise<PhpAnswer>;
  /** Ends it. */
  close(): void;
}

/** Starts php-lines.php. */
export function startPhp(program: string): PhpProcess {
  const child = spawn(program, ['-d', 'memory_limit=512M', join(import.meta.dirname, 'php-lines.php')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: { resolve: (answer: PhpAnswer) => void; reject: (error: Error) => void }[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => {
    waiting.shift()?.resolve(JSON.parse(line) as PhpAnswer);
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
