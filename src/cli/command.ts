import type { Command as Program } from 'commander';
import type { ExitCode } from './command-error.ts';
import type { Streams } from './streams.ts';

/** How results are written: for people, or as JSON for other programs. */
export type Format = 'pretty' | 'json';

/**
 * One command. It adds itself to the program and hands what came of it to `done`; whatever it finds out is worked out
 * in functions of its own, apart from how it is told.
 */
export interface Command {
  add(program: Program, streams: Streams, done: (code: ExitCode) => void): void;
}
