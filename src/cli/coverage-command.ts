import { readContext } from '../engine/context.ts';
import type { Questionnaire } from '../questionnaire/compiled.ts';
import { chosenDay } from './chosen-day.ts';
import type { Command, Format } from './command.ts';
import { coverageLines, isWhole } from './coverage/coverage-lines.ts';
import { type Coverage, coverageOf } from './coverage/coverage.ts';
import { foundScenarios } from './coverage/found-scenarios.ts';
import { formatOption } from './format-option.ts';
import { readQuestionnaire } from './read-document.ts';
import { readScenarioFile } from './read-scenarios.ts';
import type { ScenarioFile } from './scenario-file.ts';
import type { Streams } from './streams.ts';

interface Options {
  readonly scenarios?: string;
  readonly write?: string;
  readonly today?: string;
  readonly smallest?: boolean;
  readonly format: Format;
}

/** `questionnaire coverage`: whether every question can be shown and every condition goes both ways. */
export const coverageCommand: Command = {
  add(program, streams, done) {
    program
      .command('coverage')
      .argument('<questionnaire>', 'the document, or - for the standard input')
      .description('See every question shown and every condition go both ways: in the scenarios, then by search.')
      .option('-s, --scenarios <file>', 'the scenarios; by default those beside the document, if there are any')
      .option('-w, --write <file>', 'write what only the search has found as scenarios')
      .option('-t, --today <date>', 'the day of fillings, YYYY-MM-DD, where no scenario gives one')
      .option('--smallest', 'look for the smallest filling also of what scenarios show; takes longer')
      .addOption(formatOption())
      .action(async (path: string, options: Options) => {
        const questionnaire = await readQuestionnaire(path, streams, options.format);
        const coverage = await covered(questionnaire, path, options, streams);
        if (options.format === 'json') streams.out(`${JSON.stringify(coverage, null, 2)}\n`);
        else streams.out(coverageLines(coverage, path));
        if (options.write !== undefined) await writeFound(questionnaire, coverage, options.write, streams);
        done(isWhole(coverage) ? 0 : 1);
      });
  },
};

async function covered(
  questionnaire: Questionnaire,
  path: string,
  { scenarios, today: named, smallest = false }: Options,
  streams: Streams,
): Promise<Coverage> {
  const today = chosenDay(named, questionnaire);
  const file = await readScenarioFile(path, scenarios, streams);
  if (file) tellUnfit(questionnaire, file, streams);
  return coverageOf(questionnaire, { today, everySmallest: smallest, ...(file && { file }) });
}

// Silence would look as if the scenarios showed nothing.
function tellUnfit(questionnaire: Questionnaire, { contexts }: ScenarioFile, streams: Streams): void {
  for (const [name, context] of Object.entries(contexts)) {
    const read = readContext(questionnaire, context);
    if (read.status === 'ready') continue;
    const why = read.issues.map(({ pointer, message }) => `  ${pointer}: ${message}\n`).join('');
    streams.note(`The facts of “${name}” do not fit, so scenarios with them are passed over:\n${why}`);
  }
}

async function writeFound(
  questionnaire: Questionnaire,
  coverage: Coverage,
  to: string,
  streams: Streams,
): Promise<void> {
  const found = foundScenarios(questionnaire, coverage);
  if (!found) return streams.note('There is nothing to write: the scenarios show everything.\n');
  await streams.write(to, `${JSON.stringify(found, null, 2)}\n`);
  streams.note(`${found.scenarios.length} scenarios are in ${to}.\n`);
}
