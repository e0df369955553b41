import { Option } from 'commander';
import { CommandError } from './command-error.ts';
import type { Command } from './command.ts';
import { diffHtml } from './diff/diff-html.ts';
import { diffMarkdown } from './diff/diff-markdown.ts';
import { diffPretty } from './diff/diff-pretty.ts';
import { diffQuestionnaires } from './diff/diff-questionnaires.ts';
import { type DiffReport, diffReport } from './diff/diff-report.ts';
import { type Differences, ofGroup } from './diff/difference.ts';
import { readQuestionnaire } from './read-document.ts';
import type { Streams } from './streams.ts';
import { writeResult } from './write-result.ts';

const FORMATS = ['pretty', 'md', 'html', 'json'] as const;

interface Options {
  readonly format: (typeof FORMATS)[number];
  readonly output?: string;
  readonly wording?: boolean;
  readonly failOn?: 'meaning' | 'silent';
}

/** `questionnaire diff`: what changed between two editions or corrections, and what it does to drafts. */
export const diffCommand: Command = {
  add(program, streams, done) {
    program
      .command('diff')
      .argument('<old>', 'the earlier document, or - for the standard input')
      .argument('<new>', 'the later document, or - for the standard input')
      .description('Tell in words what changed between two editions, and what becomes of answers given so far.')
      .addOption(new Option('-f, --format <format>', 'how it is written').choices(FORMATS).default('pretty'))
      .option('-o, --output <file>', 'write it to a file')
      .option('-w, --wording', 'tell every text that reads otherwise, not only how many')
      .addOption(
        new Option(
          '--fail-on <what>',
          'end with 1 when a question that kept its id changed meaning; with "silent" only when answers to the earlier one would be taken for answers to the new one',
        ).choices(['meaning', 'silent']),
      )
      .action(async (oldPath: string, newPath: string, options: Options) => {
        if (oldPath === '-' && newPath === '-')
          throw new CommandError('Only one of the two can be the standard input.');
        const format = options.format === 'json' ? 'json' : 'pretty';
        const old = await readQuestionnaire(oldPath, streams, format);
        const differences = diffQuestionnaires(old, await readQuestionnaire(newPath, streams, format));
        const content = written(differences, options, streams);
        await writeResult(content, options.output, streams);
        done(isFailed(differences, options.failOn) ? 1 : 0);
      });
  },
};

function written(differences: Differences, { format, wording = false }: Options, streams: Streams): string {
  const report = diffReport(differences, { wording });
  const writers: Readonly<Record<Options['format'], (report: DiffReport) => string>> = {
    pretty: (one) => diffPretty(one, streams),
    md: diffMarkdown,
    html: diffHtml,
    json: () => `${JSON.stringify(differences, null, 2)}\n`,
  };
  return writers[format](report);
}

function isFailed(differences: Differences, failOn: Options['failOn']): boolean {
  if (failOn === undefined) return false;
  return ofGroup(differences, 'meaning').some(({ isSilent }) => failOn === 'meaning' || isSilent === true);
}
