import { CommandError } from './command-error.ts';
import type { Command, Format } from './command.ts';
import { formatOption } from './format-option.ts';
import { type NextEdition, nextEdition, nextName } from './new-year/next-edition.ts';
import { nextScenarios, scenariosBeside } from './new-year/next-scenarios.ts';
import { todoMarkdown } from './new-year/todo.ts';
import { questionnaireIn, readSource } from './read-document.ts';
import type { Streams } from './streams.ts';

interface Options {
  readonly year?: string;
  readonly output?: string;
  readonly todo?: string;
  readonly format: Format;
}

/** `questionnaire new-year`: the next edition of a document, and the list of what to look at in it. */
export const newYearCommand: Command = {
  add(program, streams, done) {
    program
      .command('new-year')
      .argument('<questionnaire>', 'the document of last year, or - for the standard input')
      .option('-y, --year <year>', 'the year of the new edition; by default the one after that of the document')
      .description('Write the document of another year, with its dates moved, and a list of what to look at by line.')
      .option(
        '-o, --output <file>',
        'where to write it, - for the standard output; by default its name with the new year',
      )
      .option('--todo <file>', 'where to write the list, - for the standard output; by default beside the new file')
      .addOption(formatOption())
      .action(async (path: string, options: Options) => {
        if (options.year !== undefined && !/^(?:19|20|21)\d\d$/.test(options.year))
          throw new CommandError('--year must be a year, such as 2027.');
        // Also tells what is wrong with last year's file before anything is made of it.
        const { text } = await readSource(path, streams, options.format);
        const made = nextEdition(text, options.year === undefined ? undefined : Number(options.year));
        if ('problem' in made) throw new CommandError(made.problem);
        const complaint = "With its dates moved the document cannot be used; correct last year's first.";
        questionnaireIn(made.text, 'the new edition', streams, 'pretty', complaint);
        await write(made, path, options, streams);
        done(0);
      });
  },
};

async function write(
  made: NextEdition,
  path: string,
  { output, todo, format }: Options,
  streams: Streams,
): Promise<void> {
  const file = output ?? (path === '-' ? '-' : nextName(path, made));
  if (file === undefined) throw new CommandError(`${path} has no ${made.from} in its name. Name the new file with -o.`);
  if (file !== '-' && (await exists(file, streams))) {
    throw new CommandError(`${file} is there already. Name another file with -o, or take that one away first.`);
  }
  const list = todoMarkdown(made.todos, {
    title: `To do for ${made.edition}`,
    file: file === '-' ? 'the new file' : file,
  });
  const listFile = todo ?? (file === '-' ? undefined : todoName(file));
  if (file === '-') streams.out(made.text);
  else await streams.write(file, made.text);
  if (listFile === undefined) streams.note(list);
  else if (listFile === '-') streams.out(list);
  else await streams.write(listFile, list);
  if (file === '-' || listFile === '-') return;
  const scenarios = await writeScenarios(path, file, made, streams);
  const { edition, todos } = made;
  const result = {
    file,
    edition,
    ...(listFile !== undefined && { list: listFile }),
    ...(scenarios !== undefined && { scenarios }),
    todos,
  };
  if (format === 'json') streams.out(`${JSON.stringify(result, null, 2)}\n`);
  else streams.out(`${file} is the edition ${edition}. ${todos.length} things to look at: ${listFile}\n`);
  if (format !== 'json' && scenarios !== undefined)
    streams.out(`${scenarios}: last year’s scenarios with their dates moved.\n`);
  if (format !== 'json') streams.note(`Go through that list, then: questionnaire lint ${file}\n`);
}

/** The name of what was written: last year's scenarios where there are some, and none of this year yet. */
async function writeScenarios(
  path: string,
  file: string,
  { from, edition }: NextEdition,
  streams: Streams,
): Promise<string | undefined> {
  const to = scenariosBeside(file);
  if (to === file || path === '-' || !(await exists(scenariosBeside(path), streams)) || (await exists(to, streams))) {
    return undefined;
  }
  const year = (name: string) => /(?:19|20|21)\d\d/.exec(name)?.[0] ?? name;
  const text = await streams.read(scenariosBeside(path));
  try {
    await streams.write(to, nextScenarios(text, { from: year(from), to: year(edition) }));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    streams.note(`${scenariosBeside(path)} is not JSON, so it was left out.\n`);
    return undefined;
  }
  return to;
}

function todoName(file: string): string {
  const at = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
  return `${file.slice(0, at)}TODO-${file.slice(at).replace(/\.json$/, '')}.md`;
}

async function exists(file: string, streams: Streams): Promise<boolean> {
  try {
    await streams.read(file);
    return true;
  } catch (error) {
    if (error instanceof CommandError) return false;
    throw error;
  }
}
