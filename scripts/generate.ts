// Writes what is derived from the meta-schema: the published JSON Schema (committed) and the compiled check (not).
// `--check` writes nothing and fails when the committed JSON Schema is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compileCheck } from './compile-check.ts';
import { schemaText } from './schema-text.ts';

const root = join(import.meta.dirname, '..');
const schemaFile = join(root, 'schemas/questionnaire.schema.json');
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

const schema = await schemaText();
if (process.argv.includes('--check')) {
  if (readFileSync(schemaFile, 'utf8') !== schema) {
    console.error('schemas/questionnaire.schema.json is stale: run npm run generate and commit it.');
    process.exitCode = 1;
  }
} else {
  writeFileSync(schemaFile, schema);
  mkdirSync(generated, { recursive: true });
  writeFileSync(join(generated, 'document-check.js'), await compileCheck());
  writeFileSync(join(generated, 'document-check.d.ts'), declarations);
}
