import { payloadTypes } from '../questionnaire/payload-schema/payload-types.ts';
import type { Command, Format } from './command.ts';
import { formatOption } from './format-option.ts';
import { readQuestionnaire } from './read-document.ts';
import { writeResult } from './write-result.ts';

interface Options {
  readonly output?: string;
  readonly format: Format;
}

/** `questionnaire types`: the payload as a TypeScript declaration. */
export const typesCommand: Command = {
  add(program, streams, done) {
    program
      .command('types')
      .argument('<questionnaire>', 'the document, or - for the standard input')
      .description('Write the type of the payload as TypeScript, with the wording as comments.')
      .option('-o, --output <file>', 'write it to a file')
      .addOption(formatOption())
      .action(async (path: string, { output, format }: Options) => {
        const types = payloadTypes(await readQuestionnaire(path, streams, format));
        const content = format === 'json' ? `${JSON.stringify({ types }, null, 2)}\n` : types;
        await writeResult(content, output, streams);
        done(0);
      });
  },
};
