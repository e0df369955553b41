import type { Command } from './command.ts';
import { paperPage } from './paper/paper-page.ts';
import { type PaperOptions, readPaper } from './paper/read-paper.ts';
import { readQuestionnaire } from './read-document.ts';
import { readScenarioFile } from './read-scenarios.ts';
import { todayIn } from './today-in.ts';

interface Options extends PaperOptions {
  readonly output?: string;
}

/** `questionnaire paper`: the blank questionnaire as one page to print, shown by the widget itself. */
export const paperCommand: Command = {
  add(program, streams) {
    program
      .command('paper')
      .argument('<questionnaire>', 'the document')
      .description('Write the blank questionnaire, with its conditions in words, as one page to read and print.')
      .option('-o, --output <file>', 'write it to a file')
      .option('-c, --context <file>', 'the host’s facts; by default those of the first scenario, or samples')
      .option('-l, --locale <language>', 'the language to read in')
      .option('--widget <file>', 'another script-tag file than the one of this release')
      .action(async (path: string, options: Options) => {
        const questionnaire = await readQuestionnaire(path, streams, 'pretty');
        const today = todayIn(questionnaire.timeZone);
        const scenarios = await readScenarioFile(path, undefined, streams);
        const document = await streams.read(path);
        const page = paperPage(
          questionnaire,
          await readPaper(questionnaire, document, today, options, streams, scenarios),
        );
        if (options.output === undefined) streams.out(page);
        else {
          await streams.write(options.output, page);
          streams.note(`${options.output} is written; open it in a browser.\n`);
        }
      });
  },
};
