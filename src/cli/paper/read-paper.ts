import { join } from 'node:path';
import type { Questionnaire } from '../../questionnaire/compiled.ts';
import { isObject } from '../../questionnaire/json-object.ts';
import { CommandError } from '../command-error.ts';
import { sampleContext } from '../coverage/sample-host.ts';
import { readJson } from '../read-document.ts';
import type { ScenarioFile } from '../scenario-file.ts';
import type { Streams } from '../streams.ts';
import type { Paper } from './blank-form.ts';

/** What may be said on the command line about a questionnaire on paper. */
export interface PaperOptions {
  readonly context?: string;
  readonly locale?: string;
  readonly widget?: string;
}

/** Stands beside this program in the package. */
const WIDGET = join(import.meta.dirname, 'questionnaire-form.classic.js');

/** Everything that a questionnaire on paper needs. Facts that no file gives are samples. Throws `CommandError`. */
export async function readPaper(
  questionnaire: Questionnaire,
  document: string,
  today: string,
  { context, locale, widget = WIDGET }: PaperOptions,
  streams: Streams,
  scenarios?: ScenarioFile,
): Promise<Paper> {
  const given = context === undefined ? undefined : await readJson(context, streams);
  if (given !== undefined && !isObject(given)) throw new CommandError(`${context} must hold facts: { "name": … }.`);
  const [first] = Object.values(scenarios?.contexts ?? {});
  return {
    document,
    context: given ?? first ?? sampleContext(questionnaire, today),
    today,
    locale,
    widget: await streams.read(widget),
  };
}
