// Measures the built element against static HTML with the same controls, in one run of one browser, and prints ratios.
//
//   npm run bench                        100, 1,000 and 5,000 questions (some minutes)
//   npm run bench -- --quick             100 and 1,000 questions, fewer visits
//   npm run bench -- --json figures.json writes all figures to a file as well
//   npm run bench -- --dist <folder>     another build than the one just made, seen from the repository
//   npm run bench -- engine              the engine alone, in Node, up to 10,000 questions
//   npm run bench -- schema <file>       typing into a shipped questionnaire
//
// Nothing here passes or fails: the table says where a yardstick is missed.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { benchEngine } from './bench-engine.ts';
import { benchForms } from './bench-forms.ts';
import { benchSchema } from './bench-schema.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    dist: { type: 'string', default: 'dist' },
    json: { type: 'string' },
  },
});
const [mode = 'forms', file] = positionals;
const result = await measured();
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);

function measured(): Promise<unknown> {
  switch (mode) {
    case 'forms':
      return benchForms(values);
    case 'engine':
      return benchEngine(values);
    case 'schema':
      if (file !== undefined) return benchSchema(file, values);
      throw new Error('Say which questionnaire: npm run bench -- schema <file>');
    default:
      throw new Error(`There is no benchmark "${mode}"; there are forms, engine and schema.`);
  }
}
