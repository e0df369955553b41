// Writes what is derived from the meta-schema: the published JSON Schemas (committed) and the compiled check (not).
// `--check` writes nothing and fails when the committed JSON Schema is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCheck } from './compile-check.ts';
import { publishedSchemas, schemaText } from './schema-text.ts';

const root = join(import.meta.dirname, '..');
const generated = join(root, 'src/questionnaire/generated');

const declarations = `/** One slip, as Ajv reports it; \`params\` depends on the keyword. */
export interface SchemaSlip {
  /** JSON Pointer to the offending value. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** The offending property name, where a name is at fault. */
  readonly propertyName?: string;
}

/** Everything in which a document, written out without templates, departs from the format. */
export default function checkDocumentShape(document: unknown): readonly SchemaSlip[];
`;

for (const name of Object.keys(publishedSchemas) as (keyof typeof publishedSchemas)[]) {
  const file = join(root, 'schemas', name);
  const schema = await schemaText(name);
  if (!process.argv.includes('--check')) writeFileSync(file, schema);
  else if (readFileSync(file, 'utf8') !== schema) {
    console.error(`schemas/${name} is stale: run npm run generate and commit it.`);
    process.exitCode = 1;
  }
}
if (!process.argv.includes('--check')) {
  mkdirSync(generated, { recursive: true });
  writeFileSync(join(generated, 'document-check.js'), await compileCheck());
  writeFileSync(join(generated, 'document-check.d.ts'), declarations);
}
