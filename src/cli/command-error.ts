/** How a command ended: 0 all is well, 1 something was found, 2 it could not be done. */
export type ExitCode = 0 | 1 | 2;

/** A command cannot go on: a file that cannot be read, or that does not hold what it should. */
export class CommandError extends Error {
  override name = 'CommandError';

  constructor(
    message: string,
    readonly exitCode: ExitCode = 2,
  ) {
    super(message);
  }
}
