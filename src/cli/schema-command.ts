import type { Extent, Gap } from '../questionnaire/payload-schema/coverage.ts';
import { type PayloadSchema, payloadSchema } from '../questionnaire/payload-schema/payload-schema.ts';
import { formatOption } from './format-option.ts';
import type { Command, Format } from './command.ts';
import { readQuestionnaire } from './read-document.ts';
import { writeResult } from './write-result.ts';

interface Options {
  readonly output?: string;
  readonly report?: string;
  readonly format: Format;
}

/** `questionnaire schema`: the JSON Schema of the payload, and a report of what it cannot say. */
export const schemaCommand: Command = {
  add(program, streams, done) {
    program
      .command('schema')
      .argument('<questionnaire>', 'the document, or - for the standard input')
      .description('Write a closed JSON Schema (2020-12) of the payload, and report which rules it cannot say.')
      .option('-o, --output <file>', 'write the schema to a file')
      .option('-r, --report <file>', 'write the whole report to a file, as JSON')
      .addOption(formatOption())
      .addHelpText('after', '\nWith --format json, schema and report come together as one JSON value.')
      .action(async (path: string, { output, report, format }: Options) => {
        const made = payloadSchema(await readQuestionnaire(path, streams, format));
        const { schema, coverage, gaps } = made;
        const content = json(format === 'json' ? made : schema);
        if (report !== undefined) await streams.write(report, json({ coverage, gaps }));
        await writeResult(content, output, streams);
        if (format === 'pretty') streams.note(coverageLines(made));
        done(0);
      });
  },
};

/** What the schema cannot say, for people: how much it says, then what it does not say wholly, by reason. */
export function coverageLines({ coverage, gaps }: PayloadSchema): string {
  const count = (extent: Extent) => coverage.filter((said) => said.extent === extent).length;
  const groups = new Map<string, string[]>();
  for (const { what, at, extent, gaps: own } of coverage) {
    if (extent === 'whole') continue;
    const head = `${extent === 'part' ? 'in part' : 'not'}: ${what} (${own.join(', ')})`;
    groups.set(head, [...(groups.get(head) ?? []), at]);
  }
  const lines = [...groups].map(([head, places]) => `  ${head}: ${places.join(', ')}\n`);
  const named = Object.entries(gaps).filter(([gap]) => coverage.some(({ gaps: own }) => own.includes(gap as Gap)));
  const legend = named.map(([gap, words]) => `  ${gap}: ${words}\n`);
  const head = `The schema says ${count('whole')} statements wholly, ${count('part')} in part, ${count('none')} not.\n`;
  return head + lines.join('') + (legend.length > 0 ? `Why:\n${legend.join('')}` : '');
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
