import type { Command } from './command.ts';
import { paperPage } from './paper/paper-page.ts';
import { addPaperOptions, type PaperOptions, readPaper, writePage } from './paper/read-paper.ts';
import { readSource } from './read-document.ts';
import { readScenarioFile } from './read-scenarios.ts';
import { todayIn } from './today-in.ts';

/** `questionnaire paper`: the blank questionnaire as one page to print, shown by the widget itself. */
export const paperCommand: Command = {
  add(program, streams) {
    const command = program
      .command('paper')
      .argument('<questionnaire>', 'the document, or - for the standard input')
      .description('Write the blank questionnaire, with its conditions in words, as one page to read and print.');
    addPaperOptions(command).action(async (path: string, options: PaperOptions) => {
      const source = await readSource(path, streams, 'pretty');
      const today = todayIn(source.questionnaire.timeZone);
      const scenarios = await readScenarioFile(path, undefined, streams);
      const paper = await readPaper(source, today, options, streams, scenarios);
      await writePage(paperPage(source.questionnaire, paper), options, streams);
    });
  },
};
