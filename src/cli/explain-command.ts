import { didYouMean } from '../questionnaire/near-miss.ts';
import { chosenDay } from './chosen-day.ts';
import type { Command, Format } from './command.ts';
import { CommandError } from './command-error.ts';
import { explainLines } from './explain/explain-lines.ts';
import { explain, placeNamed } from './explain/explain.ts';
import { formatOption } from './format-option.ts';
import { readQuestionnaire } from './read-document.ts';
import { readScenarioFile } from './read-scenarios.ts';

interface Options {
  readonly scenarios?: string;
  readonly today?: string;
  readonly format: Format;
}

/** `questionnaire explain`: why a question is shown, and the fewest answers that show it. */
export const explainCommand: Command = {
  add(program, streams, done) {
    program
      .command('explain')
      .argument('<questionnaire>', 'the document, or - for the standard input')
      .argument('<id>', 'the id of a question (rows/column for a column), or of a section')
      .description('Tell in words what decides whether a question is shown, with the fewest answers that show it.')
      .option('-s, --scenarios <file>', 'the scenarios; by default those beside the document, if there are any')
      .option('-t, --today <date>', 'the day of fillings, YYYY-MM-DD, where no scenario gives one')
      .addOption(formatOption())
      .action(async (path: string, id: string, options: Options) => {
        const questionnaire = await readQuestionnaire(path, streams, options.format);
        const today = chosenDay(options.today, questionnaire);
        const of = placeNamed(questionnaire, id);
        if (!of) {
          const known = questionnaire.sections.flatMap((section) => [
            section.id,
            ...section.questions.map((one) => one.id),
          ]);
          throw new CommandError(
            `There is no question "${id}". ${didYouMean(id, known, 'See the ids in the document.')}`,
          );
        }
        const file = await readScenarioFile(path, options.scenarios, streams);
        const explanation = explain(questionnaire, of, { today, ...(file && { file }) });
        if (options.format === 'json') streams.out(`${JSON.stringify(explanation, null, 2)}\n`);
        else streams.out(explainLines(questionnaire, explanation));
        done(explanation.shown.status === 'seen' ? 0 : 1);
      });
  },
};
