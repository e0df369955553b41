import type { Command as Program } from 'commander';
import { CommandError } from './command-error.ts';
import type { Command, Format } from './command.ts';
import { formatOption } from './format-option.ts';
import { questionnaireIn, readSource } from './read-document.ts';
import type { Streams } from './streams.ts';
import { writeResult } from './write-result.ts';
import { type ImportedTexts, importTexts, missingIn, type TextRemark } from './texts/import-texts.ts';
import { languageOf, textRows, textsCsv } from './texts/text-rows.ts';

interface ExportOptions {
  readonly to: string;
  readonly since?: string;
  readonly output?: string;
}

interface ImportOptions {
  readonly output?: string;
  readonly format: Format;
}

/** `questionnaire text`: the wording of a document as a table for translators, and back. */
export const textCommand: Command = {
  add(program, streams, done) {
    const text = program.command('text').description('Hand the wording to translators as a table, and take it back.');
    addExport(text, streams, () => done(0));
    text
      .command('import')
      .argument('<questionnaire>', 'the document, or - for the standard input')
      .argument('<table>', 'the table with the translations')
      .description('Write the translations of a table into the document; nothing else in it changes.')
      .option('-o, --output <file>', 'where to write it, - for the standard output; by default the document itself')
      .addOption(formatOption())
      .action(async (path: string, table: string, options: ImportOptions) => {
        if (table === '-') throw new CommandError('The table must be a file.');
        const { text: source } = await readSource(path, streams, options.format);
        const imported = importTexts(source, await streams.read(table));
        if ('problem' in imported) throw new CommandError(`${table}: ${imported.problem}`);
        await writeImported(imported, { path, table, source }, options, streams);
        done(imported.refused.length + imported.stale.length > 0 ? 1 : 0);
      });
  },
};

function addExport(text: Program, streams: Streams, done: () => void): void {
  text
    .command('export')
    .argument('<questionnaire>', 'the document, or - for the standard input')
    .requiredOption('--to <language>', 'the language to translate into, such as es')
    .description('Write every text as a table for translators (CSV), with what is translated already.')
    .option('--since <file>', "last year's document, whose translations stand beside")
    .option('-o, --output <file>', 'write it to a file')
    .action(async (path: string, { to, since, output }: ExportOptions) => {
      if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(to)) throw new CommandError('--to must be a language tag, such as es.');
      const { text: source } = await readSource(path, streams, 'pretty');
      const document: unknown = JSON.parse(source.replace(/^\ufeff/, ''));
      if (to === languageOf(document)) throw new CommandError(`"${to}" is the document's own language.`);
      const earlier = since === undefined ? undefined : (await readSource(since, streams, 'pretty')).text;
      const rows = textRows(document, to, earlier && (JSON.parse(earlier.replace(/^\ufeff/, '')) as unknown));
      const content = textsCsv(rows, to);
      await writeResult(content, output, streams);
      const reworded = rows.filter(({ isReworded }) => isReworded).length;
      const again = reworded === 0 ? '' : ` ${reworded} to look at again, because the text changed (see "note").`;
      const blank = missingIn(source, to).length;
      streams.note(`${rows.length} texts, ${blank} of them without a translation into "${to}".${again}\n`);
      done();
    });
}

async function writeImported(
  imported: ImportedTexts,
  { path, table, source }: { readonly path: string; readonly table: string; readonly source: string },
  { output = path, format }: ImportOptions,
  streams: Streams,
): Promise<void> {
  const { text, refused } = imported;
  const complaint = 'With these translations the document cannot be used, so nothing was written.';
  questionnaireIn(text, path, streams, 'pretty', complaint);
  const isWritten = refused.length === 0 && (output !== path || text !== source || path === '-');
  if (isWritten && output === '-') streams.out(text);
  else if (isWritten) await streams.write(output, text);
  const tell = output === '-' ? (words: string) => streams.note(words) : (words: string) => streams.out(words);
  const { text: _, ...told } = imported;
  tell(format === 'json' ? `${JSON.stringify(told, null, 2)}\n` : importLines(imported, { path, table }));
}

function importLines(
  { language, changed, refused, stale, missing }: ImportedTexts,
  { path, table }: { readonly path: string; readonly table: string },
): string {
  const lines = (file: string, remarks: readonly TextRemark[]) =>
    remarks.map(({ line, message, remedy, id }) => `${file}:${line}: ${message} ${remedy} [${id}]\n`).join('');
  const counts = `${stale.length} out of date, ${missing.length} missing`;
  const end =
    refused.length > 0
      ? `Nothing was taken: ${refused.length} refused, ${counts}.\n`
      : `${changed} translation${changed === 1 ? '' : 's'} into "${language}" taken, ${counts}.\n`;
  return lines(table, refused) + lines(table, stale) + missingLines(missing, { path, language }) + end;
}

/** What is missing, as one line of lines and what to do, since one remedy serves all of it. */
function missingLines(
  missing: readonly TextRemark[],
  { path, language }: { readonly path: string; readonly language: string },
): string {
  const [first] = missing;
  if (!first) return '';
  if (missing.length === 1) return `${path}:${first.line}: ${first.message} ${first.remedy}\n`;
  const lines = [...new Set(missing.map(({ line }) => line))];
  const more = lines.length > 12 ? ` and ${lines.length - 12} more lines` : '';
  return (
    `${path}: ${missing.length} texts have no translation into "${language}": lines ${lines.slice(0, 12).join(', ')}${more}.\n` +
    `  Export again (questionnaire text export ${path} --to ${language} -o ${language}.csv), have the blank cells ` +
    `filled in, and import that. Until then respondents read these texts in the first language.\n`
  );
}
