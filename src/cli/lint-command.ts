import { Option } from 'commander';
import type { Command } from './command.ts';
import { CommandError } from './command-error.ts';
import { githubReport, jsonReport, type LintedFile, prettyReport, totals } from './lint/lint-report.ts';
import { lint, lintAndFix } from './lint/lint.ts';
import { rules } from './lint/rules.ts';
import type { Streams } from './streams.ts';

interface Options {
  readonly format: 'pretty' | 'json' | 'github';
  readonly maxWarnings?: number;
  readonly fix?: boolean;
  readonly rules?: boolean;
}

/** `questionnaire lint`: tells at the line what is wrong with questionnaires, and what probably is. */
export const lintCommand: Command = {
  add(program, streams, done) {
    program
      .command('lint')
      .argument('[files...]', 'questionnaires or task lists, or - for the standard input')
      .description('Tell at the line what is wrong with questionnaires, and what probably is.')
      .addOption(
        new Option('-f, --format <format>', 'how the result is written')
          .choices(['pretty', 'json', 'github'])
          .default('pretty'),
      )
      .option('--max-warnings <number>', 'end with 1 when there are more warnings than this', wholeNumber)
      .option('--fix', 'put right in the files what is mechanical')
      .option('--rules', 'list the rules and leave')
      .addHelpText(
        'after',
        '\nErrors end with 1; warnings do not, unless --max-warnings says so. Files of scenarios are passed over.',
      )
      .action(async (files: readonly string[], options: Options) => {
        if (options.rules === true) return streams.out(ruleList());
        if (files.length === 0) throw new CommandError('Name at least one file.');
        const linted: LintedFile[] = [];
        for (const file of files) {
          const result = await lintFile(file, options.fix === true, streams);
          if (result.passedOver) streams.note(`${file} holds scenarios and is passed over; "coverage" plays them.\n`);
          else linted.push(result);
        }
        streams.out(reportOf(linted, options, streams));
        const { error, warning } = totals(linted);
        done(error > 0 || warning > (options.maxWarnings ?? Infinity) ? 1 : 0);
      });
  },
};

async function lintFile(path: string, fix: boolean, streams: Streams): Promise<LintedFile> {
  if (path === '-' && fix) throw new CommandError('--fix needs a file to write to.');
  const text = await streams.read(path);
  const name = path === '-' ? undefined : path.split(/[/\\]/).at(-1);
  const options = name === undefined ? {} : { name };
  const file = path === '-' ? 'standard input' : path;
  if (!fix) return { file, text, fixed: 0, ...lint(text, options) };
  const result = lintAndFix(text, options);
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  if (mark + result.text !== text) await streams.write(path, mark + result.text);
  return { file, ...result };
}

function reportOf(files: readonly LintedFile[], { format }: Options, { colours }: Streams): string {
  if (format === 'json') return jsonReport(files);
  return format === 'github' ? githubReport(files) : prettyReport(files, colours);
}

function ruleList(): string {
  return rules.map(({ id, severity, about }) => `${id} (${severity})\n  ${about}\n`).join('');
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new CommandError('--max-warnings must be a whole number.');
  return Number(text);
}
