import { join } from 'node:path';
import type { Command as Program } from 'commander';
import { isObject } from '../../questionnaire/json-object.ts';
import { CommandError } from '../command-error.ts';
import { sampleContext } from '../coverage/sample-host.ts';
import { readJson, type Source } from '../read-document.ts';
import type { ScenarioFile } from '../scenario-file.ts';
import type { Streams } from '../streams.ts';
import { writeResult } from '../write-result.ts';
import type { Paper } from './blank-form.ts';

/** What may be said on the command line about a page with a questionnaire on it. */
export interface PaperOptions {
  readonly output?: string;
  readonly context?: string;
  readonly locale?: string;
  readonly widget?: string;
}

/** Stands beside this program in the package. */
const WIDGET = join(import.meta.dirname, 'questionnaire-form.classic.js');

/** Adds the options of a command that writes such a page. */
export function addPaperOptions(program: Program): Program {
  return program
    .option('-o, --output <file>', 'write it to a file')
    .option('-c, --context <file>', 'the host’s facts; by default those of the first scenario, or samples')
    .option('-l, --locale <language>', 'the language of the blank questionnaire')
    .option('--widget <file>', 'another script-tag file than the one of this release');
}

/** Everything that a questionnaire on paper needs. Facts that no file gives are samples. Throws `CommandError`. */
export async function readPaper(
  { text, questionnaire }: Source,
  today: string,
  { context, locale, widget = WIDGET }: PaperOptions,
  streams: Streams,
  scenarios?: ScenarioFile,
): Promise<Paper> {
  const given = context === undefined ? undefined : await readJson(context, streams);
  if (given !== undefined && !isObject(given)) throw new CommandError(`${context} must hold facts: { "name": … }.`);
  const [first] = Object.values(scenarios?.contexts ?? {});
  return {
    document: text,
    context: given ?? first ?? sampleContext(questionnaire, today),
    today,
    locale,
    widget: await streams.read(widget),
  };
}

/** Writes such a page where it was asked for, and says how to look at it. Throws `CommandError`. */
export async function writePage(page: string, { output }: PaperOptions, streams: Streams): Promise<void> {
  await writeResult(page, output, streams);
  if (output !== undefined) streams.note(`${output} is written; open it in a browser.\n`);
}
