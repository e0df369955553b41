import { Command as Program, CommanderError } from 'commander';
import type { Command } from './command.ts';
import { CommandError, type ExitCode } from './command-error.ts';
import type { Streams } from './streams.ts';
import { coverageCommand } from './coverage-command.ts';
import { diffCommand } from './diff-command.ts';
import { explainCommand } from './explain-command.ts';
import { lintCommand } from './lint-command.ts';
import { newYearCommand } from './new-year-command.ts';
import { paperCommand } from './paper-command.ts';
import { reviewCommand } from './review-command.ts';
import { schemaCommand } from './schema-command.ts';
import { textCommand } from './text-command.ts';
import { typesCommand } from './types-command.ts';
import { verifyCommand } from './verify-command.ts';

/** Every command of the program, one file each. */
const commands: readonly Command[] = [
  coverageCommand,
  diffCommand,
  explainCommand,
  lintCommand,
  newYearCommand,
  paperCommand,
  reviewCommand,
  schemaCommand,
  textCommand,
  typesCommand,
  verifyCommand,
];

/** Runs the program with the arguments after its name, and says how it ended. */
export async function run(args: readonly string[], streams: Streams, version: string): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Program('questionnaire')
    .description(
      'Works with questionnaires and with what was handed over: 0 all is well, 1 something was found, 2 it failed.',
    )
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => streams.out(text), writeErr: (text) => streams.note(text) })
    .configureHelp({ sortSubcommands: true });
  for (const command of commands) command.add(program, streams, (result) => (code = result));
  // Whatever is added takes over from the program how it ends and where it writes.
  for (const added of program.commands) added.copyInheritedSettings(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said already what is wrong, or has shown the help that was asked for.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CommandError)) throw error;
    streams.note(`${error.message}\n`);
    return error.exitCode;
  }
}
