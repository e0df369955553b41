import type { Command } from './command.ts';
import { coverageOf } from './coverage/coverage.ts';
import { diffQuestionnaires } from './diff/diff-questionnaires.ts';
import { diffReport } from './diff/diff-report.ts';
import { lint } from './lint/lint.ts';
import { type PaperOptions, readPaper } from './paper/read-paper.ts';
import { readQuestionnaire } from './read-document.ts';
import { readScenarioFile } from './read-scenarios.ts';
import { reviewPage } from './review/review-page.ts';
import { todayIn } from './today-in.ts';

interface Options extends PaperOptions {
  readonly since?: string;
  readonly output?: string;
}

/** `questionnaire review`: one page that a committee reads before a questionnaire goes out. */
export const reviewCommand: Command = {
  add(program, streams) {
    program
      .command('review')
      .argument('<questionnaire>', 'the document')
      .description('Write one page to send to a committee: problems, changes, coverage and the blank questionnaire.')
      .option('-s, --since <file>', 'the earlier edition to compare with')
      .option('-o, --output <file>', 'write it to a file')
      .option('-c, --context <file>', 'the host’s facts; by default those of the first scenario, or samples')
      .option('-l, --locale <language>', 'the language of the blank questionnaire')
      .option('--widget <file>', 'another script-tag file than the one of this release')
      .action(async (path: string, options: Options) => {
        const questionnaire = await readQuestionnaire(path, streams, 'pretty');
        const since =
          options.since === undefined ? undefined : await readQuestionnaire(options.since, streams, 'pretty');
        const today = todayIn(questionnaire.timeZone);
        const [document, file] = [await streams.read(path), await readScenarioFile(path, undefined, streams)];
        const name = path.split(/[/\\]/).at(-1)!;
        const page = reviewPage({
          questionnaire,
          linted: lint(document, { name }),
          coverage: coverageOf(questionnaire, { today, ...(file && { file }) }),
          paper: await readPaper(questionnaire, document, today, options, streams, file),
          diff: since && diffReport(diffQuestionnaires(since, questionnaire), { wording: true }),
        });
        if (options.output === undefined) streams.out(page);
        else {
          await streams.write(options.output, page);
          streams.note(`${options.output} is written; open it in a browser.\n`);
        }
      });
  },
};
