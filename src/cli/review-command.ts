import type { Command } from './command.ts';
import { coverageOf } from './coverage/coverage.ts';
import { diffQuestionnaires } from './diff/diff-questionnaires.ts';
import { diffReport } from './diff/diff-report.ts';
import { lint } from './lint/lint.ts';
import { addPaperOptions, type PaperOptions, readPaper, writePage } from './paper/read-paper.ts';
import { readQuestionnaire, readSource } from './read-document.ts';
import { readScenarioFile } from './read-scenarios.ts';
import { reviewPage } from './review/review-page.ts';
import { todayIn } from './today-in.ts';

interface Options extends PaperOptions {
  readonly since?: string;
}

/** `questionnaire review`: one page that a committee reads before a questionnaire goes out. */
export const reviewCommand: Command = {
  add(program, streams) {
    const command = program
      .command('review')
      .argument('<questionnaire>', 'the document, or - for the standard input')
      .description('Write one page to send to a committee: problems, changes, coverage and the blank questionnaire.')
      .option('-s, --since <file>', 'the earlier edition to compare with');
    addPaperOptions(command).action(async (path: string, options: Options) => {
      const source = await readSource(path, streams, 'pretty');
      const { text, questionnaire } = source;
      const since = options.since === undefined ? undefined : await readQuestionnaire(options.since, streams, 'pretty');
      const today = todayIn(questionnaire.timeZone);
      const file = await readScenarioFile(path, undefined, streams);
      const name = path.split(/[/\\]/).at(-1)!;
      const page = reviewPage({
        questionnaire,
        linted: lint(text, { name }),
        coverage: coverageOf(questionnaire, { today, ...(file && { file }) }),
        paper: await readPaper(source, today, options, streams, file),
        diff: since && diffReport(diffQuestionnaires(since, questionnaire), { wording: true }),
      });
      await writePage(page, options, streams);
    });
  },
};
